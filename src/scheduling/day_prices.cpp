// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/day_prices.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace ontmoet::scheduling {

namespace {

// The target is so many points for each candidate below the best bound at first, and no step is
// made for less than the last.
constexpr Points first_distance = 4 * one_point;
constexpr Points least_distance = one_point / 4;
// So many steps without a better bound bring the target closer, to so many tenths.
constexpr int patience = 5;
constexpr Points closer_tenths = 6;
// A direction keeps so many tenths of the one before; both are counted in 1/1024.
constexpr Points unit = 1024;
constexpr Points kept_tenths = 7;
// Of the time of a step, measured on events of 16 to 2,000 candidates: the first (when it turns out
// which pairs must be tracked), and all losses.
constexpr double most_steps = 60;
constexpr double numbers_a_move = 420;
constexpr double steps_of_the_first = 3;
constexpr double steps_of_losses = 5;

}  // namespace

DayPrices::DayPrices(Relaxation& relaxation, Problem const& problem)
    : m_relaxation(relaxation),
      m_problem(problem),
      m_places(problem.employers.size() * index(problem.rounds), 0),
      m_place(m_places.size(), 0),
      m_language(index(problem.languages) * index(problem.rounds), 0),
      m_spare(m_place.size() + m_language.size(), 0),
      m_direction(m_spare.size(), 0),
      m_best(std::numeric_limits<Points>::max()) {
    for (std::size_t i = 0; i < problem.candidates.size(); ++i)
        m_days.emplace_back(problem, relaxation, static_cast<int>(i), m_rows);
    list_places();
    for (int cell = 0; cell < static_cast<int>(m_place.size()); ++cell)
        m_place[index(cell)] = relaxation.employer_price(cell / problem.rounds);
    for (int language = 0; language < problem.languages; ++language) {
        for (int hour : relaxation.hours_of(language)) {
            int const round = relaxation.hours()[index(hour)].round;
            m_language[index(language * problem.rounds + round)] =
                relaxation.language_price(language, round);
        }
    }
    m_best_place = m_place;
    m_best_language = m_language;
}

void DayPrices::list_places() {
    std::vector<RoundMask> wanted(m_problem.employers.size(), 0);
    for (auto const& day : m_days) {
        for (std::size_t n = 0; n < day.pairs().size(); ++n)
            wanted[index(m_problem.pairs[index(day.pairs()[n])].employer)] |=
                day.window(static_cast<int>(n));
    }
    for (std::size_t j = 0; j < m_problem.employers.size(); ++j) {
        for (RoundMask table : m_problem.employers[j].tables) {
            for (RoundMask left = table & wanted[j]; left != 0; left &= left - 1)
                ++m_places[j * index(m_problem.rounds) + index(std::countr_zero(left))];
        }
    }
}

// Of all best days; what they take is noted as missing.
Points DayPrices::days() {
    Points sum = 0;
    int const rounds = m_problem.rounds;
    for (auto& day : m_days) {
        for (std::size_t n = 0; n < day.pairs().size(); ++n) {
            auto const& pair = m_problem.pairs[index(day.pairs()[n])];
            Points* const worth = &day.worth()[n * index(rounds)];
            Points const* const place = &m_place[index(pair.employer * rounds)];
            for (int round = 0; round < rounds; ++round)
                worth[round] = pair.score * one_point - place[round];
            if (pair.language < 0) continue;
            Points const* const language = &m_language[index(pair.language * rounds)];
            for (int round = 0; round < rounds; ++round) worth[round] -= language[round];
        }
        sum += day.solve();
        for (auto const& visit : day.visits()) {
            auto const& pair = m_problem.pairs[index(day.pairs()[index(visit.pair)])];
            --m_spare[index(pair.employer * rounds + visit.round)];
            if (pair.language < 0) continue;
            --m_spare[m_place.size() + index(pair.language * rounds + visit.round)];
        }
    }
    return sum;
}

