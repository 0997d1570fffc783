// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/verify.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace ontmoet::scheduling {

namespace {

bool is_there(RoundMask mask, int round) {
    return round < 32 && (mask >> round & 1U) != 0;
}

template <class T>
T const* find_at(std::vector<T> const& list, int i) {
    if (i < 0 || static_cast<std::size_t>(i) >= list.size()) return nullptr;
    return &list[static_cast<std::size_t>(i)];
}

class LimitChecker {
public:
    LimitChecker(Problem const& problem, std::vector<Meet> const& meets)
        : m_problem(problem), m_meets(meets) {}

    std::vector<std::string> run() {
        for (auto const& meet : m_meets) check_one(meet);
        if (!m_broken.empty()) return m_broken;
        check_once();
        check_numbers();
        for (auto const& [candidate, day] : m_day) check_day(candidate, day);
        check_fixed();
        return m_broken;
    }

private:
    void require(bool holds, std::string const& claim, Meet const& meet) {
        if (holds) return;
        m_broken.push_back(claim + " (candidate " + std::to_string(meet.candidate) + ", employer " +
                           std::to_string(meet.employer) + ", table " + std::to_string(meet.table) +
                           ", round " + std::to_string(meet.round) + ")");
    }

    void check_one(Meet const& meet) {
        auto const* pair = find_at(m_problem.pairs, meet.pair);
        auto const* candidate = find_at(m_problem.candidates, meet.candidate);
        auto const* employer = find_at(m_problem.employers, meet.employer);
        if (pair == nullptr || candidate == nullptr || employer == nullptr) {
            return require(false, "a meet names things that exist", meet);
        }
        require(pair->candidate == meet.candidate && pair->employer == meet.employer,
                "a meet is of its pair", meet);
        require(meet.round >= 0 && meet.round < m_problem.rounds, "a meet is in a round", meet);
        require(is_there(candidate->available, meet.round), "the candidate is there", meet);
        auto const* table = find_at(employer->tables, meet.table);
        require(table != nullptr && is_there(*table, meet.round), "the table is open", meet);
        if (pair->language < 0) {
            return require(meet.interpreter == -1, "no interpreter without a need", meet);
        }
        auto const* interpreter = find_at(m_problem.interpreters, meet.interpreter);
        if (interpreter == nullptr) return require(false, "an interpreter is named", meet);
        require(is_there(interpreter->available, meet.round), "the interpreter is there", meet);
        require(std::count(interpreter->languages.begin(), interpreter->languages.end(),
                           pair->language) > 0,
                "the interpreter speaks the language", meet);
    }

    void check_once() {
        std::set<int> pairs;
        std::set<std::tuple<int, int, int>> tables;
        std::set<std::pair<int, int>> interpreters;
        std::set<std::pair<int, int>> companions;
        for (auto const& meet : m_meets) {
            require(pairs.insert(meet.pair).second, "a pair meets once", meet);
            require(m_day[meet.candidate].emplace(meet.round, meet.employer).second,
                    "a candidate has one meet a round", meet);
            require(tables.emplace(meet.employer, meet.table, meet.round).second,
                    "a table has one meet a round", meet);
            int const companion =
                m_problem.candidates[static_cast<std::size_t>(meet.candidate)].companion;
            require(companion < 0 || companions.emplace(companion, meet.round).second,
                    "a companion is at one table a round", meet);
            if (meet.interpreter < 0) continue;
            require(interpreters.emplace(meet.interpreter, meet.round).second,
                    "an interpreter has one meet a round", meet);
        }
    }

    void check_numbers() {
        std::map<int, int> of_candidate;
        std::map<int, int> of_employer;
        for (auto const& meet : m_meets) {
            auto const& candidate = m_problem.candidates[static_cast<std::size_t>(meet.candidate)];
            auto const& employer = m_problem.employers[static_cast<std::size_t>(meet.employer)];
            require(++of_candidate[meet.candidate] <= candidate.max_meets,
                    "a candidate has no more meets than they may", meet);
            require(++of_employer[meet.employer] <= employer.max_meets,
                    "an employer has no more meets than they may", meet);
        }
    }

    void check_day(int candidate, std::map<int, int> const& day) {
        int run = 0;
        int last_round = -2;
        int last_zone = 0;
        for (auto const& [round, employer] : day) {
            int const zone = m_problem.employers[static_cast<std::size_t>(employer)].zone;
            run = round == last_round + 1 ? run + 1 : 1;
            Meet const meet{candidate, employer, 0, round, -1, 0};
            require(run <= m_problem.max_run, "a candidate gets a breather", meet);
            if (last_round >= 0 && zone != last_zone) {
                require(round - last_round > m_problem.walk_gap, "a candidate has time to walk",
                        meet);
            }
            last_round = round;
            last_zone = zone;
        }
    }

    void check_fixed() {
        for (auto const& fixed : m_problem.fixed) {
            bool const stands =
                std::any_of(m_meets.begin(), m_meets.end(), [&fixed](Meet const& meet) {
                    return meet.candidate == fixed.candidate && meet.employer == fixed.employer &&
                           meet.round == fixed.round;
                });
            require(stands, "a fixed meet stays",
                    {fixed.candidate, fixed.employer, 0, fixed.round, -1, 0});
        }
    }

    Problem const& m_problem;
    std::vector<Meet> const& m_meets;
    std::map<int, std::map<int, int>> m_day;  // candidate -> round -> employer
    std::vector<std::string> m_broken;
};

}  // namespace

std::vector<std::string> broken_limits(Problem const& problem, std::vector<Meet> const& meets) {
    return LimitChecker(problem, meets).run();
}

std::int64_t value_of(Problem const& problem, std::vector<Meet> const& meets) {
    std::int64_t value = 0;
    std::map<int, int> of_candidate;
    std::map<int, int> of_employer;
    for (auto const& meet : meets) {
        value += problem.pairs[static_cast<std::size_t>(meet.pair)].score;
        auto const rung = static_cast<std::size_t>(of_candidate[meet.candidate]++);
        if (rung < problem.bonus.size()) value += problem.bonus[rung];
        auto const& employer = problem.employers[static_cast<std::size_t>(meet.employer)];
        if (of_employer[meet.employer]++ < employer.min_meets) value += problem.employer_bonus;
    }
    return value;
}

std::vector<std::string> broken_claims(Problem const& problem, Plan const& plan) {
    auto broken = broken_limits(problem, plan.meets);
    if (!broken.empty()) return broken;
    std::int64_t score = 0;
    std::map<int, std::size_t> of_candidate;
    for (auto const& meet : plan.meets) {
        score += problem.pairs[static_cast<std::size_t>(meet.pair)].score;
        ++of_candidate[meet.candidate];
    }
    std::vector<int> coverage(problem.bonus.size(), 0);
    for (auto const& [candidate, count] : of_candidate) {
        for (std::size_t m = 0; m < std::min(count, coverage.size()); ++m) ++coverage[m];
    }
    if (value_of(problem, plan.meets) != plan.value) broken.push_back("the value is right");
    if (score != plan.score) broken.push_back("the score is right");
    if (coverage != plan.coverage) broken.push_back("the coverage is right");
    if (plan.value > plan.bound) broken.push_back("the value is within the bound");
    if (plan.optimal != (plan.value == plan.bound)) broken.push_back("optimal means at the bound");
    return broken;
}

}  // namespace ontmoet::scheduling
