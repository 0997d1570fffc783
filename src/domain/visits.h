// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/rules.h"

#include <vector>

// Talks of two employers: one who is new to this visits an ambassador (domain.md §5).
namespace ontmoet::domain {

// Every time at which staff of `guest` could come to a table of `ambassador`, the best first:
// breaks, in which nobody else waits for either, then rounds in which both are free. Who knows no
// meets may ask for breaks only. Empty when they have a talk already.
enum class VisitTimes { all, breaks };
std::vector<VisitBooked> free_visits(State const& state, OrganisationId guest,
                                     OrganisationId ambassador, int from_round,
                                     Booker const& booker, VisitTimes times = VisitTimes::all);
// Nothing when it can be booked; else "refused.visit".
std::optional<Refusal> visit_refusal(State const& state, VisitBooked const& visit,
                                     Booker const& booker);
// What this organisation is going to, and who comes to it; by round.
std::vector<VisitBooked> visits_of(State const& state, OrganisationId organisation);
// The rounds in which a table is kept for a talk, or empty because of one, as bits.
std::uint32_t rounds_visited(State const& state, TableId table);

}  // namespace ontmoet::domain
