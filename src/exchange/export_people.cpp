// SPDX-License-Identifier: EUPL-1.2
#include "evidence/ladder.h"
#include "exchange/export_table.h"
#include "exchange/local_time.h"

#include <array>

namespace ontmoet::exchange {
namespace {

using domain::Candidate;
using domain::Purpose;
using domain::State;
using Kind = CellType;

// Somebody; `profile` is empty for who does not take part.
struct PersonRow {
    State const& state;
    PersonId id;
    Candidate const& candidate;
    bool is_shown;
    domain::Profile const& profile;
};

// Below 27 the school route comes first (SER 2018); the year itself is never exported.
Cell age_band(PersonRow const& one) {
    constexpr int k_school_route_ends = 27;
    int const year = one.profile.birth_year;
    if (year == 0 || one.state.event.starts_at == Moment{}) return {};
    bool const is_below = local_year(one.state.event.starts_at) - year < k_school_route_ends;
    return std::string(is_below ? "<27" : "27+");
}

template <Purpose purpose>
Cell consent_cell(PersonRow const& one) {
    return one.candidate.consents_to(purpose);
}

constexpr std::string_view k_of_someone = "person.set";
constexpr std::string_view k_consent = "consent.given, consent.withdrawn";

constexpr std::array k_someone{
    ExportColumn<PersonRow>{
        {"person", Kind::id, "H", "person.registered", "the person, in this event"},
        [](PersonRow const& one) -> Cell { return to_string(one.id); }},
    ExportColumn<PersonRow>{{"badge", Kind::code, "CHEM", "check.in", "number on the badge"},
                            [](PersonRow const& one) {
                                return one.is_shown ? text_cell(one.candidate.badge) : Cell{};
                            }},
    ExportColumn<PersonRow>{
        {"registered", Kind::yes_no, "H", "person.registered", "known to the event"},
        [](PersonRow const& one) -> Cell { return one.candidate.registered; }},
    ExportColumn<PersonRow>{{"checked_in", Kind::yes_no, "H", "check.in", "came"},
                            [](PersonRow const& one) -> Cell { return one.candidate.checked_in; }},
    ExportColumn<PersonRow>{{"checked_in_at", Kind::moment, "H", "check.in", "when they came"},
                            [](PersonRow const& one) {
                                return one.is_shown ? moment_cell(one.candidate.checked_in_at)
                                                    : Cell{};
                            }},
    ExportColumn<PersonRow>{{"origin", Kind::code, "H", "person.registered",
                             "registered by import, at a kiosk or by a host"},
                            [](PersonRow const& one) {
                                return one.is_shown
                                           ? text_cell(domain::to_text(one.candidate.origin))
                                           : Cell{};
                            }},
    ExportColumn<PersonRow>{
        {"consent_take_part", Kind::yes_no, "H", k_consent, "agreed to take part"},
        consent_cell<Purpose::take_part>},
    ExportColumn<PersonRow>{
        {"consent_show_work", Kind::yes_no, "H", k_consent, "employers may see their work"},
        consent_cell<Purpose::show_work>},
    ExportColumn<PersonRow>{{"consent_share_contact", Kind::yes_no, "H", k_consent,
                             "name and contact go to the employer after a double yes"},
                            consent_cell<Purpose::share_contact>},
    ExportColumn<PersonRow>{
        {"consent_follow_up", Kind::yes_no, "H", k_consent, "may be asked later how it went"},
        consent_cell<Purpose::follow_up>},
    ExportColumn<PersonRow>{{"consent_keep_profile", Kind::yes_no, "H", k_consent,
                             "the profile may be kept for the next event"},
                            consent_cell<Purpose::keep_profile>},
    ExportColumn<PersonRow>{{"code", Kind::code, "CH", k_of_someone, "number of the invitation"},
                            [](PersonRow const& one) { return text_cell(one.profile.code); }},
    ExportColumn<PersonRow>{{"given_name", Kind::text, "CHM", k_of_someone, "given name"},
                            [](PersonRow const& one) { return text_cell(one.profile.given_name); }},
    ExportColumn<PersonRow>{
        {"family_name", Kind::text, "CHM", k_of_someone, "family name"},
        [](PersonRow const& one) { return text_cell(one.profile.family_name); }},
    ExportColumn<PersonRow>{
        {"own_script_name", Kind::text, "CHM", k_of_someone, "as the person writes it"},
        [](PersonRow const& one) { return text_cell(one.profile.own_script_name); }},
    ExportColumn<PersonRow>{{"phone", Kind::text, "CHM", k_of_someone, "telephone number"},
                            [](PersonRow const& one) { return text_cell(one.profile.phone); }},
    ExportColumn<PersonRow>{{"email", Kind::text, "CHM", k_of_someone, "e-mail address"},
                            [](PersonRow const& one) { return text_cell(one.profile.email); }},
    ExportColumn<PersonRow>{
        {"reached_by", Kind::code, "CHM", k_of_someone, "call, message or email"},
        [](PersonRow const& one) { return text_cell(one.profile.reached_by); }},
    ExportColumn<PersonRow>{
        {"age_band", Kind::code, "O", k_of_someone, "<27 or 27+ in the year of the event"},
        age_band},
};
// What came later stands behind the work card.
constexpr std::array k_more{ExportColumn<PersonRow>{
    {"invited", Kind::yes_no, "H", "person.registered", "was on the list before the event", {}, 2},
    [](PersonRow const& one) -> Cell {
        return one.candidate.registered && one.candidate.origin == domain::Origin::import;
    }}};

struct WishRow {
    State const& state;
    PersonId person;
    OrganisationId organisation;
    Candidate const& candidate;
    domain::Preference const& said;
};

constexpr std::array k_wish{
    ExportColumn<WishRow>{{"person", Kind::id, "H", "preference.set", "the person"},
                          [](WishRow const& wish) -> Cell { return to_string(wish.person); }},
    ExportColumn<WishRow>{{"badge", Kind::code, "H", "check.in", "number on the badge"},
                          [](WishRow const& wish) { return text_cell(wish.candidate.badge); }},
    ExportColumn<WishRow>{{"organisation", Kind::id, "H", "preference.set", "the employer"},
                          [](WishRow const& wish) -> Cell { return to_string(wish.organisation); }},
    ExportColumn<WishRow>{
        {"organisation_name", Kind::text, "H", "organisation.set", "the employer's name"},
        [](WishRow const& wish) {
            return text_cell(organisation_name(wish.state, wish.organisation));
        }},
    ExportColumn<WishRow>{{"candidate", Kind::code, "H", "preference.set",
                           "wants to meet them: yes, maybe, no, none"},
                          [](WishRow const& wish) -> Cell {
                              return std::string(domain::to_text(wish.said.candidate));
                          }},
    ExportColumn<WishRow>{
        {"employer", Kind::code, "H", "preference.set", "the employer starred them: yes or none"},
        [](WishRow const& wish) -> Cell {
            return std::string(domain::to_text(wish.said.employer));
        }},
};

}  // namespace

ExportTable participants_table(State const& state) {
    ExportTable table{
        "participants",
        "Everybody who was registered or came; who does not take part is counted and no "
        "more than that."};
    add_columns(table, k_someone);
    add_profile_columns(table);
    add_columns(table, k_more);
    domain::Profile const nothing;
    for (auto const& [id, candidate] : state.people) {
        bool const is_shown = evidence::takes_part(candidate);
        PersonRow const one{state, id, candidate, is_shown, is_shown ? candidate.profile : nothing};
        auto& row = table.rows.emplace_back();
        add_cells(row, k_someone, one);
        add_profile_cells(row, one.profile);
        add_cells(row, k_more, one);
    }
    return table;
}

ExportTable preferences_table(State const& state) {
    ExportTable table{"preferences", "Who wanted to meet whom, of those who take part."};
    add_columns(table, k_wish);
    for (auto const& [key, said] : state.preferences)
        if (auto const* candidate = participant(state, key.first))
            add_cells(table.rows.emplace_back(), k_wish,
                      WishRow{state, key.first, key.second, *candidate, said});
    return table;
}

}  // namespace ontmoet::exchange
