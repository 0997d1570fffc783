// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/schedule.h"

namespace ontmoet::scheduling {

// Improves a plan that nobody has seen by chains of up to three meets that give way, from every
// pair that has no meet, until none helps; no randomness. Fairness is not left to luck by it: who
// could have one meet more by such a chain gets it.
void polish(Schedule& schedule);

}  // namespace ontmoet::scheduling
