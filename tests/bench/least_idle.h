// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/plan.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <limits>
#include <vector>

namespace ontmoet::scheduling::bench {

// The day of one candidate who meets these employers, each once, with the least idle rounds
// between the first and the last meet, when a meet costs something in each round beside that: the
// shortest path over rounds, by which meets were held, where the last was and how long ago.
class LeastIdleDay {
public:
    struct Wanted {
        RoundMask rounds;
        int zone;
        int place, language;  // first cells of their prices; language -1: none needed
    };
    struct Visit {
        int meet, round;
    };

    LeastIdleDay(std::vector<Wanted> meets, int rounds, int max_run, int walk_gap)
        : m_meets(std::move(meets)),
          m_rounds(rounds),
          m_max_run(std::min(max_run, rounds)),
          m_walk_gap(walk_gap),
          m_pauses(std::max(1, walk_gap)),
          m_states(m_max_run + m_pauses),
          m_all((std::size_t{1} << m_meets.size()) - 1) {}

    // In `cost`, room for the work of many days. At these prices of cells, price[first cell +
    // round].
    double solve(std::vector<double> const& price, std::vector<double>& cost) {
        m_visits.clear();
        if (m_meets.empty()) return 0;
        auto const width = (m_all + 1) * m_meets.size() * index(m_states);
        m_cost = &cost;
        cost.assign(index(m_rounds + 1) * width, nothing);
        double best = nothing;
        std::size_t end = 0;
        for (int round = 0; round < m_rounds; ++round) {
            begin(round, price);
            for (std::size_t held = 1; held < m_all; ++held) go_on(round, held, price);
            for (int meet = 0; meet < count(); ++meet) {
                for (int state = 0; state < m_max_run; ++state) {
                    auto const cell = at(round + 1, m_all, meet, state);
                    if ((*m_cost)[cell] >= best) continue;
                    best = (*m_cost)[cell];
                    end = cell;
                }
            }
        }
        if (best < nothing) trace(end, price);
        return best;
    }
    std::vector<Visit> const& visits() const { return m_visits; }
    Wanted const& meet(int n) const { return m_meets[index(n)]; }

private:
    static constexpr double nothing = std::numeric_limits<double>::max();
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    int count() const { return static_cast<int>(m_meets.size()); }
    // After the round before `round`. States: so many rounds in a row, then so many idle since.
    std::size_t at(int round, std::size_t held, int last, int state) const {
        return ((index(round) * (m_all + 1) + held) * m_meets.size() + index(last)) *
                   index(m_states) +
               index(state);
    }
    double cost_of(int meet, int round, std::vector<double> const& price) const {
        auto const& it = m_meets[index(meet)];
        double const place = price[index(it.place + round)];
        return it.language < 0 ? place : place + price[index(it.language + round)];
    }
    bool may_meet(int meet, int round) const {
        return (m_meets[index(meet)].rounds >> round & 1U) != 0;
    }
    // The state after the next meet; -1: too long a row or too short a walk.
    int after(int state, int last, int next) const {
        bool const walks = m_meets[index(last)].zone != m_meets[index(next)].zone;
        if (state >= m_max_run) return walks && state - m_max_run + 1 < m_walk_gap ? -1 : 0;
        return state + 1 == m_max_run || (walks && m_walk_gap > 0) ? -1 : state + 1;
    }
    int idling(int state) const {
        return state < m_max_run ? m_max_run : std::min(state + 1, m_states - 1);
    }

    void begin(int round, std::vector<double> const& price) {
        for (int meet = 0; meet < count(); ++meet)
            if (may_meet(meet, round))
                (*m_cost)[at(round + 1, std::size_t{1} << meet, meet, 0)] =
                    cost_of(meet, round, price);
    }

