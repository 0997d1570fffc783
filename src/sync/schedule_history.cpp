// SPDX-License-Identifier: EUPL-1.2
#include "sync/schedule_history.h"

#include "domain/rules.h"

#include <algorithm>
#include <array>

namespace ontmoet::sync {
namespace {

using domain::PlannedMeet;
namespace meet_type = domain::fact_type;

bool changes_every_meet(std::string_view type) {
    constexpr std::array k_types{meet_type::event_set, meet_type::round_set, meet_type::table_set,
                                 meet_type::organisation_set, meet_type::offer_set};
    return std::ranges::find(k_types, type) != k_types.end();
}

bool may_change_many(std::string_view type) {
    return type == meet_type::plan_published || type == meet_type::identity_linked ||
           type == meet_type::person_erased;
}

// Whose it is may get another name without a change.
bool is_same_appointment(PlannedMeet const& one, PlannedMeet const& other) {
    return one.round == other.round && one.table == other.table &&
           one.organisation == other.organisation && one.offer == other.offer &&
           one.interpreter.is_none() == other.interpreter.is_none();
}

}  // namespace

void ScheduleHistory::note(domain::State const& state, domain::Fact const& fact) {
    if (changes_every_meet(fact.type)) {
        m_all_changed = fact.cursor;
        m_all_changed_at = fact.decided_at();
    } else if (may_change_many(fact.type)) {
        refresh_all(state, fact);
    } else if (auto const booked = domain::booked_meet(fact)) {
        refresh(state, booked->meet, fact);
    } else if (fact.type == meet_type::meet_cancelled) {
        auto const cancelled = domain::read_body<domain::MeetCancelled>(fact);
        if (cancelled.ok()) refresh(state, cancelled->meet, fact);
    }
}

void ScheduleHistory::refresh(domain::State const& state, MeetId id, domain::Fact const& fact) {
    auto const found = state.meets.find(id);
    bool const stands =
        found != state.meets.end() && found->second.status != domain::MeetStatus::cancelled;
    auto const known = m_meets.find(id);
    if (!stands && (known == m_meets.end() || known->second.cancelled)) return;
    bool const is_as_before = stands && known != m_meets.end() && !known->second.cancelled &&
                              is_same_appointment(known->second.planned, found->second.planned);
    bool const is_added = stands && (known == m_meets.end() || known->second.cancelled);
    auto& meet = m_meets[id];
    if (stands) meet.planned = found->second.planned;
    if (is_as_before) return;
    meet.cancelled = !stands;
    meet.touched_at = fact.decided_at();
    if (is_added) meet.added_at = meet.touched_at;
    meet.changed = fact.cursor;
    meet.changed_at = meet.touched_at;
}

void ScheduleHistory::refresh_all(domain::State const& state, domain::Fact const& fact) {
    std::erase_if(m_meets, [&](auto const& entry) {
        return state.erased.contains(entry.second.planned.person);
    });
    for (auto& [id, meet] : m_meets) {
        meet.planned.person = domain::same_person(state, meet.planned.person);
        if (!state.meets.contains(id)) refresh(state, id, fact);
    }
    for (auto const& [id, meet] : state.meets) refresh(state, id, fact);
}

std::vector<CalendarMeet> ScheduleHistory::meets_of(domain::State const& state,
                                                    PersonId person) const {
    auto const known_as = domain::same_person(state, person);
    std::vector<CalendarMeet> meets;
    for (auto const& [id, meet] : m_meets) {
        if (meet.planned.person != known_as) continue;
        meets.push_back(meet);
        if (m_all_changed < meet.changed) continue;
        meets.back().changed = m_all_changed;
        meets.back().changed_at = m_all_changed_at;
    }
    std::ranges::stable_sort(meets, {}, [](auto const& meet) { return meet.planned.round; });
    return meets;
}

}  // namespace ontmoet::sync
