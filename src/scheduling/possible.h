// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/problem.h"

#include <vector>

namespace ontmoet::scheduling {

// For each pair the rounds in which both are there and, when it needs a language, somebody who
// speaks it.
std::vector<RoundMask> pair_windows(Problem const& problem);

// For each candidate the most meets they could have if nobody else came: the least of their own
// number, of a matching of employers to rounds, and of the rounds that breathers and walks leave.
// Where these three hinder each other it may be one too many, never too few.
std::vector<int> possible_meets(Problem const& problem);

}  // namespace ontmoet::scheduling
