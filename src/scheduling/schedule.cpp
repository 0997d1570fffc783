// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/schedule.h"

#include "base/check.h"

#include <algorithm>
#include <bit>

namespace ontmoet::scheduling {

Schedule::Schedule(Problem const& problem) : m_problem(problem), m_desk(problem) {
    m_employer_count.assign(problem.employers.size(), 0);
    m_employer_open.assign(problem.employers.size(), 0);
    m_employer_free.assign(problem.employers.size(), 0);
    m_in_language.resize(index(problem.languages) * index(problem.rounds));
    for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
        if (problem.candidates[i].companion < 0) continue;
        auto const companion = index(problem.candidates[i].companion);
        if (companion >= m_accompanied.size()) m_accompanied.resize(companion + 1);
        m_accompanied[companion].push_back(static_cast<int>(i));
    }
    m_companion_busy.assign(m_accompanied.size(), 0);
    int row = 0;
    for (auto const& employer : problem.employers) {
        m_first_table.push_back(row);
        row += static_cast<int>(employer.tables.size());
        m_zones = std::max(m_zones, employer.zone + 1);
    }
    m_table_at.assign(index(row) * index(problem.rounds), -1);
    if (problem.walk_gap == 0) m_zones = 1;
    for (std::size_t j = 0; j < problem.employers.size(); ++j) refresh_tables(static_cast<int>(j));
    resize();
}

void Schedule::resize() {
    auto const old = m_candidate_count.size();
    auto const people = m_problem.candidates.size();
    m_round_of.resize(m_problem.pairs.size(), -1);
    m_table_of.resize(m_problem.pairs.size(), -1);
    m_candidate_at.resize(people * index(m_problem.rounds), -1);
    m_candidate_count.resize(people, 0);
    m_busy.resize(people, 0);
    m_run_blocks.resize(people, 0);
    m_candidate_free.resize(people, 0);
    m_zone_busy.resize(people * index(m_zones), 0);
    for (auto i = old; i < people; ++i) refresh_candidate(static_cast<int>(i));
}

void Schedule::refresh_tables(int employer) {
    auto const& tables = m_problem.employers[index(employer)].tables;
    RoundMask open = 0;
    RoundMask free = 0;
    for (std::size_t r = 0; r < tables.size(); ++r) {
        open |= tables[r];
        for (RoundMask left = tables[r] & ~free; left != 0; left &= left - 1) {
            if (meet_at_table(employer, static_cast<int>(r), std::countr_zero(left)) < 0)
                free |= left & -left;
        }
    }
    m_employer_open[index(employer)] = open;
    m_employer_free[index(employer)] = free;
}

RoundMask Schedule::blocked_by_walks(int candidate, int zone) const {
    RoundMask const elsewhere =
        m_busy[index(candidate)] & ~m_zone_busy[index(candidate * m_zones + zone)];
    RoundMask blocked = 0;
    for (int gap = 1; gap <= m_problem.walk_gap && gap < max_rounds; ++gap) {
        blocked |= elsewhere << gap | elsewhere >> gap;
    }
    return blocked;
}

void Schedule::add(int pair, int round, int table) {
    put(pair, round, table);
    m_journal.push_back({pair, round, table_of(pair), true});
}

void Schedule::remove(int pair) {
    m_journal.push_back({pair, round_of(pair), table_of(pair), false});
    take(pair);
}

void Schedule::undo_to(std::size_t mark) {
    while (m_journal.size() > mark) {
        Change const change = m_journal.back();
        m_journal.pop_back();
        if (change.added) {
            take(change.pair);
        } else {
            put(change.pair, change.round, change.table);
        }
    }
}

void Schedule::take_over(Schedule const& other) {
    for (std::size_t p = 0; p < m_round_of.size(); ++p) {
        if (m_round_of[p] >= 0) take(static_cast<int>(p));
    }
    for (std::size_t p = 0; p < m_round_of.size(); ++p) {
        if (other.m_round_of[p] < 0) continue;
        put(static_cast<int>(p), other.m_round_of[p], other.m_table_of[p]);
    }
    m_journal.clear();
}

