// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/relaxation.h"

#include "scheduling/first_flow.h"
#include "scheduling/possible.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <utility>

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
      m_possible(possible_meets(problem)),
      m_pairs_of(problem.candidates.size()),
      m_is_fixed(problem.pairs.size(), 0),
      m_hours_of(index(problem.languages)),
      m_is_changed(index(problem.languages), 0),
      m_service_price(problem.pairs.size(), 0),
      m_bound(std::numeric_limits<std::int64_t>::max()) {
    narrow_to_fixed();
    for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
        m_pairs_of[index(problem.pairs[p].candidate)].push_back(static_cast<int>(p));
        bool const is_served = problem.pairs[p].language >= 0 && m_window[p] != 0;
        if (is_served) m_served_pairs.push_back(static_cast<int>(p));
    }
    if (!m_served_pairs.empty()) list_hours();
    std::vector<RoundMask> wanted(problem.employers.size(), 0);
    for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
        wanted[index(problem.pairs[p].employer)] |= m_window[p];
    }
    for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
        m_candidate_arcs.push_back(m_network.arcs());
        add_candidate_arcs(static_cast<int>(i), m_possible[i]);
    }
    m_candidate_arcs.push_back(m_network.arcs());
    add_pair_arcs();
    for (std::size_t j = 0; j < problem.employers.size(); ++j) {
        auto const& employer = problem.employers[j];
        int const most = sum_of_tables(employer, wanted[j]);
        m_employer_arcs.push_back(m_network.arcs());
        add_employer_arcs(static_cast<int>(j), std::min(most, employer.max_meets));
    }
    m_employer_arcs.push_back(m_network.arcs());
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
    m_language_price.assign(index(m_problem.languages) * rounds(), unspoken);
    m_by_price.assign(m_language_price.size(), 0);
    m_is_changed.assign(m_is_changed.size(), 1);
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

// Only of languages with an hour whose price is another. A pair's cheapest hour is nearly always
// one of the first in the order of prices.
void Relaxation::refresh_prices() {
    for (std::size_t l = 0; l < m_hours_of.size(); ++l) {
        if (m_is_changed[l] == 0) continue;
        auto const prices = m_language_price.begin() + static_cast<std::ptrdiff_t>(l * rounds());
        std::fill_n(prices, rounds(), unspoken);
        for (int hour : m_hours_of[l]) {
            auto const& it = m_hours[index(hour)];
            prices[it.round] = std::min(prices[it.round], it.price);
        }
        auto const by_price = m_by_price.begin() + static_cast<std::ptrdiff_t>(l * rounds());
        std::iota(by_price, by_price + m_problem.rounds, 0);
        std::stable_sort(by_price, by_price + m_problem.rounds,
                         [&](int a, int b) { return prices[a] < prices[b]; });
    }
    for (int pair : m_served_pairs) {
        auto const language = index(m_problem.pairs[index(pair)].language);
        if (m_is_changed[language] == 0) continue;
        auto at = language * rounds();
        while ((m_window[index(pair)] >> m_by_price[at] & 1U) == 0) ++at;
        m_service_price[index(pair)] =
            m_language_price[language * rounds() + index(m_by_price[at])];
        m_network.set_profit(m_pair_arc[index(pair)], pair_profit(pair));
    }
    std::fill(m_is_changed.begin(), m_is_changed.end(), char{0});
}

void Relaxation::set_price(int hour, Points price) {
    auto& it = m_hours[index(hour)];
    if (it.price == price) return;
    it.price = price;
    for (int language : m_problem.interpreters[index(it.interpreter)].languages)
        m_is_changed[index(language)] = 1;
}

// Candidates hang on the root by the last of their steps that is used, employers by the first that
// is not, and full ones on the candidate for whom the place is worth least.
void Relaxation::begin_near_the_end() {
    m_has_begun = true;
    FlowWishes wishes;
    for (int pair = 0; pair < static_cast<int>(m_pair_arc.size()); ++pair)
        wishes.worth.push_back(m_pair_arc[index(pair)] < 0 ? FlowWishes::never : pair_profit(pair));
    for (int bonus : m_problem.bonus) wishes.bonus.push_back(bonus * one_point);
    auto const room = [this](std::vector<int> const& first, std::size_t row) {
        int sum = 0;
        for (int arc = first[row]; arc < first[row + 1]; ++arc) sum += m_network.capacity(arc);
        return sum;
    };
    for (std::size_t i = 0; i < m_problem.candidates.size(); ++i)
        wishes.most_of_candidate.push_back(room(m_candidate_arcs, i));
    for (std::size_t j = 0; j < m_problem.employers.size(); ++j)
        wishes.most_of_employer.push_back(room(m_employer_arcs, j));
    auto const first = first_flow(m_problem, wishes);
    std::vector<int> flow(index(m_network.arcs()), 0);
    std::vector<int> of_candidate(m_problem.candidates.size(), 0);
    std::vector<int> of_employer(m_problem.employers.size(), 0);
    for (std::size_t p = 0; p < m_pair_arc.size(); ++p) {
        if (first.is_chosen[p] == 0) continue;
        flow[index(m_pair_arc[p])] = 1;
        ++of_candidate[index(m_problem.pairs[p].candidate)];
        ++of_employer[index(m_problem.pairs[p].employer)];
    }
    std::vector<int> arc_to_parent(1 + of_candidate.size() + of_employer.size(), -1);
    for (std::size_t i = 0; i < of_candidate.size(); ++i) {
        for (int arc = m_candidate_arcs[i]; of_candidate[i] > 0; ++arc) {
            flow[index(arc)] = std::min(of_candidate[i], m_network.capacity(arc));
            of_candidate[i] -= flow[index(arc)];
            arc_to_parent[1 + i] = arc;
        }
    }
    for (std::size_t j = 0; j < of_employer.size(); ++j) {
        int& to_parent = arc_to_parent[1 + of_candidate.size() + j];
        if (int const last = first.last_of_employer[j]; last >= 0)
            to_parent = m_pair_arc[index(last)];
        for (int arc = m_employer_arcs[j]; arc < m_employer_arcs[j + 1]; ++arc) {
            flow[index(arc)] = std::min(of_employer[j], m_network.capacity(arc));
            of_employer[j] -= flow[index(arc)];
            if (flow[index(arc)] < m_network.capacity(arc)) {
                to_parent = arc;
                break;
            }
        }
    }
    m_network.begin_with(std::move(flow), arc_to_parent);
}

Points Relaxation::solve() {
    refresh_prices();
    if (!m_has_begun) begin_near_the_end();
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
