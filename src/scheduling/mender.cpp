// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/mender.h"

#include "scheduling/possible.h"

#include <algorithm>
#include <bit>

namespace ontmoet::scheduling {

namespace {

// Meets that may give way in one chain.
constexpr int longest_mend = 3;

}  // namespace

Mender::Mender(Schedule& schedule, Published const& published, ReplanRules const& rules, int now)
    : m_schedule(schedule),
      m_problem(schedule.problem()),
      m_published(published),
      m_rules(rules),
      m_future(~RoundMask{0} << now),
      m_now(now),
      m_window(pair_windows(m_problem)),
      m_is_fixed(m_problem.pairs.size(), 0),
      m_of_candidate(m_problem.candidates.size()),
      m_of_employer(m_problem.employers.size()),
      m_candidate_touched(m_problem.candidates.size(), 0),
      m_employer_touched(m_problem.employers.size(), 0),
      m_language_touched(index(m_problem.languages), 0) {
    for (std::size_t p = 0; p < m_problem.pairs.size(); ++p) {
        int const pair = static_cast<int>(p);
        m_price += price_of(pair);
        m_changed += is_changed(pair) ? 1 : 0;
        m_window[p] &= m_future;
        if (m_window[p] == 0 && !m_schedule.is_planned(pair)) continue;
        m_of_candidate[index(m_problem.pairs[p].candidate)].push_back(pair);
        m_of_employer[index(m_problem.pairs[p].employer)].push_back(pair);
    }
    for (auto const& fixed : m_problem.fixed) {
        int const there = m_schedule.meet_of_candidate(fixed.candidate, fixed.round);
        if (there >= 0) m_is_fixed[index(there)] = 1;
    }
}

void Mender::touch(int pair, int round) {
    auto const& it = m_problem.pairs[index(pair)];
    m_candidate_touched[index(it.candidate)] = 1;
    m_employer_touched[index(it.employer)] = 1;
    if (it.language < 0) return;
    m_language_touched[index(it.language)] |= RoundMask{1} << round;
    m_speaks_touched = true;
}

int Mender::price_of(int pair) const {
    int const was = m_published.round[index(pair)];
    int const is = m_schedule.round_of(pair);
    if (was < 0) return is < 0 ? 0 : m_rules.added;
    if (is < 0) return m_rules.cancelled;
    return is == was ? 0 : m_rules.moved;
}

bool Mender::is_changed(int pair) const {
    int const was = m_published.round[index(pair)];
    return was >= 0 && m_published.was_lost[index(pair)] == 0 && m_schedule.round_of(pair) != was;
}

// What was called for round `now` stays, unless this mending put it there.
bool Mender::may_move(int pair) const {
    int const round = m_schedule.round_of(pair);
    if (m_is_fixed[index(pair)] != 0 || round < m_now) return false;
    return round > m_now || m_published.round[index(pair)] != m_now;
}

void Mender::back_to(Place const& place) {
    m_schedule.undo_to(place.mark);
    m_price = place.price;
    m_changed = place.changed;
}

void Mender::add(int pair, int round) {
    m_price -= price_of(pair);
    m_changed -= is_changed(pair) ? 1 : 0;
    m_schedule.add(pair, round);
    m_price += price_of(pair);
    m_changed += is_changed(pair) ? 1 : 0;
}

void Mender::remove(int pair) {
    m_price -= price_of(pair);
    m_changed -= is_changed(pair) ? 1 : 0;
    m_schedule.remove(pair);
    m_price += price_of(pair);
    m_changed += is_changed(pair) ? 1 : 0;
}

// Where it was, else beside the candidate's other meets, else the first.
int Mender::round_among(int pair, RoundMask rounds) const {
    int const was = m_published.round[index(pair)];
    if (was >= 0 && (rounds >> was & 1U) != 0) return was;
    RoundMask const busy = m_schedule.busy(m_problem.pairs[index(pair)].candidate);
    RoundMask const beside = rounds & (busy << 1 | busy >> 1);
    return std::countr_zero(beside != 0 ? beside : rounds);
}

std::vector<int> Mender::seeds() const {
    std::vector<int> found;
    auto const collect = [&](std::vector<int> const& pairs) {
        for (int pair : pairs)
            if (m_window[index(pair)] != 0 && !m_schedule.is_planned(pair)) found.push_back(pair);
    };
    for (std::size_t i = 0; i < m_of_candidate.size(); ++i)
        if (m_candidate_touched[i] != 0) collect(m_of_candidate[i]);
    for (std::size_t j = 0; j < m_of_employer.size(); ++j)
        if (m_employer_touched[j] != 0) collect(m_of_employer[j]);
    for (std::size_t p = 0; m_speaks_touched && p < m_problem.pairs.size(); ++p) {
        int const language = m_problem.pairs[p].language;
        if (language < 0 || (m_language_touched[index(language)] & m_window[p]) == 0) continue;
        if (!m_schedule.is_planned(static_cast<int>(p))) found.push_back(static_cast<int>(p));
    }
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    std::stable_sort(found.begin(), found.end(), [this](int a, int b) {
        return m_schedule.gain_of(a) + price_of(a) > m_schedule.gain_of(b) + price_of(b);
    });
    return found;
}

// The cheapest chains first: whatever helps without moving anybody is taken before anybody moves.
void Mender::mend(int most_changes) {
    m_most_changes = most_changes;
    auto starts = seeds();
    for (int victims = 0; victims <= longest_mend && !starts.empty();) {
        bool improved = false;
        std::vector<int> unfinished;
        for (int pair : starts) {
            if (m_schedule.is_planned(pair)) continue;
            m_was_short = false;
            improved = improve(pair, victims) || improved;
            if (m_was_short) unfinished.push_back(pair);
        }
        starts = improved ? seeds() : std::move(unfinished);
        victims = improved ? 0 : victims + 1;
    }
}

bool Mender::improve(int pair, int most_victims) {
    auto const start = here();
    m_best = worth();
    m_start = start.mark;
    m_best_changes.clear();
    m_victims_left = most_victims;
    m_pending.assign(1, pair);
    settle(0);
    back_to(start);
    if (m_best_changes.empty()) return false;
    for (auto const& change : m_best_changes) {
        if (change.added) {
            add(change.pair, change.round);
        } else {
            touch(change.pair, change.round);
            remove(change.pair);
        }
    }
    return true;
}

// Finds places for the meets of the chain from `next` on, in every way that may be better than the
// best so far.
void Mender::settle(std::size_t next) {
    if (next == m_pending.size()) return consider();
    if (hope(next) <= m_best) return;
    int const pair = m_pending[next];
    auto const start = here();
    RoundMask const free =
        m_schedule.has_room(pair) ? m_schedule.rounds_for(pair) & m_future : RoundMask{0};
    if (free != 0) {
        add(pair, round_among(pair, free));
        settle(next + 1);
        back_to(start);
    } else if (m_victims_left == 0) {
        m_was_short = true;
    } else {
        for (RoundMask rounds = m_window[index(pair)]; rounds != 0; rounds &= rounds - 1) {
            make_way(pair, std::countr_zero(rounds), next);
        }
    }
    if (next > 0) leave_out(next);
}

// The meet does not take place; its candidate gets the best of what is free instead.
void Mender::leave_out(std::size_t next) {
    auto const start = here();
    int const filler = best_filler(m_problem.pairs[index(m_pending[next])].candidate);
    if (filler >= 0) add(filler, round_among(filler, m_schedule.rounds_for(filler) & m_future));
    settle(next + 1);
    back_to(start);
}

int Mender::best_filler(int candidate) const {
    int best = -1;
    std::int64_t most = 0;
    for (int pair : m_of_candidate[index(candidate)]) {
        if (m_schedule.is_planned(pair) || !m_schedule.has_room(pair)) continue;
        if (std::find(m_pending.begin(), m_pending.end(), pair) != m_pending.end()) continue;
        std::int64_t const worth = m_schedule.gain_of(pair) - m_rules.added;
        if (worth <= most || (m_schedule.rounds_for(pair) & m_future) == 0) continue;
        most = worth;
        best = pair;
    }
    return best;
}

// Takes out one obstacle after the other; each way to do so is followed.
void Mender::make_way(int pair, int round, std::size_t next) {
    auto const& it = m_problem.pairs[index(pair)];
    auto const& employer = m_problem.employers[index(it.employer)];
    auto const bit = RoundMask{1} << round;
    int const own = m_schedule.meet_of_candidate(it.candidate, round);
    if (own >= 0) {
        make_way_over(own, pair, round, next);
        return;
    }
    int const companions = m_schedule.meet_of_companion(it.candidate, round);
    if (companions >= 0) {
        make_way_over(companions, pair, round, next);
        return;
    }
    if ((m_schedule.run_blocks(it.candidate) & bit) != 0) return;
    if ((m_schedule.walk_blocks(it.candidate, employer.zone) & bit) != 0) return;
    if ((m_schedule.free_tables(it.employer) & bit) == 0) {
        for (std::size_t r = 0; r < employer.tables.size(); ++r) {
            make_way_over(m_schedule.meet_at_table(it.employer, static_cast<int>(r), round), pair,
                          round, next);
        }
        return;
    }
    if ((m_schedule.desk().rounds_for(it.language) & bit) == 0) {
        auto const languages = m_schedule.desk().in_the_way_of(it.language, round);
        for (int language : languages) {
            auto const there = m_schedule.meets_in_language(language, round);
            for (int victim : there) make_way_over(victim, pair, round, next);
        }
        return;
    }
    if (!m_schedule.has_room(pair)) {
        bool const is_full = m_schedule.meets_of_candidate(it.candidate) >=
                             m_problem.candidates[index(it.candidate)].max_meets;
        auto const& others =
            is_full ? m_of_candidate[index(it.candidate)] : m_of_employer[index(it.employer)];
        for (int victim : others) {
            if (m_schedule.is_planned(victim)) make_way_over(victim, pair, round, next);
        }
        return;
    }
    auto const start = here();
    add(pair, round);
    settle(next + 1);
    back_to(start);
}

void Mender::make_way_over(int victim, int pair, int round, std::size_t next) {
    if (victim < 0 || !may_move(victim)) return;
    if (std::find(m_pending.begin(), m_pending.end(), victim) != m_pending.end()) return;
    bool const could_stand = m_published.round[index(victim)] >= 0 &&
                             m_published.was_lost[index(victim)] == 0 && !is_changed(victim);
    if (could_stand && m_changed >= m_most_changes) return;
    if (is_hopeless(victim, pair, next)) return;
    if (m_victims_left == 0) {
        m_was_short = true;
        return;
    }
    auto const start = here();
    remove(victim);
    m_pending.push_back(victim);
    --m_victims_left;
    if (hope(next) > m_best) make_way(pair, round, next);
    ++m_victims_left;
    m_pending.pop_back();
    back_to(start);
}

// Known before the victim is taken out: somebody else's published meet costs a move at least.
bool Mender::is_hopeless(int victim, int pair, std::size_t next) const {
    auto const& it = m_problem.pairs[index(victim)];
    bool const is_published = m_published.round[index(victim)] == m_schedule.round_of(victim);
    bool const is_apart = it.candidate != m_problem.pairs[index(pair)].candidate &&
                          m_schedule.meets_of_employer(it.employer) >
                              m_problem.employers[index(it.employer)].min_meets;
    return is_published && is_apart && hope(next) - m_rules.moved <= m_best;
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
// published meet at the price of a moved one.
std::int64_t Mender::hope(std::size_t next) const {
    std::int64_t most = worth();
    for (std::size_t at = next; at < m_pending.size(); ++at) {
        int const pair = m_pending[at];
        most += m_schedule.gain_of(pair);
        most +=
            m_published.round[index(pair)] < 0 ? -m_rules.added : m_rules.cancelled - m_rules.moved;
    }
    return most;
}

}  // namespace ontmoet::scheduling
