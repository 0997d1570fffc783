// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/tidy_days.h"

#include "base/random.h"
#include "scheduling/round_exchange.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace ontmoet::scheduling {

namespace {

// How much worse a pass makes days at a time, on average: from this to nothing.
constexpr int warmest = 64;
// These are made even when the time is over: without any, people would wait for half the day.
constexpr int last_passes = 6;
// Of so many meets one looks at all rounds, the others only for an end to their candidate's
// waiting.
constexpr std::uint64_t looks_around = 4;

RoundMask first_of(RoundMask busy) {
    return busy & (~busy + 1);
}

RoundMask last_of(RoundMask busy) {
    return std::bit_floor(busy);
}

RoundMask before(RoundMask round) {
    return round - 1;
}

int idle_in(RoundMask busy) {
    if (busy == 0) return 0;
    return std::popcount(before(last_of(busy)) & ~before(first_of(busy)) & ~busy);
}

class DayTidier {
public:
    explicit DayTidier(Schedule& schedule)
        : m_schedule(schedule), m_exchange(schedule), m_best(m_exchange.places()) {}

    void run(int passes, std::function<bool()> const& is_over) {
        for (int left = passes; left-- > 0;) {
            if (left >= last_passes && is_over && is_over()) left = last_passes - 1;
            pass(passes < 2 ? 0 : warmest * left / (passes - 1));
            if (m_exchange.cost() >= m_best_cost) continue;
            m_best_cost = m_exchange.cost();
            m_best = m_exchange.places();
        }
        if (m_best_cost < 0) m_exchange.store(m_best, m_schedule);
    }

private:
    void pass(int warmth) {
        for (int meet = 0; meet < m_exchange.meets(); ++meet) {
            if (m_exchange.is_fixed(meet)) continue;
            // Its bits are enough for everything that is drawn here.
            std::uint64_t const drawn = m_random.next();
            bool const looks = drawn % looks_around == 0;
            if (looks) m_exchange.change_table(meet);
            RoundMask rounds = m_exchange.window(meet) & ~own(meet);
            if (!looks) rounds &= shortening(meet);
            if (rounds == 0) continue;
            // Exponentially distributed, roughly.
            int const worse = warmth * std::countl_zero(drawn | 1U) * 7 / 10;
            rounds &= bearable(meet, worse);
            int const first = static_cast<int>(drawn / looks_around % max_rounds);
            RoundMask const later = rounds & (~RoundMask{0} << first);
            if (!exchange_one_of(meet, later, worse)) exchange_one_of(meet, rounds & ~later, worse);
        }
    }

    RoundMask own(int meet) const { return RoundMask{1} << m_exchange.round_of(meet); }

    // The rounds that would make the candidate's day shorter: for its first meet and its last,
    // those in between.
    RoundMask shortening(int meet) const {
        RoundMask const day = m_exchange.day_of(meet);
        RoundMask const ends = first_of(day) | last_of(day);
        if ((own(meet) & ends) == 0) return 0;
        return before(last_of(day)) & ~before(first_of(day)) & ~day;
    }

    // The rounds that make the candidate's own day so much worse at most: those where another meet
    // of theirs makes room, and those not too far from all others.
    RoundMask bearable(int meet, int worse) const {
        RoundMask const day = m_exchange.day_of(meet);
        RoundMask const others = day & ~own(meet);
        if (others == 0) return ~RoundMask{0};
        int const longest = (RoundExchange::cost_of_day(day) + worse) / RoundExchange::idle_weight;
        int const first = std::countr_zero(last_of(others)) + 1 - longest;
        int const last = std::countr_zero(first_of(others)) + longest - 1;
        if (first > last) return others;
        RoundMask near = first > 0 ? ~RoundMask{0} << first : ~RoundMask{0};
        if (last < max_rounds - 1) near &= before(RoundMask{2} << last);
        return near | others;
    }

    bool exchange_one_of(int meet, RoundMask rounds, int worse) {
        for (; rounds != 0; rounds &= rounds - 1)
            if (m_exchange.make(meet, std::countr_zero(rounds), worse)) return true;
        return false;
    }

    Schedule& m_schedule;
    RoundExchange m_exchange;
    Random m_random{1};
    std::vector<RoundExchange::Place> m_best;
    int m_best_cost = 0;  // beside the plan this began with
};

}  // namespace

void tidy_days(Schedule& schedule, int passes, std::function<bool()> const& is_over) {
    if (passes > 0) DayTidier(schedule).run(passes, is_over);
}

int idle_rounds(Schedule const& schedule) {
    int idle = 0;
    for (std::size_t i = 0; i < schedule.problem().candidates.size(); ++i) {
        idle += idle_in(schedule.busy(static_cast<int>(i)));
    }
    return idle;
}

}  // namespace ontmoet::scheduling
