// SPDX-License-Identifier: EUPL-1.2
// The second half of a move: what was ejected finds another place, or others take its place.
#include "scheduling/moves.h"

#include <bit>

namespace ontmoet::scheduling {

namespace {

// How many ejected meets may be forced elsewhere in one move before the rest counts as lost.
constexpr std::size_t longest_chain = 10;
// How often in one move somebody who lost a meet may take another's place.
constexpr int most_takeovers = 6;

}  // namespace

// Each ejected meet goes to another round, if need be by ejecting the next; for those lost both
// people get the best that fits now. Who falls below the ladder by it may take the place of
// somebody who can spare it.
void Moves::mend() {
    std::size_t next = 0;
    for (int takeovers = 0;; ++takeovers) {
        for (; next < m_ejected.size(); ++next) reinsert(m_ejected[next], next < longest_chain);
        bool took_over = false;
        for (int pair : m_lost) {
            auto const& it = m_problem.pairs[index(pair)];
            fill_employer(it.employer);
            fill_candidate(it.candidate);
            if (takeovers < most_takeovers && is_below_ladder(it.candidate)) {
                took_over = take_over(it.candidate) || took_over;
            }
        }
        m_lost.clear();
        if (!took_over) return;
    }
}

void Moves::reinsert(int pair, bool may_eject) {
    if (m_schedule.is_planned(pair)) return;
    if (m_schedule.has_room(pair)) {
        RoundMask const free = m_schedule.rounds_for(pair);
        if (free != 0) return m_schedule.add(pair, pick(free));
        if (may_eject && window(pair) != 0 && force(pair, pick(easiest_rounds(pair, window(pair)))))
            return;
    }
    m_lost.push_back(pair);
}

bool Moves::is_below_ladder(int candidate) const {
    return m_schedule.meets_of_candidate(candidate) < static_cast<int>(m_problem.bonus.size());
}

// The table round, held by somebody else, that the candidate could have at the least loss.
bool Moves::take_over(int candidate) {
    int best = -1;
    int best_round = -1;
    Points least = nothing_found;
    for (int pair : m_of_candidate[index(candidate)]) {
        if (pair == m_kept || m_schedule.is_planned(pair) || !m_schedule.has_room(pair)) continue;
        auto const& it = m_problem.pairs[index(pair)];
        auto const& employer = m_problem.employers[index(it.employer)];
        RoundMask rounds =
            window(pair) & ~m_schedule.busy(candidate) & ~m_schedule.companion_blocks(candidate) &
            ~m_schedule.run_blocks(candidate) & ~m_schedule.walk_blocks(candidate, employer.zone) &
            m_schedule.desk().rounds_for(it.language);
        for (; rounds != 0; rounds &= rounds - 1) {
            int const round = std::countr_zero(rounds);
            for (std::size_t r = 0; r < employer.tables.size(); ++r) {
                int const there = m_schedule.meet_at_table(it.employer, static_cast<int>(r), round);
                if (there < 0 || is_fixed(there) || there == m_kept) continue;
                Points const cost = loss(there) - gain(pair);
                if (cost >= least) continue;
                least = cost;
                best = pair;
                best_round = round;
            }
        }
    }
    return best >= 0 && force(best, best_round);
}

void Moves::fill_candidate(int candidate) {
    int const most = m_problem.candidates[index(candidate)].max_meets;
    if (m_schedule.meets_of_candidate(candidate) < most)
        fill_best(m_of_candidate[index(candidate)]);
}

void Moves::fill_employer(int employer) {
    if (m_schedule.free_tables(employer) != 0) fill_best(m_of_employer[index(employer)]);
}

void Moves::fill_best(std::vector<int> const& pairs) {
    int best = -1;
    Points most = 0;
    for (int pair : pairs) {
        if (pair == m_kept || m_schedule.is_planned(pair)) continue;
        Points const worth = gain(pair);
        if (worth <= most || !m_schedule.has_room(pair)) continue;
        if (m_schedule.rounds_for(pair) == 0) continue;
        most = worth;
        best = pair;
    }
    if (best >= 0) m_schedule.add(best, pick(m_schedule.rounds_for(best)));
}

}  // namespace ontmoet::scheduling
