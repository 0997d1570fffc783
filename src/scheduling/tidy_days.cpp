// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/tidy_days.h"

#include "base/random.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace ontmoet::scheduling {

namespace {

// One idle round weighs more than any number of rounds later.
constexpr int idle_weight = 2 * max_rounds;
// How much worse a pass makes days at a time, on average: from this to nothing.
constexpr int warmest = 64;
// These are made even when the time is over: without any, people would wait for half the day.
constexpr int last_passes = 6;
// Of so many meets one looks at all rounds, the others only for an end to their candidate's
// waiting.
constexpr std::uint64_t looks_around = 8;
// Longer chains hardly ever fit.
constexpr std::size_t longest_exchange = 12;

// From the first round to the last.
int span_of(RoundMask busy) {
    return max_rounds - std::countl_zero(busy) - std::countr_zero(busy);
}

int idle_in(RoundMask busy) {
    return busy == 0 ? 0 : span_of(busy) - std::popcount(busy);
}

// Of a day with meets, beside one with as many.
int cost_of_day(RoundMask busy) {
    return span_of(busy) * idle_weight + (max_rounds - std::countl_zero(busy));
}

// The rounds between the first and the last.
RoundMask inside_of(RoundMask busy) {
    RoundMask const first = busy & (~busy + 1);
    RoundMask const last = RoundMask{1} << (max_rounds - 1 - std::countl_zero(busy));
    return (last - 1) & ~(first | (first - 1));
}

// Two rounds exchange some of their meets: one goes to the other round, whoever is in its way there
// (its candidate's own meet, or the one at its table) comes here, and so on: a Kempe chain, after
// which nobody has two meets in a round.
class DayTidier {
public:
    explicit DayTidier(Schedule& schedule)
        : m_schedule(schedule),
          m_problem(schedule.problem()),
          m_is_fixed(m_problem.pairs.size(), 0),
          m_in_chain(m_problem.pairs.size(), 0) {
        for (auto const& fixed : m_problem.fixed)
            m_is_fixed[slot(schedule.meet_of_candidate(fixed.candidate, fixed.round))] = 1;
    }

    void run(int passes, std::function<bool()> const& is_over) {
        m_best_mark = m_schedule.mark();
        for (int left = passes; left-- > 0;) {
            if (left >= last_passes && is_over && is_over()) left = last_passes - 1;
            pass(passes < 2 ? 0 : warmest * left / (passes - 1));
        }
        m_schedule.undo_to(m_best_mark);
        m_schedule.forget_journal();
    }

private:
    static std::size_t slot(int i) { return static_cast<std::size_t>(i); }
    int candidate_of(int pair) const { return m_problem.pairs[slot(pair)].candidate; }
    RoundMask day_of(int pair) const { return m_schedule.busy(candidate_of(pair)); }

    void pass(int warmth) {
        auto const pairs = static_cast<int>(m_problem.pairs.size());
        for (int pair = 0; pair < pairs; ++pair) {
            if (!m_schedule.is_planned(pair) || m_is_fixed[slot(pair)] != 0) continue;
            auto const& it = m_problem.pairs[slot(pair)];
            RoundMask rounds = m_problem.candidates[slot(it.candidate)].available &
                               m_schedule.open_tables(it.employer);
            rounds &= m_random.below(looks_around) == 0
                          ? ~(RoundMask{1} << m_schedule.round_of(pair))
                          : shortening(pair);
            if (rounds == 0) continue;
            // Exponentially distributed, roughly.
            int const worse = warmth * std::countl_zero(m_random.next() | 1U) * 7 / 10;
            auto const first = static_cast<int>(m_random.below(slot(m_problem.rounds)));
            RoundMask const later = rounds & (~RoundMask{0} << first);
            if (!exchange_one_of(pair, later, worse)) exchange_one_of(pair, rounds & ~later, worse);
        }
    }

    // The rounds that would make the candidate's day shorter: for its first meet and its last,
    // those in between.
    RoundMask shortening(int pair) const {
        RoundMask const day = day_of(pair);
        RoundMask const inside = inside_of(day);
        return (inside >> m_schedule.round_of(pair) & 1U) != 0 ? 0 : inside & ~day;
    }

