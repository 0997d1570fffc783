// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "scheduling/replan.h"

#include <vector>

namespace ontmoet::planning {

// What a new plan does to one meet, in the words of the event.
struct Change {
    scheduling::ChangeKind kind = scheduling::ChangeKind::added;
    bool forced = false;  // it could not stand as it was
    MeetId meet{};
    PersonId person{};
    OrganisationId organisation{};
    int from_round = -1;  // -1: added
    TableId from_table{};
    int to_round = -1;  // -1: cancelled
    TableId to_table{};
    InterpreterId from_interpreter{};  // none: there was none, or none was needed
    InterpreterId to_interpreter{};
    friend bool operator==(Change const&, Change const&) = default;
};

// The meets that stand, also those that somebody missed.
std::vector<domain::PlannedMeet> plan_of(domain::State const& state);

// In which meets `after` differs from `before`, by round. A meet is the same one by its id.
std::vector<Change> changes_between(std::vector<domain::PlannedMeet> const& before,
                                    std::vector<domain::PlannedMeet> const& after);

// Who must hear of changes, each once.
struct Told {
    std::vector<PersonId> people;
    std::vector<OrganisationId> organisations;
    std::vector<InterpreterId> interpreters;  // whom a meet loses, gets or keeps at another time
};
Told told_of(std::vector<Change> const& changes);

}  // namespace ontmoet::planning
