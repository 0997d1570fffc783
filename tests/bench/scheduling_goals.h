// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/plan.h"

#include <algorithm>
#include <bit>
#include <cstdio>
#include <numeric>
#include <string>
#include <vector>

namespace ontmoet::scheduling::bench {

// A figure of the design beside what was measured.
class Goals {
public:
    void at_least(std::string what, double measured, double goal) {
        m_goals.push_back({std::move(what), measured, goal, measured >= goal, ">="});
    }
    void at_most(std::string what, double measured, double goal) {
        m_goals.push_back({std::move(what), measured, goal, measured <= goal, "<="});
    }
    void print() const {
        std::printf("\n%-58s %10s    %s\n", "goal", "measured", "wanted");
        for (auto const& it : m_goals)
            std::printf("%-58s %10.3f %s %.3f  %s\n", it.what.c_str(), it.measured, it.sign,
                        it.goal, it.is_met ? "met" : "NOT MET");
    }

private:
    struct Goal {
        std::string what;
        double measured, goal;
        bool is_met;
        char const* sign;
    };
    std::vector<Goal> m_goals;
};

inline double mean(std::vector<double> const& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) /
           static_cast<double>(std::max<std::size_t>(1, values.size()));
}

// How many of these rounds one can use without a longer row than `max_run`.
inline int most_used(RoundMask rounds, int max_run) {
    int used = 0;
    for (int round = 0, run = 0; round < max_rounds; ++round) {
        run = (rounds >> round & 1U) != 0 && run < max_run ? run + 1 : 0;
        if (run > 0) ++used;
    }
    return used;
}

// The idle rounds that so many meets in these rounds force on somebody at least: the breathers, and
// the hours they are away. Whoever else needs the tables, and walks between zones, are left out.
inline int forced_idle(RoundMask rounds, int meets, int max_run) {
    int least = max_rounds;
    for (int first = 0; first < max_rounds; ++first) {
        for (int end = first + meets; end <= max_rounds; ++end) {
            RoundMask const until = end == max_rounds ? ~RoundMask{0} : (RoundMask{1} << end) - 1;
            if (most_used(rounds & until & ~RoundMask{0} << first, max_run) < meets) continue;
            least = std::min(least, end - first - meets);
            break;
        }
    }
    return meets == 0 ? 0 : least;
}

inline int forced_idle(Problem const& problem, Plan const& plan) {
    std::vector<int> meets(problem.candidates.size(), 0);
    for (auto const& meet : plan.meets) ++meets[static_cast<std::size_t>(meet.candidate)];
    int sum = 0;
    for (std::size_t i = 0; i < meets.size(); ++i)
        sum += forced_idle(problem.candidates[i].available, meets[i], problem.max_run);
    return sum;
}

}  // namespace ontmoet::scheduling::bench
