// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/plan.h"

#include <cstdint>
#include <string>
#include <vector>

namespace ontmoet::scheduling {

// Every limit of the problem that these meets break, as sentences for a log or a test; empty when
// the plan may be published. Written from the model alone, it shares no code with the search.
std::vector<std::string> broken_limits(Problem const& problem, std::vector<Meet> const& meets);

// Broken limits, and whether value, score and coverage are what the meets are worth.
std::vector<std::string> broken_claims(Problem const& problem, Plan const& plan);

std::int64_t value_of(Problem const& problem, std::vector<Meet> const& meets);

}  // namespace ontmoet::scheduling
