// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/schedule.h"

#include <functional>

namespace ontmoet::scheduling {

// Breaks ties between plans of the same value: fewer idle rounds between a candidate's first and
// last meet, then earlier. Two rounds exchange some of their meets, again and again, `passes` times
// over the whole plan, at first also where that makes a day worse (annealing, with chance of its
// own); who meets whom stays, and the best of all plans seen is kept. When the time is over, only
// a few passes are left.
void tidy_days(Schedule& schedule, int passes, std::function<bool()> const& is_over = {});

// Rounds all candidates together wait between their first and last meet.
int idle_rounds(Schedule const& schedule);

}  // namespace ontmoet::scheduling
