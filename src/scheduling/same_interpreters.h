// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/giving_way.h"
#include "scheduling/plan.h"

namespace ontmoet::scheduling {

// Meets that stayed in their round get the interpreter of the published plan back where that can
// be; of the others as few as possible change theirs. `meets` is a plan within all limits; `pair`
// of each counts.
void keep_interpreters(Problem const& problem, Standing const& standing, std::vector<Meet>& meets);

}  // namespace ontmoet::scheduling
