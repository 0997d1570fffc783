// SPDX-License-Identifier: EUPL-1.2
// The mender takes the best chain first, which may use up the changes that two others need.
#include "scheduling/mender.h"

#include <algorithm>

namespace ontmoet::scheduling {

namespace {
// Of those that give way first, and of those that give way instead of one of them.
constexpr int deepest_otherwise = 4;
}  // namespace

void Mender::mend_well(int most_changes) {
    if (!m_is_filled) {
        m_arrivals = m_candidates;
        fill();
    }
    m_most_changes = most_changes;
    know_giving_way();
    auto const start = fork_here();
    mend(most_changes);
    bool const gave_way = !gave_way_since(start).empty();
    if (!gave_way && m_arrivals.empty()) return;
    auto best = way_since(start);
    if (gave_way) try_otherwise(start, most_changes, deepest_otherwise, best);
    for (int candidate : m_arrivals) {
        back_to(start);
        if (!arrange_day(candidate, best.worth)) continue;
        fill();
        mend(most_changes);
        if (worth() > best.worth) best = way_since(start);
    }
    back_to(start);
    go(best);
    fill();
    m_searched = best.searched;
}

void Mender::try_otherwise(Fork const& start, int most_changes, int depth, Way& best) {
    auto const before = m_held_before.size();
    for (int pair : gave_way_since(start)) {
        if (std::ranges::count(m_held_before, pair) > 0) continue;
        if (!m_giving_way.can_spare(m_situation.rules().most_lookups / 2)) break;
        m_situation.hold(pair, true);
        back_to(start);
        mend(most_changes);
        if (worth() > best.worth) best = way_since(start);
        if (depth > 1) try_otherwise(start, most_changes, depth - 1, best);
        m_situation.hold(pair, false);
        m_held_before.push_back(pair);
    }
    m_held_before.resize(before);
}

Mender::Fork Mender::fork_here() const {
    return {here(),         m_candidates.size(),  m_employers.size(),
            m_loose.size(), m_language_touched,   m_hours,
            m_open,         m_giving_way.memory()};
}

void Mender::back_to(Fork const& fork) {
    back_to(fork.place);
    while (m_candidates.size() > fork.candidates) {
        m_candidate_touched[index(m_candidates.back())] = 0;
        m_candidates.pop_back();
    }
    while (m_employers.size() > fork.employers) {
        m_employer_touched[index(m_employers.back())] = 0;
        m_employers.pop_back();
    }
    m_loose.resize(fork.loose);
    m_language_touched = fork.languages;
    m_hours = fork.hours;
    m_giving_way.remember(fork.memory);
    m_is_news = false;
    m_searched = 0;
    m_open = fork.open;
}

std::vector<int> Mender::gave_way_since(Fork const& start) const {
    std::vector<int> pairs;
    for (auto at = start.place.mark; at < m_schedule.mark(); ++at)
        if (int const pair = m_schedule.change(at).pair; m_situation.is_changed(pair))
            pairs.push_back(pair);
    std::ranges::sort(pairs);
    pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
    return pairs;
}

Mender::Way Mender::way_since(Fork const& start) const {
    Way way{worth(), m_searched, {}};
    for (auto at = start.place.mark; at < m_schedule.mark(); ++at)
        way.changes.push_back(m_schedule.change(at));
    return way;
}

void Mender::go(Way const& way) {
    m_is_news = true;
    for (auto const& change : way.changes) {
        if (!change.added) {
            touch(change.pair);
            remove(change.pair);
            continue;
        }
        add(change.pair, change.round);
        m_loose.push_back(change.pair);
    }
}

}  // namespace ontmoet::scheduling
