// SPDX-License-Identifier: EUPL-1.2
// The rest of one person's day as a whole: chains bring one meet after the other, and the best
// first may keep away the best two.
#include "scheduling/mender.h"

#include <algorithm>
#include <bit>

namespace ontmoet::scheduling {

namespace {
// Places tried for one person, over all their pairs.
constexpr int most_places_of_a_day = 400;
constexpr int no_victim = -1;
}  // namespace

// All that may be better than `best` of what the person's pairs can be, each in a round of its own
// at a free place or instead of a meet that gives way; whether something is.
bool Mender::arrange_day(int candidate, std::int64_t best) {
    auto const start = here();
    for (int pair : m_loose)
        if (m_schedule.is_planned(pair) && m_situation.pair(pair).candidate == candidate)
            remove(pair);
    if (m_schedule.mark() > start.mark) m_giving_way.forget(m_changed < m_most_changes);
    list_places(candidate);
    m_best = best;
    m_start = start.mark;
    m_best_changes.clear();
    m_places_left = most_places_of_a_day;
    m_pending.assign(1, no_victim);
    settle_day(0, candidate, worth());
    back_to(start);
    if (m_best_changes.empty()) return false;
    go({m_best, 0, std::move(m_best_changes)});
    return true;
}

// For each pair what it may bring besides the ladder, the best first.
void Mender::list_places(int candidate) {
    m_day.clear();
    m_day_changed = m_changed;
    RoundMask const there = ~m_schedule.busy(candidate) & ~m_schedule.companion_blocks(candidate);
    for (int pair : m_situation.of_candidate(candidate)) {
        if (m_schedule.is_planned(pair)) continue;
        Wish wish{pair, {}, 0, -GivingWay::impossible};
        for (RoundMask rounds = m_situation.window(pair) & there; rounds != 0; rounds &= rounds - 1)
            list_places_in(wish, std::countr_zero(rounds));
        if (wish.places.empty()) continue;
        std::ranges::stable_sort(wish.places, std::ranges::greater(), &Spot::worth);
        wish.most = wish.places.front().worth;
        for (auto const& place : wish.places)
            if (!place.changes) wish.most_unchanged = std::max(wish.most_unchanged, place.worth);
        m_day.push_back(std::move(wish));
    }
    std::ranges::stable_sort(m_day, std::ranges::greater(), &Wish::most);
    hope_for_days();
}

void Mender::list_places_in(Wish& wish, int round) {
    auto const& it = m_situation.pair(wish.pair);
    auto const& employer = m_problem.employers[index(it.employer)];
    auto const& rules = m_situation.rules();
    RoundMask const bit = RoundMask{1} << round;
    int const meets = m_schedule.meets_of_employer(it.employer);
    int const was = m_situation.standing().round[index(wish.pair)];
    std::int64_t worth = it.score;
    if (meets < employer.min_meets) worth += m_problem.employer_bonus;
    worth += was < 0 ? -rules.added : rules.cancelled;
    bool const is_spoken = (m_schedule.desk().rounds_for(it.language) & bit) != 0;
    auto const instead_of = [&](int victim) {
        if (victim < 0 || !m_situation.may_move(victim)) return;
        bool const changes = m_situation.stands(victim);
        if (changes && m_changed >= m_most_changes) return;
        auto const cost = m_giving_way.cost(victim, 1);
        if (cost < GivingWay::impossible)
            wish.places.push_back({round, victim, changes, worth - cost});
    };
    if ((m_schedule.free_tables(it.employer) & bit) == 0) {
        for (std::size_t r = 0; r < employer.tables.size(); ++r) {
            int const victim = m_schedule.meet_at_table(it.employer, static_cast<int>(r), round);
            if (is_spoken || (victim >= 0 && m_situation.pair(victim).language >= 0))
                instead_of(victim);
        }
    } else if (meets >= employer.max_meets) {
        return;
    } else if (is_spoken) {
        wish.places.push_back({round, no_victim, false, worth});
    } else {
        auto const languages = m_schedule.desk().in_the_way_of(it.language, round);
        for (int language : languages)
            for (int victim : m_schedule.meets_in_language(language, round)) instead_of(victim);
    }
}

// What the wishes from each on may bring besides the ladder: by how many meets may yet change, then
// by how many wishes come true.
void Mender::hope_for_days() {
    auto const levels = index(m_most_changes - m_changed) + 1;
    auto const width = index(m_problem.rounds) + 1;
    m_day_hope.assign((m_day.size() + 1) * levels * width, -GivingWay::impossible);
    auto const hope = [&](std::size_t n, std::size_t changes, std::size_t count) -> std::int64_t& {
        return m_day_hope[(n * levels + changes) * width + count];
    };
    for (std::size_t changes = 0; changes < levels; ++changes) hope(m_day.size(), changes, 0) = 0;
    for (auto n = m_day.size(); n-- > 0;) {
        for (std::size_t changes = 0; changes < levels; ++changes) {
            hope(n, changes, 0) = 0;
            for (std::size_t count = 1; count < width; ++count) {
                auto most = std::max(hope(n + 1, changes, count),
                                     hope(n + 1, changes, count - 1) + m_day[n].most_unchanged);
                if (changes > 0)
                    most = std::max(most, hope(n + 1, changes - 1, count - 1) + m_day[n].most);
                hope(n, changes, count) = most;
            }
        }
    }
}

// The most that a day can come to from this wish on, which is worth so much as it is.
std::int64_t Mender::hope_of_day(std::size_t next, int candidate, std::int64_t worth) const {
    auto const levels = index(m_most_changes - m_day_changed) + 1;
    auto const width = index(m_problem.rounds) + 1;
    auto const left = index(m_most_changes - m_changed);
    auto const* hope = &m_day_hope[(next * levels + left) * width];
    int const meets = m_schedule.meets_of_candidate(candidate);
    int const room = m_problem.candidates[index(candidate)].max_meets - meets;
    std::int64_t most = worth;
    std::int64_t ladder = 0;
    for (int more = 1; more <= room && index(more) < width; ++more) {
        ladder += rung(meets + more - 1);
        most = std::max(most, worth + ladder + hope[more]);
    }
    return most;
}

// Wishes from `next` on, then places for those who gave way.
void Mender::settle_day(std::size_t next, int candidate, std::int64_t worth) {
    if (hope_of_day(next, candidate, worth) <= m_best) return;
    if (next == m_day.size()) {
        ++m_search;
        m_victims_left = m_situation.rules().longest_chain - 1;
        return settle(1);
    }
    auto const& wish = m_day[next];
    auto const bonus = rung(m_schedule.meets_of_candidate(candidate));
    for (auto const& place : wish.places) {
        if (m_places_left == 0) break;
        if (place.victim >= 0 && !m_schedule.is_planned(place.victim)) continue;
        auto const before = here();
        --m_places_left;
        if (place.victim >= 0) {
            remove(place.victim);
            m_pending.push_back(place.victim);
        }
        bool const fits = m_changed <= m_most_changes && m_schedule.has_room(wish.pair) &&
                          (m_schedule.rounds_for(wish.pair) >> place.round & 1U) != 0;
        if (fits) {
            add(wish.pair, place.round);
            settle_day(next + 1, candidate, worth + place.worth + bonus);
        }
        if (place.victim >= 0) m_pending.pop_back();
        back_to(before);
    }
    settle_day(next + 1, candidate, worth);
}

}  // namespace ontmoet::scheduling
