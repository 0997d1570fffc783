// SPDX-License-Identifier: EUPL-1.2
// How the plan must answer when the event changes a little.
#include "scheduling/plan.h"
#include "scheduling/verify.h"
#include "support/made_event.h"
#include "unit/scheduling/tiny_events.h"

#include <numeric>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::scheduling;

namespace {

Plan good_plan(Problem const& problem) {
    PlanOptions options;
    options.move_budget = problem.pairs.size() < 20 ? 3'000 : 60'000;
    auto result = plan(problem, options);
    REQUIRE(result.ok());
    for (auto const& claim : broken_claims(problem, *result)) FAIL(claim);
    return std::move(result).value();
}

// Tiny events of both kinds, which are planned to the optimum, and small made ones.
template <class Trial>
void on_many_events(Trial trial) {
    Random random(33);
    for (int n = 0; n < 120; ++n) {
        auto const kind = n % 2 == 0 ? tiny::Kind::core : tiny::Kind::full;
        trial(tiny::make_event(random, kind), random);
    }
    for (auto family : {made::Family::standard, made::Family::tight, made::Family::walk})
        trial(made::make(made::Size::small, family, 41).problem, random);
}

template <class Things>
std::size_t any_of(Things const& things, Random& random) {
    return static_cast<std::size_t>(random.below(things.size()));
}

RoundMask all_rounds(Problem const& problem) {
    return (RoundMask{1} << problem.rounds) - 1;
}

}  // namespace

TEST_CASE("one table more never makes the plan or its bound worse") {
    on_many_events([](Problem problem, Random& random) {
        auto const before = good_plan(problem);
        auto& employer = problem.employers[any_of(problem.employers, random)];
        employer.tables.push_back(all_rounds(problem));
        employer.max_meets += problem.rounds;
        auto const after = good_plan(problem);
        CHECK(after.value >= before.value);
        CHECK(after.bound >= before.value);
    });
}

TEST_CASE("one interpreter more never makes the plan or its bound worse") {
    on_many_events([](Problem problem, Random& random) {
        if (problem.languages == 0) return;
        auto const before = good_plan(problem);
        int const language =
            static_cast<int>(random.below(static_cast<std::uint64_t>(problem.languages)));
        problem.interpreters.push_back({{language}, all_rounds(problem)});
        auto const after = good_plan(problem);
        CHECK(after.value >= before.value);
        CHECK(after.bound >= before.value);
    });
}

TEST_CASE("one wish less never makes the plan better, and a wish that lost changes nothing") {
    on_many_events([](Problem problem, Random& random) {
        if (problem.pairs.empty()) return;
        auto const before = good_plan(problem);
        auto const gone = any_of(problem.pairs, random);
        auto const is_gone = [gone](Meet const& meet) {
            return static_cast<std::size_t>(meet.pair) == gone;
        };
        auto const& pair = problem.pairs[gone];
        bool const is_fixed = std::ranges::any_of(problem.fixed, [&pair](FixedMeet const& fixed) {
            return fixed.candidate == pair.candidate && fixed.employer == pair.employer;
        });
        if (is_fixed) return;
        bool const has_lost = std::ranges::none_of(before.meets, is_gone);
        problem.pairs.erase(problem.pairs.begin() + static_cast<std::ptrdiff_t>(gone));
        auto const after = good_plan(problem);
        CHECK(after.value <= before.value);
        if (has_lost) CHECK(after.value == before.value);
    });
}

TEST_CASE("who stands where in the lists changes nothing") {
    on_many_events([](Problem problem, Random& random) {
        auto const before = good_plan(problem);
        std::vector<int> place(problem.candidates.size());
        std::iota(place.begin(), place.end(), 0);
        for (std::size_t n = place.size(); n > 1; --n)
            std::swap(place[n - 1], place[static_cast<std::size_t>(random.below(n))]);
        auto const candidates = problem.candidates;
        for (std::size_t i = 0; i < place.size(); ++i)
            problem.candidates[static_cast<std::size_t>(place[i])] = candidates[i];
        for (auto& pair : problem.pairs)
            pair.candidate = place[static_cast<std::size_t>(pair.candidate)];
        for (auto& fixed : problem.fixed)
            fixed.candidate = place[static_cast<std::size_t>(fixed.candidate)];
        std::ranges::reverse(problem.pairs);
        std::ranges::reverse(problem.interpreters);
        CHECK(good_plan(problem).value == before.value);
    });
}

TEST_CASE("the worst shapes are planned: one star employer, all late, nobody to interpret") {
    auto const shape = [](auto change) {
        auto problem = made::make(made::Size::small, made::Family::standard, 42).problem;
        problem.fixed.clear();
        change(problem);
        return good_plan(problem);
    };
    auto const star = shape([](Problem& problem) {
        std::erase_if(problem.pairs, [](Pair const& pair) { return pair.employer != 0; });
    });
    CHECK(star.optimal);
    auto const late = shape([](Problem& problem) {
        for (auto& candidate : problem.candidates) candidate.available = 1U << 7U;
    });
    CHECK(late.meets.size() <= 10);
    CHECK(late.optimal);
    auto const silent = shape([](Problem& problem) { problem.interpreters.clear(); });
    CHECK(
        std::ranges::all_of(silent.meets, [](Meet const& meet) { return meet.interpreter == -1; }));
    auto const single = shape([](Problem& problem) {
        problem.rounds = 1;
        for (auto& it : problem.candidates) it.available &= 1U;
        for (auto& it : problem.interpreters) it.available &= 1U;
        for (auto& it : problem.employers)
            for (auto& table : it.tables) table &= 1U;
    });
    CHECK(single.optimal);
    CHECK(shape([](Problem& problem) { problem.pairs.clear(); }).meets.empty());
}
