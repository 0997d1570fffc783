// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/tidy_days.h"

#include "scheduling/verify.h"
#include "support/made_event.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet::scheduling;

namespace {

Plan plan_with(Problem const& problem, int tidy_passes) {
    PlanOptions options;
    options.move_budget = 3'000;
    options.tidy_passes = tidy_passes;
    auto result = plan(problem, options);
    REQUIRE(result.ok());
    for (auto const& claim : broken_claims(problem, *result)) FAIL(claim);
    return std::move(result).value();
}

std::vector<int> pairs_of(Plan const& plan) {
    std::vector<int> pairs;
    for (auto const& meet : plan.meets) pairs.push_back(meet.pair);
    std::ranges::sort(pairs);
    return pairs;
}

}  // namespace

TEST_CASE("tidy days have far fewer idle rounds, and the same people meet") {
    for (auto const family :
         {made::Family::core, made::Family::standard, made::Family::tight, made::Family::walk}) {
        auto const instance = made::make(made::Size::medium, family, 3);
        INFO(instance.name);
        auto const untidy = plan_with(instance.problem, 0);
        auto const tidy = plan_with(instance.problem, 24);
        CHECK(pairs_of(tidy) == pairs_of(untidy));
        CHECK(tidy.value == untidy.value);
        CHECK(tidy.idle_rounds * 2 < untidy.idle_rounds);
        for (auto const& fixed : instance.problem.fixed) {
            CHECK(std::ranges::any_of(tidy.meets, [&](Meet const& meet) {
                return meet.candidate == fixed.candidate && meet.employer == fixed.employer &&
                       meet.round == fixed.round;
            }));
        }
    }
}

TEST_CASE("two wait no longer when they exchange their rounds at one table") {
    Problem problem;
    problem.rounds = 4;
    problem.candidates = {{15, 2}, {15, 2}};
    problem.employers = {{{6}, 0, 3, 0}, {{1}, 0, 3, 0}, {{8}, 0, 3, 0}};
    problem.pairs = {{0, 0, 1, -1, 0}, {0, 1, 1, -1, 0}, {1, 0, 1, -1, 0}, {1, 2, 1, -1, 0}};
    Schedule schedule(problem);
    schedule.add(0, 2);
    schedule.add(1, 0);
    schedule.add(2, 1);
    schedule.add(3, 3);
    REQUIRE(idle_rounds(schedule) == 2);
    tidy_days(schedule, 6);
    CHECK(idle_rounds(schedule) == 0);
    CHECK(schedule.round_of(0) == 1);
    CHECK(schedule.round_of(2) == 2);
}
