// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/round_exchange.h"

#include <algorithm>
#include <bit>

namespace ontmoet::scheduling {

namespace {

// Longer chains hardly ever fit.
constexpr std::size_t longest_exchange = 24;
// So often somebody else makes room for a language.
constexpr int most_hours_asked = 2;

RoundMask bit_at(int round) {
    return RoundMask{1} << round;
}

bool is_in(RoundMask mask, int round) {
    return (mask >> round & 1U) != 0;
}

}  // namespace

RoundExchange::RoundExchange(Schedule const& schedule)
    : m_problem(schedule.problem()),
      m_desk(m_problem),
      m_in_language(index(m_problem.languages * m_problem.rounds)),
      m_busy(m_problem.candidates.size(), 0),
      m_leaving(index(m_problem.languages), 0) {
    list_tables();
    list_meets(schedule);
}

void RoundExchange::list_tables() {
    for (auto const& employer : m_problem.employers) {
        m_first_table.push_back(static_cast<int>(m_open.size()));
        m_open.insert(m_open.end(), employer.tables.begin(), employer.tables.end());
        if (m_problem.walk_gap > 0) m_zones = std::max(m_zones, employer.zone + 1);
    }
    m_first_table.push_back(static_cast<int>(m_open.size()));
    m_at_table.assign(m_open.size() * index(m_problem.rounds), nobody);
}

void RoundExchange::list_meets(Schedule const& schedule) {
    auto const people = m_problem.candidates.size();
    m_of_candidate.assign(people * index(m_problem.rounds), nobody);
    m_zone_busy.assign(people * index(m_zones), 0);
    for (int candidate = 0; candidate < static_cast<int>(people); ++candidate) {
        int const companion = m_problem.candidates[index(candidate)].companion;
        if (companion >= static_cast<int>(m_companion_busy.size()))
            m_companion_busy.resize(index(companion) + 1, 0);
        for (int round = 0; round < m_problem.rounds; ++round) {
            int const pair = schedule.meet_of_candidate(candidate, round);
            if (pair < 0) continue;
            auto const& it = m_problem.pairs[index(pair)];
            int const zone = m_problem.employers[index(it.employer)].zone;
            int const table = m_first_table[index(it.employer)] + schedule.table_of(pair);
            of_candidate(candidate, round) = at_table(table, round) = meets();
            m_busy[index(candidate)] |= bit_at(round);
            if (m_zones > 1) m_zone_busy[index(candidate * m_zones + zone)] |= bit_at(round);
            if (companion >= 0) m_companion_busy[index(companion)] |= bit_at(round);
            if (it.language >= 0) {
                m_desk.add(it.language, round);
                in_language(it.language, round).push_back(meets());
            }
            m_meets.push_back({pair, candidate, it.language, zone, table, round, false});
        }
    }
    for (auto const& fixed : m_problem.fixed)
        m_meets[index(of_candidate(fixed.candidate, fixed.round))].is_fixed = true;
}

int RoundExchange::cost_of_day(RoundMask busy) {
    if (busy == 0) return 0;
    int const end = max_rounds - std::countl_zero(busy);
    return (end - std::countr_zero(busy)) * idle_weight + end;
}

bool RoundExchange::make(int meet, int to, int most_worse) {
    int const from = round_of(meet);
    m_most_worse = most_worse;
    m_change = 0;
    m_chain.clear();
    if (!follow(meet, from, to) || !find_hours(from, to)) return false;
    m_cost += m_change;
    move_all(from, to);
    return true;
}

// The whole path through this meet; false when somebody on it cannot change, or all together get
// too much worse.
bool RoundExchange::follow(int meet, int from, int to) {
    bool is_ring = false;
    if (!join(meet) || !follow_candidates(meet, from, to, is_ring)) return false;
    if (!is_ring && !follow_tables(meet, from, to)) return false;
    return m_change <= m_most_worse;
}

// From its candidate on: their own meet there comes here, who is at its table goes there.
bool RoundExchange::follow_candidates(int meet, int from, int to, bool& is_ring) {
    for (int it = meet;;) {
        int const there = of_candidate(at(it).candidate, to);
        if (there == nobody) return may_end(it, from, to);
        if (!may_swap(it, there) || !join(there)) return false;
        int const table = at(there).table;
        it = at_table(table, from);
        if (it == nobody) return is_in(m_open[index(table)], from);
        is_ring = it == meet;
        if (is_ring) return true;
        if (!join(it)) return false;
    }
}

// From the meet's table on: who is there comes here, their own meet here goes there, and so on.
bool RoundExchange::follow_tables(int meet, int from, int to) {
    for (int it = meet;;) {
        int const table = at(it).table;
        int const there = at_table(table, to);
        if (there == nobody) return is_in(m_open[index(table)], to);
        if (!join(there)) return false;
        it = of_candidate(at(there).candidate, from);
        if (it == nobody) return may_end(there, to, from);
        if (!may_swap(there, it) || !join(it)) return false;
    }
}

bool RoundExchange::join(int meet) {
    if (is_fixed(meet) || m_chain.size() == longest_exchange) return false;
    m_chain.push_back(meet);
    return true;
}

// The path may end with this meet: its candidate has none in the other round, and may have it.
bool RoundExchange::may_end(int meet, int from, int to) {
    auto const& it = at(meet);
    auto const& candidate = m_problem.candidates[index(it.candidate)];
    RoundMask const busy = m_busy[index(it.candidate)];
    RoundMask const then = (busy & ~bit_at(from)) | bit_at(to);
    m_change += cost_of_day(then) - cost_of_day(busy);
    if (m_change > m_most_worse || !is_in(candidate.available, to)) return false;
    if (candidate.companion >= 0 && is_in(m_companion_busy[index(candidate.companion)], to))
        return false;
    if (m_zones > 1) {
        RoundMask const here = m_zone_busy[index(it.candidate * m_zones + it.zone)];
        if (is_near_another_zone(busy & ~here, to)) return false;
    }
    return is_run_short(then);
}

// Two meets of one candidate may change rounds with each other: only a walk may forbid it.
bool RoundExchange::may_swap(int one, int other) const {
    if (m_zones == 1 || at(one).zone == at(other).zone) return true;
    int const first = at(one).candidate * m_zones;
    RoundMask const busy = m_busy[index(at(one).candidate)];
    RoundMask const both = bit_at(round_of(one)) | bit_at(round_of(other));
    auto const is_near = [&](int meet, int to) {
        RoundMask const here = m_zone_busy[index(first + at(meet).zone)];
        return is_near_another_zone((busy & ~here & ~both) | bit_at(round_of(meet)), to);
    };
    return !is_near(one, round_of(other)) && !is_near(other, round_of(one));
}

bool RoundExchange::is_near_another_zone(RoundMask elsewhere, int round) const {
    RoundMask near = 0;
    for (int gap = 1; gap <= m_problem.walk_gap && gap < max_rounds; ++gap)
        near |= elsewhere << gap | elsewhere >> gap;
    return is_in(near, round);
}

bool RoundExchange::is_run_short(RoundMask busy) const {
    if (m_problem.max_run >= m_problem.rounds) return true;
    RoundMask runs = busy;
    for (int n = 0; n < m_problem.max_run; ++n) runs &= busy >> (n + 1);
    return runs == 0;
}

// Interpreters for all of the chain in their new rounds. Where one is short, somebody else who
// needs the language there changes as well.
bool RoundExchange::find_hours(int from, int to) {
    auto const is_spoken = [this](int meet) { return at(meet).language >= 0; };
    if (std::ranges::none_of(m_chain, is_spoken)) return true;
    for (int asked = 0; asked <= most_hours_asked; ++asked) {
        list_hours(from, to);
        auto const is_missing = [this](Hour const& hour) {
            return !is_in(m_desk.rounds_for(hour.language), hour.to);
        };
        auto const missing = std::ranges::find_if(m_hours, is_missing);
        if (missing == m_hours.end()) return exchange_hours();
        if (!ask_for_hour(*missing)) return false;
    }
    return false;
}

bool RoundExchange::ask_for_hour(Hour hour) {
    auto const& others = in_language(hour.language, hour.to);
    if (others.empty()) return false;
    int const other = others[m_random.below(others.size())];
    bool const comes = std::ranges::find(m_chain, other) != m_chain.end();
    return !comes && follow(other, hour.to, hour.from);
}

// Meets of one language need not be told apart: only how many more leave a round than come counts.
void RoundExchange::list_hours(int from, int to) {
    std::ranges::fill(m_leaving, 0);
    for (int meet : m_chain) {
        int const language = at(meet).language;
        if (language >= 0) m_leaving[index(language)] += round_of(meet) == from ? 1 : -1;
    }
    m_hours.clear();
    for (int language = 0; language < m_problem.languages; ++language) {
        int const more = m_leaving[index(language)];
        for (int n = 0; n < more; ++n) m_hours.push_back({language, from, to});
        for (int n = 0; n < -more; ++n) m_hours.push_back({language, to, from});
    }
}

bool RoundExchange::exchange_hours() {
    for (auto const& hour : m_hours) m_desk.remove(hour.language, hour.from);
    std::size_t done = 0;
    for (; done < m_hours.size(); ++done) {
        auto const& hour = m_hours[done];
        if (!is_in(m_desk.rounds_for(hour.language), hour.to)) break;
        m_desk.add(hour.language, hour.to);
    }
    if (done == m_hours.size()) return true;
    while (done-- > 0) m_desk.remove(m_hours[done].language, m_hours[done].to);
    for (auto const& hour : m_hours) m_desk.add(hour.language, hour.from);
    return false;
}

void RoundExchange::move_all(int from, int to) {
    for (int meet : m_chain) {
        auto const& it = at(meet);
        // Another of the chain may be there already.
        if (int& here = of_candidate(it.candidate, it.round); here == meet) here = nobody;
        if (int& here = at_table(it.table, it.round); here == meet) here = nobody;
        if (m_zones > 1) m_zone_busy[index(it.candidate * m_zones + it.zone)] &= ~bit_at(it.round);
        int const there = from + to - it.round;
        of_candidate(it.candidate, there) = at_table(it.table, there) = meet;
        if (it.language >= 0) move_in_language(meet, it.round, there);
        m_meets[index(meet)].round = there;
    }
    refresh_days(from, to);
}

void RoundExchange::refresh_days(int from, int to) {
    RoundMask const both = bit_at(from) | bit_at(to);
    for (int meet : m_chain) {
        auto const& it = at(meet);
        RoundMask const now =
            of_candidate(it.candidate, from + to - it.round) == nobody ? bit_at(it.round) : both;
        RoundMask& busy = m_busy[index(it.candidate)];
        busy = (busy & ~both) | now;
        if (m_zones > 1) m_zone_busy[index(it.candidate * m_zones + it.zone)] |= bit_at(it.round);
        int const companion = m_problem.candidates[index(it.candidate)].companion;
        if (companion >= 0 && now != both) m_companion_busy[index(companion)] ^= both;
    }
}

void RoundExchange::move_in_language(int meet, int from, int to) {
    int const language = at(meet).language;
    auto& here = in_language(language, from);
    *std::ranges::find(here, meet) = here.back();
    here.pop_back();
    in_language(language, to).push_back(meet);
}

void RoundExchange::change_table(int meet) {
    auto& it = m_meets[index(meet)];
    int const employer = m_problem.pairs[index(it.pair)].employer;
    int const first = m_first_table[index(employer)];
    int const count = m_first_table[index(employer) + 1] - first;
    if (count < 2) return;
    int const table = first + static_cast<int>(m_random.below(index(count)));
    if (!is_in(m_open[index(table)], it.round)) return;
    int const other = at_table(table, it.round);
    if (other != nobody) m_meets[index(other)].table = it.table;
    at_table(it.table, it.round) = other;
    at_table(table, it.round) = meet;
    it.table = table;
}

std::vector<RoundExchange::Place> RoundExchange::places() const {
    std::vector<Place> places;
    places.reserve(m_meets.size());
    for (auto const& it : m_meets) places.push_back({it.round, it.table});
    return places;
}

void RoundExchange::store(std::vector<Place> const& places, Schedule& schedule) const {
    for (auto const& it : m_meets) schedule.remove(it.pair);
    for (std::size_t n = 0; n < places.size(); ++n) {
        int const pair = m_meets[n].pair;
        int const first = m_first_table[index(m_problem.pairs[index(pair)].employer)];
        schedule.add(pair, places[n].round, places[n].table - first);
    }
    schedule.forget_journal();
}

}  // namespace ontmoet::scheduling
