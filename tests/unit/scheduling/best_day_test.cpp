// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/best_day.h"

#include "base/random.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::scheduling;

namespace {

// Tries every round for every pair of one candidate, without any of the day's code.
class EveryDay {
public:
    EveryDay(Problem const& problem, Relaxation const& relaxation, int candidate,
             std::vector<int> const& pairs, std::vector<Points> const& worth)
        : m_problem(problem),
          m_relaxation(relaxation),
          m_candidate(candidate),
          m_pairs(pairs),
          m_worth(worth),
          m_zone_at(static_cast<std::size_t>(problem.rounds), -1),
          m_pair_at(m_zone_at.size(), -1) {}

    Points best() {
        m_best = std::numeric_limits<Points>::min();
        go_on(0, 0, 0);
        return m_best;
    }
    // Only days with this meet.
    Points best_with(int pair, int round) {
        m_wanted_pair = pair;
        m_wanted_round = round;
        return best();
    }

private:
    void go_on(std::size_t pair, Points worth, int meets) {
        if (pair == m_pairs.size()) {
            if (is_allowed(meets)) m_best = std::max(m_best, worth + ladder(meets));
            return;
        }
        int const number = static_cast<int>(pair);
        if (number != m_wanted_pair) go_on(pair + 1, worth, meets);
        auto const& it = m_problem.pairs[static_cast<std::size_t>(m_pairs[pair])];
        for (std::size_t t = 0; t < m_zone_at.size(); ++t) {
            int const round = static_cast<int>(t);
            bool const is_open = (m_relaxation.window(m_pairs[pair]) >> round & 1U) != 0;
            if (!is_open || m_zone_at[t] >= 0) continue;
            if (number == m_wanted_pair && round != m_wanted_round) continue;
            m_zone_at[t] = m_problem.employers[static_cast<std::size_t>(it.employer)].zone;
            m_pair_at[t] = it.employer;
            go_on(pair + 1, worth + m_worth[pair * m_zone_at.size() + t], meets + 1);
            m_zone_at[t] = -1;
            m_pair_at[t] = -1;
        }
    }

    bool is_allowed(int meets) const {
        auto const& candidate = m_problem.candidates[static_cast<std::size_t>(m_candidate)];
        if (meets > candidate.max_meets) return false;
        for (auto const& fixed : m_problem.fixed) {
            bool const stands = m_pair_at[static_cast<std::size_t>(fixed.round)] == fixed.employer;
            if (fixed.candidate == m_candidate && !stands) return false;
        }
        int run = 0;
        for (int t = 0; t < m_problem.rounds; ++t) {
            int const zone = m_zone_at[static_cast<std::size_t>(t)];
            run = zone >= 0 ? run + 1 : 0;
            if (run > m_problem.max_run) return false;
            for (int before = std::max(0, t - m_problem.walk_gap); before < t; ++before) {
                int const other = m_zone_at[static_cast<std::size_t>(before)];
                if (zone >= 0 && other >= 0 && other != zone) return false;
            }
        }
        return true;
    }

    Points ladder(int meets) const {
        Points sum = 0;
        for (int m = 0; m < meets && m < static_cast<int>(m_problem.bonus.size()); ++m)
            sum += m_problem.bonus[static_cast<std::size_t>(m)] * one_point;
        return sum;
    }

    Problem const& m_problem;
    Relaxation const& m_relaxation;
    int m_candidate;
    std::vector<int> const& m_pairs;
    std::vector<Points> const& m_worth;
    std::vector<int> m_zone_at, m_pair_at;  // by round
    int m_wanted_pair = -1;
    int m_wanted_round = -1;
    Points m_best = 0;
};

// One candidate, six employers in up to three zones, and everything a day depends on.
Problem make_day(Random& random) {
    auto const draw = [&random](int least, int most) {
        return least + static_cast<int>(random.below(static_cast<std::uint64_t>(most - least + 1)));
    };
    Problem problem;
    problem.rounds = draw(1, 7);
    problem.bonus = {draw(0, 60), 0};
    problem.max_run = draw(1, 4);
    problem.walk_gap = draw(0, 3);
    RoundMask const all = (RoundMask{1} << problem.rounds) - 1;
    problem.candidates = {{all & ~static_cast<RoundMask>(random.below(4)), draw(0, 6)}};
    for (int j = 0; j < 6; ++j) {
        auto const open = static_cast<RoundMask>(random.below(all + 1));
        problem.employers.push_back({{open}, 0, problem.rounds, draw(0, 2)});
        problem.pairs.push_back({0, j, 1, -1, 0});
    }
    return problem;
}

}  // namespace

TEST_CASE("the best day is the best of all days, and a meet loses no more than it costs") {
    Random random(31);
    int fixed = 0;
    int meets = 0;
    int exact = 0;
    for (int n = 0; n < 300; ++n) {
        INFO("day " << n);
        auto problem = make_day(random);
        auto const& first = problem.pairs[static_cast<std::size_t>(random.below(6))];
        RoundMask const open =
            problem.candidates[0].available &
            problem.employers[static_cast<std::size_t>(first.employer)].tables[0];
        if (open != 0 && problem.candidates[0].max_meets > 0 && random.below(3) == 0) {
            problem.fixed.push_back({0, first.employer, std::countr_zero(open)});
            ++fixed;
        }
        Relaxation const relaxation(problem);
        BestDay::Rows rows;
        BestDay day(problem, relaxation, 0, rows);
        for (auto& worth : day.worth())
            worth = one_point * (static_cast<int>(random.below(100)) - 30);
        EveryDay every(problem, relaxation, 0, day.pairs(), day.worth());
        Points const best = every.best();
        CHECK(day.solve() == best);
        auto const losses = day.losses();
        for (int pair = 0; pair < static_cast<int>(day.pairs().size()); ++pair) {
            for (int round = 0; round < problem.rounds; ++round) {
                Points const loss = losses[static_cast<std::size_t>(pair * problem.rounds + round)];
                Points const with = every.best_with(pair, round);
                if (with == std::numeric_limits<Points>::min()) continue;
                CHECK(loss >= 0);
                CHECK(loss <= best - with);
                ++meets;
                exact += loss == best - with ? 1 : 0;
            }
        }
    }
    CHECK(fixed > 20);
    // A pair that is not tracked may help twice.
    CHECK(exact * 10 > meets * 8);
}
