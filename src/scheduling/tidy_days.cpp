// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/tidy_days.h"

#include <bit>
#include <vector>

namespace ontmoet::scheduling {

namespace {

// One idle round weighs more than any number of rounds later.
constexpr int idle_weight = 2 * max_rounds;

int idle_in(RoundMask busy) {
    if (busy == 0) return 0;
    int const span = max_rounds - std::countl_zero(busy) - std::countr_zero(busy);
    return span - std::popcount(busy);
}

int cost_of_day(RoundMask busy) {
    return idle_in(busy) * idle_weight + (max_rounds - std::countl_zero(busy));
}

class DayTidier {
public:
    explicit DayTidier(Schedule& schedule)
        : m_schedule(schedule), m_is_fixed(schedule.problem().pairs.size(), 0) {
        for (auto const& fixed : schedule.problem().fixed) {
            int const pair = schedule.meet_of_candidate(fixed.candidate, fixed.round);
            m_is_fixed[static_cast<std::size_t>(pair)] = 1;
        }
    }

    bool pass() {
        bool changed = false;
        for (std::size_t p = 0; p < m_is_fixed.size(); ++p) {
            int const pair = static_cast<int>(p);
            if (!may_move(pair)) continue;
            changed = move(pair) || changed;
            changed = swap(pair) || changed;
        }
        m_schedule.forget_journal();
        return changed;
    }

private:
    bool may_move(int pair) const {
        return m_schedule.is_planned(pair) && m_is_fixed[static_cast<std::size_t>(pair)] == 0;
    }
    int candidate_of(int pair) const {
        return m_schedule.problem().pairs[static_cast<std::size_t>(pair)].candidate;
    }

    bool move(int pair) {
        int const candidate = candidate_of(pair);
        int const from = m_schedule.round_of(pair);
        int least = cost_of_day(m_schedule.busy(candidate));
        int best = from;
        m_schedule.remove(pair);
        RoundMask const rest = m_schedule.busy(candidate);
        for (RoundMask left = m_schedule.rounds_for(pair); left != 0; left &= left - 1) {
            int const cost = cost_of_day(rest | (left & -left));
            if (cost >= least) continue;
            least = cost;
            best = std::countr_zero(left);
        }
        m_schedule.add(pair, best);
        return best != from;
    }

    bool swap(int pair) {
        auto const& problem = m_schedule.problem();
        int const employer = problem.pairs[static_cast<std::size_t>(pair)].employer;
        auto const& tables = problem.employers[static_cast<std::size_t>(employer)].tables;
        RoundMask others =
            problem.candidates[static_cast<std::size_t>(candidate_of(pair))].available;
        for (others &= ~m_schedule.busy(candidate_of(pair)); others != 0; others &= others - 1) {
            int const round = std::countr_zero(others);
            for (std::size_t r = 0; r < tables.size(); ++r) {
                int const other = m_schedule.meet_at_table(employer, static_cast<int>(r), round);
                if (other >= 0 && may_move(other) && swap_two(pair, other)) return true;
            }
        }
        return false;
    }

    bool swap_two(int one, int two) {
        RoundMask const bit_one = RoundMask{1} << m_schedule.round_of(one);
        RoundMask const bit_two = RoundMask{1} << m_schedule.round_of(two);
        RoundMask const day_one = m_schedule.busy(candidate_of(one));
        RoundMask const day_two = m_schedule.busy(candidate_of(two));
        RoundMask const both = bit_one | bit_two;
        if ((day_one & bit_two) != 0 || (day_two & bit_one) != 0) return false;
        int const now = cost_of_day(day_one) + cost_of_day(day_two);
        if (cost_of_day(day_one ^ both) + cost_of_day(day_two ^ both) >= now) return false;
        auto const mark = m_schedule.mark();
        m_schedule.remove(one);
        m_schedule.remove(two);
        if ((m_schedule.rounds_for(one) & bit_two) != 0) {
            m_schedule.add(one, std::countr_zero(bit_two));
            if ((m_schedule.rounds_for(two) & bit_one) != 0) {
                m_schedule.add(two, std::countr_zero(bit_one));
                return true;
            }
        }
        m_schedule.undo_to(mark);
        return false;
    }

    Schedule& m_schedule;
    std::vector<char> m_is_fixed;
};

}  // namespace

void tidy_days(Schedule& schedule, int passes) {
    DayTidier tidier(schedule);
    while (passes-- > 0 && tidier.pass()) {
    }
}

int idle_rounds(Schedule const& schedule) {
    int idle = 0;
    for (std::size_t i = 0; i < schedule.problem().candidates.size(); ++i) {
        idle += idle_in(schedule.busy(static_cast<int>(i)));
    }
    return idle;
}

}  // namespace ontmoet::scheduling
