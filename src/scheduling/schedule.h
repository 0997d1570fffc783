// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/interpreter_desk.h"
#include "scheduling/plan.h"
#include "scheduling/problem.h"

#include <cstdint>
#include <vector>

namespace ontmoet::scheduling {

// A plan in the making. It is feasible at every moment: add() is allowed only in a round of
// rounds_for(). Everything else (search, chains, explanations) changes it through add() and
// remove(), which keep a journal, so any attempt can be taken back.
class Schedule {
public:
    static constexpr int any_table = -1;

    struct Change {
        int pair;
        int round;
        int table;
        bool added;
    };

    explicit Schedule(Problem const& problem);

    Problem const& problem() const { return m_problem; }
    // Where the pair fits as things stand: windows, both free, run, walk and interpreter. Says
    // nothing of the numbers of meets; see has_room().
    RoundMask rounds_for(int pair) const {
        return free_rounds(pair) & m_employer_free[index(m_problem.pairs[index(pair)].employer)];
    }
    // Whether candidate and employer may have one meet more.
    bool has_room(int pair) const {
        auto const& it = m_problem.pairs[index(pair)];
        auto const i = index(it.candidate);
        auto const j = index(it.employer);
        return m_candidate_count[i] < m_problem.candidates[i].max_meets &&
               m_employer_count[j] < m_problem.employers[j].max_meets;
    }
    // At the first free table, or at this one, which must be open and free then.
    void add(int pair, int round, int table = any_table);
    void remove(int pair);

    // Taking back: everything after a mark.
    std::size_t mark() const { return m_journal.size(); }
    void undo_to(std::size_t mark);
    Change const& change(std::size_t at) const { return m_journal[at]; }
    void forget_journal() { m_journal.clear(); }

    // After the problem's windows were changed, of somebody or something without a meet in a round
    // that went away.
    void refresh_candidate(int candidate);
    void refresh_tables(int employer);
    void refresh_interpreter(int interpreter) { m_desk.refresh_interpreter(interpreter); }
    // After candidates and their pairs were added to the problem's ends, or taken away from there
    // again; these have no meets.
    void resize();

    // Holds the same meets as `other`, a schedule of the same problem, from now on.
    void take_over(Schedule const& other);

    int round_of(int pair) const { return m_round_of[index(pair)]; }  // -1: not planned
    bool is_planned(int pair) const { return round_of(pair) >= 0; }
    int table_of(int pair) const { return m_table_of[index(pair)]; }  // -1: not planned
    int meet_of_candidate(int candidate, int round) const {
        return m_candidate_at[index(candidate * m_problem.rounds + round)];
    }
    // -1: free, and whether the table is open is not asked.
    int meet_at_table(int employer, int table, int round) const {
        int const row = m_first_table[index(employer)] + table;
        return m_table_at[index(row * m_problem.rounds + round)];
    }
    std::vector<int> const& meets_in_language(int language, int round) const {
        return m_in_language[index(language * m_problem.rounds + round)];
    }
    int meets_of_candidate(int candidate) const { return m_candidate_count[index(candidate)]; }
    int meets_of_employer(int employer) const { return m_employer_count[index(employer)]; }
    RoundMask busy(int candidate) const { return m_busy[index(candidate)]; }
    // Rounds in which the candidate's companion sits at a table with somebody else.
    RoundMask companion_blocks(int candidate) const {
        int const companion = companion_of(candidate);
        if (companion < 0) return 0;
        return m_companion_busy[index(companion)] & ~m_busy[index(candidate)];
    }
    // The meet that the candidate's companion is at, their own or another's; -1: none.
    int meet_of_companion(int candidate, int round) const;
    RoundMask free_tables(int employer) const { return m_employer_free[index(employer)]; }
    RoundMask open_tables(int employer) const { return m_employer_open[index(employer)]; }
    // Rounds in which one more meet would make the candidate's run too long.
    RoundMask run_blocks(int candidate) const { return m_run_blocks[index(candidate)]; }
    // The same if the candidate had no meet in this round.
    RoundMask run_blocks_without(int candidate, int round) const {
        return too_long(m_busy[index(candidate)] & ~(RoundMask{1} << round));
    }
    // Rounds too close to a meet in another zone than this one.
    RoundMask walk_blocks(int candidate, int zone) const {
        return m_zones == 1 ? 0 : blocked_by_walks(candidate, zone);
    }
    // Rounds in which the pair's candidate is there and free, rested, near enough, and served by an
    // interpreter; whether a table is free is not asked.
    RoundMask free_rounds(int pair) const {
        auto const& it = m_problem.pairs[index(pair)];
        RoundMask const free =
            m_candidate_free[index(it.candidate)] & m_desk.rounds_for(it.language);
        if (m_zones == 1 || free == 0) return free;
        return free & ~blocked_by_walks(it.candidate, zone_of(it.employer));
    }
    InterpreterDesk& desk() { return m_desk; }
    InterpreterDesk const& desk() const { return m_desk; }

    std::int64_t value() const { return m_value; }
    // The scores alone, without ladder and employers' bonus.
    std::int64_t score() const { return m_score; }
    // What the pair adds to the value now, or takes with it when it goes.
    std::int64_t gain_of(int pair) const {
        auto const& it = m_problem.pairs[index(pair)];
        auto const j = index(it.employer);
        std::int64_t gain = it.score + ladder(m_candidate_count[index(it.candidate)]);
        if (m_employer_count[j] < m_problem.employers[j].min_meets)
            gain += m_problem.employer_bonus;
        return gain;
    }
    std::int64_t loss_of(int pair) const {
        auto const& it = m_problem.pairs[index(pair)];
        auto const j = index(it.employer);
        std::int64_t loss = it.score + ladder(m_candidate_count[index(it.candidate)] - 1);
        if (m_employer_count[j] <= m_problem.employers[j].min_meets)
            loss += m_problem.employer_bonus;
        return loss;
    }

    // With tables and interpreters, by candidate, then round.
    std::vector<Meet> meets() const;

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    void put(int pair, int round, int table);
    void take(int pair);
    void toggle_busy(int candidate, RoundMask bit);
    int companion_of(int candidate) const {
        return m_problem.candidates[index(candidate)].companion;
    }
    RoundMask blocked_by_walks(int candidate, int zone) const;
    RoundMask too_long(RoundMask busy) const;
    int zone_of(int employer) const { return m_problem.employers[index(employer)].zone; }
    int ladder(int meet) const {
        return index(meet) < m_problem.bonus.size() ? m_problem.bonus[index(meet)] : 0;
    }

    Problem const& m_problem;
    int m_zones = 1;
    InterpreterDesk m_desk;
    std::vector<int> m_round_of, m_table_of;      // by pair
    std::vector<int> m_candidate_at;              // [candidate][round]
    std::vector<int> m_first_table;               // row of an employer's first table
    std::vector<int> m_table_at;                  // [row][round]
    std::vector<std::vector<int>> m_in_language;  // [language][round]
    std::vector<int> m_candidate_count, m_employer_count;
    std::vector<RoundMask> m_busy, m_run_blocks, m_candidate_free, m_zone_busy;
    std::vector<RoundMask> m_employer_free, m_employer_open;
    std::vector<RoundMask> m_companion_busy;      // by companion
    std::vector<std::vector<int>> m_accompanied;  // candidates, by companion
    std::vector<Change> m_journal;
    std::int64_t m_value = 0;
    std::int64_t m_score = 0;
};

}  // namespace ontmoet::scheduling