    bool exchange_one_of(int pair, RoundMask rounds, int worse) {
        for (; rounds != 0; rounds &= rounds - 1)
            if (exchange(pair, std::countr_zero(rounds), worse)) return true;
        return false;
    }

    bool exchange(int pair, int to, int worse) {
        int const from = m_schedule.round_of(pair);
        if (change_in_cost(day_of(pair), from, to) > worse) return false;
        bool const is_whole = follow(pair, from, to);
        int const change = is_whole ? change_in_cost(from, to) : 0;
        bool const is_done = change != 0 && change <= worse && take_place(from, to);
        for (int moved : m_chain) m_in_chain[slot(moved)] = 0;
        if (!is_done) return false;
        m_cost += change;
        if (m_cost < m_best_cost) {
            m_best_cost = m_cost;
            m_best_mark = m_schedule.mark();
        }
        return true;
    }

    // Everybody who must change the round with it; false when somebody cannot.
    bool follow(int pair, int from, int to) {
        m_chain.assign(1, pair);
        m_in_chain[slot(pair)] = 1;
        for (std::size_t n = 0; n < m_chain.size(); ++n) {
            int const it = m_chain[n];
            int const there = m_schedule.round_of(it) == from ? to : from;
            if (!join(m_schedule.meet_of_candidate(candidate_of(it), there))) return false;
            auto const& numbers = m_problem.pairs[slot(it)];
            bool const is_full = (m_schedule.free_tables(numbers.employer) >> there & 1U) == 0;
            if (is_full &&
                !join(m_schedule.meet_at_table(numbers.employer, m_schedule.table_of(it), there)))
                return false;
            if (!join_for_language(numbers.language, there)) return false;
        }
        return true;
    }

    // Somebody who needs the language there makes room, unless one of them does already.
    bool join_for_language(int language, int there) {
        if ((m_schedule.desk().rounds_for(language) >> there & 1U) != 0) return true;
        auto const& others = m_schedule.meets_in_language(language, there);
        if (others.empty()) return false;
        auto const comes = [this](int pair) { return m_in_chain[slot(pair)] != 0; };
        return std::ranges::any_of(others, comes) || join(others[m_random.below(others.size())]);
    }

    bool join(int pair) {
        if (pair < 0 || m_in_chain[slot(pair)] != 0) return true;
        if (m_is_fixed[slot(pair)] != 0 || m_chain.size() == longest_exchange) return false;
        m_in_chain[slot(pair)] = 1;
        m_chain.push_back(pair);
        return true;
    }

    // Who has a meet in both has the same day again.
    static int change_in_cost(RoundMask day, int from, int to) {
        RoundMask const both = RoundMask{1} << from | RoundMask{1} << to;
        return (day & both) == both ? 0 : cost_of_day(day ^ both) - cost_of_day(day);
    }

    // Of the days of all whose meets change the round.
    int change_in_cost(int from, int to) const {
        int change = 0;
        for (int pair : m_chain) change += change_in_cost(day_of(pair), from, to);
        return change;
    }

    bool take_place(int from, int to) {
        auto const mark = m_schedule.mark();
        m_goals.clear();
        for (int pair : m_chain) {
            m_goals.push_back(m_schedule.round_of(pair) == from ? to : from);
            m_schedule.remove(pair);
        }
        for (std::size_t n = 0; n < m_chain.size(); ++n) {
            if ((m_schedule.rounds_for(m_chain[n]) >> m_goals[n] & 1U) == 0) {
                m_schedule.undo_to(mark);
                return false;
            }
            m_schedule.add(m_chain[n], m_goals[n]);
        }
        return true;
    }

    Schedule& m_schedule;
    Problem const& m_problem;
    Random m_random{1};
    std::vector<char> m_is_fixed, m_in_chain;
    std::vector<int> m_chain, m_goals;
    // Beside the plan this began with.
    int m_cost = 0;
    int m_best_cost = 0;
    std::size_t m_best_mark = 0;
};

}  // namespace

void tidy_days(Schedule& schedule, int passes, std::function<bool()> const& is_over) {
    DayTidier(schedule).run(passes, is_over);
}

int idle_rounds(Schedule const& schedule) {
    int idle = 0;
    for (std::size_t i = 0; i < schedule.problem().candidates.size(); ++i) {
        idle += idle_in(schedule.busy(static_cast<int>(i)));
    }
    return idle;
}

}  // namespace ontmoet::scheduling
