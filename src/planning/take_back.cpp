// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "planning/make_plan.h"
#include "planning/mend.h"

#include <algorithm>
#include <set>

namespace ontmoet::planning {
namespace {

// The meets of a plan, put together one by one so that no two of them clash.
class PlanInTheMaking {
public:
    bool add(domain::PlannedMeet const& meet) {
        std::set<std::pair<Uuid, int>> places{{meet.person.uuid, meet.round},
                                              {meet.table.uuid, meet.round}};
        if (!meet.interpreter.is_none()) places.insert({meet.interpreter.uuid, meet.round});
        if (m_ids.contains(meet.meet) ||
            std::ranges::any_of(places, [&](auto const& place) { return m_taken.contains(place); }))
            return false;
        m_taken.merge(places);
        m_ids.insert(meet.meet);
        m_meets.push_back(meet);
        return true;
    }
    std::vector<domain::PlannedMeet> meets() && { return std::move(m_meets); }

private:
    std::vector<domain::PlannedMeet> m_meets;
    std::set<std::pair<Uuid, int>> m_taken;
    std::set<MeetId> m_ids;
};

bool may_still_meet(domain::State const& state, domain::PlannedMeet const& meet) {
    auto const person = state.people.find(meet.person);
    if (person == state.people.end() || !person->second.consents_to(domain::Purpose::take_part))
        return false;
    auto const said = state.preferences.find({meet.person, meet.organisation});
    return said == state.preferences.end() || (said->second.candidate != domain::Answer::no &&
                                               said->second.employer != domain::Answer::no);
}

// Booked or locked after the plan was made.
bool is_by_hand(domain::State const& state, domain::PlannedMeet const& meet) {
    return meet.meet != meet_id(state.id, meet.person, meet.organisation);
}

}  // namespace

Result<MendOption> take_back(domain::State const& state, PlanId id, Moment now) {
    int const next = domain::next_round(state, now);
    if (!state.plan) return Error{ErrorKind::refused, "error.nothing_to_take_back", {}};
    if (next >= state.event.rounds) return Error{ErrorKind::refused, "error.mend_over", {}};
    auto const former = state.plan->former.value_or(domain::FormerPlan{});
    auto const before = plan_of(state);
    PlanInTheMaking plan;
    for (auto const& meet : before)
        if (meet.round < next) plan.add(meet);
    for (auto const& meet : before)
        if (meet.round >= next && is_by_hand(state, meet)) plan.add(meet);
    for (auto const& meet : former.meets)
        if (meet.round >= next && may_still_meet(state, meet)) plan.add(meet);

    MendOption option;
    option.published.plan = id;
    option.published.replaces = state.plan->id;
    option.published.away = former.away;
    option.published.meets = std::move(plan).meets();
    bool const is_whole =
        state.plan->former && changes_between(former.meets, option.published.meets).empty();
    option.published.gap_per_mille = is_whole ? former.gap_per_mille : domain::k_gap_unknown;
    option.published.optimal = is_whole && former.optimal;
    option.changes = changes_between(before, option.published.meets);
    option.told = told_of(option.changes);
    option.others_changed = static_cast<int>(option.told.people.size());
    return option;
}

}  // namespace ontmoet::planning
