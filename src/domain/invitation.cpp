// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"

#include <algorithm>

namespace ontmoet::domain {
namespace {

bool has_free_table(State const& state, OrganisationId organisation, int from_round,
                    Booker const& booker) {
    for (auto const& [id, table] : state.tables)
        for (int round = std::max(0, from_round); round < state.event.rounds; ++round)
            if (table.organisation == organisation && round_can_be_met_in(state, round) &&
                table_is_open(state, id, round) && table_is_free(state, id, round) &&
                !is_leased_to_another(state, id, round, booker))
                return true;
    return false;
}

// Who did not come to it may be asked again.
bool have_a_meet(State const& state, PersonId person, OrganisationId organisation) {
    return std::ranges::any_of(meets_of(state, person), [&](Meet const* meet) {
        return meet->planned.organisation == organisation;
    });
}

// A no to them, and a day that is full: reasons that stay the candidate's.
bool wants_no_more(State const& state, PersonId person, OrganisationId organisation) {
    auto const said = state.preferences.find({person, organisation});
    return (said != state.preferences.end() && said->second.candidate == Answer::no) ||
           std::ssize(meets_of(state, person)) >= state.event.most_meets;
}

}  // namespace

Invitation invitation(State const& state, PersonId named, OfferId offer_id, int from_round,
                      Booker const& booker) {
    auto const no = [](char const* why) { return Invitation{{}, std::string("invite.") + why}; };
    auto const person = same_person(state, named);
    auto const found = state.people.find(person);
    auto const offer = state.offers.find(offer_id);
    if (found == state.people.end() || offer == state.offers.end() ||
        !is_shown_to_employers(found->second))
        return no("no_common_round");
    auto const organisation = offer->second.organisation;
    if (have_a_meet(state, person, organisation)) return no("already");
    if (!is_here(found->second)) return no("not_here");
    bool const is_over = first_open_round(state, std::max(0, from_round)) >= state.event.rounds;
    if (is_over) return no("no_common_round");
    if (!has_free_table(state, organisation, from_round, booker)) return no("table_full");
    if (wants_no_more(state, person, organisation)) return no("no_common_round");
    auto const rounds = [&](std::string const& language, std::size_t most) {
        return free_meets(state, person, organisation, language, from_round, most, booker);
    };
    auto const& language = found->second.profile.interpreter_wanted;
    Invitation made{rounds(language, k_most_rounds)};
    for (auto& meet : made.meets) meet.offer = offer_id;
    if (!made.meets.empty()) return made;
    return no(rounds({}, 1).empty() ? "no_common_round" : "no_interpreter");
}

}  // namespace ontmoet::domain