    void go_on(int round, std::size_t held, std::vector<double> const& price) {
        for (int last = 0; last < count(); ++last) {
            if ((held >> last & 1U) == 0) continue;
            for (int state = 0; state < m_states; ++state) {
                double const cost = (*m_cost)[at(round, held, last, state)];
                if (cost == nothing) continue;
                double& idle = (*m_cost)[at(round + 1, held, last, idling(state))];
                idle = std::min(idle, cost + 1);
                for (int next = 0; next < count(); ++next) {
                    if ((held >> next & 1U) != 0 || !may_meet(next, round)) continue;
                    int const to = after(state, last, next);
                    if (to < 0) continue;
                    double& there =
                        (*m_cost)[at(round + 1, held | std::size_t{1} << next, next, to)];
                    there = std::min(there, cost + cost_of(next, round, price));
                }
            }
        }
    }

    // Back from the end, by looking for who led there.
    void trace(std::size_t cell, std::vector<double> const& price) {
        auto const states = index(m_states);
        auto const meets = m_meets.size();
        while (true) {
            int const state = static_cast<int>(cell % states);
            int const last = static_cast<int>(cell / states % meets);
            auto const held = cell / states / meets % (m_all + 1);
            int const round = static_cast<int>(cell / states / meets / (m_all + 1)) - 1;
            auto const before = held & ~(std::size_t{1} << last);
            double const own = cost_of(last, round, price);
            if (state < m_max_run) m_visits.push_back({last, round});
            if (state == 0 && before == 0) return;
            cell = state < m_max_run ? before_meet(round, before, last, state, (*m_cost)[cell], own)
                                     : before_idling(round, held, last, state, (*m_cost)[cell]);
        }
    }
    std::size_t before_meet(int round, std::size_t held, int meet, int state, double cost,
                            double own) const {
        for (int last = 0; last < count(); ++last) {
            if ((held >> last & 1U) == 0) continue;
            for (int from = 0; from < m_states; ++from) {
                auto const cell = at(round, held, last, from);
                if ((*m_cost)[cell] != nothing && after(from, last, meet) == state &&
                    (*m_cost)[cell] + own == cost)
                    return cell;
            }
        }
        return 0;
    }
    std::size_t before_idling(int round, std::size_t held, int last, int state, double cost) const {
        for (int from = 0; from < m_states; ++from) {
            auto const cell = at(round, held, last, from);
            if ((*m_cost)[cell] != nothing && idling(from) == state && (*m_cost)[cell] + 1 == cost)
                return cell;
        }
        return 0;
    }

    std::vector<Wanted> m_meets;
    int m_rounds, m_max_run, m_walk_gap, m_pauses, m_states;
    std::size_t m_all;
    std::vector<double>* m_cost = nullptr;
    std::vector<Visit> m_visits;
};

// No plan in which the same people meet has fewer idle rounds than this. At first what windows,
// breathers and walks force on each person alone; then each round at an employer's tables, and of
// each language, gets a price (Lagrange), which moves against what all these days want too much:
// at any prices, what the days cost less what is there to be sold is a bound.
class IdleBound {
public:
    IdleBound(Problem const& problem, Plan const& plan)
        : m_problem(problem),
          m_languages((problem.employers.size()) * rounds()),
          m_price(m_languages + index(problem.languages) * rounds(), 0.0),
          m_supply(m_price.size(), 0),
          m_direction(m_price.size(), 0.0) {
        std::vector<std::vector<LeastIdleDay::Wanted>> days(problem.candidates.size());
        for (auto const& meet : plan.meets) days[index(meet.candidate)].push_back(wanted(meet));
        for (auto& day : days)
            m_days.emplace_back(std::move(day), problem.rounds, problem.max_run, problem.walk_gap);
        for (std::size_t cell = 0; cell < m_languages; ++cell)
            for (RoundMask table : problem.employers[cell / rounds()].tables)
                m_supply[cell] += static_cast<int>(table >> (cell % rounds()) & 1U);
    }

