// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/fact.h"
#include "domain/state.h"

#include <map>
#include <vector>

namespace ontmoet::sync {

// A meet as a calendar outside has to know it.
struct CalendarMeet {
    domain::PlannedMeet planned;
    bool cancelled = false;
    Moment added_at;             // since when it stands
    Moment touched_at;           // when it became another one, or was cancelled
    domain::Cursor changed = 0;  // of the last fact that changed it or all; grows with each
    Moment changed_at;
};

// What a State forgets and calendars need: every meet there ever was, also when a plan dropped it,
// and when it last changed. Follows from the facts alone, so every server says the same. Grows with
// the meets; the server keeps it beside the State.
class ScheduleHistory {
public:
    // To be told after each fact was folded into the state, in cursor order.
    void note(domain::State const& state, domain::Fact const& fact);
    // The person's meets by round, the cancelled ones too.
    std::vector<CalendarMeet> meets_of(domain::State const& state, PersonId person) const;

private:
    void refresh(domain::State const& state, MeetId id, domain::Fact const& fact);
    void refresh_all(domain::State const& state, domain::Fact const& fact);

    std::map<MeetId, CalendarMeet> m_meets;
    // What changed for every meet at once: rounds, tables, names.
    domain::Cursor m_all_changed = 0;
    Moment m_all_changed_at;
};

}  // namespace ontmoet::sync
