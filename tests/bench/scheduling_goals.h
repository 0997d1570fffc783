// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/plan.h"

#include <algorithm>
#include <compare>
#include <cstdint>
#include <cstdio>
#include <numeric>
#include <set>
#include <string>
#include <vector>

namespace ontmoet::scheduling::bench {

// A figure of the design beside what was measured.
class Goals {
public:
    void at_least(std::string what, double measured, double goal) {
        m_goals.push_back({std::move(what), measured, goal, measured >= goal, ">="});
    }
    void at_most(std::string what, double measured, double goal) {
        m_goals.push_back({std::move(what), measured, goal, measured <= goal, "<="});
    }
    void print() const {
        std::printf("\n%-58s %10s    %s\n", "goal", "measured", "wanted");
        for (auto const& it : m_goals)
            std::printf("%-58s %10.3f %s %.3f  %s\n", it.what.c_str(), it.measured, it.sign,
                        it.goal, it.is_met ? "met" : "NOT MET");
    }

private:
    struct Goal {
        std::string what;
        double measured, goal;
        bool is_met;
        char const* sign;
    };
    std::vector<Goal> m_goals;
};

inline double mean(std::vector<double> const& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) /
           static_cast<double>(std::max<std::size_t>(1, values.size()));
}

// The least idle rounds between the first and the last of these meets, if nobody else took a place:
// each within its rounds, no row longer than `max_run`, and `walk_gap` rounds between two zones.
class LeastIdle {
public:
    struct Wanted {
        RoundMask rounds;
        int zone;
    };
    LeastIdle(std::vector<Wanted> meets, int max_run, int walk_gap)
        : m_meets(std::move(meets)), m_max_run(max_run), m_walk_gap(walk_gap) {}

    int find() const {
        int const count = static_cast<int>(m_meets.size());
        int least = max_rounds;
        for (int first = 0; first < max_rounds && count > 0; ++first)
            if (int const end = earliest_end(first, first + count + least); end > 0)
                least = std::min(least, end - first - count);
        return count == 0 || least == max_rounds ? 0 : least;
    }

private:
    // What counts of a day so far.
    struct Day {
        std::uint32_t held;  // bit n: the n-th meet
        int last, run;
        friend auto operator<=>(Day const&, Day const&) = default;
    };

    // The round after the last meet when the first is in round `first`; 0: not before `limit`.
    int earliest_end(int first, int limit) const {
        std::set<Day> days;
        for (int n = 0; n < static_cast<int>(m_meets.size()); ++n)
            if ((at(n).rounds >> first & 1U) != 0) days.insert({1U << n, n, 1});
        auto const all = (1U << m_meets.size()) - 1;
        std::vector<std::set<Day>> by_round{days};
        for (int round = first + 1; round <= std::min(limit, max_rounds); ++round) {
            if (std::ranges::any_of(by_round.back(), [&](Day const& d) { return d.held == all; }))
                return round;
            if (round == max_rounds) break;
            by_round.push_back(days_with(round, first, by_round));
        }
        return 0;
    }

    // Those that have a meet in this round; by_round[r]: in round first + r.
    std::set<Day> days_with(int round, int first,
                            std::vector<std::set<Day>> const& by_round) const {
        std::set<Day> days;
        for (int before = first; before < round; ++before) {
            for (auto const& day : by_round[static_cast<std::size_t>(before - first)]) {
                bool const is_row = before + 1 == round;
                if (is_row && day.run >= m_max_run) continue;
                for (int n = 0; n < static_cast<int>(m_meets.size()); ++n) {
                    bool const walks = at(n).zone != at(day.last).zone;
                    if ((day.held >> n & 1U) != 0 || (at(n).rounds >> round & 1U) == 0 ||
                        (walks && round - before <= m_walk_gap))
                        continue;
                    days.insert({day.held | 1U << n, n, is_row ? day.run + 1 : 1});
                }
            }
        }
        return days;
    }

    Wanted const& at(int n) const { return m_meets[static_cast<std::size_t>(n)]; }

    std::vector<Wanted> m_meets;
    int m_max_run;
    int m_walk_gap;
};

// The idle rounds that their own meets force on people at least: the hours when they, the employer
// or every interpreter are away, breathers and walks. Who else needs the tables is left out.
inline int forced_idle(Problem const& problem, Plan const& plan) {
    std::vector<RoundMask> spoken(static_cast<std::size_t>(problem.languages), 0);
    for (auto const& interpreter : problem.interpreters)
        for (int language : interpreter.languages)
            spoken[static_cast<std::size_t>(language)] |= interpreter.available;
    std::vector<std::vector<LeastIdle::Wanted>> days(problem.candidates.size());
    for (auto const& meet : plan.meets) {
        auto const& pair = problem.pairs[static_cast<std::size_t>(meet.pair)];
        auto const& employer = problem.employers[static_cast<std::size_t>(meet.employer)];
        auto const candidate = static_cast<std::size_t>(meet.candidate);
        RoundMask open = 0;
        for (RoundMask table : employer.tables) open |= table;
        open &= problem.candidates[candidate].available;
        if (pair.language >= 0) open &= spoken[static_cast<std::size_t>(pair.language)];
        days[candidate].push_back({open, employer.zone});
    }
    int sum = 0;
    for (auto& day : days)
        sum += LeastIdle(std::move(day), problem.max_run, problem.walk_gap).find();
    return sum;
}

}  // namespace ontmoet::scheduling::bench
