// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/relaxation.h"

#include <cstdint>
#include <vector>

namespace ontmoet::scheduling {

// Finds good prices for the interpreters' hours. The flow's meets are matched to the hours that
// cost them least. Where a meet finds none, the hours it and its rivals compete for get dearer
// together (Hall's condition is broken there, so the bound must fall at first); where a priced hour
// stays without a meet, it and those like it get cheaper. How far, a search along that line says;
// first along all lines at once, then along each.
class HourPrices {
public:
    explicit HourPrices(Relaxation& relaxation, Problem const& problem);

    // At most so many solves; leaves the relaxation at its best prices.
    void improve(int solves);

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    void match();
    bool find_hour(int pair);
    bool is_cheapest(int pair, int hour) const;
    void collect_rivals(int pair);
    void collect_idle(int hour);
    std::size_t starts(int sign) const { return sign > 0 ? m_asking.size() : m_pair_at.size(); }
    void start_line();
    void collect(std::size_t n, int sign);
    bool follow_all(int sign);
    void follow_each(int sign);
    bool follow(int sign);
    Points value_at(Points step);

    Relaxation& m_relaxation;
    Problem const& m_problem;
    std::vector<int> m_asking;              // chosen pairs that need an hour
    std::vector<int> m_hour_of, m_pair_at;  // the matching: by pair, by hour; -1: none
    std::vector<char> m_seen;               // by hour
    std::vector<int> m_line;                // the hours whose price moves together
    std::vector<Points> m_start;            // their prices
    Points m_best = 0;
    Points m_step;
    int m_solves_left = 0;
};

}  // namespace ontmoet::scheduling
