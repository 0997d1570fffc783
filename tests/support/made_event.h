// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/random.h"
#include "scheduling/instance_file.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace ontmoet::scheduling::made {

enum class Size : std::uint8_t { small, medium, large, huge };
// core: nothing but numbers of meets. standard: windows, breaks, interpreters, fixed meets. tight:
// with fewer interpreters. walk: with two zones.
enum class Family : std::uint8_t { core, standard, tight, walk };

inline std::string name_of(Size size, Family family, std::uint64_t seed) {
    constexpr std::array sizes{"S", "M", "L", "XL"};
    constexpr std::array families{"core", "std", "tight", "walk"};
    return std::string(sizes[static_cast<std::size_t>(size)]) + "_" +
           families[static_cast<std::size_t>(family)] + "_" + std::to_string(seed);
}

// What a size means; shares and thresholds as counted in the sample files.
struct Measures {
    int rounds, candidates, employers, most_meets;
    int interpreters, tight_interpreters;
    double second_table, third_table;  // share of employers with so many
    int least_fit;                     // of a pair that nobody asked for
    int candidate_likes;
    int table_likes;  // an employer's, for each table
};

inline constexpr Measures small{8, 16, 7, 5, 3, 3, 0.35, 0.0, 17, 3, 3};
inline constexpr Measures medium{12, 100, 30, 6, 5, 4, 0.2, 0.0, 34, 4, 7};
inline constexpr Measures large{16, 400, 80, 6, 8, 5, 0.25, 0.0, 40, 6, 12};
inline constexpr Measures huge{20, 2000, 300, 6, 24, 16, 0.34, 0.13, 51, 6, 17};
inline constexpr std::array all_measures{small, medium, large, huge};

// Makes an event of the kind the sample files are of, from a seed: people and employers with
// trades, likes that mostly follow the fit, late comers, tables with a break, interpreters, and
// thirty things that may go otherwise.
class Maker {
public:
    Maker(Size size, Family family, std::uint64_t seed)
        : m_size(size),
          m_family(family),
          m_seed(seed),
          m_measures(all_measures[static_cast<std::size_t>(size)]),
          m_random(seed * 64 + static_cast<std::uint64_t>(size) * 8 +
                   static_cast<std::uint64_t>(family)) {}

    Instance make() {
        m_instance.name = name_of(m_size, m_family, m_seed);
        make_rules();
        make_employers();
        make_interpreters();
        make_people();
        make_pairs();
        fix_some();
        make_happenings();
        return std::move(m_instance);
    }

private:
    static constexpr int trades = 10;
    static constexpr int walk_ins = 6;
    static constexpr std::array first_language{0, 1, 2, 0, 3, 1, 0, 4};
    static constexpr std::array<double, 6> language_share{0.33, 0.17, 0.13, 0.09, 0.09, 0.08};

    struct Person {
        int trade = 0;
        double needs_help = 0;  // with the language: 0 never, 1 mostly
        int language = -1;
    };
    struct Firm {
        int trade;
        double speaks_hard;
    };

    bool is_core() const { return m_family == Family::core; }
    bool chance(double odds) { return m_random.unit() < odds; }
    int draw(int least, int most) {
        return least +
               static_cast<int>(m_random.below(static_cast<std::uint64_t>(most - least + 1)));
    }
    // About normal with mean 0 and spread 1.
    double noise() {
        double sum = -2.0;
        for (int n = 0; n < 4; ++n) sum += m_random.unit();
        return sum * 1.7320508;
    }
    RoundMask all_rounds() const { return (RoundMask{1} << m_measures.rounds) - 1; }
    RoundMask from(int round) const { return all_rounds() & ~RoundMask{0} << round; }
    RoundMask before(int round) const { return all_rounds() & ~from(round); }

    void make_rules() {
        auto& problem = m_instance.problem;
        problem.rounds = m_measures.rounds;
        problem.bonus = {3000, 2000, 1000};
        problem.employer_bonus = 500;
        problem.max_run = is_core() ? m_measures.rounds : 3;
        problem.walk_gap = m_family == Family::walk ? 1 : 0;
        problem.languages = static_cast<int>(language_share.size());
    }

    void make_employers() {
        for (int j = 0; j < m_measures.employers; ++j) {
            Employer employer;
            double const drawn = m_random.unit();
            int const tables = drawn < m_measures.third_table                             ? 3
                               : drawn < m_measures.third_table + m_measures.second_table ? 2
                                                                                          : 1;
            int const break_round = draw(0, 2);
            for (int table = 0; table < tables; ++table) {
                employer.tables.push_back(table_window((break_round + table) % 3));
            }
            employer.min_meets = 2;
            employer.max_meets = tables * m_measures.rounds;
            bool const far = m_family == Family::walk && j >= m_measures.employers / 2;
            employer.zone = far ? 1 : 0;
            m_instance.problem.employers.push_back(employer);
            m_firms.push_back({draw(0, trades - 1), m_random.unit()});
        }
    }

