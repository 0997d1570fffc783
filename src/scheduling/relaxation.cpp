// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/relaxation.h"

#include "scheduling/possible.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace ontmoet::scheduling {

namespace {

// More than any meet is worth: what makes a fixed meet always chosen.
constexpr std::int64_t fixed_premium = 100'000;
constexpr Points unspoken = std::numeric_limits<Points>::max() / 4;

int sum_of_tables(Employer const& employer, RoundMask wanted) {
    int sum = 0;
    for (RoundMask table : employer.tables) sum += std::popcount(table & wanted);
    return sum;
}

}  // namespace

Relaxation::Relaxation(Problem const& problem)
    : m_problem(problem),
      m_network(static_cast<int>(1 + problem.candidates.size() + problem.employers.size())),
      m_window(pair_windows(problem)),
      m_is_fixed(problem.pairs.size(), 0),
      m_hours_of(index(problem.languages)),
      m_service_price(problem.pairs.size(), 0),
      m_bound(std::numeric_limits<std::int64_t>::max()) {
    narrow_to_fixed();
    for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
        bool const is_served = problem.pairs[p].language >= 0 && m_window[p] != 0;
        if (is_served) m_served_pairs.push_back(static_cast<int>(p));
    }
    if (!m_served_pairs.empty()) list_hours();
    std::vector<RoundMask> wanted(problem.employers.size(), 0);
    for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
        wanted[index(problem.pairs[p].employer)] |= m_window[p];
    }
    auto const possible = possible_meets(problem);
    for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
        add_candidate_arcs(static_cast<int>(i), possible[i]);
    }
    add_pair_arcs();
    for (std::size_t j = 0; j < problem.employers.size(); ++j) {
        auto const& employer = problem.employers[j];
        int const most = sum_of_tables(employer, wanted[j]);
        add_employer_arcs(static_cast<int>(j), std::min(most, employer.max_meets));
    }
}

void Relaxation::narrow_to_fixed() {
    std::vector<std::vector<FixedMeet>> fixed_of(m_problem.candidates.size());
    for (auto const& fixed : m_problem.fixed) fixed_of[index(fixed.candidate)].push_back(fixed);
    for (std::size_t p = 0; p < m_problem.pairs.size(); ++p) {
        auto const& pair = m_problem.pairs[p];
        for (auto const& fixed : fixed_of[index(pair.candidate)]) {
            if (pair.employer != fixed.employer) continue;
            m_is_fixed[p] = 1;
            m_window[p] &= RoundMask{1} << fixed.round;
        }
    }
}

void Relaxation::list_hours() {
    m_language_price.assign(index(m_problem.languages * m_problem.rounds), unspoken);
    for (std::size_t h = 0; h < m_problem.interpreters.size(); ++h) {
        auto const& interpreter = m_problem.interpreters[h];
        for (int round = 0; round < m_problem.rounds; ++round) {
            if ((interpreter.available >> round & 1U) == 0) continue;
            int const hour = static_cast<int>(m_hours.size());
            m_hours.push_back({static_cast<int>(h), round, 0});
            for (int language : interpreter.languages) m_hours_of[index(language)].push_back(hour);
        }
    }
}

void Relaxation::add_candidate_arcs(int candidate, int most) {
    int const steps = std::min(most, static_cast<int>(m_problem.bonus.size()));
    for (int m = 0; m < steps; ++m) {
        m_network.add_arc(0, 1 + candidate, 1, m_problem.bonus[index(m)] * one_point);
    }
    if (most > steps) m_network.add_arc(0, 1 + candidate, most - steps, 0);
}

void Relaxation::add_employer_arcs(int employer, int most) {
    int const node = 1 + static_cast<int>(m_problem.candidates.size()) + employer;
    int const rewarded = std::min(most, m_problem.employers[index(employer)].min_meets);
    if (rewarded > 0) m_network.add_arc(node, 0, rewarded, m_problem.employer_bonus * one_point);
    if (most > rewarded) m_network.add_arc(node, 0, most - rewarded, 0);
}

void Relaxation::add_pair_arcs() {
    int const first_employer = 1 + static_cast<int>(m_problem.candidates.size());
    m_pair_arc.assign(m_problem.pairs.size(), -1);
    for (std::size_t p = 0; p < m_problem.pairs.size(); ++p) {
        if (m_window[p] == 0) continue;
        auto const& pair = m_problem.pairs[p];
        m_pair_arc[p] = m_network.add_arc(1 + pair.candidate, first_employer + pair.employer, 1,
                                          pair_profit(static_cast<int>(p)));
    }
}

Points Relaxation::pair_profit(int pair) const {
    Points const profit = m_problem.pairs[index(pair)].score * one_point - service_price(pair);
    return m_is_fixed[index(pair)] != 0 ? profit + fixed_premium * one_point : profit;
}

void Relaxation::refresh_prices() {
    std::fill(m_language_price.begin(), m_language_price.end(), unspoken);
    for (std::size_t l = 0; l < m_hours_of.size(); ++l) {
        for (int hour : m_hours_of[l]) {
            auto const& it = m_hours[index(hour)];
            auto& least = m_language_price[l * index(m_problem.rounds) + index(it.round)];
            least = std::min(least, it.price);
        }
    }
    for (int pair : m_served_pairs) {
        int const language = m_problem.pairs[index(pair)].language;
        Points least = unspoken;
        for (RoundMask left = m_window[index(pair)]; left != 0; left &= left - 1) {
            least = std::min(least, language_price(language, std::countr_zero(left)));
        }
        m_service_price[index(pair)] = least;
        m_network.set_profit(m_pair_arc[index(pair)], pair_profit(pair));
    }
}

Points Relaxation::solve() {
    refresh_prices();
    m_network.solve();
    Points total = m_network.total_profit();
    total -= fixed_premium * one_point * static_cast<std::int64_t>(m_problem.fixed.size());
    for (auto const& hour : m_hours) total += hour.price;
    m_bound = std::min(m_bound, total / one_point);
    return total;
}

bool Relaxation::is_chosen(int pair) const {
    int const arc = m_pair_arc[index(pair)];
    return arc >= 0 && m_network.flow(arc) > 0;
}

Points Relaxation::reduced_score(int pair) const {
    int const arc = m_pair_arc[index(pair)];
    return arc < 0 ? -unspoken : m_network.reduced_profit(arc);
}

Points Relaxation::employer_price(int employer) const {
    int const node = 1 + static_cast<int>(m_problem.candidates.size()) + employer;
    return std::max<Points>(0, -m_network.potential(node));
}

}  // namespace ontmoet::scheduling
