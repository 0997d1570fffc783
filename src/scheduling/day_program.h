// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/best_day.h"
#include "scheduling/schedule.h"
#include "scheduling/small_program.h"

#include <vector>

namespace ontmoet::scheduling {

// A plan as one day for everybody out of those known (Dantzig and Wolfe 1960), which together keep
// within tables, interpreters and companions; parts of days may be mixed. At its prices BestDay
// says which days are missing, and what everybody's best day is worth then is a bound, in whole
// numbers. Whether a pair meets, and in which rounds, may be decided beforehand.
class DayProgram {
public:
    // From now on the pair meets in one of these rounds or, unless it must, not at all.
    struct Decision {
        int pair;
        RoundMask window;
        bool must_meet;
    };
    struct Day {
        int column;
        int candidate;
        double profit;
        std::vector<BestDay::Visit> visits;  // their pairs are the problem's
    };

    DayProgram(Problem const& problem, Relaxation const& relaxation);
    DayProgram(DayProgram const&) = delete;
    DayProgram& operator=(DayProgram const&) = delete;

    // How many rows an event needs at most, and this one.
    static std::size_t rows_of(Problem const& problem);
    std::size_t rows() const { return m_limits.size(); }
    // Numbers that a look at everybody's best day goes through at first.
    double numbers() const { return m_numbers; }

    void add_days_of(Schedule const& schedule);
    void decide(Decision const& it);
    Decision decided(int pair) const {
        return {pair, m_window[index(pair)], m_must_meet[index(pair)] != 0};
    }
    // The best mix of the days known; see SmallProgram.
    bool solve(int& steps_left) { return m_program.solve(steps_left); }
    // Everybody's best day at its prices, if it is worth more than the days known are; false when
    // nobody has one. `bound` gets what all are worth.
    bool add_best_days(Points& bound);
    // At its prices: what everybody's best day is worth, and how much less that is with each meet.
    MeetLosses losses(Points& bound);
    // False when a best day met somebody twice: then it is no day, and nothing more can be proven.
    bool is_exact() const { return m_is_exact; }

    std::vector<Day> const& days() const { return m_days; }
    double use_of(Day const& day) const { return m_program.use_of(day.column); }

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    int add_row(int limit, bool is_priced);
    void add_employer_rows();
    void add_interpreter_rows();
    void add_companion_rows();
    void add_inner_columns();
    void hold_fixed();
    template <class Use>
    void for_each_row(int pair, int round, Use use) const;
    Points price(int row) const;
    Points inner_bound() const;
    Points set_worth(BestDay& day) const;
    bool add_day(int candidate, std::vector<BestDay::Visit> visits);
    bool is_allowed(int candidate, std::vector<BestDay::Visit> const& visits) const;

    Problem const& m_problem;
    Relaxation const& m_relaxation;
    BestDay::Rows m_rows;
    std::vector<BestDay> m_best_days;  // by candidate
    // Rows of the program: candidates first, then by employer and round, by employer (at most, at
    // least, and how many of these count), by language and round, by companion and round, by hour;
    // -1: none is needed.
    std::vector<double> m_limits;
    std::vector<int> m_priced;  // by row: its limit if that is paid for, else 0
    std::vector<int> m_place, m_most, m_least, m_least_limit, m_language, m_companion, m_hour;
    SmallProgram m_program;
    std::vector<Day> m_days;
    std::vector<std::vector<int>> m_days_of;  // by candidate
    std::vector<RoundMask> m_window;          // by pair, as decided
    std::vector<char> m_must_meet;            // by pair, as decided
    bool m_is_exact = true;
    double m_numbers = 0;
};

}  // namespace ontmoet::scheduling