// Each offers the places that pay most, and with its bonus for the first meets.
Points DayPrices::employers() {
    Points sum = 0;
    for (std::size_t j = 0; j < m_problem.employers.size(); ++j) {
        auto const& employer = m_problem.employers[j];
        auto const first = j * index(m_problem.rounds);
        m_offers.clear();
        for (auto cell = first; cell < first + index(m_problem.rounds); ++cell)
            m_offers.insert(m_offers.end(), index(m_places[cell]),
                            {-m_place[cell], static_cast<int>(cell)});
        std::sort(m_offers.begin(), m_offers.end());
        int meets = 0;
        for (auto const& [cost, cell] : m_offers) {
            bool const is_first = meets < employer.min_meets;
            Points const gain = (is_first ? m_problem.employer_bonus * one_point : 0) - cost;
            if (meets == employer.max_meets || gain <= 0) break;
            sum += gain;
            ++meets;
            ++m_spare[index(cell)];
        }
    }
    return sum;
}

Points DayPrices::interpreters() {
    Points sum = 0;
    for (auto const& hour : m_relaxation.hours()) {
        int dearest = -1;
        Points most = 0;
        for (int language : m_problem.interpreters[index(hour.interpreter)].languages) {
            int const cell = language * m_problem.rounds + hour.round;
            if (m_language[index(cell)] <= most) continue;
            most = m_language[index(cell)];
            dearest = cell;
        }
        sum += most;
        if (dearest >= 0) ++m_spare[m_place.size() + index(dearest)];
    }
    return sum;
}

Points DayPrices::value() {
    std::fill(m_spare.begin(), m_spare.end(), 0);
    return days() + employers() + interpreters();
}

// The next direction; false when nothing is wanted too much or offered in vain.
bool DayPrices::turn() {
    bool is_balanced = true;
    for (std::size_t n = 0; n < m_spare.size(); ++n) {
        bool const is_free = n >= m_place.size() && m_language[n - m_place.size()] == 0;
        if (m_spare[n] < 0 || (m_spare[n] > 0 && !is_free)) is_balanced = false;
        m_direction[n] = m_direction[n] * kept_tenths / 10 + m_spare[n] * unit;
    }
    return !is_balanced;
}

void DayPrices::move(Points distance) {
    Points square = 0;
    for (Points part : m_direction) square += part * part;
    if (square == 0) return;
    auto const step = [&](std::size_t n) {
        return distance * m_direction[n] / (square / unit + 1);
    };
    for (std::size_t n = 0; n < m_place.size(); ++n) m_place[n] -= step(n);
    for (std::size_t n = 0; n < m_language.size(); ++n)
        m_language[n] = std::max<Points>(0, m_language[n] - step(m_place.size() + n));
}

void DayPrices::improve(int steps, std::function<bool()> const& is_over) {
    Points distance = first_distance * static_cast<Points>(m_days.size());
    int in_vain = 0;
    for (int step = 0; step < steps && distance >= least_distance; ++step) {
        if (is_over && is_over()) break;
        Points const now = value();
        if (now < m_best) {
            m_best = now;
            m_best_place = m_place;
            m_best_language = m_language;
            in_vain = 0;
            m_relaxation.tighten(now);
        } else if (++in_vain >= patience) {
            in_vain = 0;
            distance = distance * closer_tenths / 10;
        }
        if (!turn()) break;
        move(now - m_best + distance);
    }
    m_place = m_best_place;
    m_language = m_best_language;
}

MeetLosses DayPrices::losses() {
    auto const rounds = m_problem.rounds;
    MeetLosses losses(m_problem.pairs.size() * index(rounds),
                      std::numeric_limits<Points>::max() / 4);
    value();
    for (auto& day : m_days) {
        day.solve();
        auto const own = day.losses();
        for (std::size_t n = 0; n < day.pairs().size(); ++n)
            std::copy_n(&own[n * index(rounds)], rounds, &losses[index(day.pairs()[n] * rounds)]);
    }
    return losses;
}

DayPrices::Spent DayPrices::improve_within(double moves, std::function<bool()> const& is_over) {
    double numbers = 0;
    for (auto const& day : m_days) numbers += static_cast<double>(day.size());
    double const moves_a_step = numbers / numbers_a_move;
    double steps = std::floor(moves / moves_a_step) - (steps_of_the_first - 1);
    if (steps < 1) return {};
    bool const has_losses = steps > steps_of_losses;
    if (has_losses) steps -= steps_of_losses;
    improve(static_cast<int>(std::min(most_steps, steps)), is_over);
    Spent spent;
    spent.moves = (std::min(most_steps, steps) + steps_of_the_first - 1) * moves_a_step;
    if (!has_losses || (is_over && is_over())) return spent;
    spent.losses = losses();
    spent.moves += steps_of_losses * moves_a_step;
    return spent;
}

}  // namespace ontmoet::scheduling
