// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/possible.h"
#include "scheduling/problem.h"
#include "scheduling/replan.h"

#include <bit>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace ontmoet::scheduling::bench {

// A published plan that the solver mends after somebody did not come, came late or walked in, at
// the prices of the rules and within their changes; that there are any has a price of its own.
struct Mended {
    std::vector<Meet> published;
    int now = 0;
    ReplanRules rules;
    int first_change = 0;
};

// The whole problem as an integer program in the LP format, one variable for each pair and round:
// what a general solver is given to compare with.
class IntegerProgram {
public:
    explicit IntegerProgram(Problem const& problem, std::optional<Mended> mended = {})
        : m_problem(problem),
          m_window(pair_windows(problem)),
          m_mended(std::move(mended)),
          m_was(problem.pairs.size(), -1) {
        if (!m_mended) return;
        for (auto const& meet : m_mended->published)
            m_was[static_cast<std::size_t>(meet.pair)] = meet.round;
    }

    std::string text() {
        for (std::size_t p = 0; p < m_problem.pairs.size(); ++p) add_pair(p);
        for (std::size_t i = 0; i < m_problem.candidates.size(); ++i) add_candidate(i);
        for (std::size_t j = 0; j < m_problem.employers.size(); ++j) add_employer(j);
        for (int round = 0; round < m_problem.rounds; ++round) add_interpreters(round);
        if (m_mended) add_published();
        for (auto const& fixed : m_problem.fixed) {
            for (std::size_t p = 0; p < m_problem.pairs.size(); ++p) {
                auto const& pair = m_problem.pairs[p];
                if (pair.candidate != fixed.candidate || pair.employer != fixed.employer) continue;
                limit(" + " + meets(p, fixed.round), "= 1");
            }
        }
        return "Minimize\n obj:" + m_objective.str() + "\nSubject To\n" + m_limits.str() +
               "Bounds\n" + m_bounds.str() + "Binaries\n" + m_binaries.str() + "End\n";
    }

    static std::string meets(std::size_t pair, int round) {
        return "x" + std::to_string(pair) + "_" + std::to_string(round);
    }

private:
    void limit(std::string const& sum, std::string const& bound) {
        if (!sum.empty()) m_limits << " c" << m_count++ << ":" << sum << " " << bound << "\n";
    }

    void add_pair(std::size_t p) {
        auto const& pair = m_problem.pairs[p];
        std::string all;
        for (RoundMask left = m_window[p]; left != 0; left &= left - 1) {
            int const round = std::countr_zero(left);
            std::string const term = " + " + meets(p, round);
            m_binaries << " " << meets(p, round) << "\n";
            m_objective << "\n - " << pair.score + bonus_of(p, round) << " " << meets(p, round);
            all += term;
            m_of_candidate[{pair.candidate, round}] += term;
            m_at_employer[{pair.employer, round}] += term;
            int const zone = m_problem.employers[static_cast<std::size_t>(pair.employer)].zone;
            m_of_zone[{pair.candidate, round}][zone] += term;
            if (pair.language >= 0) m_in_language[{pair.language, round}] += term;
        }
        limit(all, "<= 1");
        m_all_of_candidate[pair.candidate] += all;
        m_all_of_employer[pair.employer] += all;
    }

    // Beside its score: all published meets are paid for as cancelled, and get it back here.
    int bonus_of(std::size_t p, int round) const {
        if (!m_mended) return 0;
        auto const& rules = m_mended->rules;
        if (m_was[p] < 0) return -rules.added;
        return rules.cancelled - (m_was[p] == round ? 0 : rules.moved);
    }

    // The past and the called round stay, nothing new comes before; of the others so many change.
    void add_published() {
        std::string stay;
        int could_stand = 0;
        for (std::size_t p = 0; p < m_was.size(); ++p) {
            for (RoundMask left = m_window[p]; left != 0; left &= left - 1) {
                int const round = std::countr_zero(left);
                bool const is_own = round == m_was[p];
                if (is_own && round <= m_mended->now) limit(" + " + meets(p, round), "= 1");
                if (!is_own && round < m_mended->now) limit(" + " + meets(p, round), "= 0");
                if (!is_own || round <= m_mended->now) continue;
                stay += " + " + meets(p, round);
                ++could_stand;
            }
        }
        m_objective << "\n + " << m_mended->first_change << " changes";
        m_binaries << " changes\n";
        limit(stay + " + " + std::to_string(m_mended->rules.most_changes) + " changes",
              ">= " + std::to_string(could_stand));
    }

