// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"
#include "scheduling/moves.h"
#include "scheduling/plan.h"
#include "scheduling/relaxation.h"
#include "scheduling/schedule.h"

#include <vector>

namespace ontmoet::scheduling {

// Looks for a good plan on top of what the schedule holds already (the fixed meets): the flow's
// choice first, then annealing over forced insertions, then a plain descent. Stops on the budget of
// moves, at the bound, or when a guard says so; the schedule then holds the best plan seen.
class Search {
public:
    // `losses` may be empty.
    Search(Schedule& schedule, Relaxation const& relaxation, MeetLosses const& losses,
           PlanOptions const& options);

    void run();
    std::uint64_t moves() const { return m_done; }

private:
    struct Spot {
        int pair;
        int round;
    };
    void construct();
    void cover(std::uint64_t moves, double temperature);
    void pass_on(int candidate);
    std::uint64_t end_lacks();
    int draw_for(int candidate);
    void anneal_in_turns(std::uint64_t until);
    void anneal(std::uint64_t moves, double start);
    void descend(std::uint64_t moves);
    void empty_days();
    bool lacks_meets(int candidate) const;
    void list_wanted();
    int draw_pair();
    void try_move(int pair, Points tolerance);
    void attempt(int pair, Points tolerance);
    bool may_go_on();
    void remember_if_best();
    void restore_best();
    Points patience(double temperature);

    Schedule& m_schedule;
    Relaxation const& m_relaxation;
    bool m_knows_losses;
    PlanOptions const& m_options;
    Random m_random;
    Moves m_moves;
    std::uint64_t m_done = 0;
    std::uint64_t m_next_guard = 0;
    bool m_is_stopped = false;
    std::vector<int> m_wanted;
    std::vector<int> m_promised;  // meets the flow has for each candidate
    std::int64_t m_best_value = -1;
    std::int64_t m_best_score = 0;
    std::vector<Spot> m_best;
};

}  // namespace ontmoet::scheduling
