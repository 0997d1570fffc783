// SPDX-License-Identifier: EUPL-1.2
#include "planning/explain.h"

#include "domain/rules.h"
#include "matching/ranking.h"
#include "planning/translation.h"
#include "scheduling/explain.h"
#include "scheduling/possible.h"
#include "scheduling/schedule.h"

#include <algorithm>

namespace ontmoet::planning {
namespace {

scheduling::RoundMask rounds_before(int round) {
    return round >= scheduling::max_rounds ? ~scheduling::RoundMask{0}
                                           : (scheduling::RoundMask{1} << round) - 1;
}

// Nothing when the wish can still be met.
std::optional<std::string> key_of(scheduling::Schedule const& schedule,
                                  scheduling::UnmetWish const& wish, int next) {
    auto const key = [](scheduling::Reason reason) {
        return std::string("unmet.") + scheduling::to_string(reason);
    };
    auto const fits =
        schedule.has_room(wish.pair) ? schedule.rounds_for(wish.pair) : scheduling::RoundMask{0};
    if (fits == 0) return key(wish.reason);
    if ((fits & ~rounds_before(next)) == 0) return key(scheduling::Reason::already_started);
    return std::nullopt;
}

}  // namespace

Account account_of(domain::State const& state, PersonId person, Moment now) {
    Account account;
    account.meets = static_cast<int>(domain::meets_of(state, person).size());
    auto const translation = to_problem(state, {}, Mending{});
    auto const& problem = translation.problem;
    auto const found = std::ranges::find(translation.people, person);
    if (found == translation.people.end()) return account;
    auto const index = static_cast<int>(found - translation.people.begin());
    auto const possible = scheduling::possible_meets(problem);
    account.possible = std::max(account.meets, possible[static_cast<std::size_t>(index)]);
    if (!state.plan) return account;

    scheduling::Schedule schedule(problem);
    for (auto const& meet : standing_meets(state, translation)) schedule.add(meet.pair, meet.round);
    int const next = domain::next_round(state, now);
    for (auto const& wish : scheduling::explain_wishes(schedule, possible)) {
        auto const& pair = problem.pairs[static_cast<std::size_t>(wish.pair)];
        if (pair.candidate != index || (pair.like & scheduling::liked_by_candidate) == 0) continue;
        if (auto key = key_of(schedule, wish, next))
            account.unmet.push_back(
                {person, translation.organisations[static_cast<std::size_t>(pair.employer)],
                 std::move(*key), wish.others});
    }
    auto const met = domain::meets_of(state, person);
    for (auto const& wish : translation.not_offered)
        if (wish.person == person && std::ranges::none_of(met, [&](auto const* meet) {
                return meet->planned.organisation == wish.organisation;
            }))
            account.unmet.push_back(wish);
    std::ranges::sort(account.unmet, {}, &UnmetWish::organisation);
    return account;
}

MeetReason reason_of(domain::State const& state, domain::PlannedMeet const& meet) {
    MeetReason reason;
    if (auto const said = state.preferences.find({meet.person, meet.organisation});
        said != state.preferences.end()) {
        reason.candidate_chose = said->second.candidate == domain::Answer::yes;
        reason.employer_chose = said->second.employer == domain::Answer::yes;
    }
    auto const meets = domain::meets_of(state, meet.person);
    reason.is_first = !meets.empty() && meets.front()->planned.meet == meet.meet;
    if (auto const person = state.people.find(meet.person); person != state.people.end())
        reason.fit = matching::fit_with_organisation(state, person->second.profile,
                                                     meet.organisation, matching::context_of(state))
                         .fit;
    return reason;
}

}  // namespace ontmoet::planning
