// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/plan.h"
#include "scheduling/relaxation.h"
#include "scheduling/schedule.h"

#include <cstdint>

namespace ontmoet::scheduling {

// Runs a search on each of `options.threads` threads, every one with a seed of its own, from what
// the schedule holds already. It then holds the best plan, of equals the one of the first thread,
// so the same seed and threads give the same plan. The guards and on_progress are called on the
// calling thread only. Returns the moves of all.
std::uint64_t search_together(Schedule& schedule, Relaxation const& relaxation,
                              MeetLosses const& losses, PlanOptions const& options);

// The same, but where there is time a quarter of the moves goes to a search by itself and the rest
// to another, and the better plan counts: annealing may end in a poor one by bad luck.
std::uint64_t search_twice(Schedule& schedule, Relaxation const& relaxation,
                           MeetLosses const& losses, PlanOptions const& options);

}  // namespace ontmoet::scheduling