    RoundMask table_window(int break_round) {
        if (is_core()) return all_rounds();
        int const rounds = m_measures.rounds;
        RoundMask window = all_rounds() & ~(RoundMask{1} << (rounds / 2 - 1 + break_round));
        if (chance(0.05)) window &= from(draw(1, rounds / 4));
        if (chance(0.08)) window &= before(rounds - draw(1, rounds / 3));
        return window;
    }

    void make_interpreters() {
        if (is_core()) return;
        int const count =
            m_family == Family::tight ? m_measures.tight_interpreters : m_measures.interpreters;
        int const rounds = m_measures.rounds;
        for (int h = 0; h < count; ++h) {
            Interpreter interpreter;
            interpreter.languages = {first_language[static_cast<std::size_t>(h % 8)]};
            int const second = language();
            if (second >= 0 && second != interpreter.languages[0] && chance(0.4))
                interpreter.languages.push_back(second);
            interpreter.available = all_rounds();
            if (chance(0.35)) interpreter.available &= from(draw(1, rounds / 4));
            if (chance(0.35)) interpreter.available &= before(rounds - draw(1, rounds / 4));
            m_instance.problem.interpreters.push_back(interpreter);
        }
    }

    int language() {
        double drawn = m_random.unit();
        for (std::size_t l = 0; l < language_share.size(); ++l) {
            drawn -= language_share[l];
            if (drawn < 0) return static_cast<int>(l);
        }
        return -1;
    }

    bool is_spoken(int language) const {
        return std::ranges::any_of(m_instance.problem.interpreters, [language](auto const& it) {
            return std::ranges::count(it.languages, language) > 0;
        });
    }

    // One in three comes late, leaves early or is away for a while.
    RoundMask day() {
        double const drawn = m_random.unit();
        if (drawn < 0.19) return from(draw(1, m_measures.rounds / 2 + 1));
        if (drawn < 0.31) return before(m_measures.rounds - draw(1, m_measures.rounds / 2));
        if (drawn < 0.34) return all_rounds() & ~(RoundMask{3} << draw(1, m_measures.rounds - 3));
        return all_rounds();
    }

    void make_people() {
        for (int i = 0; i < m_measures.candidates + walk_ins; ++i) {
            Candidate candidate{all_rounds(), m_measures.most_meets};
            if (!is_core()) candidate.available = day();
            m_instance.problem.candidates.push_back(candidate);
            Person person{draw(0, trades - 1), m_random.unit(), language()};
            if (!is_spoken(person.language)) person.needs_help /= 2;
            m_people.push_back(person);
        }
    }

    // Of the same trade, or by luck.
    double fit(std::size_t i, std::size_t j) {
        bool const fits = m_people[i].trade == m_firms[j].trade || chance(0.09);
        return fits ? 50.0 + 7.0 * noise() : 20.0 + 3.5 * noise();
    }

    // The `count` of a row with the best fit, as it looks to those who like.
    template <class At>
    std::vector<std::size_t> best_of(std::size_t length, int count, At fit_at) {
        std::vector<std::pair<double, std::size_t>> ranked;
        for (std::size_t n = 0; n < length; ++n) ranked.push_back({-fit_at(n) + 7.0 * noise(), n});
        std::sort(ranked.begin(), ranked.end());
        ranked.resize(std::min(ranked.size(), static_cast<std::size_t>(std::max(count, 0))));
        std::vector<std::size_t> chosen;
        for (auto const& [rank, n] : ranked) chosen.push_back(n);
        return chosen;
    }

    void make_pairs() {
        auto const people = m_people.size();
        auto const firms = m_firms.size();
        std::vector<double> fits(people * firms);
        std::vector<std::uint8_t> likes(people * firms, 0);
        for (std::size_t i = 0; i < people; ++i)
            for (std::size_t j = 0; j < firms; ++j) fits[i * firms + j] = fit(i, j);
        for (std::size_t i = 0; i < people; ++i) {
            auto const own = [&](std::size_t j) { return fits[i * firms + j]; };
            int const spread = m_measures.candidate_likes / 3;
            int const count = m_measures.candidate_likes + draw(-spread, spread);
            for (auto j : best_of(firms, count, own)) likes[i * firms + j] |= liked_by_candidate;
        }
        for (std::size_t j = 0; j < firms; ++j) {
            auto const own = [&](std::size_t i) { return fits[i * firms + j]; };
            auto const tables = static_cast<int>(m_instance.problem.employers[j].tables.size());
            int const count = tables * m_measures.table_likes + draw(-2, 2);
            for (auto i : best_of(people, count, own)) likes[i * firms + j] |= liked_by_employer;
        }
        for (std::size_t i = 0; i < people; ++i) {
            for (std::size_t j = 0; j < firms; ++j) {
                add_pair(i, j, fits[i * firms + j], likes[i * firms + j]);
            }
        }
        // The last candidates are those who walk in later.
        for (int n = 0; n < walk_ins; ++n) m_instance.problem.candidates.pop_back();
    }

