// SPDX-License-Identifier: EUPL-1.2
// One chain of the mender: a meet comes in, others give way and find another place.
#include "scheduling/mender.h"

#include <algorithm>
#include <bit>

namespace ontmoet::scheduling {

// Finds places for the meets of the chain from `next` on, in every way that may be better than the
// best so far.
void Mender::settle(std::size_t next) {
    if (next == m_pending.size()) return consider();
    auto const hope = hope_from(next);
    if (hope <= m_best) return;
    int const pair = m_pending[next];
    bool const is_last = next > 0 && next + 1 == m_pending.size();
    if (is_last && is_promised(pair, hope)) return;
    if (RoundMask const free = free_rounds(pair); free != 0) {
        auto const start = here();
        add(pair, round_among(pair, free));
        settle(next + 1);
        back_to(start);
    } else if (m_victims_left > 0) {
        RoundMask const window = m_situation.window(pair);
        for (RoundMask rounds = next > 0 ? window : m_start_rounds & window; rounds != 0;
             rounds &= rounds - 1) {
            make_way(pair, std::countr_zero(rounds), next, hope);
        }
    }
    if (next > 0) leave_out(next);
}

// Whether this search has been here with as much to hope for and as many who may still give way.
bool Mender::is_promised(int pair, std::int64_t hope) {
    auto& promise = m_promise[index(pair)];
    bool const is_old = promise.search == m_search;
    if (is_old && promise.hope >= hope && promise.victims_left >= m_victims_left) return true;
    bool const is_more = hope >= promise.hope && m_victims_left >= promise.victims_left;
    if (!is_old || is_more) promise = {m_search, hope, m_victims_left};
    return false;
}

// The meet does not take place; its candidate gets the best of what is free instead.
void Mender::leave_out(std::size_t next) {
    auto const start = here();
    int const filler = best_filler(m_situation.pair(m_pending[next]).candidate);
    if (filler >= 0) add(filler, round_among(filler, free_rounds(filler)));
    settle(next + 1);
    back_to(start);
}

int Mender::best_filler(int candidate) const {
    int best = -1;
    std::int64_t most = 0;
    for (int pair : m_situation.of_candidate(candidate)) {
        if (m_schedule.is_planned(pair)) continue;
        if (std::find(m_pending.begin(), m_pending.end(), pair) != m_pending.end()) continue;
        std::int64_t const worth = m_schedule.gain_of(pair) - m_situation.rules().added;
        if (worth <= most || free_rounds(pair) == 0) continue;
        most = worth;
        best = pair;
    }
    return best;
}

// Takes out one obstacle after the other; each way to do so is followed.
void Mender::make_way(int pair, int round, std::size_t next, std::int64_t hope) {
    auto const& it = m_situation.pair(pair);
    auto const& employer = m_problem.employers[index(it.employer)];
    auto const bit = RoundMask{1} << round;
    auto const over = [&](int victim) { make_way_over(victim, pair, round, next, hope); };
    int const own = m_schedule.meet_of_candidate(it.candidate, round);
    if (own >= 0) return over(own);
    int const companions = m_schedule.meet_of_companion(it.candidate, round);
    if (companions >= 0) return over(companions);
    if ((m_schedule.run_blocks(it.candidate) & bit) != 0) return;
    if ((m_schedule.walk_blocks(it.candidate, employer.zone) & bit) != 0) return;
    if ((m_schedule.free_tables(it.employer) & bit) == 0) {
        for (std::size_t r = 0; r < employer.tables.size(); ++r)
            over(m_schedule.meet_at_table(it.employer, static_cast<int>(r), round));
        return;
    }
    if ((m_schedule.desk().rounds_for(it.language) & bit) == 0) {
        auto languages = m_schedule.desk().in_the_way_of(it.language, round);
        std::ranges::sort(languages);
        for (int language : languages) {
            auto const& there = m_schedule.meets_in_language(language, round);
            for (std::size_t n = 0; n < there.size(); ++n) over(there[n]);
        }
        return;
    }
    if (!m_schedule.has_room(pair)) {
        bool const is_full = m_schedule.meets_of_candidate(it.candidate) >=
                             m_problem.candidates[index(it.candidate)].max_meets;
        auto const& others =
            is_full ? m_situation.of_candidate(it.candidate) : m_situation.of_employer(it.employer);
        for (int victim : others)
            if (m_schedule.is_planned(victim)) over(victim);
        return;
    }
    auto const start = here();
    add(pair, round);
    settle(next + 1);
    back_to(start);
}

void Mender::make_way_over(int victim, int pair, int round, std::size_t next, std::int64_t hope) {
    if (victim < 0 || m_victims_left == 0 || m_tries_left == 0 || !m_situation.may_move(victim))
        return;
    if (std::find(m_pending.begin(), m_pending.end(), victim) != m_pending.end()) return;
    if (m_situation.stands(victim) && m_changed >= m_most_changes) return;
    auto const cost = m_giving_way.cost(victim, m_victims_left - 1);
    if (hope + more_without(victim, pair) - cost <= m_best) return;
    auto const start = here();
    --m_tries_left;
    remove(victim);
    m_pending.push_back(victim);
    --m_victims_left;
    if (auto const left = hope_from(next); left > m_best) make_way(pair, round, next, left);
    ++m_victims_left;
    m_pending.pop_back();
    back_to(start);
}

// How much more the pair would be worth if this meet, of the same candidate or employer, were gone.
std::int64_t Mender::more_without(int victim, int pair) const {
    auto const& one = m_situation.pair(victim);
    auto const& other = m_situation.pair(pair);
    std::int64_t more = 0;
    if (one.candidate == other.candidate) {
        int const meets = m_schedule.meets_of_candidate(one.candidate);
        more = rung(meets - 1) - rung(meets);
    }
    bool const earns = m_schedule.meets_of_employer(one.employer) ==
                       m_problem.employers[index(one.employer)].min_meets;
    return one.employer == other.employer && earns ? more + m_problem.employer_bonus : more;
}

void Mender::consider() {
    if (m_changed > m_most_changes || worth() <= m_best) return;
    m_best = worth();
    m_best_changes.clear();
    for (std::size_t at = m_start; at < m_schedule.mark(); ++at) {
        m_best_changes.push_back(m_schedule.change(at));
    }
}

// No way to place what still waits is worth more: everything comes back at its present gain, and a
// published meet that could stand at the price of a moved one.
std::int64_t Mender::hope_from(std::size_t next) const {
    std::int64_t most = worth();
    for (std::size_t at = next; at < m_pending.size(); ++at) {
        int const pair = m_pending[at];
        most += m_schedule.gain_of(pair);
        auto const& rules = m_situation.rules();
        if (m_situation.standing().round[index(pair)] < 0) {
            most -= rules.added;
        } else {
            most += rules.cancelled - (m_situation.is_published(pair) ? rules.moved : 0);
        }
    }
    return most;
}

}  // namespace ontmoet::scheduling
