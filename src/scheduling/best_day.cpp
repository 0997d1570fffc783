// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/best_day.h"

#include "base/check.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace ontmoet::scheduling {

namespace {

// Far below every day, with room for a day of losses below it.
constexpr Points nothing = std::numeric_limits<Points>::min() / 4;

// At other prices other pairs are worth meeting twice, and each one tracked takes twice the time.
constexpr int solves_between_forgetting = 16;

// better[n] = max(better[n], worse[n] + worth), in plain loops that a compiler makes wide.
void raise(Points* to, Points const* from, Points worth, std::size_t count) {
    for (std::size_t n = 0; n < count; ++n) to[n] = std::max(to[n], from[n] + worth);
}

}  // namespace

BestDay::BestDay(Problem const& problem, Relaxation const& relaxation, int candidate, Rows& rows,
                 int most_tracked)
    : m_problem(problem),
      m_candidate(candidate),
      m_rounds(problem.rounds),
      m_most_tracked(most_tracked),
      m_fixed_at(index(problem.rounds), -1),
      m_from(rows.before),
      m_to(rows.after) {
    list_pairs(relaxation);
    fix_meets();
    list_states();
    m_most = std::min({problem.candidates[index(candidate)].max_meets, m_rounds,
                       static_cast<int>(m_pairs.size())});
    m_ladder.assign(index(m_most + 1), 0);
    for (int meets = 1; meets <= m_most; ++meets) {
        bool const is_step = index(meets) <= problem.bonus.size();
        Points const bonus = is_step ? problem.bonus[index(meets - 1)] * one_point : 0;
        m_ladder[index(meets)] = m_ladder[index(meets - 1)] + bonus;
    }
    m_worth.assign(m_pairs.size() * index(m_rounds), 0);
    m_bit.assign(m_pairs.size(), 0);
    m_best_untracked.assign(index(m_rounds * m_zones), -1);
    m_width = m_ladder.size();
}

// Zones count from 0, in the order in which the candidate's pairs name them.
void BestDay::list_pairs(Relaxation const& relaxation) {
    std::vector<int> zones;
    for (int pair : relaxation.pairs_of(m_candidate)) {
        if (relaxation.window(pair) == 0) continue;
        int const employer = m_problem.pairs[index(pair)].employer;
        int const zone = m_problem.walk_gap > 0 ? m_problem.employers[index(employer)].zone : 0;
        auto const known = std::find(zones.begin(), zones.end(), zone);
        m_zone.push_back(static_cast<int>(known - zones.begin()));
        if (known == zones.end()) zones.push_back(zone);
        m_pairs.push_back(pair);
        m_window.push_back(relaxation.window(pair));
    }
    m_zones = std::max(1, static_cast<int>(zones.size()));
}

void BestDay::fix_meets() {
    for (auto const& fixed : m_problem.fixed) {
        if (fixed.candidate != m_candidate) continue;
        for (std::size_t n = 0; n < m_pairs.size(); ++n) {
            if (m_problem.pairs[index(m_pairs[n])].employer == fixed.employer)
                m_fixed_at[index(fixed.round)] = static_cast<int>(n);
            else
                m_window[n] &= ~(RoundMask{1} << fixed.round);
        }
    }
}

// And what idling and meeting somebody in each zone lead to.
void BestDay::list_states() {
    int const gaps = m_zones > 1 ? std::max(0, m_problem.walk_gap - 1) : 0;
    int const longest = std::min(m_problem.max_run, m_rounds);
    m_states = 1 + m_zones * longest + m_zones * gaps;
    m_idle.assign(index(m_states), rested);
    m_meet.assign(index(m_states * m_zones), forbidden);
    auto const after_meets = [&](int zone, int meets) { return zone * longest + meets; };
    auto const after_idling = [&](int zone, int rounds) {
        return rounds > gaps ? rested : m_zones * longest + zone * gaps + rounds;
    };
    for (int zone = 0; zone < m_zones; ++zone) {
        auto const meeting = [&](int state) -> int& {
            return m_meet[index(state * m_zones + zone)];
        };
        meeting(rested) = after_meets(zone, 1);
        for (int meets = 1; meets <= longest; ++meets) {
            int const state = after_meets(zone, meets);
            m_idle[index(state)] = after_idling(zone, 1);
            if (meets < longest) meeting(state) = after_meets(zone, meets + 1);
        }
        for (int rounds = 1; rounds <= gaps; ++rounds) {
            int const state = after_idling(zone, rounds);
            m_idle[index(state)] = after_idling(zone, rounds + 1);
            meeting(state) = after_meets(zone, 1);
        }
    }
}

