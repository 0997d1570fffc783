// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/network_simplex.h"
#include "scheduling/problem.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace ontmoet::scheduling {

// Points are counted in 1/256 so that prices fit in whole numbers and every machine agrees.
using Points = std::int64_t;
inline constexpr Points one_point = 256;
// [pair][round]: how much a bound falls at least when the pair meets in this round; where it falls
// below a known plan, no better plan has that meet. Empty: not known.
using MeetLosses = std::vector<Points>;

// The plan without rounds: who meets whom, within everybody's number of meets, as a flow
// root -> candidate (ladder) -> employer (score) -> root (employers' bonus). What it is worth is an
// upper bound on every plan; without windows, languages, runs and fixed meets it is the optimum.
// Interpreters enter by Lagrange prices of each of their hours (a round of one interpreter): a meet
// pays the cheapest hour in which it could be served, and every hour's price is paid back, so any
// prices give a bound.
class Relaxation {
public:
    explicit Relaxation(Problem const& problem);

    // An interpreter's round, with the price of their service in it.
    struct Hour {
        int interpreter;
        int round;
        Points price;
    };
    std::vector<Hour> const& hours() const { return m_hours; }
    // The hours in which `language` is spoken, as indexes.
    std::vector<int> const& hours_of(int language) const { return m_hours_of[index(language)]; }
    void set_price(int hour, Points price);

    // The flow at the prices that are set, and the bound it gives, in Points.
    Points solve();
    // The best of all solves, in whole units of value.
    std::int64_t bound() const { return m_bound; }
    // Another bound, in Points, found elsewhere.
    void tighten(Points bound) { m_bound = std::min(m_bound, bound / one_point); }

    // Chosen at the prices of the last solve.
    bool is_chosen(int pair) const;
    // What one more meet of this pair would add to the bound; <= 0 unless chosen.
    Points reduced_score(int pair) const;
    // What a place at the employer's tables costs the others.
    Points employer_price(int employer) const;
    // Of the cheapest hour in this round; 0 for no language. Only where it is spoken.
    Points language_price(int language, int round) const {
        return language < 0 ? 0 : m_language_price[index(language * m_problem.rounds + round)];
    }
    // Of the cheapest hour within the pair's window.
    Points service_price(int pair) const { return m_service_price[index(pair)]; }
    // By candidate: see possible_meets().
    std::vector<int> const& possible() const { return m_possible; }
    RoundMask window(int pair) const { return m_window[index(pair)]; }
    std::vector<int> const& pairs_of(int candidate) const { return m_pairs_of[index(candidate)]; }
    // Pairs that need an interpreter and could have one.
    std::vector<int> const& served_pairs() const { return m_served_pairs; }

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    std::size_t rounds() const { return index(m_problem.rounds); }
    void narrow_to_fixed();
    void list_hours();
    void add_candidate_arcs(int candidate, int most);
    void add_employer_arcs(int employer, int most);
    void add_pair_arcs();
    Points pair_profit(int pair) const;
    void refresh_prices();
    void begin_near_the_end();

    Problem const& m_problem;
    NetworkSimplex m_network;
    std::vector<RoundMask> m_window;
    std::vector<int> m_possible;
    std::vector<std::vector<int>> m_pairs_of;  // by candidate
    std::vector<int> m_pair_arc;               // -1: this pair can never meet
    // The first arc of each candidate and each employer; the end of the last one's follows.
    std::vector<int> m_candidate_arcs, m_employer_arcs;
    bool m_has_begun = false;
    std::vector<char> m_is_fixed;
    std::vector<Hour> m_hours;
    std::vector<std::vector<int>> m_hours_of;
    std::vector<Points> m_language_price;  // [language][round]
    std::vector<int> m_by_price;           // [language][n]: the rounds, cheapest first
    std::vector<char> m_is_changed;       // by language: the price of an hour, since last looked at
    std::vector<Points> m_service_price;  // by pair
    std::vector<int> m_served_pairs;
    std::int64_t m_bound = 0;
};

}  // namespace ontmoet::scheduling
