// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/schedule.h"

namespace ontmoet::scheduling {

// Breaks ties between plans of the same value: fewer idle rounds between a candidate's first and
// last meet, then earlier. Moves meets to other rounds and swaps two meets of an employer, at most
// `passes` times over the whole plan; who meets whom stays.
void tidy_days(Schedule& schedule, int passes);

// Rounds all candidates together wait between their first and last meet.
int idle_rounds(Schedule const& schedule);

}  // namespace ontmoet::scheduling
