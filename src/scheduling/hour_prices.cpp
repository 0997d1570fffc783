// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/hour_prices.h"

#include <algorithm>

namespace ontmoet::scheduling {

namespace {

constexpr Points first_step = 16 * one_point;
constexpr Points least_step = one_point / 8;

}  // namespace

HourPrices::HourPrices(Relaxation& relaxation, Problem const& problem)
    : m_relaxation(relaxation),
      m_problem(problem),
      m_hour_of(problem.pairs.size(), -1),
      m_pair_at(relaxation.hours().size(), -1),
      m_seen(relaxation.hours().size(), 0),
      m_is_spoken(relaxation.hours().size() * index(problem.languages), 0),
      m_step(first_step) {
    for (int language = 0; language < problem.languages; ++language) {
        for (int hour : relaxation.hours_of(language))
            m_is_spoken[index(hour * problem.languages + language)] = 1;
    }
}

bool HourPrices::is_cheapest(int pair, int hour) const {
    auto const& it = m_relaxation.hours()[index(hour)];
    return (m_relaxation.window(pair) >> it.round & 1U) != 0 &&
           it.price == m_relaxation.service_price(pair);
}

bool HourPrices::find_hour(int pair) {
    int const language = m_problem.pairs[index(pair)].language;
    for (int hour : m_relaxation.hours_of(language)) {
        if (m_seen[index(hour)] != 0 || !is_cheapest(pair, hour)) continue;
        m_seen[index(hour)] = 1;
        m_path.push_back(hour);
        int const rival = m_pair_at[index(hour)];
        if (rival >= 0 && !find_hour(rival)) continue;
        m_pair_at[index(hour)] = pair;
        m_hour_of[index(pair)] = hour;
        return true;
    }
    return false;
}

// An hour seen in vain stays so: whatever is given away later, no way leads on from there.
void HourPrices::match() {
    for (int pair : m_asking) m_hour_of[index(pair)] = -1;
    m_asking.clear();
    std::fill(m_pair_at.begin(), m_pair_at.end(), -1);
    for (int pair : m_relaxation.served_pairs()) {
        if (m_relaxation.is_chosen(pair)) m_asking.push_back(pair);
    }
    std::fill(m_seen.begin(), m_seen.end(), char{0});
    for (int pair : m_asking) {
        m_path.clear();
        if (!find_hour(pair)) continue;
        for (int hour : m_path) m_seen[index(hour)] = 0;
    }
}

// All hours that could serve this pair, or a pair that is served by one of them, and so on.
void HourPrices::collect_rivals(int pair) {
    std::vector<int> open{pair};
    while (!open.empty()) {
        int const next = open.back();
        open.pop_back();
        for (int hour : m_relaxation.hours_of(m_problem.pairs[index(next)].language)) {
            if (m_seen[index(hour)] != 0 || !is_cheapest(next, hour)) continue;
            m_seen[index(hour)] = 1;
            m_line.push_back(hour);
            if (m_pair_at[index(hour)] >= 0) open.push_back(m_pair_at[index(hour)]);
        }
    }
}

// The idle hour, the hours of those it could serve, and so on.
void HourPrices::collect_idle(int hour) {
    m_seen[index(hour)] = 1;
    m_line.push_back(hour);
    for (std::size_t n = 0; n < m_line.size(); ++n) {
        for (int pair : m_asking) {
            int const at = m_hour_of[index(pair)];
            if (at < 0 || m_seen[index(at)] != 0) continue;
            if (!is_spoken(m_line[n], m_problem.pairs[index(pair)].language)) continue;
            if (!is_cheapest(pair, m_line[n])) continue;
            m_seen[index(at)] = 1;
            m_line.push_back(at);
        }
    }
}

Points HourPrices::value_at(Points step) {
    for (std::size_t n = 0; n < m_line.size(); ++n) {
        m_relaxation.set_price(m_line[n], std::max<Points>(0, m_start[n] + step));
    }
    m_solves_left = m_is_over && m_is_over() ? 0 : m_solves_left - 1;
    return m_relaxation.solve();
}

// Twice as far as long as the bound falls; a quarter as far when it did not fall at once.
bool HourPrices::follow(int sign) {
    if (m_line.empty()) return false;
    m_start.clear();
    for (int hour : m_line) m_start.push_back(m_relaxation.hours()[index(hour)].price);
    Points best_step = 0;
    for (Points step = m_step; m_solves_left > 0 && step >= least_step;) {
        Points const value = value_at(sign * step);
        if (value < m_best) {
            m_best = value;
            best_step = step;
            step *= 2;
        } else if (best_step > 0) {
            break;
        } else {
            step /= 4;
        }
    }
    value_at(sign * best_step);
    m_step = std::max(best_step / 2, least_step * 4);
    match();
    return best_step > 0;
}

// Adds the line that begins at the n-th meet without an hour, or at the n-th hour if that is idle
// and costs something.
void HourPrices::collect(std::size_t n, int sign) {
    if (sign > 0 && m_hour_of[index(m_asking[n])] < 0) collect_rivals(m_asking[n]);
    bool const is_idle = sign < 0 && m_pair_at[n] < 0 && m_relaxation.hours()[n].price > 0;
    if (is_idle && m_seen[n] == 0) collect_idle(static_cast<int>(n));
}

void HourPrices::start_line() {
    m_line.clear();
    std::fill(m_seen.begin(), m_seen.end(), char{0});
}

bool HourPrices::follow_all(int sign) {
    start_line();
    for (std::size_t n = 0; n < starts(sign); ++n) collect(n, sign);
    return follow(sign);
}

void HourPrices::follow_each(int sign) {
    for (std::size_t n = 0; n < starts(sign) && m_solves_left > 0; ++n) {
        start_line();
        collect(n, sign);
        follow(sign);
    }
}

int HourPrices::improve(int solves, std::function<bool()> const& is_over) {
    m_is_over = is_over;
    m_best = m_relaxation.solve();
    m_solves_left = solves;
    match();
    for (Points before = m_best + one_point; before - m_best >= one_point && m_solves_left > 0;) {
        before = m_best;
        for (int sign : {1, -1}) {
            while (m_solves_left > 0 && follow_all(sign)) {
            }
        }
        for (int sign : {1, -1}) follow_each(sign);
    }
    return solves - m_solves_left;
}

}  // namespace ontmoet::scheduling
