// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/same_interpreters.h"

#include "base/check.h"

#include <algorithm>
#include <vector>

namespace ontmoet::scheduling {

namespace {

// The meets of one round that need an interpreter, matched to those who are there.
class RoundRota {
public:
    RoundRota(Problem const& problem, Standing const& standing, int round)
        : m_problem(problem),
          m_standing(standing),
          m_round(round),
          m_meet_of(problem.interpreters.size(), nullptr) {}

    void assign(std::vector<Meet*> const& meets) {
        std::vector<Meet*> others;
        for (auto* meet : meets) {
            int const before = published_for(*meet);
            if (before >= 0 && can_serve(before, *meet) && m_meet_of[slot(before)] == nullptr)
                give(before, *meet);
            else
                others.push_back(meet);
        }
        for (auto* meet : others) {
            m_seen.assign(m_meet_of.size(), 0);
            check(find_path(*meet), "the interpreters of a plan suffice");
        }
    }

    // -1: none, or the meet is new in this round.
    int published_for(Meet const& meet) const {
        auto const pair = slot(meet.pair);
        return m_standing.round[pair] == m_round ? m_standing.interpreter[pair] : -1;
    }

private:
    static std::size_t slot(int i) { return static_cast<std::size_t>(i); }
    bool can_serve(int interpreter, Meet const& meet) const {
        if (slot(interpreter) >= m_problem.interpreters.size()) return false;
        auto const& it = m_problem.interpreters[slot(interpreter)];
        int const language = m_problem.pairs[slot(meet.pair)].language;
        return (it.available >> m_round & 1U) != 0 &&
               std::ranges::find(it.languages, language) != it.languages.end();
    }
    void give(int interpreter, Meet& meet) {
        m_meet_of[slot(interpreter)] = &meet;
        meet.interpreter = interpreter;
    }
    // Whoever is free first; else somebody whose own meet finds another.
    bool find_path(Meet& meet) {
        auto const count = static_cast<int>(m_meet_of.size());
        for (int h = 0; h < count; ++h) {
            if (m_meet_of[slot(h)] != nullptr || !can_serve(h, meet)) continue;
            give(h, meet);
            return true;
        }
        for (int h = 0; h < count; ++h) {
            if (m_seen[slot(h)] != 0 || !can_serve(h, meet)) continue;
            m_seen[slot(h)] = 1;
            if (!find_path(*m_meet_of[slot(h)])) continue;
            give(h, meet);
            return true;
        }
        return false;
    }

    Problem const& m_problem;
    Standing const& m_standing;
    int m_round;
    std::vector<Meet*> m_meet_of;  // by interpreter; none: free
    std::vector<char> m_seen;
};

}  // namespace

void keep_interpreters(Problem const& problem, Standing const& standing, std::vector<Meet>& meets) {
    std::vector<std::vector<Meet*>> by_round(static_cast<std::size_t>(problem.rounds));
    for (auto& meet : meets)
        if (problem.pairs[static_cast<std::size_t>(meet.pair)].language >= 0)
            by_round[static_cast<std::size_t>(meet.round)].push_back(&meet);
    for (int round = 0; round < problem.rounds; ++round) {
        auto const& there = by_round[static_cast<std::size_t>(round)];
        RoundRota rota(problem, standing, round);
        bool const is_known = std::ranges::any_of(there, [&](Meet const* meet) {
            int const before = rota.published_for(*meet);
            return before >= 0 && before != meet->interpreter;
        });
        if (is_known) rota.assign(there);
    }
}

}  // namespace ontmoet::scheduling