std::size_t BestDay::size() const {
    return row(m_rounds + 1, 0) * index(m_zones + m_tracked + 1);
}

void BestDay::list_best_untracked() {
    std::fill(m_best_untracked.begin(), m_best_untracked.end(), -1);
    for (int pair = 0; pair < static_cast<int>(m_pairs.size()); ++pair) {
        if (is_tracked(pair)) continue;
        for (RoundMask left = window(pair); left != 0; left &= left - 1) {
            int const round = std::countr_zero(left);
            int& best = m_best_untracked[index(round * m_zones + m_zone[index(pair)])];
            if (best < 0 || worth_at(pair, round) > worth_at(best, round)) best = pair;
        }
    }
}

// Every meet that a best day may have in this round: the tracked ones, and of each zone's others
// the one worth most.
template <class Use>
void BestDay::for_each_step(int round, Use use) const {
    for (int zone = 0; zone < m_zones; ++zone) {
        int const best = m_best_untracked[index(round * m_zones + zone)];
        if (best >= 0) use(best);
    }
    if (m_tracked == 0) return;
    for (int pair = 0; pair < static_cast<int>(m_pairs.size()); ++pair) {
        if (is_tracked(pair) && (window(pair) >> round & 1U) != 0) use(pair);
    }
}

void BestDay::go_forward() {
    m_from.assign(row(m_rounds + 1, 0), nothing);
    m_from[row(0, rested)] = 0;
    std::size_t const sets = std::size_t{1} << m_tracked;
    for (int round = 0; round < m_rounds; ++round) {
        // So many meets at most so far, and one more has room.
        auto const used = std::min(index(round + 1), m_ladder.size()) * sets;
        auto const rising = std::min(used, m_width - sets);
        for (int state = 0; state < m_states && may_idle(round); ++state)
            raise(&m_from[row(round + 1, m_idle[index(state)])], &m_from[row(round, state)], 0,
                  used);
        for_each_step(round, [&](int pair) {
            Points const worth = worth_at(pair, round);
            auto const bit = index(m_bit[index(pair)]);
            for (int state = 0; state < m_states; ++state) {
                int const next = m_meet[index(state * m_zones + m_zone[index(pair)])];
                if (next == forbidden) continue;
                Points const* from = &m_from[row(round, state)];
                Points* to = &m_from[row(round + 1, next)] + sets + bit;
                if (bit == 0) raise(to, from, worth, rising);
                for (std::size_t n = 0; bit != 0 && n < rising; n += 2 * bit)
                    raise(to + n, from + n, worth, bit);
            }
        });
    }
}

Points BestDay::find_end() {
    Points best = nothing;
    for (int state = 0; state < m_states; ++state) {
        for (std::size_t cell = 0; cell < m_width; ++cell) {
            Points const worth = m_from[row(m_rounds, state) + cell] + m_ladder[cell >> m_tracked];
            if (worth <= best) continue;
            best = worth;
            m_end_state = state;
            m_end_cell = cell;
        }
    }
    check(best > nothing / 2, "everybody has a day, if only one without meets");
    return best;
}

void BestDay::trace() {
    m_visits.clear();
    for (int round = m_rounds - 1; round >= 0; --round)
        check(step_back(round), "a best day can be followed to its beginning");
}

// From the state after the round to one before it that led there.
bool BestDay::step_back(int round) {
    Points const here = m_from[row(round + 1, m_end_state) + m_end_cell];
    for (int state = 0; state < m_states && may_idle(round); ++state) {
        if (m_idle[index(state)] != m_end_state) continue;
        if (m_from[row(round, state) + m_end_cell] != here) continue;
        m_end_state = state;
        return true;
    }
    bool is_found = false;
    std::size_t const sets = std::size_t{1} << m_tracked;
    int const end = m_end_state;
    auto const cell = m_end_cell;
    for_each_step(round, [&](int pair) {
        auto const bit = index(m_bit[index(pair)]);
        if (is_found || cell < sets + bit || (bit != 0 && (cell & bit) == 0)) return;
        for (int state = 0; state < m_states && !is_found; ++state) {
            if (m_meet[index(state * m_zones + m_zone[index(pair)])] != end) continue;
            Points const before = m_from[row(round, state) + cell - sets - bit];
            if (before < nothing / 2 || before + worth_at(pair, round) != here) continue;
            is_found = true;
            m_end_state = state;
            m_end_cell = cell - sets - bit;
            m_visits.push_back({pair, round});
        }
    });
    return is_found;
}

