// SPDX-License-Identifier: EUPL-1.2
// Where chains start, and which are taken; mender_chain.cpp follows one.
#include "scheduling/mender.h"

#include "scheduling/limits.h"

#include <algorithm>
#include <bit>

namespace ontmoet::scheduling {

namespace {
// That take as long as one lookup, when they are listed and ranked.
constexpr std::size_t pairs_per_lookup = 16;
constexpr std::size_t seeds_per_lookup = 2;
// The lookups end before more of them were tried.
constexpr std::size_t most_seeds = 1'000;
}  // namespace

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
    m_open_at.resize(m_problem.pairs.size(), 0);
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
    m_arrivals.clear();
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
    for (int candidate : m_candidates)
        collect_open(m_situation.of_candidate(candidate), m_situation.future());
    for (int employer : m_employers)
        collect_open(m_situation.of_employer(employer), m_situation.future());
    for (int language = 0; language < m_problem.languages; ++language) {
        RoundMask const rounds = m_language_touched[index(language)] & m_situation.future();
        if (rounds != 0) collect_open(m_situation.of_language(language), rounds);
    }
}

void Mender::collect_open(std::vector<int> const& pairs, RoundMask rounds) {
    for (int pair : pairs) {
        if (m_schedule.is_planned(pair)) continue;
        RoundMask const open = m_situation.window(pair) & rounds;
        if (open == 0) continue;
        auto& at = m_open_at[index(pair)];
        if (at < m_open.size() && m_open[at].pair == pair) {
            m_open[at].rounds |= open;
            continue;
        }
        at = m_open.size();
        m_open.push_back({pair, open});
    }
}

// The best of them first, equal ones by number, and no more than so many.
void Mender::sort_by_gain(std::vector<Open>& pairs, std::size_t most) {
    m_ranked.clear();
    for (auto const& it : pairs) {
        auto const gain = m_schedule.gain_of(it.pair) + m_situation.price_of(it.pair);
        m_ranked.push_back({-gain * max_pairs + it.pair, it});
    }
    auto const first = [](auto const& one, auto const& other) { return one.first < other.first; };
    auto const count = std::min(m_ranked.size(), most);
    auto const end = m_ranked.begin() + static_cast<std::ptrdiff_t>(count);
    if (end != m_ranked.end()) std::nth_element(m_ranked.begin(), end, m_ranked.end(), first);
    std::sort(m_ranked.begin(), end, first);
    pairs.resize(count);
    for (std::size_t n = 0; n < count; ++n) pairs[n] = m_ranked[n].second;
}

// Whatever helps without moving anybody is taken before anybody moves.
void Mender::fill() {
    touch_free_hours();
    list_open();
    m_fitting.clear();
    for (auto const& it : m_open)
        if (free_rounds(it.pair) != 0) m_fitting.push_back(it);
    sort_by_gain(m_fitting, m_fitting.size());
    for (auto const& [pair, rounds] : m_fitting) {
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

void Mender::know_giving_way() {
    bool const may_change = m_changed < m_most_changes;
    if (m_is_news || may_change != m_giving_way.may_change()) m_giving_way.forget(may_change);
    m_is_news = false;
}

// Those of the open pairs for which somebody giving way may pay: where something happened, or else
// where only meets of this mending are in the way.
void Mender::find_seeds() {
    know_giving_way();
    find_loose();
    auto const& rules = m_situation.rules();
    m_seeds.clear();
    for (auto const& it : m_open) {
        if (m_schedule.is_planned(it.pair)) continue;
        auto const most = most_of(it.pair);
        if (m_giving_way.may_change() && most > rules.moved + rules.worth_a_change) {
            m_seeds.push_back(it);
        } else if (most > 0) {
            RoundMask const rounds = near_loose(it.pair, most);
            if (rounds != 0) m_seeds.push_back({it.pair, rounds});
        }
    }
    sort_by_gain(m_seeds, most_seeds);
    m_giving_way.spend(m_open.size() / pairs_per_lookup + m_seeds.size() / seeds_per_lookup);
}

void Mender::find_loose() {
    m_loose_of_candidate.assign(m_problem.candidates.size(), {});
    m_loose_of_employer.assign(m_problem.employers.size(), {});
    for (auto& loose : m_loose_of_companion) loose = {};
    m_loose_spoken = {};
    for (int pair : m_loose) {
        if (!m_schedule.is_planned(pair)) continue;
        auto const& it = m_situation.pair(pair);
        auto const cost = m_giving_way.cost(pair, m_situation.rules().longest_chain - 1);
        RoundMask const bit = RoundMask{1} << m_schedule.round_of(pair);
        auto const note = [&](Loose& loose) {
            loose.rounds |= bit;
            loose.cost = std::min(loose.cost, cost);
        };
        note(m_loose_of_candidate[index(it.candidate)]);
        note(m_loose_of_employer[index(it.employer)]);
        if (it.language >= 0) note(m_loose_spoken);
        int const companion = companion_of(it.candidate);
        if (companion < 0) continue;
        if (index(companion) >= m_loose_of_companion.size())
            m_loose_of_companion.resize(index(companion) + 1);
        note(m_loose_of_companion[index(companion)]);
    }
}

// Rounds in which a meet of this mending may be in its way, which moves for nothing.
RoundMask Mender::near_loose(int pair, std::int64_t most) const {
    auto const& it = m_situation.pair(pair);
    RoundMask rounds = 0;
    auto const look = [&](Loose const& loose) {
        if (loose.cost < most) rounds |= loose.rounds;
    };
    look(m_loose_of_candidate[index(it.candidate)]);
    look(m_loose_of_employer[index(it.employer)]);
    RoundMask const window = m_situation.window(pair);
    if (rounds != 0 && !m_schedule.has_room(pair)) return window;
    if (int const companion = companion_of(it.candidate);
        companion >= 0 && index(companion) < m_loose_of_companion.size())
        look(m_loose_of_companion[index(companion)]);
    if (it.language >= 0 && m_loose_spoken.cost < most)
        rounds |= m_loose_spoken.rounds & ~m_schedule.desk().rounds_for(it.language);
    return rounds & window;
}

// The cheapest chains first.
void Mender::mend(int most_changes) {
    m_most_changes = most_changes;
    if (!m_is_filled) fill();
    std::int64_t const moved = m_situation.rules().moved;
    int const longest = m_situation.rules().longest_chain;
    find_seeds();
    int victims = m_searched + 1;
    while (victims <= longest && m_tries_left > 0 && !m_seeds.empty()) {
        bool improved = false;
        for (auto const& seed : m_seeds) {
            if (m_schedule.is_planned(seed.pair)) continue;
            auto const most = most_of(seed.pair);
            if (most <= victims * moved && near_loose(seed.pair, most) == 0) continue;
            if (!m_giving_way.costs_less(most, seed.pair, seed.rounds, victims)) continue;
            improved = improve(seed, victims) || improved;
        }
        ++victims;
        if (!improved) continue;
        fill();
        find_seeds();
        victims = 1;
    }
    m_searched = std::clamp(m_most_changes - m_changed, 0, longest);
}

bool Mender::improve(Open const& seed, int most_victims) {
    auto const start = here();
    ++m_search;
    m_best = worth();
    m_start = start.mark;
    m_best_changes.clear();
    m_victims_left = most_victims;
    m_pending.assign(1, seed.pair);
    m_start_rounds = seed.rounds;
    settle(0);
    back_to(start);
    if (m_best_changes.empty()) return false;
    go({m_best, 0, std::move(m_best_changes)});
    return true;
}

}  // namespace ontmoet::scheduling
