// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/relaxation.h"

#include "scheduling/possible.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace ontmoet::scheduling {

namespace {

// Prices are whole numbers of 1/price_scale points, so the flow stays exact.
constexpr std::int64_t price_scale = 256;
// More than any meet is worth: what makes a fixed meet always chosen.
constexpr std::int64_t fixed_premium = 100'000;

std::size_t at(int i) {
    return static_cast<std::size_t>(i);
}

int sum_of_tables(Employer const& employer, RoundMask wanted) {
    int sum = 0;
    for (RoundMask table : employer.tables) sum += std::popcount(table & wanted);
    return sum;
}

}  // namespace

Relaxation::Relaxation(Problem const& problem)
    : m_problem(problem),
      m_network(static_cast<int>(1 + problem.candidates.size() + problem.employers.size())),
      m_is_fixed(problem.pairs.size(), 0),
      m_speakers(at(problem.languages)),
      m_language_price(at(problem.languages), 0),
      m_cheapest_speaker(at(problem.languages), -1) {
    for (std::size_t h = 0; h < problem.interpreters.size(); ++h) {
        auto const& interpreter = problem.interpreters[h];
        m_hours.push_back(std::popcount(interpreter.available));
        for (int language : interpreter.languages) {
            m_speakers[at(language)].push_back(static_cast<int>(h));
        }
    }
    bool const needs_interpreters =
        std::any_of(problem.pairs.begin(), problem.pairs.end(),
                    [](Pair const& pair) { return pair.language >= 0; });
    if (needs_interpreters) m_interpreter_price.assign(problem.interpreters.size(), 0);
    for (auto const& fixed : problem.fixed) {
        for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
            auto const& pair = problem.pairs[p];
            if (pair.candidate == fixed.candidate && pair.employer == fixed.employer) {
                m_is_fixed[p] = 1;
            }
        }
    }
    auto const windows = pair_windows(problem);
    auto const possible = possible_meets(problem);
    std::vector<RoundMask> wanted(problem.employers.size(), 0);
    for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
        wanted[at(problem.pairs[p].employer)] |= windows[p];
    }
    for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
        add_candidate_arcs(static_cast<int>(i), possible[i]);
    }
    add_pair_arcs(windows);
    for (std::size_t j = 0; j < problem.employers.size(); ++j) {
        auto const& employer = problem.employers[j];
        int const most = sum_of_tables(employer, wanted[j]);
        add_employer_arcs(static_cast<int>(j), std::min(most, employer.max_meets));
    }
    m_bound = std::numeric_limits<std::int64_t>::max();
}

void Relaxation::add_candidate_arcs(int candidate, int most) {
    int const steps = std::min(most, static_cast<int>(m_problem.bonus.size()));
    for (int m = 0; m < steps; ++m) {
        m_network.add_arc(0, 1 + candidate, 1, m_problem.bonus[at(m)] * price_scale);
    }
    if (most > steps) m_network.add_arc(0, 1 + candidate, most - steps, 0);
}

void Relaxation::add_employer_arcs(int employer, int most) {
    int const node = 1 + static_cast<int>(m_problem.candidates.size()) + employer;
    int const rewarded = std::min(most, m_problem.employers[at(employer)].min_meets);
    if (rewarded > 0) {
        m_network.add_arc(node, 0, rewarded, m_problem.employer_bonus * price_scale);
    }
    if (most > rewarded) m_network.add_arc(node, 0, most - rewarded, 0);
}

void Relaxation::add_pair_arcs(std::vector<RoundMask> const& windows) {
    int const first_employer = 1 + static_cast<int>(m_problem.candidates.size());
    m_pair_arc.assign(m_problem.pairs.size(), -1);
    for (std::size_t p = 0; p < m_problem.pairs.size(); ++p) {
        if (windows[p] == 0) continue;
        auto const& pair = m_problem.pairs[p];
        m_pair_arc[p] = m_network.add_arc(1 + pair.candidate, first_employer + pair.employer, 1,
                                          pair_profit(static_cast<int>(p)));
    }
}

std::int64_t Relaxation::pair_profit(int pair) const {
    auto const& it = m_problem.pairs[at(pair)];
    std::int64_t profit = it.score * price_scale;
    if (it.language >= 0) profit -= m_language_price[at(it.language)];
    if (m_is_fixed[at(pair)] != 0) profit += fixed_premium * price_scale;
    return profit;
}

