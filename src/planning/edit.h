// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/rules.h"

#include <optional>
#include <vector>

// A plan changed by a person's hand, one meet at a time.
namespace ontmoet::planning {

// Why a meet cannot stand somewhere.
enum class Clash {
    begun,  // the round, or the meet's own
    closed,
    other_employer,
    table_taken,
    leased,  // to another device
    person_away,
    person_busy,
    companion_busy,  // sits at a table with somebody else
    no_interpreter,
    no_rest,  // too many rounds in a row
    no_walk,  // too little time between two zones
};
// A key of the catalogue, in words for a host.
char const* message_key(Clash clash);

// Nothing when this meet of `meets` can be moved to the table and round. `next` is the first round
// that has not begun (domain::next_round), `host` who moves it.
std::optional<Clash> clash_of(domain::State const& state,
                              std::vector<domain::PlannedMeet> const& meets, MeetId meet,
                              TableId table, int round, int next, domain::Booker const& host);
// Moves it there, with an interpreter who is free when it had one, and locks it. Only where
// nothing clashes.
void move_meet(domain::State const& state, std::vector<domain::PlannedMeet>& meets, MeetId meet,
               TableId table, int round);

// What a plan gives to people.
struct PlanFigures {
    std::vector<int> coverage;  // [m]: people with more than m meets
    int people = 0;             // with a meet or a wish
    int unmet_wishes = 0;       // their yes answers without a meet
};
PlanFigures figures_of(domain::State const& state, std::vector<domain::PlannedMeet> const& meets);

}  // namespace ontmoet::planning
