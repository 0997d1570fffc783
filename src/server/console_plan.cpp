// SPDX-License-Identifier: EUPL-1.2
#include "server/console_plan.h"

#include "domain/interpreter_day.h"
#include "exchange/export_table.h"
#include "planning/edit.h"
#include "server/console_attention.h"
#include "server/limits.h"
#include "server/list_page.h"
#include "server/order_reader.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using nlohmann::json;
using planning::Change;
using scheduling::ChangeKind;
using scheduling::HappeningKind;

struct WayWord {
    std::string_view word;
    HappeningKind kind;
    char const* about;  // the member that says whom or what
    bool has_end = false;
};
constexpr std::array k_troubles{
    WayWord{"no_show", HappeningKind::no_show, "person"},
    WayWord{"left", HappeningKind::left, "person"},
    WayWord{"late", HappeningKind::late, "person", true},
    WayWord{"walk_in", HappeningKind::walk_in, "person"},
    WayWord{"meet_extended", HappeningKind::meet_extended, "person", true},
    WayWord{"table_closed", HappeningKind::table_closed, "table"},
    WayWord{"interpreter_gone", HappeningKind::interpreter_gone, "interpreter"},
    WayWord{"round_cancelled", HappeningKind::round_cancelled, "round"}};

char const* change_word(ChangeKind kind) {
    switch (kind) {
        case ChangeKind::added: return "added";
        case ChangeKind::cancelled: return "cancelled";
        case ChangeKind::moved:
        case ChangeKind::other_table: return "moved";
        case ChangeKind::other_interpreter: break;
    }
    return "interpreter";
}

std::string interpreter_name(domain::State const& state, InterpreterId id) {
    auto const found = state.interpreters.find(id);
    return found == state.interpreters.end() ? std::string() : found->second.name;
}

int table_number(domain::State const& state, TableId id) {
    auto const found = state.tables.find(id);
    return found == state.tables.end() ? 0 : found->second.number;
}

json written_change(domain::State const& state, Change const& change) {
    json entry = {{"kind", change_word(change.kind)},
                  {"who", shown_person(state, change.person, true)},
                  {"employer", exchange::organisation_name(state, change.organisation)},
                  {"interpreter", interpreter_name(state, change.to_interpreter)}};
    if (change.from_round >= 0) {
        entry["from_at"] = domain::round_start(state, change.from_round).ms;
        entry["from_table"] = table_number(state, change.from_table);
    }
    if (change.to_round >= 0) {
        entry["to_at"] = domain::round_start(state, change.to_round).ms;
        entry["to_table"] = table_number(state, change.to_table);
    }
    return entry;
}

json written_told(domain::State const& state, planning::Told const& told) {
    std::vector<std::string> people;
    for (auto const id : told.people) people.push_back(shown_person(state, id, true));
    std::ranges::sort(people);
    auto employers = json::array();
    for (auto const id : told.organisations)
        employers.push_back(exchange::organisation_name(state, id));
    auto interpreters = json::array();
    for (auto const id : told.interpreters) interpreters.push_back(interpreter_name(state, id));
    return {{"people", std::move(people)},
            {"employers", std::move(employers)},
            {"interpreters", std::move(interpreters)}};
}

json written_option(domain::State const& state, domain::PlanPublished const& plan,
                    std::vector<Change> const& changes, planning::Told const& told) {
    auto list = json::array();
    for (auto const& change : changes)
        if (list.size() < k_most_changes_shown) list.push_back(written_change(state, change));
    auto const figures = planning::figures_of(state, plan.meets);
    return {{"plan", json::parse(domain::make_fact(plan).body)},
            {"changes", std::move(list)},
            {"change_count", changes.size()},
            {"told", written_told(state, told)},
            {"meets", plan.meets.size()},
            {"people", figures.people},
            {"coverage", figures.coverage},
            {"unmet", figures.unmet_wishes},
            {"optimal", plan.optimal},
            {"gap_per_mille", plan.gap_per_mille}};
}

// As a host's kiosk does it: for those who are here once somebody is.
Result<json> planned_anew(domain::State const& state, PlanId id, Clock const& clock) {
    planning::Settings settings;
    bool const somebody_is_here = std::ranges::any_of(
        state.people, [](auto const& entry) { return entry.second.checked_in; });
    settings.who = somebody_is_here ? planning::Who::checked_in : planning::Who::registered;
    settings.from_round = domain::next_round(state, clock.now());
    settings.booker.at = clock.now();
    scheduling::PlanOptions options;
    options.out_of_time = scheduling::deadline(clock, k_planning_time);
    TRY_ASSIGN(auto const outcome, planning::make_plan(state, id, settings, options));
    auto const changes =
        planning::changes_between(planning::plan_of(state), outcome.published.meets);
    auto option = written_option(state, outcome.published, changes, planning::told_of(changes));
    auto shortages = json::array();
    for (auto const& lack : outcome.shortages)
        shortages.push_back({{"language", lack.language},
                             {"at", domain::round_start(state, lack.round).ms},
                             {"wanted", lack.wanted},
                             {"present", lack.present}});
    option["shortages"] = std::move(shortages);
    return json::array({std::move(option)});
}

