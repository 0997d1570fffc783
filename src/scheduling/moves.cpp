// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/moves.h"

#include "scheduling/possible.h"

#include <algorithm>
#include <bit>

namespace ontmoet::scheduling {

namespace {

// One move in so many tries any round instead of the easiest.
constexpr std::uint64_t odds_of_any_round = 2;

Points part_of(Points price, double share) {
    return static_cast<Points>(share * static_cast<double>(price));
}

}  // namespace

Moves::Moves(Schedule& schedule, Relaxation const& relaxation, MeetLosses const& losses,
             Random& random)
    : m_schedule(schedule),
      m_relaxation(relaxation),
      m_losses(losses),
      m_random(random),
      m_problem(schedule.problem()),
      m_toll(m_problem.pairs.size(), 0),
      m_language_toll(relaxation.hours().empty() ? 0
                                                 : index(m_problem.languages * m_problem.rounds)),
      m_least_toll(m_problem.pairs.size(), 0),
      m_is_fixed(m_problem.pairs.size(), 0),
      m_whole_window(pair_windows(m_problem)),
      m_window(m_whole_window),
      m_of_candidate(m_problem.candidates.size()),
      m_of_employer(m_problem.employers.size()) {
    for (auto const& fixed : m_problem.fixed) {
        m_is_fixed[index(schedule.meet_of_candidate(fixed.candidate, fixed.round))] = 1;
    }
}

void Moves::set_guide(double share, Points reach) {
    for (int cell = 0; cell < static_cast<int>(m_language_toll.size()); ++cell) {
        Points const price =
            m_relaxation.language_price(cell / m_problem.rounds, cell % m_problem.rounds);
        m_language_toll[index(cell)] = part_of(price, share);
    }
    m_live.clear();
    for (auto& list : m_of_candidate) list.clear();
    for (auto& list : m_of_employer) list.clear();
    for (std::size_t p = 0; p < m_problem.pairs.size(); ++p) {
        int const pair = static_cast<int>(p);
        auto const& it = m_problem.pairs[p];
        m_toll[p] = part_of(m_relaxation.employer_price(it.employer), share);
        m_least_toll[p] = m_toll[p] + part_of(m_relaxation.service_price(pair), share);
        if (is_fixed(pair) || window(pair) == 0) continue;
        bool const is_far = m_relaxation.reduced_score(pair) < -reach;
        if (is_far && !is_below_ladder(it.candidate)) continue;
        m_live.push_back(pair);
        m_of_candidate[index(it.candidate)].push_back(pair);
        m_of_employer[index(it.employer)].push_back(pair);
    }
}

void Moves::narrow(Points most_lost) {
    for (int pair = 0; pair < static_cast<int>(m_window.size()); ++pair) {
        auto& window = m_window[index(pair)];
        for (RoundMask left = m_whole_window[index(pair)]; left != 0; left &= left - 1) {
            int const round = std::countr_zero(left);
            if (m_losses[index(pair * m_problem.rounds + round)] > most_lost)
                window &= ~(RoundMask{1} << round);
        }
        bool const is_out =
            m_schedule.is_planned(pair) && (window >> m_schedule.round_of(pair) & 1U) == 0;
        if (is_out && !is_fixed(pair)) m_schedule.remove(pair);
    }
    m_schedule.forget_journal();
}

// The rounds of the window with the fewest kinds of obstacle.
RoundMask Moves::easiest_rounds(int pair, RoundMask window) const {
    auto const& it = m_problem.pairs[index(pair)];
    int const zone = m_problem.employers[index(it.employer)].zone;
    RoundMask const obstacles[] = {
        m_schedule.busy(it.candidate) | m_schedule.companion_blocks(it.candidate),
        ~m_schedule.free_tables(it.employer), ~m_schedule.desk().rounds_for(it.language),
        m_schedule.run_blocks(it.candidate), m_schedule.walk_blocks(it.candidate, zone)};
    RoundMask once = 0;
    RoundMask twice = 0;
    for (RoundMask obstacle : obstacles) {
        twice |= once & obstacle;
        once |= obstacle;
    }
    if ((window & ~once) != 0) return window & ~once;
    if ((window & ~twice) != 0) return window & ~twice;
    return window;
}

int Moves::pick(RoundMask rounds) {
    auto skip = m_random.below(static_cast<std::uint64_t>(std::popcount(rounds)));
    for (; skip > 0; --skip) rounds &= rounds - 1;
    return std::countr_zero(rounds);
}

void Moves::force_somewhere(int pair) {
    RoundMask rounds = window(pair);
    if (rounds == 0) return;
    if (m_random.below(odds_of_any_round) != 0) rounds = easiest_rounds(pair, rounds);
    int const round = pick(rounds);
    m_ejected.clear();
    m_lost.clear();
    m_kept = pair;
    if (!force(pair, round)) return;
    mend();
}

bool Moves::eject(int pair) {
    if (is_fixed(pair) || pair == m_kept) return false;
    m_schedule.remove(pair);
    m_ejected.push_back(pair);
    return true;
}

// Clears the way and adds. On false some of what was in the way may be ejected already.
bool Moves::force(int pair, int round) {
    auto const& it = m_problem.pairs[index(pair)];
    bool const is_clear = clear_candidate(pair, round) && clear_table(it.employer, round) &&
                          clear_language(it.language, round) && clear_numbers(pair);
    if (!is_clear) return false;
    m_schedule.add(pair, round);
    return true;
}

bool Moves::clear_candidate(int pair, int round) {
    int const candidate = m_problem.pairs[index(pair)].candidate;
    int const there = m_schedule.meet_of_candidate(candidate, round);
    if (there >= 0 && !eject(there)) return false;
    int const companions = m_schedule.meet_of_companion(candidate, round);
    if (companions >= 0 && !eject(companions)) return false;
    return clear_walk(pair, round) && clear_run(candidate, round);
}

bool Moves::clear_walk(int pair, int round) {
    auto const& it = m_problem.pairs[index(pair)];
    int const zone = m_problem.employers[index(it.employer)].zone;
    if ((m_schedule.walk_blocks(it.candidate, zone) >> round & 1U) == 0) return true;
    int const first = std::max(0, round - m_problem.walk_gap);
    int const last = std::min(m_problem.rounds - 1, round + m_problem.walk_gap);
    for (int t = first; t <= last; ++t) {
        int const there = m_schedule.meet_of_candidate(it.candidate, t);
        if (there < 0) continue;
        int const employer = m_problem.pairs[index(there)].employer;
        if (m_problem.employers[index(employer)].zone == zone) continue;
        if (!eject(there)) return false;
    }
    return true;
}

bool Moves::clear_run(int candidate, int round) {
    while ((m_schedule.run_blocks(candidate) >> round & 1U) != 0) {
        RoundMask const busy = m_schedule.busy(candidate) | RoundMask{1} << round;
        int first = round;
        int last = round;
        while (first > 0 && (busy >> (first - 1) & 1U) != 0) --first;
        while (last + 1 < m_problem.rounds && (busy >> (last + 1) & 1U) != 0) ++last;
        int cheapest = -1;
        Points least = nothing_found;
        for (int t = first; t <= last; ++t) {
            if (t == round) continue;
            int const there = m_schedule.meet_of_candidate(candidate, t);
            if (is_fixed(there) || loss(there) >= least) continue;
            least = loss(there);
            cheapest = there;
        }
        if (cheapest < 0 || !eject(cheapest)) return false;
    }
    return true;
}

bool Moves::clear_table(int employer, int round) {
    if ((m_schedule.free_tables(employer) >> round & 1U) != 0) return true;
    auto const& tables = m_problem.employers[index(employer)].tables;
    int cheapest = -1;
    Points least = nothing_found;
    for (std::size_t r = 0; r < tables.size(); ++r) {
        int const there = m_schedule.meet_at_table(employer, static_cast<int>(r), round);
        if (there < 0 || is_fixed(there) || loss(there) >= least) continue;
        least = loss(there);
        cheapest = there;
    }
    return cheapest >= 0 && eject(cheapest);
}

bool Moves::clear_language(int language, int round) {
    if ((m_schedule.desk().rounds_for(language) >> round & 1U) != 0) return true;
    int cheapest = -1;
    Points least = nothing_found;
    for (int other : m_schedule.desk().in_the_way_of(language, round)) {
        for (int there : m_schedule.meets_in_language(other, round)) {
            if (is_fixed(there) || loss(there) >= least) continue;
            least = loss(there);
            cheapest = there;
        }
    }
    return cheapest >= 0 && eject(cheapest);
}

bool Moves::clear_numbers(int pair) {
    auto const& it = m_problem.pairs[index(pair)];
    auto const& candidate = m_problem.candidates[index(it.candidate)];
    auto const& employer = m_problem.employers[index(it.employer)];
    auto const cheapest_of = [&](std::vector<int> const& pairs) {
        int cheapest = -1;
        Points least = nothing_found;
        for (int other : pairs) {
            if (!m_schedule.is_planned(other) || loss(other) >= least) continue;
            least = loss(other);
            cheapest = other;
        }
        return cheapest;
    };
    if (m_schedule.meets_of_candidate(it.candidate) >= candidate.max_meets) {
        int const out = cheapest_of(m_of_candidate[index(it.candidate)]);
        if (out < 0 || !eject(out)) return false;
    }
    if (m_schedule.meets_of_employer(it.employer) >= employer.max_meets) {
        int const out = cheapest_of(m_of_employer[index(it.employer)]);
        if (out < 0 || !eject(out)) return false;
    }
    return true;
}

void Moves::fill_up() {
    // What does not fit now will not fit when there is more.
    auto const may_come = [this](int pair) {
        return !m_schedule.is_planned(pair) && m_schedule.has_room(pair) && gain(pair) > 0;
    };
    std::vector<std::pair<Points, std::size_t>> order;
    for (std::size_t n = 0; n < m_live.size(); ++n) {
        int const pair = m_live[n];
        if (may_come(pair) && m_schedule.rounds_for(pair) != 0) order.emplace_back(-gain(pair), n);
    }
    std::sort(order.begin(), order.end());
    for (auto const& [loss, n] : order) {
        int const pair = m_live[n];
        RoundMask const free = may_come(pair) ? m_schedule.rounds_for(pair) : 0;
        if (free != 0) m_schedule.add(pair, pick(free));
    }
}

Points Moves::gain_since(std::size_t mark, std::int64_t value_then) const {
    Points gained = (m_schedule.value() - value_then) * one_point;
    for (std::size_t n = mark; n < m_schedule.mark(); ++n) {
        auto const& change = m_schedule.change(n);
        Points const cost = toll(change.pair, change.round);
        gained += change.added ? -cost : cost;
    }
    return gained;
}

}  // namespace ontmoet::scheduling