    // After so many steps at most; `known` are the idle rounds of a plan.
    int find(int steps, int known) {
        double best = 0;
        double part = 1.0;
        int in_vain = 0;
        for (int step = 0; step < steps && part > 1e-4; ++step) {
            double const now = value();
            in_vain = now > best + 1e-3 ? 0 : in_vain + 1;
            best = std::max(best, now);
            if (in_vain == 6) {
                part *= 0.6;
                in_vain = 0;
            }
            if (std::ceil(best - 1e-6) >= known || !move(part * (known - now))) break;
        }
        return static_cast<int>(std::ceil(best - 1e-6));
    }

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    std::size_t rounds() const { return index(m_problem.rounds); }

    LeastIdleDay::Wanted wanted(Meet const& meet) const {
        auto const& pair = m_problem.pairs[index(meet.pair)];
        auto const& employer = m_problem.employers[index(meet.employer)];
        RoundMask open = 0;
        for (RoundMask table : employer.tables) open |= table;
        open &= m_problem.candidates[index(meet.candidate)].available;
        if (pair.language >= 0) open &= spoken(pair.language);
        for (auto const& fixed : m_problem.fixed)
            if (fixed.candidate == meet.candidate && fixed.employer == meet.employer)
                open &= RoundMask{1} << fixed.round;
        int const language = pair.language < 0
                                 ? -1
                                 : static_cast<int>(m_languages) + pair.language * m_problem.rounds;
        return {open, employer.zone, meet.employer * m_problem.rounds, language};
    }

    RoundMask spoken(int language) const {
        RoundMask rounds = 0;
        for (auto const& it : m_problem.interpreters)
            if (std::ranges::count(it.languages, language) > 0) rounds |= it.available;
        return rounds;
    }

    double value() {
        m_wanted.assign(m_price.size(), 0);
        double sum = 0;
        for (auto& day : m_days) {
            sum += day.solve(m_price, m_cost);
            for (auto const& visit : day.visits()) {
                auto const& meet = day.meet(visit.meet);
                ++m_wanted[index(meet.place + visit.round)];
                if (meet.language >= 0) ++m_wanted[index(meet.language + visit.round)];
            }
        }
        for (std::size_t cell = 0; cell < m_languages; ++cell) {
            sum -= m_price[cell] * m_supply[cell];
            m_wanted[cell] -= m_supply[cell];
        }
        for (auto const& interpreter : m_problem.interpreters)
            for (int round = 0; round < m_problem.rounds; ++round)
                if ((interpreter.available >> round & 1U) != 0) sum -= serve(interpreter, round);
        return sum;
    }

    // The dearest language of the round.
    double serve(Interpreter const& interpreter, int round) {
        std::size_t dearest = 0;
        double most = -1;
        for (int language : interpreter.languages) {
            auto const cell = m_languages + index(language * m_problem.rounds + round);
            // Of free ones the one most wanted.
            double const price = m_price[cell] + (m_wanted[cell] > 0 ? 1e-9 : 0);
            if (price <= most) continue;
            most = price;
            dearest = cell;
        }
        if (most < 0) return 0;
        --m_wanted[dearest];
        return m_price[dearest];
    }

    bool move(double distance) {
        double square = 0;
        for (std::size_t cell = 0; cell < m_price.size(); ++cell) {
            if (m_price[cell] == 0 && m_wanted[cell] < 0) m_wanted[cell] = 0;
            m_direction[cell] = 0.7 * m_direction[cell] + m_wanted[cell];
            square += m_direction[cell] * m_direction[cell];
        }
        if (square == 0) return false;
        for (std::size_t cell = 0; cell < m_price.size(); ++cell)
            m_price[cell] = std::max(0.0, m_price[cell] + distance * m_direction[cell] / square);
        return true;
    }

    Problem const& m_problem;
    std::size_t m_languages;  // where their cells begin
    std::vector<double> m_price;
    std::vector<int> m_supply;
    std::vector<double> m_wanted;     // more than there is
    std::vector<double> m_direction;  // the same, with what is left of steps before
    std::vector<double> m_cost;       // of one day
    std::vector<LeastIdleDay> m_days;
};

}  // namespace ontmoet::scheduling::bench