Result<json> other_ways(domain::State const& state, PlanOrder const& order, Moment now) {
    std::vector<planning::MendOption> options;
    if (order.way == PlanOrder::Way::take_back) {
        TRY_ASSIGN(auto former, planning::take_back(state, order.id, now));
        options.push_back(std::move(former));
    } else {
        TRY_ASSIGN(options, planning::mend(state, order.trouble, order.id, {{}, now, {}}));
    }
    auto list = json::array();
    for (auto const& option : options) {
        auto entry = written_option(state, option.published, option.changes, option.told);
        entry["others_changed"] = option.others_changed;
        list.push_back(std::move(entry));
    }
    return list;
}

json choices_of_people(domain::State const& state, int next) {
    std::set<PersonId> awaited;
    for (auto const& [id, meet] : state.meets)
        if (meet.status == domain::MeetStatus::planned && meet.planned.round + 1 >= next)
            awaited.insert(domain::same_person(state, meet.planned.person));
    std::vector<std::pair<std::string, PersonId>> people;
    for (auto const& [id, person] : state.people)
        if (domain::is_here(person) || awaited.contains(id))
            people.emplace_back(shown_person(state, id, true), id);
    std::ranges::sort(people);
    auto list = json::array();
    for (auto const& [words, id] : people)
        list.push_back({{"id", to_string(id)},
                        {"words", words},
                        {"is_here", domain::is_here(state.people.at(id))},
                        {"has_meets", awaited.contains(id)}});
    return list;
}

json choices_of_tables(domain::State const& state) {
    std::vector<std::pair<int, TableId>> tables;
    for (auto const& [id, table] : state.tables) tables.emplace_back(table.number, id);
    std::ranges::sort(tables);
    auto list = json::array();
    for (auto const& [number, id] : tables) {
        auto const organisation = state.tables.at(id).organisation;
        list.push_back({{"id", to_string(id)},
                        {"number", number},
                        {"employer", exchange::organisation_name(state, organisation)}});
    }
    return list;
}

}  // namespace

Result<PlanOrder> decode_plan_order(std::string_view text) {
    TRY_ASSIGN(auto read, OrderReader::open(text));
    PlanOrder order;
    order.id = read.id<PlanId>("id");
    auto const way = read.text("way", true);
    auto const found = std::ranges::find(k_troubles, way, &WayWord::word);
    if (way == "take_back") {
        order.way = PlanOrder::Way::take_back;
    } else if (found != k_troubles.end()) {
        order.way = PlanOrder::Way::mend;
        order.trouble.kind = found->kind;
        std::string_view const about = found->about;
        if (about == "person") order.trouble.person = read.id<PersonId>("person");
        if (about == "table") order.trouble.table = read.id<TableId>("table");
        if (about == "interpreter")
            order.trouble.interpreter = read.id<InterpreterId>("interpreter");
        if (about == "round")
            order.trouble.round = read.number("round", 0, domain::k_most_rounds - 1, true);
        if (found->has_end)
            order.trouble.until = read.number("until", 0, domain::k_most_rounds, true);
    } else if (way != "anew") {
        read.fail("way");
    }
    TRY(read.end());
    return order;
}

std::string plan_face(domain::State const& state, Moment now) {
    auto const next = domain::next_round(state, now);
    auto interpreters = json::array();
    for (auto const id : domain::interpreters_by_name(state))
        interpreters.push_back({{"id", to_string(id)}, {"name", state.interpreters.at(id).name}});
    auto rounds = json::array();
    for (int round = next; round < state.event.rounds; ++round)
        if (domain::round_can_be_met_in(state, round))
            rounds.push_back({{"round", round}, {"at", domain::round_start(state, round).ms}});
    auto const meets = planning::plan_of(state);
    auto const figures = planning::figures_of(state, meets);
    return written_json(
        {{"has_plan", state.plan.has_value()},
         {"optimal", state.plan && state.plan->optimal},
         {"gap_per_mille", state.plan ? state.plan->gap_per_mille : domain::k_gap_unknown},
         {"meets", meets.size()},
         {"people_planned", figures.people},
         {"coverage", figures.coverage},
         {"unmet", figures.unmet_wishes},
         {"can_take_back", planning::take_back(state, PlanId{}, now).ok()},
         {"people", choices_of_people(state, next)},
         {"tables", choices_of_tables(state)},
         {"interpreters", std::move(interpreters)},
         {"rounds", std::move(rounds)}});
}

Result<std::string> plan_preview(domain::State const& state, PlanOrder const& order,
                                 Clock const& clock) {
    bool const is_anew = order.way == PlanOrder::Way::anew;
    auto options =
        is_anew ? planned_anew(state, order.id, clock) : other_ways(state, order, clock.now());
    if (!options.ok()) return options.error();
    return written_json({{"options", std::move(*options)}});
}

Result<domain::Fact> fact_of_plan(std::string_view text) {
    TRY_ASSIGN(auto const read, OrderReader::open(text));
    if (text.size() > domain::k_most_body_bytes)
        return Error{ErrorKind::invalid_input, "error.bad_message", "size"};
    domain::Fact said;
    said.type = domain::fact_type::plan_published;
    said.body = std::string(text);
    auto const plan = domain::read_body<domain::PlanPublished>(said);
    if (!plan.ok() || plan->plan.is_none())
        return Error{ErrorKind::invalid_input, "error.bad_message", "plan"};
    auto fact = domain::make_fact(*plan);
    fact.id = FactId::from_name(plan->plan.uuid, "published");
    return fact;
}

}  // namespace ontmoet::server
