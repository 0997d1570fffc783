// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>
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

}  // namespace ontmoet::scheduling::bench
