// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"
#include "scheduling/interpreter_desk.h"
#include "scheduling/schedule.h"

#include <cstdint>
#include <vector>

namespace ontmoet::scheduling {

// The rounds of a plan's meets, while who meets whom stays. Two rounds exchange some of their
// meets: one goes to the other round, whoever is in its way there (its candidate's own meet, or
// the one at its table) comes here, and so on: a Kempe chain, after which nobody has two meets in
// a round. Such a chain is a path, and only those at its two ends have another day than before: to
// know what it is worth, the path is walked, and nothing is changed.
class RoundExchange {
public:
    explicit RoundExchange(Schedule const& schedule);

    int meets() const { return static_cast<int>(m_meets.size()); }
    bool is_fixed(int meet) const { return at(meet).is_fixed; }
    int round_of(int meet) const { return at(meet).round; }
    RoundMask day_of(int meet) const { return m_busy[index(at(meet).candidate)]; }
    // Rounds in which its candidate is there and its table open.
    RoundMask window(int meet) const {
        return m_problem.candidates[index(at(meet).candidate)].available &
               m_open[index(at(meet).table)];
    }
    // The meet goes to another round of its window, when all days together get so much costlier at
    // most; false, and nothing is changed, when that cannot be.
    bool make(int meet, int to, int most_worse);
    // It changes places, in its round, with whatever is at another of the employer's tables.
    void change_table(int meet);

    // Of all days, beside the plan this began with. An idle round costs `idle_weight`, each round
    // that a day ends later 1.
    int cost() const { return m_cost; }
    static constexpr int idle_weight = 2 * max_rounds;
    static int cost_of_day(RoundMask busy);

    struct Place {
        int round, table;
    };
    std::vector<Place> places() const;  // by meet
    // Gives the plan's meets these places.
    void store(std::vector<Place> const& places, Schedule& schedule) const;

private:
    struct Meet {
        int pair, candidate, language, zone;
        int table;  // of all tables of all employers
        int round;
        bool is_fixed;
    };
    // An interpreter's round that goes to another one.
    struct Hour {
        int language, from, to;
    };
    static constexpr int nobody = -1;
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    Meet const& at(int meet) const { return m_meets[index(meet)]; }
    int& of_candidate(int candidate, int round) {
        return m_of_candidate[index(candidate * m_problem.rounds + round)];
    }
    int& at_table(int table, int round) {
        return m_at_table[index(table * m_problem.rounds + round)];
    }
    std::vector<int>& in_language(int language, int round) {
        return m_in_language[index(language * m_problem.rounds + round)];
    }
    void list_tables();
    void list_meets(Schedule const& schedule);
    bool follow(int meet, int from, int to);
    bool follow_candidates(int meet, int from, int to, bool& is_ring);
    bool follow_tables(int meet, int from, int to);
    bool join(int meet);
    bool may_end(int meet, int from, int to);
    bool may_swap(int one, int other) const;
    bool is_near_another_zone(RoundMask elsewhere, int round) const;
    bool is_run_short(RoundMask busy) const;
    bool find_hours(int from, int to);
    bool ask_for_hour(Hour hour);
    void list_hours(int from, int to);
    bool exchange_hours();
    void move_all(int from, int to);
    void refresh_days(int from, int to);
    void move_in_language(int meet, int from, int to);

    Problem const& m_problem;
    Random m_random{1};
    InterpreterDesk m_desk;
    std::vector<Meet> m_meets;
    std::vector<RoundMask> m_open;                // by table
    std::vector<int> m_first_table;               // by employer, and the end
    std::vector<int> m_of_candidate;              // [candidate][round]
    std::vector<int> m_at_table;                  // [table][round]
    std::vector<std::vector<int>> m_in_language;  // [language][round]
    std::vector<RoundMask> m_busy;                // by candidate
    std::vector<RoundMask> m_zone_busy;           // [candidate][zone], where people walk
    std::vector<RoundMask> m_companion_busy;      // by companion
    int m_zones = 1;
    int m_cost = 0;

    std::vector<int> m_chain;
    std::vector<int> m_leaving;  // by language: so many more of the chain go than come
    std::vector<Hour> m_hours;
    int m_change = 0;  // of the cost, by the chain so far
    int m_most_worse = 0;
};

}  // namespace ontmoet::scheduling
