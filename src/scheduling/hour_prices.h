// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/relaxation.h"

#include <cstdint>
#include <functional>
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

    // At most so many solves, and none after `is_over`; leaves the relaxation at good prices and
    // says how many solves it took.
    int improve(int solves, std::function<bool()> const& is_over = {});

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    void match();
    bool find_hour(int pair);
    bool is_cheapest(int pair, int hour) const;
    bool is_spoken(int hour, int language) const {
        return m_is_spoken[index(hour * m_problem.languages + language)] != 0;
    }
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
    std::vector<int> m_path;                // hours seen since a meet was given one
    std::vector<char> m_is_spoken;          // [hour][language]
    std::vector<int> m_line;                // the hours whose price moves together
    std::vector<Points> m_start;            // their prices
    Points m_best = 0;
    Points m_step;
    int m_solves_left = 0;
    std::function<bool()> m_is_over;
};

}  // namespace ontmoet::scheduling
