// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/plan.h"
#include "scheduling/schedule.h"

#include <vector>

namespace ontmoet::scheduling {

// Why each liked pair is not in the plan, by one what-if in every round. Never tells a veto: a
// vetoed pair is no pair.
std::vector<UnmetWish> explain_wishes(Schedule const& schedule, std::vector<int> const& possible);

// For each language that wishes failed for, the round in which most people too many need it.
std::vector<Shortage> interpreter_shortages(Schedule const& schedule,
                                            std::vector<UnmetWish> const& unmet);

}  // namespace ontmoet::scheduling
