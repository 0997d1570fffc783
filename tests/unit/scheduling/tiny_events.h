// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"
#include "scheduling/happening.h"
#include "scheduling/problem.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace ontmoet::scheduling::tiny {

enum class Kind { core, full };

inline RoundMask random_mask(Random& random, int rounds) {
    RoundMask mask = (RoundMask{1} << rounds) - 1;
    for (int round = 0; round < rounds; ++round) {
        if (random.below(4) == 0) mask &= ~(RoundMask{1} << round);
    }
    return mask;
}

// A random event of a few people that brute force can solve. The full kind has windows, zones,
// runs and interpreters.
inline Problem make_event(Random& random, Kind kind) {
    auto const draw = [&random](int least, int most) {
        return least + static_cast<int>(random.below(static_cast<std::uint64_t>(most - least + 1)));
    };
    bool const full = kind == Kind::full;
    Problem problem;
    problem.rounds = draw(2, 4);
    problem.bonus = {30, 20, 10};
    problem.employer_bonus = 5;
    problem.max_run = full ? draw(1, 3) : problem.rounds;
    problem.walk_gap = full ? draw(0, 1) : 0;
    problem.languages = full ? 2 : 0;
    RoundMask const all = (RoundMask{1} << problem.rounds) - 1;
    for (int i = draw(2, 3); i > 0; --i) {
        problem.candidates.push_back(
            {full ? random_mask(random, problem.rounds) : all, draw(1, 3)});
    }
    for (int j = draw(2, 3); j > 0; --j) {
        Employer employer;
        for (int table = draw(1, 2); table > 0; --table) {
            employer.tables.push_back(full ? random_mask(random, problem.rounds) : all);
        }
        employer.min_meets = draw(0, 2);
        employer.max_meets = draw(1, 4);
        employer.zone = draw(0, 1);
        problem.employers.push_back(employer);
    }
    for (int h = full ? draw(1, 2) : 0; h > 0; --h) {
        std::vector<int> languages{draw(0, 1)};
        if (draw(0, 1) == 1) languages = {0, 1};
        problem.interpreters.push_back({languages, random_mask(random, problem.rounds)});
    }
    for (int i = 0; i < static_cast<int>(problem.candidates.size()); ++i) {
        for (int j = 0; j < static_cast<int>(problem.employers.size()); ++j) {
            if (draw(0, 4) == 0) continue;
            int const language = full ? draw(-1, 1) : -1;
            problem.pairs.push_back(
                {i, j, draw(1, 20), language, static_cast<std::uint8_t>(draw(0, 3))});
        }
    }
    return problem;
}

// Anything that may go otherwise from round `first` on.
inline Happening make_happening(Random& random, Problem const& problem, int first = 0) {
    auto const draw = [&random](std::size_t below) {
        return static_cast<int>(random.below(below));
    };
    Happening it;
    it.kind = static_cast<HappeningKind>(draw(8));
    it.now = first + draw(static_cast<std::size_t>(problem.rounds - first));
    it.candidate = draw(problem.candidates.size());
    it.until = it.now + draw(static_cast<std::size_t>(problem.rounds - it.now) + 1);
    it.employer = draw(problem.employers.size());
    it.table = draw(problem.employers[static_cast<std::size_t>(it.employer)].tables.size());
    it.round = it.now;
    it.interpreter = problem.interpreters.empty() ? 0 : draw(problem.interpreters.size());
    if (it.kind == HappeningKind::interpreter_gone && problem.interpreters.empty())
        it.kind = HappeningKind::no_show;
    it.available = (RoundMask{1} << problem.rounds) - 1;
    it.max_meets = 1 + draw(2);
    for (int j = 0; j < static_cast<int>(problem.employers.size()); ++j)
        if (random.below(2) == 0) it.pairs.push_back({0, j, 1 + draw(20), -1, 1});
    return it;
}

// Tries every plan of a tiny event; shares no code with the room under test.
class BruteForce {
public:
    // What a plan (the round of each pair, -1: none) costs beside its value; nothing: not allowed.
    using Price = std::function<std::optional<std::int64_t>(std::vector<int> const& rounds)>;

    explicit BruteForce(Problem const& problem, Price price = {})
        : m_problem(problem), m_price(std::move(price)), m_round(problem.pairs.size(), -1) {}

    std::int64_t best_value() {
        choose(0);
        return m_best;
    }

private:
    void choose(std::size_t pair) {
        if (pair == m_round.size()) {
            auto const price = m_price ? m_price(m_round) : 0;
            if (price && is_allowed()) m_best = std::max(m_best, value() - *price);
            return;
        }
        for (int round = -1; round < m_problem.rounds; ++round) {
            m_round[pair] = round;
            if (round < 0 || no_clash(pair)) choose(pair + 1);
        }
        m_round[pair] = -1;
    }

