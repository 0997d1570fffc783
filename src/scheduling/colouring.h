// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/plan.h"

#include <vector>

namespace ontmoet::scheduling {

// Gives each chosen pair a round out of `rounds` and a table, when everybody is there in all of
// them: a bipartite graph in which no candidate and no table has more than |rounds| meets can
// always be coloured (König 1916), here by alternating paths. The meets come in the order of
// `chosen`.
std::vector<Meet> colour_rounds(Problem const& problem, std::vector<int> const& chosen,
                                std::vector<int> const& rounds);

}  // namespace ontmoet::scheduling
