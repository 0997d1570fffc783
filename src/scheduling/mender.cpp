// SPDX-License-Identifier: EUPL-1.2
// Where chains start, and which are taken; mender_chain.cpp follows one.
#include "scheduling/mender.h"

#include <algorithm>
#include <bit>

namespace ontmoet::scheduling {

Mender::Mender(Schedule& schedule, Standing const& standing)
    : m_schedule(schedule),
      m_problem(schedule.problem()),
      m_situation(schedule, standing),
      m_giving_way(m_situation),
      m_employer_touched(m_problem.employers.size(), 0),
      m_language_touched(index(m_problem.languages), 0) {
    resize();
}

void Mender::resize() {
    m_situation.resize();
    m_candidate_touched.resize(m_problem.candidates.size(), 0);
    m_promise.resize(m_problem.pairs.size());
    m_listed_in.resize(m_problem.pairs.size(), 0);
    m_rounds.resize(m_problem.pairs.size(), 0);
}

void Mender::begin(ReplanRules const& rules, int now) {
    m_situation.begin(rules, now);
    m_giving_way.allow(rules.most_lookups);
    m_price = 0;
    m_changed = 0;
    m_is_filled = false;
    m_searched = 0;
    m_is_news = true;
    m_tries_left = rules.most_tries;
    m_loose.clear();
    for (int candidate : m_candidates) m_candidate_touched[index(candidate)] = 0;
    for (int employer : m_employers) m_employer_touched[index(employer)] = 0;
    m_candidates.clear();
    m_employers.clear();
    std::ranges::fill(m_language_touched, RoundMask{0});
}

void Mender::lose(int pair) {
    m_price += m_situation.rules().cancelled;
    touch(pair);
}

void Mender::touch_candidate(int candidate) {
    if (std::exchange(m_candidate_touched[index(candidate)], char{1}) != 0) return;
    m_candidates.push_back(candidate);
}

void Mender::touch(int pair) {
    auto const& it = m_situation.pair(pair);
    touch_candidate(it.candidate);
    if (std::exchange(m_employer_touched[index(it.employer)], char{1}) != 0) return;
    m_employers.push_back(it.employer);
}

void Mender::remember_hours() {
    m_hours.clear();
    for (int language = 0; language < m_problem.languages; ++language)
        m_hours.push_back(m_schedule.desk().rounds_for(language));
}

// Languages that can be served now in rounds in which they could not.
void Mender::touch_free_hours() {
    for (int language = 0; language < m_problem.languages; ++language) {
        RoundMask const open = m_schedule.desk().rounds_for(language);
        m_language_touched[index(language)] |= open & ~m_hours[index(language)];
    }
    remember_hours();
}

void Mender::back_to(Place const& place) {
    m_schedule.undo_to(place.mark);
    m_price = place.price;
    m_changed = place.changed;
}

void Mender::add(int pair, int round) {
    m_price -= m_situation.price_of(pair);
    m_changed -= m_situation.is_changed(pair) ? 1 : 0;
    m_schedule.add(pair, round);
    m_price += m_situation.price_of(pair);
    m_changed += m_situation.is_changed(pair) ? 1 : 0;
}

void Mender::remove(int pair) {
    m_price -= m_situation.price_of(pair);
    m_changed -= m_situation.is_changed(pair) ? 1 : 0;
    m_schedule.remove(pair);
    m_price += m_situation.price_of(pair);
    m_changed += m_situation.is_changed(pair) ? 1 : 0;
}

// Where it was, else beside the candidate's other meets, else the first.
int Mender::round_among(int pair, RoundMask rounds) const {
    int const was = m_situation.standing().round[index(pair)];
    if (was >= 0 && (rounds >> was & 1U) != 0) return was;
    RoundMask const busy = m_schedule.busy(m_situation.pair(pair).candidate);
    RoundMask const beside = rounds & (busy << 1 | busy >> 1);
    return std::countr_zero(beside != 0 ? beside : rounds);
}

// Pairs that have no meet, of those that something happened to.
void Mender::list_open() {
    m_open.clear();
    ++m_listing;
    auto const collect = [this](std::vector<int> const& pairs, RoundMask rounds) {
        for (int pair : pairs) {
            RoundMask const open = m_situation.window(pair) & rounds;
            if (m_schedule.is_planned(pair) || open == 0) continue;
            if (std::exchange(m_listed_in[index(pair)], m_listing) == m_listing) {
                m_rounds[index(pair)] |= open;
                continue;
            }
            m_rounds[index(pair)] = open;
            m_open.push_back(pair);
        }
    };
    for (int candidate : m_candidates)
        collect(m_situation.of_candidate(candidate), m_situation.future());
    for (int employer : m_employers)
        collect(m_situation.of_employer(employer), m_situation.future());
    for (int language = 0; language < m_problem.languages; ++language) {
        RoundMask const rounds = m_language_touched[index(language)] & m_situation.future();
        if (rounds != 0) collect(m_situation.of_language(language), rounds);
    }
}

void Mender::sort_by_gain(std::vector<int>& pairs) const {
    std::vector<std::pair<std::int64_t, int>> ranked;
    for (int pair : pairs)
        ranked.push_back({-m_schedule.gain_of(pair) - m_situation.price_of(pair), pair});
    std::ranges::sort(ranked);
    for (std::size_t n = 0; n < ranked.size(); ++n) pairs[n] = ranked[n].second;
}

// Whatever helps without moving anybody is taken before anybody moves.
void Mender::fill() {
    touch_free_hours();
    list_open();
    std::vector<int> fitting;
    for (int pair : m_open)
        if (free_rounds(pair) != 0) fitting.push_back(pair);
    sort_by_gain(fitting);
    for (int pair : fitting) {
        RoundMask const free = free_rounds(pair);
        if (free == 0) continue;
        auto const before = here();
        auto const worth_before = worth();
        add(pair, round_among(pair, free));
        if (worth() > worth_before) {
            m_loose.push_back(pair);
            m_is_news = true;
        } else {
            back_to(before);
        }
    }
    m_is_filled = true;
}

// What a chain that begins with this pair gains at most.
std::int64_t Mender::most_of(int pair) const {
    bool const is_new = m_situation.standing().round[index(pair)] < 0;
    auto const& rules = m_situation.rules();
    return m_schedule.gain_of(pair) + (is_new ? -rules.added : rules.cancelled);
}

// Those of the open pairs for which somebody giving way may pay.
std::vector<int> Mender::seeds() {
    bool const may_change = m_changed < m_most_changes;
    if (m_is_news || may_change != m_giving_way.may_change()) m_giving_way.forget(may_change);
    m_is_news = false;
    auto const& rules = m_situation.rules();
    std::vector<int> found;
    for (int pair : m_open) {
        if (m_schedule.is_planned(pair)) continue;
        auto const most = most_of(pair);
        bool const pays = may_change && most > rules.moved + rules.worth_a_change;
        if (pays || (most > 0 && is_near_loose(pair))) found.push_back(pair);
    }
    sort_by_gain(found);
    return found;
}

// A meet of this mending may be in its way, which moves for nothing.
bool Mender::is_near_loose(int pair) {
    auto const& it = m_situation.pair(pair);
    auto const most = most_of(pair);
    RoundMask const unspoken =
        m_situation.window(pair) & ~m_schedule.desk().rounds_for(it.language);
    int const companion = m_problem.candidates[index(it.candidate)].companion;
    return std::ranges::any_of(m_loose, [&](int other) {
        if (!m_schedule.is_planned(other)) return false;
        if (m_giving_way.cost(other, m_situation.rules().longest_chain - 1) >= most) return false;
        auto const& loose = m_situation.pair(other);
        return loose.candidate == it.candidate || loose.employer == it.employer ||
               (loose.language >= 0 && (unspoken >> m_schedule.round_of(other) & 1U) != 0) ||
               (companion >= 0 &&
                m_problem.candidates[index(loose.candidate)].companion == companion);
    });
}

// The cheapest chains first.
void Mender::mend(int most_changes) {
    m_most_changes = most_changes;
    if (!m_is_filled) fill();
    int const moved = m_situation.rules().moved;
    int const longest = m_situation.rules().longest_chain;
    auto starts = seeds();
    int victims = m_searched + 1;
    while (victims <= longest && m_tries_left > 0 && !starts.empty()) {
        bool improved = false;
        for (int pair : starts) {
            auto const most = most_of(pair);
            if (m_schedule.is_planned(pair)) continue;
            if (most <= victims * moved && !is_near_loose(pair)) continue;
            if (m_giving_way.least_cost(pair, m_rounds[index(pair)], victims) >= most) continue;
            improved = improve(pair, victims) || improved;
        }
        ++victims;
        if (!improved) continue;
        fill();
        starts = seeds();
        victims = 1;
    }
    m_searched = std::clamp(m_most_changes - m_changed, 0, longest);
}

bool Mender::improve(int pair, int most_victims) {
    auto const start = here();
    ++m_search;
    m_best = worth();
    m_start = start.mark;
    m_best_changes.clear();
    m_victims_left = most_victims;
    m_pending.assign(1, pair);
    settle(0);
    back_to(start);
    if (m_best_changes.empty()) return false;
    go({m_best, 0, std::move(m_best_changes)});
    return true;
}

}  // namespace ontmoet::scheduling
