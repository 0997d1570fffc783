// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/problem.h"

#include <cstdint>
#include <vector>

namespace ontmoet::scheduling {

// What pairs are worth to a flow (see Relaxation), and how many meets people and employers may
// have.
struct FlowWishes {
    static constexpr std::int64_t never = INT64_MIN / 4;
    std::vector<std::int64_t> worth;  // by pair; never: they cannot meet
    std::vector<std::int64_t> bonus;  // as Problem::bonus, in the same units
    std::vector<int> most_of_candidate, most_of_employer;
};

// A choice of pairs that is near the best flow, and what ends it: where the network simplex begins.
struct FirstFlow {
    std::vector<char> is_chosen;  // by pair
    std::vector<int>
        last_of_employer;  // the chosen pair that is least worth its place; -1: has room
};

// Looks for prices at which about as many want an employer's places as there are, all employers at
// once, a few times over; then everybody takes what is best for them while there is room.
FirstFlow first_flow(Problem const& problem, FlowWishes const& wishes);

}  // namespace ontmoet::scheduling
