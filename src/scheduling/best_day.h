// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/relaxation.h"

#include <vector>

namespace ontmoet::scheduling {

// The day that is worth most to one candidate when each meet has a worth in each round: windows,
// breathers, walks, fixed meets and the number of meets hold, other people do not count. It is the
// longest path over the rounds; what is known of a day so far is where its last meet was, how long
// the row is, how many meets there were, and which of the tracked pairs have met. Pairs are tracked
// once a best day met them twice (Righini and Salani 2008), up to a limit; those left make the day
// worth more than it can be, never less.
class BestDay {
public:
    // A meet of the day; `pair` counts in pairs().
    struct Visit {
        int pair;
        int round;
    };

    // What a solve works on, [round][state][meets][set]; one for many candidates.
    struct Rows {
        std::vector<Points> before, after;  // the best way there, and on from there
    };

    // At most so many pairs are tracked: one more takes twice the time, and is rarely needed.
    static constexpr int usually_tracked = 6;

    BestDay(Problem const& problem, Relaxation const& relaxation, int candidate, Rows& rows,
            int most_tracked = usually_tracked);

    std::vector<int> const& pairs() const { return m_pairs; }
    // [pair][round]: what a meet is worth; looked at only within the pair's window.
    std::vector<Points>& worth() { return m_worth; }
    RoundMask window(int pair) const { return m_window[index(pair)]; }

    // What the best day is worth, with the ladder.
    Points solve();
    std::vector<Visit> const& visits() const { return m_visits; }
    // Right after solve(), [pair][round]: how much less the best day with this meet is worth.
    MeetLosses losses();
    // Numbers that one solve() looks at.
    std::size_t size() const;

private:
    // States: rested, after a row of so many in a zone, or between zones for so many rounds.
    static constexpr int rested = 0;
    static constexpr int forbidden = -1;

    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    void list_pairs(Relaxation const& relaxation);
    void fix_meets();
    void list_states();
    bool may_idle(int round) const { return m_fixed_at[index(round)] < 0; }
    bool is_tracked(int pair) const { return m_bit[index(pair)] != 0; }
    Points worth_at(int pair, int round) const { return m_worth[index(pair * m_rounds + round)]; }
    std::size_t row(int round, int state) const {
        return index(round * m_states + state) * m_width;
    }
    void list_best_untracked();
    template <class Use>
    void for_each_step(int round, Use use) const;
    void go_forward();
    void go_backward();
    Points find_end();
    void trace();
    bool step_back(int round);
    void forget_tracked();
    bool track_repeated();
    Points best_through(int round, int zone, int bit) const;

    Problem const& m_problem;
    int m_candidate;
    int m_rounds;
    int m_most = 0;  // meets
    int m_zones = 1;
    int m_states = 1;
    int m_tracked = 0;
    int m_solves = 0;
    int m_most_tracked;
    std::size_t m_width = 1;  // numbers of meets times sets of tracked pairs
    std::vector<int> m_pairs;
    std::vector<RoundMask> m_window;    // by pair
    std::vector<int> m_zone;            // by pair
    std::vector<int> m_bit;             // by pair: its bit among the tracked, or 0
    std::vector<int> m_fixed_at;        // by round: the pair, -1: free
    std::vector<int> m_idle, m_meet;    // [state], [state][zone]
    std::vector<Points> m_ladder;       // by number of meets
    std::vector<Points> m_worth;        // [pair][round]
    std::vector<int> m_best_untracked;  // [round][zone]
    std::vector<Points>&m_from, &m_to;
    std::vector<Visit> m_visits;
    int m_end_state = 0;
    std::size_t m_end_cell = 0;
};

}  // namespace ontmoet::scheduling
