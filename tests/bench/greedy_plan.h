// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/schedule.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <functional>
#include <numeric>
#include <vector>

namespace ontmoet::scheduling::bench {

// Everybody's first meet, then everybody's second, …: always the best pair that still fits.
inline Schedule greedy_plan(Problem const& problem) {
    Schedule schedule(problem);
    for (auto const& fixed : problem.fixed) {
        for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
            auto const& pair = problem.pairs[p];
            if (pair.candidate == fixed.candidate && pair.employer == fixed.employer)
                schedule.add(static_cast<int>(p), fixed.round);
        }
    }
    std::vector<int> order(problem.pairs.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, std::ranges::greater(), [&problem](int pair) {
        return problem.pairs[static_cast<std::size_t>(pair)].score;
    });
    for (int meets = 0; meets < problem.rounds; ++meets) {
        for (int pair : order) {
            int const candidate = problem.pairs[static_cast<std::size_t>(pair)].candidate;
            if (schedule.meets_of_candidate(candidate) > meets || schedule.is_planned(pair))
                continue;
            RoundMask const free = schedule.has_room(pair) ? schedule.rounds_for(pair) : 0;
            if (free != 0) schedule.add(pair, std::countr_zero(free));
        }
    }
    return schedule;
}

}  // namespace ontmoet::scheduling::bench
