// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/replan.h"
#include "scheduling/schedule.h"

#include <cstdint>
#include <vector>

namespace ontmoet::scheduling {

// Improves a schedule that lost some of its published meets: every change has its price, and the
// number of changes its limit. A depth-first search over short chains (a meet comes in, up to three
// give way and find another place), started only from people and tables that something happened
// to.
class Mender {
public:
    // Pair by pair where it was published, -1: nowhere.
    struct Published {
        std::vector<int> round;
        std::vector<char> was_lost;  // the happening took its round away
    };

    // `schedule` holds the published meets that can stand; nothing before `now` is touched.
    Mender(Schedule& schedule, Published const& published, ReplanRules const& rules, int now);

    // Something happened to this candidate.
    void touch_candidate(int candidate) { m_candidate_touched[index(candidate)] = 1; }
    // The places that this pair's meet had in this round are free.
    void touch(int pair, int round);
    // Chains until none helps, with at most so many meets changed altogether.
    void mend(int most_changes);

    std::int64_t price() const { return m_price; }
    int changed() const { return m_changed; }

private:
    struct Place {
        std::size_t mark;
        std::int64_t price;
        int changed;
    };

    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    int price_of(int pair) const;
    bool is_changed(int pair) const;
    bool may_move(int pair) const;
    std::int64_t worth() const { return m_schedule.value() - m_price; }
    Place here() const { return {m_schedule.mark(), m_price, m_changed}; }
    void back_to(Place const& place);
    void add(int pair, int round);
    void remove(int pair);
    int round_among(int pair, RoundMask rounds) const;

    std::vector<int> seeds() const;
    bool improve(int pair, int most_victims);
    void settle(std::size_t next);
    void leave_out(std::size_t next);
    void make_way(int pair, int round, std::size_t next);
    void make_way_over(int victim, int pair, int round, std::size_t next);
    bool is_hopeless(int victim, int pair, std::size_t next) const;
    void consider();
    std::int64_t hope(std::size_t next) const;
    int best_filler(int candidate) const;

    Schedule& m_schedule;
    Problem const& m_problem;
    Published const& m_published;
    ReplanRules const& m_rules;
    RoundMask m_future;
    int m_now;
    std::vector<RoundMask> m_window;
    std::vector<char> m_is_fixed;
    std::vector<std::vector<int>> m_of_candidate, m_of_employer;
    std::vector<char> m_candidate_touched, m_employer_touched;
    std::vector<RoundMask> m_language_touched;  // the rounds
    bool m_speaks_touched = false;              // some language is

    std::int64_t m_price = 0;
    int m_changed = 0;
    int m_most_changes = 0;

    std::vector<int> m_pending;  // meets of this chain that need a place, or had one found
    int m_victims_left = 0;
    bool m_was_short = false;  // one more victim could have led somewhere
    std::int64_t m_best = 0;
    std::size_t m_start = 0;
    std::vector<Schedule::Change> m_best_changes;
};

}  // namespace ontmoet::scheduling
