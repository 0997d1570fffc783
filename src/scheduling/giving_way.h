// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/replan.h"
#include "scheduling/schedule.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace ontmoet::scheduling {

// The published plan, pair by pair.
struct Standing {
    std::vector<int> round;        // -1: not in the plan
    std::vector<int> table;        // as Meet::table
    std::vector<int> interpreter;  // as published; -1: any
    std::vector<char> is_lost;     // what happened took its place away
    std::vector<char> is_fixed;

    void resize(std::size_t pairs) {
        for (auto* list : {&round, &table, &interpreter}) list->resize(pairs, -1);
        for (auto* list : {&is_lost, &is_fixed}) list->resize(pairs, 0);
    }
};

// What mending has to go by: the plan as it is now and as it was published, and the rules.
class Situation {
public:
    Situation(Schedule& schedule, Standing const& standing);

    // After pairs were added to the problem's end or taken away from there again.
    void resize();
    void begin(ReplanRules const& rules, int now);

    Schedule& schedule() { return m_schedule; }
    Schedule const& schedule() const { return m_schedule; }
    Problem const& problem() const { return m_problem; }
    Standing const& standing() const { return m_standing; }
    ReplanRules const& rules() const { return m_rules; }
    Pair const& pair(int pair) const { return m_problem.pairs[index(pair)]; }
    std::vector<int> const& of_candidate(int i) const { return m_of_candidate[index(i)]; }
    std::vector<int> const& of_employer(int j) const { return m_of_employer[index(j)]; }
    std::vector<int> const& of_language(int l) const { return m_of_language[index(l)]; }

    RoundMask future() const { return m_future; }
    // From now on, whoever else sits where.
    RoundMask window(int pair) const {
        auto const& it = m_problem.pairs[index(pair)];
        RoundMask const both = m_problem.candidates[index(it.candidate)].available &
                               m_schedule.open_tables(it.employer) & m_future;
        return it.language < 0 ? both : both & m_spoken[index(it.language)];
    }
    bool may_move(int pair) const { return !is_held(pair) && could_move(pair); }
    // If it were let go. What was called for round `now` stays, unless this mending put it there.
    bool could_move(int pair) const {
        int const round = m_schedule.round_of(pair);
        if (m_standing.is_fixed[index(pair)] != 0) return false;
        if (round < m_now) return false;
        return round > m_now || m_standing.round[index(pair)] != m_now;
    }
    bool is_published(int pair) const {
        return m_standing.round[index(pair)] >= 0 && m_standing.is_lost[index(pair)] == 0;
    }
    bool is_changed(int pair) const {
        return is_published(pair) && m_schedule.round_of(pair) != m_standing.round[index(pair)];
    }
    // Published, and at its place.
    bool stands(int pair) const {
        return is_published(pair) && m_schedule.round_of(pair) == m_standing.round[index(pair)];
    }
    int price_of(int pair) const;
    // A meet that may not move until it is let go.
    bool is_held(int pair) const { return m_is_held[index(pair)] != 0; }
    void hold(int pair, bool is_held) { m_is_held[index(pair)] = is_held ? 1 : 0; }

private:
    static std::size_t index(int i) { return static_cast<std::size_t>(i); }

    Schedule& m_schedule;
    Problem const& m_problem;
    Standing const& m_standing;
    ReplanRules m_rules;
    RoundMask m_future = 0;
    int m_now = 0;
    std::vector<std::vector<int>> m_of_candidate, m_of_employer, m_of_language;
    std::vector<RoundMask> m_spoken;
    std::vector<char> m_is_held;  // by pair
    std::size_t m_listed = 0;     // pairs in these lists
};

// What it costs at least, in units of value, that a meet gives way to another: it moves to a round
// where others give way in turn, or falls away. Looked up in the plan as it stood when this was
// last forgotten, without trying; a little too little where others block each other or are held.
class GivingWay {
public:
    // Far more than any meets are worth together, and a few of it still fit Known::cost.
    static constexpr std::int64_t impossible = std::numeric_limits<std::int32_t>::max() / 8;

    explicit GivingWay(Situation& situation) : m_situation(situation) {}

    // So many meets may be asked from now on; the others cannot give way.
    void allow(int lookups) { m_lookups_left = lookups; }
    // Other work as long as so many of them.
    void spend(std::size_t lookups) {
        m_lookups_left -= std::min(m_lookups_left, static_cast<int>(lookups));
    }
    bool can_spare(int lookups) const { return m_lookups_left >= lookups; }
    // The plan changed. Whether meets that stand may be changed from now on.
    void forget(bool may_change);
    bool may_change() const { return m_may_change; }
    // What is known of the plan as it is now, for when it is like this again.
    struct Memory {
        std::uint32_t state;
        bool may_change;
    };
    Memory memory() const { return {m_state, m_may_change}; }
    void remember(Memory const& memory) {
        m_state = memory.state & most_states;
        m_may_change = memory.may_change;
    }
    // Of this meet of the plan, when up to `more` others give way for it; with them it is one
    // chain.
    std::int64_t cost(int victim, int more) {
        return m_situation.is_held(victim) ? impossible : known_cost(victim, more);
    }
    // Whether all who must give way, at most so many, for the pair to meet in one of these rounds
    // may cost less.
    bool costs_less(std::int64_t limit, int pair, RoundMask among, int victims);

private:
    // The cheapest of those at an obstacle; for which plan, so far as it is known. Small, for in a
    // large event there are many and they are looked up in no order.
    struct Known {
        std::int32_t cost = 0;
        std::uint32_t state : 31 = 0;
        std::uint32_t frees_language : 1 = 0;
    };
    Known& known_of(std::vector<Known>& costs, int which, int more) const {
        return costs[index(which) * index(m_situation.rules().longest_chain) + index(more)];
    }
    Known know(std::int64_t cost, bool frees_language = false) const {
        return {static_cast<std::int32_t>(std::min(cost, impossible)), m_state,
                frees_language ? 1U : 0U};
    }

    static constexpr std::uint32_t most_states = std::numeric_limits<std::uint32_t>::max() / 2;

    static std::size_t index(int i) { return static_cast<std::size_t>(i); }
    std::int64_t known_cost(int victim, int more);
    // Of all who must give way for the pair to meet in this round.
    std::int64_t cost_in(int pair, int round, int victims);
    std::int64_t work_out(int victim, int more);
    RoundMask other_rounds(int victim) const;
    std::int64_t cost_of_leaving_out(int victim) const;
    Known at_tables(int employer, int round, int more);
    std::int64_t in_language(int language, int round, int more);
    std::int64_t of_numbers(int pair, int more);

    Situation& m_situation;
    bool m_may_change = false;
    int m_lookups_left = 0;
    std::uint32_t m_state : 31 = 0;
    std::uint32_t m_last_state : 31 = 0;
    // Each by how many more at last.
    std::vector<Known> m_of_pair;
    std::vector<Known> m_at_tables;    // [employer][round]
    std::vector<Known> m_in_language;  // [language][round]
};

}  // namespace ontmoet::scheduling