    void add_pair(std::size_t i, std::size_t j, double fit, std::uint8_t like) {
        if (like == liked_by_nobody && fit < m_measures.least_fit) return;
        double score = fit;
        if ((like & liked_by_candidate) != 0) score += 11.0;
        if ((like & liked_by_employer) != 0) score += 12.0;
        if (like == (liked_by_candidate | liked_by_employer)) score += 8.0;
        auto const& person = m_people[i];
        Pair pair{static_cast<int>(i), static_cast<int>(j),
                  std::clamp(static_cast<int>(score), 1, 100), -1, like};
        bool const is_hard = person.needs_help + m_firms[j].speaks_hard > 1.07;
        if (!is_core() && person.language >= 0 && is_hard) {
            if (!is_spoken(person.language)) return;
            pair.language = person.language;
        }
        bool const walks_in = static_cast<int>(i) >= m_measures.candidates;
        (walks_in ? m_late_pairs : m_instance.problem.pairs).push_back(pair);
    }

    // One meet for every 25 candidates is agreed beforehand.
    void fix_some() {
        auto& problem = m_instance.problem;
        if (is_core()) return;
        std::vector<std::pair<int, int>> taken;
        for (int left = std::max(1, m_measures.candidates / 25), tries = 0;
             left > 0 && tries < 1000; ++tries) {
            auto const& pair = problem.pairs[m_random.below(problem.pairs.size())];
            int const round = draw(0, problem.rounds - 1);
            auto const& candidate = problem.candidates[static_cast<std::size_t>(pair.candidate)];
            auto const& employer = problem.employers[static_cast<std::size_t>(pair.employer)];
            RoundMask const both = candidate.available & employer.tables.front();
            bool const is_new = std::ranges::none_of(taken, [&](auto const& other) {
                return other.first == pair.candidate || other.second == pair.employer;
            });
            if (pair.language >= 0 || !is_new || (both >> round & 1U) == 0) continue;
            taken.push_back({pair.candidate, pair.employer});
            problem.fixed.push_back({pair.candidate, pair.employer, round});
            --left;
        }
    }

    void make_happenings() {
        for (int n = 0; n < walk_ins; ++n) {
            add(HappeningKind::no_show, n);
            add(HappeningKind::late, n);
            add(HappeningKind::walk_in, n);
            add(HappeningKind::table_closed, n);
            add(is_core() ? HappeningKind::no_show : HappeningKind::interpreter_gone, n);
        }
    }

    void add(HappeningKind kind, int which) {
        auto const& problem = m_instance.problem;
        Happening it;
        it.kind = kind;
        it.now = draw(1, problem.rounds - 2);
        it.candidate = draw(0, m_measures.candidates - 1);
        it.until = std::min(problem.rounds, it.now + draw(1, 3));
        it.employer = draw(0, m_measures.employers - 1);
        auto const& tables = problem.employers[static_cast<std::size_t>(it.employer)].tables;
        it.table = draw(0, static_cast<int>(tables.size()) - 1);
        it.interpreter = problem.interpreters.empty()
                             ? -1
                             : draw(0, static_cast<int>(problem.interpreters.size()) - 1);
        if (kind == HappeningKind::walk_in) {
            it.available = from(it.now);
            it.max_meets = m_measures.most_meets;
            for (auto const& pair : m_late_pairs) {
                if (pair.candidate == m_measures.candidates + which) it.pairs.push_back(pair);
            }
        }
        m_instance.events.push_back(it);
    }

    Size m_size;
    Family m_family;
    std::uint64_t m_seed;
    Measures m_measures;
    Random m_random;
    Instance m_instance;
    std::vector<Firm> m_firms;
    std::vector<Person> m_people;
    std::vector<Pair> m_late_pairs;
};

inline Instance make(Size size, Family family, std::uint64_t seed) {
    return Maker(size, family, seed).make();
}

}  // namespace ontmoet::scheduling::made
