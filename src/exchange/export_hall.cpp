// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "exchange/export_table.h"

#include <algorithm>
#include <array>

namespace ontmoet::exchange {
namespace {

using domain::State;
using Kind = CellType;
using Items = std::vector<std::string>;

constexpr std::array k_event{
    ExportColumn<State>{{"event", Kind::id, "all", "event.set", "the event", {}, 2},
                        [](State const& s) -> Cell { return to_string(s.id); }},
    ExportColumn<State>{{"name", Kind::text, "all", "event.set", "its name", {}, 2},
                        [](State const& s) { return text_cell(s.event.name); }},
    ExportColumn<State>{
        {"kind", Kind::text, "all", "event.set", "matchingsevent, speed meet, …", {}, 2},
        [](State const& s) { return text_cell(s.event.kind); }},
    ExportColumn<State>{{"organiser", Kind::text, "all", "event.set", "who holds it", {}, 2},
                        [](State const& s) { return text_cell(s.event.organiser); }},
    ExportColumn<State>{{"region", Kind::text, "all", "event.set", "arbeidsmarktregio", {}, 2},
                        [](State const& s) { return text_cell(s.event.region); }},
    ExportColumn<State>{{"place", Kind::text, "all", "event.set", "where it is", {}, 2},
                        [](State const& s) { return text_cell(s.event.place); }},
    ExportColumn<State>{{"theme", Kind::text, "all", "event.set", "sector or theme", {}, 2},
                        [](State const& s) { return text_cell(s.event.theme); }},
    ExportColumn<State>{{"starts_at", Kind::moment, "all", "event.set", "first round", {}, 2},
                        [](State const& s) { return moment_cell(s.event.starts_at); }},
    ExportColumn<State>{
        {"rounds", Kind::number, "all", "event.set", "rounds of meets", "rounds", 2},
        [](State const& s) { return number_cell(s.event.rounds); }},
    ExportColumn<State>{
        {"meet_length", Kind::number, "all", "event.set", "length of a meet", "minutes", 2},
        [](State const& s) { return number_cell(s.event.meet_length_min); }},
    ExportColumn<State>{
        {"plan_gap", Kind::number, "H", "plan.published",
         "the plan is at most this far from the best possible; empty: unknown", "per mille", 2},
        [](State const& s) -> Cell {
            if (!s.plan || s.plan->gap_per_mille < 0) return {};
            return std::int64_t{s.plan->gap_per_mille};
        }},
};

struct EmployerRow {
    State const& state;
    OrganisationId id;
    domain::Organisation const& record;
};
// How many of a map's records belong to it.
template <class Map, class Owner>
Cell count_of(Map const& map, Owner is_theirs) {
    return std::int64_t{
        std::ranges::count_if(map, [&](auto const& entry) { return is_theirs(entry.second); })};
}

constexpr std::string_view k_organisation = "organisation.set";
constexpr std::array k_employer{
    ExportColumn<EmployerRow>{
        {"organisation", Kind::id, "all", k_organisation, "the employer or partner"},
        [](EmployerRow const& e) -> Cell { return to_string(e.id); }},
    ExportColumn<EmployerRow>{{"name", Kind::text, "all", k_organisation, "its name"},
                              [](EmployerRow const& e) { return text_cell(e.record.name); }},
    ExportColumn<EmployerRow>{{"sector", Kind::code, "all", k_organisation, "its sector"},
                              [](EmployerRow const& e) { return text_cell(e.record.sector); }},
    ExportColumn<EmployerRow>{{"size", Kind::code, "all", k_organisation, "mkb or large"},
                              [](EmployerRow const& e) { return text_cell(e.record.size); }},
    ExportColumn<EmployerRow>{{"region", Kind::text, "all", k_organisation, "arbeidsmarktregio"},
                              [](EmployerRow const& e) { return text_cell(e.record.region); }},
    ExportColumn<EmployerRow>{{"place", Kind::text, "all", k_organisation, "where it is"},
                              [](EmployerRow const& e) { return text_cell(e.record.place); }},
    ExportColumn<EmployerRow>{{"experience", Kind::code, "all", k_organisation,
                               "with statushouders: none, some, ambassador"},
                              [](EmployerRow const& e) -> Cell {
                                  return std::string(domain::to_text(e.record.experience));
                              }},
    ExportColumn<EmployerRow>{
        {"partner", Kind::yes_no, "all", k_organisation, "a stand, no employer"},
        [](EmployerRow const& e) -> Cell { return e.record.partner; }},
    ExportColumn<EmployerRow>{
        {"priority", Kind::number, "H", k_organisation, "as a candidate's, 0 to 3"},
        [](EmployerRow const& e) -> Cell { return std::int64_t{e.record.priority}; }},
    ExportColumn<EmployerRow>{{"offers", Kind::number, "all", "offer.set", "open offers"},
                              [](EmployerRow const& e) -> Cell {
                                  return std::int64_t(domain::offers_of(e.state, e.id).size());
                              }},
    ExportColumn<EmployerRow>{
        {"places_offered", Kind::number, "all", "offer.set", "sum of their numbers"},
        [](EmployerRow const& e) -> Cell {
            std::int64_t places = 0;
            for (auto const& offer : domain::offers_of(e.state, e.id))
                places += e.state.offers.at(offer).number;
            return places;
        }},
    ExportColumn<EmployerRow>{{"tables", Kind::number, "all", "table.set", "tables in the hall"},
                              [](EmployerRow const& e) {
                                  return count_of(e.state.tables, [&](domain::Table const& table) {
                                      return table.organisation == e.id;
                                  });
                              }},
    ExportColumn<EmployerRow>{{"staff", Kind::number, "H", "staff.set", "staff announced"},
                              [](EmployerRow const& e) {
                                  return count_of(e.state.staff,
                                                  [&](domain::StaffMember const& one) {
                                                      return one.record.organisation == e.id;
                                                  });
                              }},
    ExportColumn<EmployerRow>{{"staff_checked_in", Kind::number, "H", "check.in", "staff who came"},
                              [](EmployerRow const& e) {
                                  return count_of(
                                      e.state.staff, [&](domain::StaffMember const& one) {
                                          return one.record.organisation == e.id && one.checked_in;
                                      });
                              }},
    ExportColumn<EmployerRow>{{"meets", Kind::number, "H", "plan.published", "meets that stand"},
                              [](EmployerRow const& e) -> Cell {
                                  return std::int64_t(domain::meets_of(e.state, e.id).size());
                              }},
};

struct TableRow {
    State const& state;
    TableId id;
    domain::Table const& record;
};
constexpr std::array k_seat{
    ExportColumn<TableRow>{{"table", Kind::id, "all", "table.set", "the table", {}, 2},
                           [](TableRow const& seat) -> Cell { return to_string(seat.id); }},
    ExportColumn<TableRow>{
        {"number", Kind::number, "all", "table.set", "the number on it", {}, 2},
        [](TableRow const& seat) -> Cell { return std::int64_t{seat.record.number}; }},
    ExportColumn<TableRow>{
        {"zone", Kind::number, "all", "table.set", "zone of the hall", {}, 2},
        [](TableRow const& seat) -> Cell { return std::int64_t{seat.record.zone}; }},
    ExportColumn<TableRow>{
        {"organisation", Kind::id, "all", "table.set", "whose table it is", {}, 2},
        [](TableRow const& seat) -> Cell {
            return seat.record.organisation.is_none() ? Cell{}
                                                      : Cell{to_string(seat.record.organisation)};
        }},
    ExportColumn<TableRow>{
        {"organisation_name", Kind::text, "all", "organisation.set", "their name", {}, 2},
        [](TableRow const& seat) {
            return text_cell(organisation_name(seat.state, seat.record.organisation));
        }},
};

struct StaffRow {
    State const& state;
    StaffId id;
    domain::StaffMember const& member;
};
constexpr std::array k_colleague{
    ExportColumn<StaffRow>{{"staff", Kind::id, "H", "staff.set", "the employer's colleague", {}, 2},
                           [](StaffRow const& one) -> Cell { return to_string(one.id); }},
    ExportColumn<StaffRow>{
        {"organisation", Kind::id, "H", "staff.set", "their employer", {}, 2},
        [](StaffRow const& one) -> Cell { return to_string(one.member.record.organisation); }},
    ExportColumn<StaffRow>{
        {"organisation_name", Kind::text, "H", "organisation.set", "its name", {}, 2},
        [](StaffRow const& one) {
            return text_cell(organisation_name(one.state, one.member.record.organisation));
        }},
    ExportColumn<StaffRow>{{"name", Kind::text, "H", "staff.set", "their name", {}, 2},
                           [](StaffRow const& one) { return text_cell(one.member.record.name); }},
    ExportColumn<StaffRow>{{"role", Kind::text, "H", "staff.set", "what they do there", {}, 2},
                           [](StaffRow const& one) { return text_cell(one.member.record.role); }},
    ExportColumn<StaffRow>{{"checked_in", Kind::yes_no, "H", "check.in", "came", {}, 2},
                           [](StaffRow const& one) -> Cell { return one.member.checked_in; }},
};

using InterpreterRow = std::pair<InterpreterId const, domain::Interpreter>;
constexpr std::array k_helper{
    ExportColumn<InterpreterRow>{
        {"interpreter", Kind::id, "H", "interpreter.set", "the interpreter", {}, 2},
        [](InterpreterRow const& one) -> Cell { return to_string(one.first); }},
    ExportColumn<InterpreterRow>{
        {"name", Kind::text, "H", "interpreter.set", "their name", {}, 2},
        [](InterpreterRow const& one) { return text_cell(one.second.name); }},
    ExportColumn<InterpreterRow>{
        {"languages", Kind::list, "H", "interpreter.set", "ISO 639", {}, 2},
        [](InterpreterRow const& one) { return list_cell(one.second.languages); }},
};

}  // namespace

ExportTable event_table(State const& state) {
    ExportTable table{"event", "The event itself: one row."};
    add_columns(table, k_event);
    if (!state.id.is_none()) add_cells(table.rows.emplace_back(), k_event, state);
    return table;
}

ExportTable employers_table(State const& state) {
    ExportTable table{"employers", "Employers and partners, with what they brought."};
    add_columns(table, k_employer);
    for (auto const& [id, record] : state.organisations)
        add_cells(table.rows.emplace_back(), k_employer, EmployerRow{state, id, record});
    return table;
}

ExportTable tables_table(State const& state) {
    ExportTable table{"tables", "The tables of the hall."};
    add_columns(table, k_seat);
    for (auto const& [id, record] : state.tables)
        add_cells(table.rows.emplace_back(), k_seat, TableRow{state, id, record});
    return table;
}

ExportTable staff_table(State const& state) {
    ExportTable table{"staff", "The employers' colleagues who were announced."};
    add_columns(table, k_colleague);
    for (auto const& [id, member] : state.staff)
        add_cells(table.rows.emplace_back(), k_colleague, StaffRow{state, id, member});
    return table;
}

ExportTable interpreters_table(State const& state) {
    ExportTable table{"interpreters", "The interpreters in the hall."};
    add_columns(table, k_helper);
    for (auto const& helper : state.interpreters)
        add_cells(table.rows.emplace_back(), k_helper, helper);
    return table;
}

}  // namespace ontmoet::exchange