    bool no_clash(std::size_t last) const {
        auto const& it = m_problem.pairs[last];
        int const round = m_round[last];
        if ((m_problem.candidates[static_cast<std::size_t>(it.candidate)].available >> round &
             1U) == 0) {
            return false;
        }
        int open = 0;
        for (RoundMask table : m_problem.employers[static_cast<std::size_t>(it.employer)].tables) {
            open += static_cast<int>(table >> round & 1U);
        }
        for (std::size_t p = 0; p <= last; ++p) {
            if (m_round[p] != round) continue;
            if (p != last && m_problem.pairs[p].candidate == it.candidate) return false;
            if (m_problem.pairs[p].employer == it.employer) --open;
        }
        return open >= 0;
    }

    bool is_allowed() const {
        for (std::size_t i = 0; i < m_problem.candidates.size(); ++i) {
            if (!day_is_allowed(static_cast<int>(i))) return false;
        }
        for (std::size_t j = 0; j < m_problem.employers.size(); ++j) {
            int count = 0;
            for (std::size_t p = 0; p < m_round.size(); ++p) {
                bool const own = m_problem.pairs[p].employer == static_cast<int>(j);
                if (own && m_round[p] >= 0) ++count;
            }
            if (count > m_problem.employers[j].max_meets) return false;
        }
        for (int round = 0; round < m_problem.rounds; ++round) {
            std::vector<int> needs;
            for (std::size_t p = 0; p < m_round.size(); ++p) {
                if (m_round[p] == round && m_problem.pairs[p].language >= 0) {
                    needs.push_back(m_problem.pairs[p].language);
                }
            }
            if (!can_be_served(needs, round, 0)) return false;
        }
        return true;
    }

    bool day_is_allowed(int candidate) const {
        std::vector<int> zone(static_cast<std::size_t>(m_problem.rounds), -1);
        int count = 0;
        for (std::size_t p = 0; p < m_round.size(); ++p) {
            auto const& pair = m_problem.pairs[p];
            if (pair.candidate != candidate || m_round[p] < 0) continue;
            zone[static_cast<std::size_t>(m_round[p])] =
                m_problem.employers[static_cast<std::size_t>(pair.employer)].zone;
            ++count;
        }
        if (count > m_problem.candidates[static_cast<std::size_t>(candidate)].max_meets)
            return false;
        int run = 0;
        for (std::size_t t = 0; t < zone.size(); ++t) {
            run = zone[t] >= 0 ? run + 1 : 0;
            if (run > m_problem.max_run) return false;
            bool const follows = t > 0 && zone[t] >= 0 && zone[t - 1] >= 0;
            if (m_problem.walk_gap > 0 && follows && zone[t] != zone[t - 1]) return false;
        }
        return true;
    }

    bool can_be_served(std::vector<int> const& needs, int round, unsigned taken) const {
        if (needs.empty()) return true;
        std::vector<int> const rest(needs.begin() + 1, needs.end());
        for (std::size_t h = 0; h < m_problem.interpreters.size(); ++h) {
            auto const& interpreter = m_problem.interpreters[h];
            bool const free = (taken >> h & 1U) == 0 && (interpreter.available >> round & 1U) != 0;
            auto const& spoken = interpreter.languages;
            if (!free || std::count(spoken.begin(), spoken.end(), needs.front()) == 0) continue;
            if (can_be_served(rest, round, taken | 1U << h)) return true;
        }
        return false;
    }

    std::int64_t value() const {
        std::int64_t sum = 0;
        std::vector<std::size_t> of_candidate(m_problem.candidates.size(), 0);
        std::vector<int> of_employer(m_problem.employers.size(), 0);
        for (std::size_t p = 0; p < m_round.size(); ++p) {
            if (m_round[p] < 0) continue;
            auto const& pair = m_problem.pairs[p];
            auto const rung = of_candidate[static_cast<std::size_t>(pair.candidate)]++;
            auto const j = static_cast<std::size_t>(pair.employer);
            sum += pair.score + (rung < m_problem.bonus.size() ? m_problem.bonus[rung] : 0);
            if (of_employer[j]++ < m_problem.employers[j].min_meets)
                sum += m_problem.employer_bonus;
        }
        return sum;
    }

    Problem const& m_problem;
    Price m_price;
    std::vector<int> m_round;
    std::int64_t m_best = std::numeric_limits<std::int64_t>::min();
};

}  // namespace ontmoet::scheduling::tiny