    void add_candidate(std::size_t i) {
        int const candidate = static_cast<int>(i);
        auto const& all = m_all_of_candidate[candidate];
        if (all.empty()) return;
        for (int first = 0; first < m_problem.rounds; ++first) {
            limit(m_of_candidate[{candidate, first}], "<= 1");
            if (first + m_problem.max_run >= m_problem.rounds) continue;
            std::string run;
            for (int round = first; round <= first + m_problem.max_run; ++round)
                run += m_of_candidate[{candidate, round}];
            limit(run, "<= " + std::to_string(m_problem.max_run));
        }
        add_walks(candidate);
        limit(all, "<= " + std::to_string(m_problem.candidates[i].max_meets));
        std::string rungs;
        for (std::size_t m = 0; m < m_problem.bonus.size(); ++m) {
            std::string const rung = "y" + std::to_string(i) + "_" + std::to_string(m);
            m_objective << "\n - " << m_problem.bonus[m] << " " << rung;
            m_bounds << " 0 <= " << rung << " <= 1\n";
            rungs += " - " + rung;
        }
        limit(all + rungs, ">= 0");
    }

    // Whoever is in one zone is not elsewhere within the walk.
    void add_walks(int candidate) {
        for (int from = 0; from < m_problem.rounds; ++from) {
            for (int gap = -m_problem.walk_gap; gap <= m_problem.walk_gap; ++gap) {
                int const to = from + gap;
                if (gap == 0 || to < 0 || to >= m_problem.rounds) continue;
                for (auto const& [zone, here] : m_of_zone[{candidate, from}]) {
                    std::string elsewhere;
                    for (auto const& [other, there] : m_of_zone[{candidate, to}])
                        if (other != zone) elsewhere += there;
                    if (!elsewhere.empty()) limit(here + elsewhere, "<= 1");
                }
            }
        }
    }

    void add_employer(std::size_t j) {
        auto const& employer = m_problem.employers[j];
        auto const& all = m_all_of_employer[static_cast<int>(j)];
        if (all.empty()) return;
        for (int round = 0; round < m_problem.rounds; ++round) {
            int open = 0;
            for (RoundMask table : employer.tables) open += static_cast<int>(table >> round & 1U);
            limit(m_at_employer[{static_cast<int>(j), round}], "<= " + std::to_string(open));
        }
        limit(all, "<= " + std::to_string(employer.max_meets));
        std::string const least = "e" + std::to_string(j);
        m_objective << "\n - " << m_problem.employer_bonus << " " << least;
        m_bounds << " 0 <= " << least << " <= " << employer.min_meets << "\n";
        limit(all + " - " + least, ">= 0");
    }

    void add_interpreters(int round) {
        std::map<int, std::string> served;
        for (std::size_t h = 0; h < m_problem.interpreters.size(); ++h) {
            auto const& interpreter = m_problem.interpreters[h];
            if ((interpreter.available >> round & 1U) == 0) continue;
            std::string languages;
            for (int language : interpreter.languages) {
                std::string const serves = "h" + std::to_string(h) + "_" +
                                           std::to_string(language) + "_" + std::to_string(round);
                m_binaries << " " << serves << "\n";
                languages += " + " + serves;
                served[language] += " - " + serves;
            }
            limit(languages, "<= 1");
        }
        for (auto const& [language, interpreters] : served) {
            auto const& needed = m_in_language[{language, round}];
            if (!needed.empty()) limit(needed + interpreters, "<= 0");
        }
    }

    Problem const& m_problem;
    std::vector<RoundMask> m_window;
    std::optional<Mended> m_mended;
    std::vector<int> m_was;  // by pair: the round it was published in
    int m_count = 0;
    std::ostringstream m_objective, m_limits, m_bounds, m_binaries;
    std::map<std::pair<int, int>, std::string> m_of_candidate, m_at_employer, m_in_language;
    std::map<std::pair<int, int>, std::map<int, std::string>> m_of_zone;
    std::map<int, std::string> m_all_of_candidate, m_all_of_employer;
};

struct Solved {  // by the general solver
    std::int64_t value = 0;
    bool is_proven = false;
};

inline bool has_cbc() {
    return std::system("command -v cbc > /dev/null 2>&1") == 0;
}

// Runs the program `cbc` on files in `folder` for at most so many seconds; nothing when it found no
// plan. The value of a mended plan is less its price.
inline std::optional<Solved> solve_with_cbc(Problem const& problem, std::string const& folder,
                                            int seconds, std::optional<Mended> mended = {}) {
    std::int64_t const price =
        mended ? static_cast<std::int64_t>(mended->published.size()) * mended->rules.cancelled : 0;
    std::string const stem = folder + "/event";
    std::ofstream(stem + ".lp") << IntegerProgram(problem, std::move(mended)).text();
    std::string const command = "cbc " + stem + ".lp ratioGap 0 allowableGap 0.5 seconds " +
                                std::to_string(seconds) + " solve solution " + stem + ".sol > " +
                                stem + ".log 2>&1";
    if (std::system(command.c_str()) != 0) return {};
    std::ifstream solution(stem + ".sol");
    std::string line;
    std::getline(solution, line);
    std::string const words = "objective value";
    auto const at = line.find(words);
    bool const has_plan = at != std::string::npos && line.find("nfeasible") == std::string::npos;
    if (!has_plan) return {};
    double const value = -std::strtod(line.c_str() + at + words.size(), nullptr);
    return Solved{static_cast<std::int64_t>(std::floor(value + 0.5)) - price,
                  line.starts_with("Optimal")};
}

}  // namespace ontmoet::scheduling::bench