void Relaxation::solve() {
    for (std::size_t l = 0; l < m_speakers.size(); ++l) {
        m_cheapest_speaker[l] = -1;
        m_language_price[l] = 0;
        for (int h : m_speakers[l]) {
            if (m_interpreter_price.empty() || m_hours[at(h)] == 0) continue;
            auto const price = m_interpreter_price[at(h)];
            if (m_cheapest_speaker[l] >= 0 && price >= m_language_price[l]) continue;
            m_cheapest_speaker[l] = h;
            m_language_price[l] = price;
        }
    }
    for (std::size_t p = 0; p < m_problem.pairs.size(); ++p) {
        if (m_pair_arc[p] < 0 || m_problem.pairs[p].language < 0) continue;
        m_network.set_profit(m_pair_arc[p], pair_profit(static_cast<int>(p)));
    }
    m_network.solve();
    std::int64_t total = m_network.total_profit();
    total -= fixed_premium * price_scale * static_cast<std::int64_t>(m_problem.fixed.size());
    for (std::size_t h = 0; h < m_interpreter_price.size(); ++h) {
        total += m_interpreter_price[h] * m_hours[h];
    }
    m_last = total;
    m_bound = std::min(m_bound, total / price_scale);
}

// For each interpreter: rounds asked of them beyond those they have. Where several speak a language
// at about the same price, the work is shared out to those with most rounds left.
std::vector<double> Relaxation::overload() const {
    std::vector<double> over(m_hours.size());
    for (std::size_t h = 0; h < over.size(); ++h) over[h] = -m_hours[h];
    std::vector<int> asked(m_speakers.size(), 0);
    for (std::size_t p = 0; p < m_problem.pairs.size(); ++p) {
        int const language = m_problem.pairs[p].language;
        if (language >= 0 && is_chosen(static_cast<int>(p))) ++asked[at(language)];
    }
    for (std::size_t l = 0; l < asked.size(); ++l) {
        std::int64_t const near = m_language_price[l] + price_scale / 8;
        for (int n = 0; n < asked[l]; ++n) {
            int least = m_cheapest_speaker[l];
            for (int h : m_speakers[l]) {
                if (m_hours[at(h)] == 0 || m_interpreter_price[at(h)] > near) continue;
                if (over[at(h)] < over[at(least)]) least = h;
            }
            over[at(least)] += 1.0;
        }
    }
    return over;
}

void Relaxation::tighten(int steps, std::int64_t target) {
    solve();
    if (m_interpreter_price.empty()) return;
    auto best_price = m_interpreter_price;
    std::int64_t best = m_last;
    int without_progress = 0;
    for (int step = 0; step < steps; ++step) {
        auto const over = overload();
        double norm = 0.0;
        for (std::size_t h = 0; h < over.size(); ++h) {
            bool const stays_zero = over[h] < 0 && m_interpreter_price[h] == 0;
            if (!stays_zero) norm += over[h] * over[h];
        }
        if (norm < 0.5) break;
        double const aim = target > 0 ? static_cast<double>(target * price_scale)
                                      : static_cast<double>(best) * 0.9998;
        double const length = m_step * std::max(static_cast<double>(m_last) - aim, 1.0) / norm;
        for (std::size_t h = 0; h < over.size(); ++h) {
            auto const moved = static_cast<std::int64_t>(length * over[h]);
            m_interpreter_price[h] = std::max<std::int64_t>(0, m_interpreter_price[h] + moved);
        }
        solve();
        if (m_last < best) {
            best = m_last;
            best_price = m_interpreter_price;
            without_progress = 0;
        } else if (++without_progress == 3) {
            m_step /= 2;
            without_progress = 0;
        }
    }
    m_interpreter_price = best_price;
    solve();
}

bool Relaxation::is_chosen(int pair) const {
    int const arc = m_pair_arc[at(pair)];
    return arc >= 0 && m_network.flow(arc) > 0;
}

double Relaxation::reduced_score(int pair) const {
    int const arc = m_pair_arc[at(pair)];
    if (arc < 0) return -std::numeric_limits<double>::infinity();
    return static_cast<double>(m_network.reduced_profit(arc)) / price_scale;
}

double Relaxation::employer_price(int employer) const {
    int const node = 1 + static_cast<int>(m_problem.candidates.size()) + employer;
    return std::max(0.0, -static_cast<double>(m_network.potential(node)) / price_scale);
}

double Relaxation::language_price(int language) const {
    return static_cast<double>(m_language_price[at(language)]) / price_scale;
}

}  // namespace ontmoet::scheduling
