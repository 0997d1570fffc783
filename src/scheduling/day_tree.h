// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/day_program.h"
#include "scheduling/plan.h"
#include "scheduling/schedule.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace ontmoet::scheduling {

// The exact search of small events: branch and price (Barnhart and others 1998). Where the best mix
// of days is no plan, somebody meets an employer, or in a certain round, in one branch of what
// follows and not in the other; branches whose bound is no better than the best plan are left out,
// and each mix is rounded off to a plan.
// A wrong turn high in the tree may cost much, so it begins anew now and then, with the days found
// so far, and turns otherwise (Gomes and others 2000).
class DayTree {
public:
    DayTree(Problem const& problem, Relaxation& relaxation);
    DayTree(DayTree const&) = delete;
    DayTree& operator=(DayTree const&) = delete;

    // Whether the event is small enough; else improve() does nothing.
    static bool is_for(Problem const& problem);

    // Looks for a plan better than the schedule's and takes it over, in the time of so many moves
    // of the search and as long as the guards of the options let it; tightens the relaxation's
    // bound, to the plan's value when all of the tree was seen. Returns the moves it took.
    double improve(Schedule& schedule, double moves, PlanOptions const& options);

private:
    enum class Relaxed { worse, mixed, stopped };

    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    bool is_over() const;
    bool may_go_on();
    Relaxed relax(Points& bound);
    Relaxed relax_narrowly(Points& bound);
    bool narrow();
    std::optional<DayProgram::Decision> where_mixed() const;
    void explore(bool is_root);
    void round_off();

    Problem const& m_problem;
    Relaxation& m_relaxation;
    DayProgram m_days;
    PlanOptions const* m_options = nullptr;
    // In moves of the search.
    double m_budget = 0;
    double m_spent = 0;
    double m_spent_until = 0;   // this time
    bool m_is_stopped = false;  // before all of the tree was seen
    bool m_is_proof = true;     // all that was left out is no better
    int m_times = 0;
    std::int64_t m_best_value = 0;
    std::int64_t m_best_score = 0;
    std::vector<BestDay::Visit> m_best;
};

}  // namespace ontmoet::scheduling