// True when there are more tracked pairs now.
bool BestDay::track_repeated() {
    int const before = m_tracked;
    for (std::size_t n = 0; n < m_visits.size(); ++n) {
        int const pair = m_visits[n].pair;
        auto const is_same = [pair](Visit const& visit) { return visit.pair == pair; };
        if (is_tracked(pair) || m_tracked == m_most_tracked) continue;
        if (std::count_if(m_visits.begin(), m_visits.end(), is_same) < 2) continue;
        m_bit[index(pair)] = 1 << m_tracked++;
    }
    m_width = m_ladder.size() << m_tracked;
    return m_tracked > before;
}

void BestDay::forget_tracked() {
    m_tracked = 0;
    std::fill(m_bit.begin(), m_bit.end(), 0);
    m_width = m_ladder.size();
}

Points BestDay::solve() {
    if (++m_solves % solves_between_forgetting == 0) forget_tracked();
    while (true) {
        list_best_untracked();
        go_forward();
        Points const best = find_end();
        trace();
        if (!track_repeated()) return best;
    }
}

void BestDay::go_backward() {
    m_to.assign(m_from.size(), nothing);
    std::size_t const sets = std::size_t{1} << m_tracked;
    for (int state = 0; state < m_states; ++state) {
        for (std::size_t cell = 0; cell < m_width; ++cell)
            m_to[row(m_rounds, state) + cell] = m_ladder[cell >> m_tracked];
    }
    for (int round = m_rounds - 1; round >= 0; --round) {
        for (int state = 0; state < m_states && may_idle(round); ++state)
            raise(&m_to[row(round, state)], &m_to[row(round + 1, m_idle[index(state)])], 0,
                  m_width);
        for_each_step(round, [&](int pair) {
            Points const worth = worth_at(pair, round);
            auto const bit = index(m_bit[index(pair)]);
            for (int state = 0; state < m_states; ++state) {
                int const next = m_meet[index(state * m_zones + m_zone[index(pair)])];
                if (next == forbidden) continue;
                Points* to = &m_to[row(round, state)];
                Points const* from = &m_to[row(round + 1, next)] + sets + bit;
                if (bit == 0) raise(to, from, worth, m_width - sets);
                for (std::size_t n = 0; bit != 0 && n < m_width - sets; n += 2 * bit)
                    raise(to + n, from + n, worth, bit);
            }
        });
    }
}

// The best day with a meet in this round in this zone, less that meet's own worth.
Points BestDay::best_through(int round, int zone, int pair_bit) const {
    Points best = nothing;
    auto const bit = index(pair_bit);
    std::size_t const sets = std::size_t{1} << m_tracked;
    for (int state = 0; state < m_states; ++state) {
        int const next = m_meet[index(state * m_zones + zone)];
        if (next == forbidden) continue;
        Points const* from = &m_from[row(round, state)];
        Points const* to = &m_to[row(round + 1, next)] + sets + bit;
        for (std::size_t n = 0; n < m_width - sets; ++n)
            if ((n & bit) == 0) best = std::max(best, from[n] + to[n]);
    }
    return best;
}

MeetLosses BestDay::losses() {
    go_backward();
    Points const best = find_end();
    MeetLosses loss(m_worth.size(), -nothing);
    std::vector<Points> through(index(m_rounds * m_zones));
    for (int cell = 0; cell < m_rounds * m_zones; ++cell)
        through[index(cell)] = best_through(cell / m_zones, cell % m_zones, 0);
    for (int pair = 0; pair < static_cast<int>(m_pairs.size()); ++pair) {
        for (RoundMask left = window(pair); left != 0; left &= left - 1) {
            int const round = std::countr_zero(left);
            int const zone = m_zone[index(pair)];
            Points const most = is_tracked(pair) ? best_through(round, zone, m_bit[index(pair)])
                                                 : through[index(round * m_zones + zone)];
            loss[index(pair * m_rounds + round)] = best - most - worth_at(pair, round);
        }
    }
    return loss;
}

}  // namespace ontmoet::scheduling
