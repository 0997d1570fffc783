// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/network_simplex.h"
#include "scheduling/problem.h"

#include <cstdint>
#include <vector>

namespace ontmoet::scheduling {

// The plan without rounds: who meets whom, within everybody's number of meets, as a flow
// root -> candidate (ladder) -> employer (score) -> root (employers' bonus). What it is worth is an
// upper bound on every plan; without windows, languages, runs and fixed meets it is the optimum.
// Interpreters enter by prices (Lagrange): a meet pays the cheapest interpreter who speaks its
// language, and the hours interpreters have are paid back, so any prices give a bound.
class Relaxation {
public:
    explicit Relaxation(Problem const& problem);

    // Improves the prices in `steps` subgradient steps towards `target`, the value of a known plan
    // (0: none yet).
    void tighten(int steps, std::int64_t target);

    std::int64_t bound() const { return m_bound; }
    // Chosen at the prices of the last step.
    bool is_chosen(int pair) const;
    // In units of score: what one more meet of this pair would add to the bound; <= 0 unless
    // chosen.
    double reduced_score(int pair) const;
    // In units of score: what a place at the employer's tables costs the others.
    double employer_price(int employer) const;
    double language_price(int language) const;

private:
    void add_candidate_arcs(int candidate, int most);
    void add_employer_arcs(int employer, int most);
    void add_pair_arcs(std::vector<RoundMask> const& windows);
    std::int64_t pair_profit(int pair) const;
    void solve();
    std::vector<double> overload() const;

    Problem const& m_problem;
    NetworkSimplex m_network;
    std::vector<int> m_pair_arc;  // -1: this pair can never meet
    std::vector<char> m_is_fixed;
    std::vector<int> m_hours;  // rounds each interpreter has
    std::vector<std::vector<int>> m_speakers;
    std::vector<std::int64_t> m_interpreter_price;
    std::vector<std::int64_t> m_language_price;
    std::vector<int> m_cheapest_speaker;
    std::int64_t m_last = 0;
    std::int64_t m_bound = 0;
    double m_step = 1.0;
};

}  // namespace ontmoet::scheduling
