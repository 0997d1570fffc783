// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/problem.h"

#include "scheduling/limits.h"

#include <algorithm>
#include <functional>
#include <iterator>
#include <numeric>
#include <string>

namespace ontmoet::scheduling {

namespace {

Error not_valid(std::string const& path, std::string const& what) {
    return {ErrorKind::invalid_input, "error.instance_not_valid", path + ": " + what};
}

Status check_range(std::string const& path, int value, int least, int most) {
    if (value >= least && value <= most) return {};
    return not_valid(path,
                     "a number from " + std::to_string(least) + " to " + std::to_string(most));
}

Status check_mask(std::string const& path, RoundMask mask, int rounds) {
    if (rounds == max_rounds || (mask >> rounds) == 0) return {};
    return not_valid(path, "a round after the last one");
}

std::string at(char const* path, std::size_t i) {
    return std::string(path) + "/" + std::to_string(i);
}

Status check_rules(Problem const& problem) {
    TRY(check_range("/T", problem.rounds, 1, max_rounds));
    if (problem.bonus.size() > static_cast<std::size_t>(max_ladder)) {
        return not_valid("/bonus", "at most " + std::to_string(max_ladder) + " steps");
    }
    for (std::size_t m = 0; m < problem.bonus.size(); ++m) {
        TRY(check_range(at("/bonus", m), problem.bonus[m], 0,
                        m == 0 ? max_weight : problem.bonus[m - 1]));
    }
    TRY(check_range("/emp_bonus", problem.employer_bonus, 0, max_weight));
    TRY(check_range("/max_run", problem.max_run, 1, max_rounds));
    TRY(check_range("/walk_gap", problem.walk_gap, 0, max_rounds));
    TRY(check_range("/langs", problem.languages, 0, max_people));
    return {};
}

Status check_people(Problem const& problem) {
    for (std::size_t i = 0; i < problem.candidates.size(); ++i) {
        auto const& candidate = problem.candidates[i];
        TRY(check_mask(at("/cand/av", i), candidate.available, problem.rounds));
        TRY(check_range(at("/cand/max", i), candidate.max_meets, 0, max_people));
        TRY(check_range(at("/cand/with", i), candidate.companion, -1, max_people));
    }
    for (std::size_t j = 0; j < problem.employers.size(); ++j) {
        auto const& employer = problem.employers[j];
        for (std::size_t r = 0; r < employer.tables.size(); ++r) {
            TRY(check_mask(at(at("/emp/tables", j).c_str(), r), employer.tables[r],
                           problem.rounds));
        }
        TRY(check_range(at("/emp/min", j), employer.min_meets, 0, max_people));
        TRY(check_range(at("/emp/max", j), employer.max_meets, 0, max_people));
        TRY(check_range(at("/emp/zone", j), employer.zone, 0, max_people));
    }
    for (std::size_t h = 0; h < problem.interpreters.size(); ++h) {
        auto const& interpreter = problem.interpreters[h];
        std::string const path = at("/interp", h);
        TRY(check_mask(path + "/av", interpreter.available, problem.rounds));
        for (std::size_t l = 0; l < interpreter.languages.size(); ++l) {
            TRY(check_range(at((path + "/langs").c_str(), l), interpreter.languages[l], 0,
                            problem.languages - 1));
        }
    }
    return {};
}

std::int64_t key_of(int candidate, int employer) {
    return std::int64_t{candidate} * max_people + employer;
}

// The keys of all pairs in order, when no pair is there twice.
Result<std::vector<std::int64_t>> keys_of(std::vector<Pair> const& pairs) {
    std::vector<std::int64_t> keys;
    for (auto const& pair : pairs) keys.push_back(key_of(pair.candidate, pair.employer));
    if (std::ranges::is_sorted(keys, std::less_equal<>())) return keys;
    std::vector<std::size_t> order(pairs.size());
    std::iota(order.begin(), order.end(), 0U);
    std::ranges::stable_sort(order, {}, [&](std::size_t p) { return keys[p]; });
    auto const same = [&](std::size_t a, std::size_t b) { return keys[a] == keys[b]; };
    if (auto const twice = std::ranges::adjacent_find(order, same); twice != order.end())
        return not_valid(at("/pairs", *std::next(twice)), "the same pair as an earlier one");
    std::ranges::sort(keys);
    return keys;
}

Status check_pairs(Problem const& problem) {
    int const candidates = static_cast<int>(problem.candidates.size());
    int const employers = static_cast<int>(problem.employers.size());
    for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
        auto const& pair = problem.pairs[p];
        auto const in_range = [&](int place, int value, int least, int most) -> Status {
            if (value >= least && value <= most) return {};
            return check_range(at("/pairs", p) + "/" + std::to_string(place), value, least, most);
        };
        TRY(in_range(0, pair.candidate, 0, candidates - 1));
        TRY(in_range(1, pair.employer, 0, employers - 1));
        TRY(in_range(2, pair.score, 1, max_score));
        TRY(in_range(3, pair.language, -1, problem.languages - 1));
        TRY(in_range(4, pair.like, 0, liked_by_candidate | liked_by_employer));
    }
    TRY_ASSIGN(auto const keys, keys_of(problem.pairs));
    for (std::size_t f = 0; f < problem.fixed.size(); ++f) {
        auto const& fixed = problem.fixed[f];
        std::string const path = at("/fixed", f);
        TRY(check_range(path + "/0", fixed.candidate, 0, candidates - 1));
        TRY(check_range(path + "/1", fixed.employer, 0, employers - 1));
        TRY(check_range(path + "/2", fixed.round, 0, problem.rounds - 1));
        if (!std::ranges::binary_search(keys, key_of(fixed.candidate, fixed.employer)))
            return not_valid(path, "a pair of /pairs");
    }
    return {};
}

}  // namespace

Status validate(Problem const& problem) {
    auto const too_many = static_cast<std::size_t>(max_people);
    if (problem.candidates.size() > too_many) return not_valid("/cand", "fewer candidates");
    if (problem.employers.size() > too_many) return not_valid("/emp", "fewer employers");
    if (problem.interpreters.size() > too_many) return not_valid("/interp", "fewer interpreters");
    if (problem.pairs.size() > static_cast<std::size_t>(max_pairs)) {
        return not_valid("/pairs", "fewer pairs");
    }
    TRY(check_rules(problem));
    TRY(check_people(problem));
    return check_pairs(problem);
}

}  // namespace ontmoet::scheduling