void Schedule::put(int pair, int round, int table) {
    auto const& it = m_problem.pairs[index(pair)];
    auto const& tables = m_problem.employers[index(it.employer)].tables;
    RoundMask const bit = RoundMask{1} << round;
    check(!is_planned(pair), "two meet once");
    m_value += gain_of(pair);
    m_score += it.score;
    int chosen = -1;
    bool another = false;
    for (std::size_t r = 0; r < tables.size(); ++r) {
        int const at = static_cast<int>(r);
        if ((tables[r] & bit) == 0 || meet_at_table(it.employer, at, round) >= 0) continue;
        if (chosen < 0 && (table == any_table || table == at)) {
            chosen = at;
        } else {
            another = true;
        }
        if (chosen >= 0 && another) break;
    }
    check(chosen >= 0 && meet_of_candidate(it.candidate, round) < 0,
          "a meet is added only where both are free");
    int const row = m_first_table[index(it.employer)] + chosen;
    m_table_at[index(row * m_problem.rounds + round)] = pair;
    if (!another) m_employer_free[index(it.employer)] &= ~bit;
    m_candidate_at[index(it.candidate * m_problem.rounds + round)] = pair;
    m_round_of[index(pair)] = round;
    m_table_of[index(pair)] = chosen;
    ++m_candidate_count[index(it.candidate)];
    ++m_employer_count[index(it.employer)];
    toggle_busy(it.candidate, bit);
    if (m_zones > 1) {
        int const zone = m_problem.employers[index(it.employer)].zone;
        m_zone_busy[index(it.candidate * m_zones + zone)] |= bit;
    }
    if (it.language >= 0) {
        m_desk.add(it.language, round);
        auto& list = m_in_language[index(it.language * m_problem.rounds + round)];
        list.insert(std::upper_bound(list.begin(), list.end(), pair), pair);
    }
}

void Schedule::take(int pair) {
    auto const& it = m_problem.pairs[index(pair)];
    int const round = round_of(pair);
    check(round >= 0, "only a planned meet is removed");
    RoundMask const bit = RoundMask{1} << round;
    m_value -= loss_of(pair);
    m_score -= it.score;
    int const row = m_first_table[index(it.employer)] + m_table_of[index(pair)];
    m_table_at[index(row * m_problem.rounds + round)] = -1;
    m_employer_free[index(it.employer)] |= bit;
    m_candidate_at[index(it.candidate * m_problem.rounds + round)] = -1;
    m_round_of[index(pair)] = -1;
    m_table_of[index(pair)] = -1;
    --m_candidate_count[index(it.candidate)];
    --m_employer_count[index(it.employer)];
    toggle_busy(it.candidate, bit);
    if (m_zones > 1) {
        int const zone = m_problem.employers[index(it.employer)].zone;
        m_zone_busy[index(it.candidate * m_zones + zone)] &= ~bit;
    }
    if (it.language >= 0) {
        m_desk.remove(it.language, round);
        auto& list = m_in_language[index(it.language * m_problem.rounds + round)];
        list.erase(std::find(list.begin(), list.end(), pair));
    }
}

void Schedule::toggle_busy(int candidate, RoundMask bit) {
    m_busy[index(candidate)] ^= bit;
    int const companion = companion_of(candidate);
    if (companion < 0) return refresh_candidate(candidate);
    m_companion_busy[index(companion)] ^= bit;
    for (int other : m_accompanied[index(companion)]) refresh_candidate(other);
}

int Schedule::meet_of_companion(int candidate, int round) const {
    int const companion = companion_of(candidate);
    if (companion < 0 || (m_companion_busy[index(companion)] >> round & 1U) == 0) return -1;
    for (int other : m_accompanied[index(companion)]) {
        int const there = meet_of_candidate(other, round);
        if (there >= 0) return there;
    }
    return -1;
}

// A round is blocked when a busy rounds before it and b after it, a + b = max_run, are all taken.
RoundMask Schedule::too_long(RoundMask busy) const {
    if (m_problem.max_run >= m_problem.rounds) return 0;
    RoundMask blocked = 0;
    RoundMask before = ~RoundMask{0};
    for (int a = 0; a <= m_problem.max_run; ++a) {
        if (a > 0) before &= busy << a;
        RoundMask after = ~RoundMask{0};
        for (int b = 1; a + b <= m_problem.max_run; ++b) after &= busy >> b;
        blocked |= before & after;
    }
    return blocked;
}

void Schedule::refresh_candidate(int candidate) {
    RoundMask const busy = m_busy[index(candidate)];
    RoundMask const blocked = too_long(busy);
    m_run_blocks[index(candidate)] = blocked;
    m_candidate_free[index(candidate)] = m_problem.candidates[index(candidate)].available & ~busy &
                                         ~companion_blocks(candidate) & ~blocked;
}

std::vector<Meet> Schedule::meets() const {
    std::vector<Meet> meets;
    std::vector<std::vector<int>> servers(m_in_language.size());
    for (std::size_t cell = 0; cell < servers.size(); ++cell) {
        if (m_in_language[cell].empty()) continue;
        int const at = static_cast<int>(cell);
        servers[cell] = m_desk.serving(at / m_problem.rounds, at % m_problem.rounds);
    }
    for (int pair : m_candidate_at) {
        if (pair < 0) continue;
        auto const& it = m_problem.pairs[index(pair)];
        Meet meet{it.candidate, it.employer, m_table_of[index(pair)], round_of(pair), -1, pair};
        if (it.language >= 0) {
            auto& free = servers[index(it.language * m_problem.rounds + meet.round)];
            meet.interpreter = free.back();
            free.pop_back();
        }
        meets.push_back(meet);
    }
    return meets;
}

}  // namespace ontmoet::scheduling
