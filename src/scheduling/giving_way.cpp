// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/giving_way.h"

#include <algorithm>
#include <bit>

namespace ontmoet::scheduling {

Situation::Situation(Schedule& schedule, Standing const& standing)
    : m_schedule(schedule),
      m_problem(schedule.problem()),
      m_standing(standing),
      m_of_employer(m_problem.employers.size()),
      m_of_language(index(m_problem.languages)),
      m_spoken(index(m_problem.languages), 0) {
    resize();
}

void Situation::resize() {
    auto const gone = static_cast<int>(m_problem.pairs.size());
    for (auto* lists : {&m_of_employer, &m_of_language}) {
        for (auto& list : *lists)
            while (!list.empty() && list.back() >= gone) list.pop_back();
    }
    m_of_candidate.resize(m_problem.candidates.size());
    m_is_held.resize(m_problem.pairs.size(), 0);
    for (auto p = m_listed; p < m_problem.pairs.size(); ++p) {
        auto const& it = m_problem.pairs[p];
        m_of_candidate[index(it.candidate)].push_back(static_cast<int>(p));
        m_of_employer[index(it.employer)].push_back(static_cast<int>(p));
        if (it.language >= 0) m_of_language[index(it.language)].push_back(static_cast<int>(p));
    }
    m_listed = m_problem.pairs.size();
}

void Situation::begin(ReplanRules const& rules, int now) {
    m_rules = rules;
    m_now = now;
    m_future = ~RoundMask{0} << now;
    std::ranges::fill(m_spoken, RoundMask{0});
    for (auto const& interpreter : m_problem.interpreters) {
        for (int language : interpreter.languages)
            m_spoken[index(language)] |= interpreter.available;
    }
}

int Situation::price_of(int pair) const {
    int const was = m_standing.round[index(pair)];
    int const is = m_schedule.round_of(pair);
    if (was < 0) return is < 0 ? 0 : m_rules.added;
    if (is < 0) return m_rules.cancelled;
    return is == was ? 0 : m_rules.moved;
}

void GivingWay::forget(bool may_change) {
    m_may_change = may_change;
    m_state = ++m_last_state;
    auto const& problem = m_situation.problem();
    auto const levels = index(m_situation.rules().longest_chain);
    m_of_pair.resize(problem.pairs.size() * levels);
    m_at_tables.resize(problem.employers.size() * index(problem.rounds) * levels);
    m_in_language.resize(index(problem.languages * problem.rounds) * levels);
}

std::int64_t GivingWay::known_cost(int victim, int more) {
    auto& known = known_of(m_of_pair, victim, more);
    if (known.state == m_state) return known.cost;
    if (m_lookups_left == 0) return impossible;
    --m_lookups_left;
    return (known = know(work_out(victim, more))).cost;
}

std::int64_t GivingWay::work_out(int victim, int more) {
    bool const is_standing = m_situation.stands(victim);
    if (!m_situation.could_move(victim) || (is_standing && !m_may_change)) return impossible;
    std::int64_t const moved = is_standing ? m_situation.rules().moved : 0;
    auto const& schedule = m_situation.schedule();
    auto const& it = m_situation.pair(victim);
    RoundMask rounds = other_rounds(victim);
    if (more == 0) {
        RoundMask const taken =
            schedule.busy(it.candidate) | schedule.companion_blocks(it.candidate);
        RoundMask const free = schedule.free_tables(it.employer) & ~taken;
        bool const has_place = (rounds & free & schedule.desk().rounds_for(it.language)) != 0;
        return has_place ? moved : cost_of_leaving_out(victim);
    }
    auto least = known_cost(victim, more - 1);
    for (; rounds != 0 && least > moved; rounds &= rounds - 1)
        least = std::min(least, moved + cost_in(victim, std::countr_zero(rounds), more));
    return least;
}

// In which it could be, as far as its candidate's day goes; its own round is taken then.
RoundMask GivingWay::other_rounds(int victim) const {
    auto const& schedule = m_situation.schedule();
    auto const& it = m_situation.pair(victim);
    int const own = schedule.round_of(victim);
    int const zone = m_situation.problem().employers[index(it.employer)].zone;
    return m_situation.window(victim) & ~(RoundMask{1} << own) &
           ~schedule.run_blocks_without(it.candidate, own) &
           ~schedule.walk_blocks(it.candidate, zone);
}

// Its candidate may get the best of what is free instead.
std::int64_t GivingWay::cost_of_leaving_out(int victim) const {
    auto const& schedule = m_situation.schedule();
    auto const& rules = m_situation.rules();
    auto const& it = m_situation.pair(victim);
    RoundMask const own = RoundMask{1} << schedule.round_of(victim);
    RoundMask const there =
        m_situation.problem().candidates[index(it.candidate)].available & m_situation.future();
    RoundMask const idle = there & (~schedule.busy(it.candidate) | own);
    auto const& employers = m_situation.problem().employers;
    std::int64_t const loss = schedule.loss_of(victim);
    std::int64_t filler = 0;
    for (int pair : m_situation.of_candidate(it.candidate)) {
        auto const& other = m_situation.pair(pair);
        RoundMask const free = schedule.free_tables(other.employer) & idle;
        if (free == 0 || schedule.is_planned(pair)) continue;
        RoundMask const spoken =
            schedule.desk().rounds_for(other.language) | (it.language >= 0 ? own : 0);
        if ((free & spoken & m_situation.window(pair)) == 0) continue;
        int const meets = schedule.meets_of_employer(other.employer);
        if (meets >= employers[index(other.employer)].max_meets) continue;
        bool const had_bonus =
            schedule.meets_of_employer(it.employer) <= employers[index(it.employer)].min_meets;
        std::int64_t gain = loss - it.score + other.score - rules.added;
        if (had_bonus) gain -= m_situation.problem().employer_bonus;
        if (meets < employers[index(other.employer)].min_meets)
            gain += m_situation.problem().employer_bonus;
        filler = std::max(filler, gain);
    }
    bool const is_new = m_situation.standing().round[index(victim)] < 0;
    return loss - filler + (is_new ? -rules.added : rules.cancelled);
}

GivingWay::Known GivingWay::at_tables(int employer, int round, int more) {
    auto const& problem = m_situation.problem();
    auto& known = known_of(m_at_tables, employer * problem.rounds + round, more);
    if (known.state == m_state) return known;
    auto least = impossible;
    bool frees_language = false;
    auto const tables = problem.employers[index(employer)].tables.size();
    for (std::size_t r = 0; r < tables; ++r) {
        int const there =
            m_situation.schedule().meet_at_table(employer, static_cast<int>(r), round);
        if (there < 0) continue;
        least = std::min(least, known_cost(there, more));
        if (m_situation.pair(there).language >= 0) frees_language = true;
    }
    return known = know(least, frees_language);
}

std::int64_t GivingWay::in_language(int language, int round, int more) {
    auto const& problem = m_situation.problem();
    auto& known = known_of(m_in_language, language * problem.rounds + round, more);
    if (known.state == m_state) return known.cost;
    auto& schedule = m_situation.schedule();
    auto least = impossible;
    auto const in_the_way = schedule.desk().in_the_way_of(language, round);
    for (int other : in_the_way) {
        for (int there : schedule.meets_in_language(other, round))
            least = std::min(least, known_cost(there, more));
    }
    known = know(least);
    return known.cost;
}

std::int64_t GivingWay::of_numbers(int pair, int more) {
    auto const& schedule = m_situation.schedule();
    auto const& it = m_situation.pair(pair);
    auto const& candidate = m_situation.problem().candidates[index(it.candidate)];
    bool const is_full = schedule.meets_of_candidate(it.candidate) >= candidate.max_meets;
    auto least = impossible;
    for (int other :
         is_full ? m_situation.of_candidate(it.candidate) : m_situation.of_employer(it.employer)) {
        if (schedule.is_planned(other)) least = std::min(least, known_cost(other, more));
    }
    return least;
}

std::int64_t GivingWay::cost_in(int pair, int round, int victims) {
    auto const& schedule = m_situation.schedule();
    auto const& it = m_situation.pair(pair);
    RoundMask const bit = RoundMask{1} << round;
    bool const is_new = !schedule.is_planned(pair);
    int own = schedule.meet_of_candidate(it.candidate, round);
    if (own < 0) own = schedule.meet_of_companion(it.candidate, round);
    bool const is_full = (schedule.free_tables(it.employer) & bit) == 0;
    bool const is_unspoken = (schedule.desk().rounds_for(it.language) & bit) == 0 &&
                             (own < 0 || m_situation.pair(own).language < 0);
    bool const is_many = is_new && own < 0 && !schedule.has_room(pair);
    int const obstacles = int{own >= 0} + int{is_full} + int{is_many};
    if (obstacles > victims) return impossible;
    int const more = victims - std::max(1, obstacles);
    std::int64_t sum = own >= 0 ? known_cost(own, more) : 0;
    if (is_many) sum += of_numbers(pair, more);
    if (is_full) {
        auto const tables = at_tables(it.employer, round, more);
        sum += tables.cost;
        if (tables.frees_language != 0) return std::min(sum, impossible);
    }
    if (!is_unspoken) return std::min(sum, impossible);
    if (obstacles >= victims) return impossible;
    return std::min(sum + in_language(it.language, round, more), impossible);
}

bool GivingWay::costs_less(std::int64_t limit, int pair, RoundMask among, int victims) {
    auto const& schedule = m_situation.schedule();
    auto const& it = m_situation.pair(pair);
    int const zone = m_situation.problem().employers[index(it.employer)].zone;
    RoundMask rounds = among & m_situation.window(pair) & ~schedule.run_blocks(it.candidate) &
                       ~schedule.walk_blocks(it.candidate, zone);
    if (victims == 1) {
        RoundMask const busy =
            schedule.busy(it.candidate) | schedule.companion_blocks(it.candidate);
        rounds &= ~(busy & ~schedule.free_tables(it.employer));
    }
    for (; rounds != 0; rounds &= rounds - 1)
        if (cost_in(pair, std::countr_zero(rounds), victims) < limit) return true;
    return false;
}

}  // namespace ontmoet::scheduling
