// SPDX-License-Identifier: EUPL-1.2
// One meet more for somebody, at the cost of nobody's who could not have another.
#include "scheduling/moves.h"

#include <algorithm>
#include <bit>

namespace ontmoet::scheduling {

namespace {

// How many people may take the next one's place, one after the other, and whether they may shift
// their own other meets for it: short and simple rows cost the plan least.
struct Rows {
    int longest;
    bool may_shift;
};
constexpr Rows rows[] = {{4, false}, {12, false}, {6, true}, {40, true}};

// Places looked at for each kind of row, some milliseconds' worth.
constexpr int most_places = 20'000;

}  // namespace

std::uint64_t Moves::end_lacks(std::vector<int> const& candidates) {
    int looked_at = 0;
    for (auto const& row : rows) {
        m_may_shift = row.may_shift;
        m_places_left = most_places;
        m_was_asked.assign(m_problem.candidates.size(), 0);
        for (int candidate : candidates) {
            while (is_below_ladder(candidate) && m_was_asked[index(candidate)] == 0 &&
                   give_one_more(candidate, row.longest))
                m_was_asked.assign(m_problem.candidates.size(), 0);
        }
        looked_at += most_places - m_places_left;
    }
    return static_cast<std::uint64_t>(looked_at);
}

bool Moves::give_one_more(int candidate, int longest) {
    auto const mark = m_schedule.mark();
    auto const value = m_schedule.value();
    if (find_one_more(candidate, longest) && m_schedule.value() > value) return true;
    m_schedule.undo_to(mark);
    return false;
}

// Something free; else a place whose holder can go elsewhere or has meets to spare; else one whose
// holder finds another in this way. Everybody is asked once (as in augmenting paths), also over
// several who lack one, as long as nobody gets it.
bool Moves::find_one_more(int candidate, int people_left) {
    m_was_asked[index(candidate)] = 1;
    auto const before = m_schedule.meets_of_candidate(candidate);
    fill_candidate(candidate);
    if (m_schedule.meets_of_candidate(candidate) > before) return true;
    for (bool const may_ask : {false, true}) {
        if (may_ask && people_left == 0) return false;
        for (int pair : m_of_candidate[index(candidate)]) {
            if (m_schedule.is_planned(pair) || !m_schedule.has_room(pair)) continue;
            if (take_place(pair, may_ask, people_left)) return true;
        }
    }
    return false;
}

bool Moves::take_place(int pair, bool may_ask, int people_left) {
    auto const& it = m_problem.pairs[index(pair)];
    auto const& employer = m_problem.employers[index(it.employer)];
    RoundMask rounds = window(pair) & ~m_schedule.companion_blocks(it.candidate) &
                       ~m_schedule.run_blocks(it.candidate) &
                       ~m_schedule.walk_blocks(it.candidate, employer.zone);
    for (; rounds != 0; rounds &= rounds - 1) {
        int const round = std::countr_zero(rounds);
        int const own = m_schedule.meet_of_candidate(it.candidate, round);
        if (own >= 0 && (!m_may_shift || is_fixed(own))) continue;
        std::vector<int> holders;
        if ((m_schedule.free_tables(it.employer) >> round & 1U) == 0) {
            for (std::size_t r = 0; r < employer.tables.size(); ++r)
                holders.push_back(
                    m_schedule.meet_at_table(it.employer, static_cast<int>(r), round));
        } else if ((m_schedule.desk().rounds_for(it.language) >> round & 1U) == 0) {
            for (int language : m_schedule.desk().in_the_way_of(it.language, round)) {
                auto const& there = m_schedule.meets_in_language(language, round);
                holders.insert(holders.end(), there.begin(), there.end());
            }
        }
        if (holders.empty() && take_place_of(own, -1, pair, round, may_ask, people_left))
            return true;
        for (int holder : holders) {
            if (holder < 0 || is_fixed(holder) || holder == own) continue;
            if (take_place_of(own, holder, pair, round, may_ask, people_left)) return true;
        }
    }
    return false;
}

// `own` is the candidate's meet in that round, `holder` another's in the way; -1: none.
bool Moves::take_place_of(int own, int holder, int pair, int round, bool may_ask, int people_left) {
    if (holder >= 0) {
        bool const was_asked = m_was_asked[index(m_problem.pairs[index(holder)].candidate)] != 0;
        if (has_spare(holder) ? may_ask && own < 0 : may_ask && was_asked) return false;
        if (!may_ask && !has_spare(holder) && !has_place_elsewhere(holder)) return false;
    }
    if (own >= 0 && !may_ask && !has_place_elsewhere(own)) return false;
    if (m_places_left == 0) return false;
    --m_places_left;
    auto const mark = m_schedule.mark();
    for (int gone : {own, holder})
        if (gone >= 0) m_schedule.remove(gone);
    bool is_settled = (m_schedule.rounds_for(pair) >> round & 1U) != 0;
    if (is_settled) m_schedule.add(pair, round);
    for (int gone : {own, holder}) {
        // Who came to the first one's place may have filled up with the second one already.
        if (gone < 0 || !is_settled || m_schedule.is_planned(gone)) continue;
        RoundMask const free = m_schedule.has_room(gone) ? m_schedule.rounds_for(gone) : 0;
        if (free != 0) {
            m_schedule.add(gone, std::countr_zero(free));
        } else if (gone == own) {
            is_settled = may_ask && people_left > 0 &&
                         (take_place(own, false, 0) || take_place(own, true, people_left - 1));
        } else if (m_schedule.meets_of_candidate(m_problem.pairs[index(gone)].candidate) <
                   static_cast<int>(m_problem.bonus.size())) {
            is_settled = may_ask &&
                         m_was_asked[index(m_problem.pairs[index(gone)].candidate)] == 0 &&
                         find_one_more(m_problem.pairs[index(gone)].candidate, people_left - 1);
        }
    }
    if (!is_settled) m_schedule.undo_to(mark);
    return is_settled;
}

// Its candidate has more meets than the ladder has steps.
bool Moves::has_spare(int pair) const {
    return m_schedule.meets_of_candidate(m_problem.pairs[index(pair)].candidate) >
           static_cast<int>(m_problem.bonus.size());
}

// As things stand; its own round is taken then.
bool Moves::has_place_elsewhere(int pair) const {
    auto const& it = m_problem.pairs[index(pair)];
    int const own = m_schedule.round_of(pair);
    RoundMask const taken = m_schedule.busy(it.candidate) |
                            m_schedule.companion_blocks(it.candidate) |
                            m_schedule.run_blocks_without(it.candidate, own);
    return (window(pair) & ~taken & m_schedule.free_tables(it.employer) &
            m_schedule.desk().rounds_for(it.language)) != 0;
}

}  // namespace ontmoet::scheduling
