// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/day_prices.h"

#include "scheduling/hour_prices.h"
#include "scheduling/plan.h"
#include "support/made_event.h"
#include "unit/scheduling/tiny_events.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::scheduling;

TEST_CASE("the bound of the days is never below the optimum, and often nearer than the flow's") {
    Random random(32);
    int nearer = 0;
    for (int n = 0; n < 400; ++n) {
        INFO("event " << n);
        auto const problem = tiny::make_event(random, tiny::Kind::full);
        Relaxation relaxation(problem);
        HourPrices(relaxation, problem).improve(40);
        auto const by_flow = relaxation.bound();
        DayPrices(relaxation, problem).improve(60);
        CHECK(relaxation.bound() >= tiny::BruteForce(problem).best_value());
        CHECK(relaxation.bound() <= by_flow);
        nearer += relaxation.bound() < by_flow ? 1 : 0;
    }
    CHECK(nearer > 20);
}

TEST_CASE("a meet that the optimum has loses no more than the optimum lacks to the bound") {
    Random random(33);
    PlanOptions options;
    options.move_budget = 3'000;
    for (int n = 0; n < 200; ++n) {
        INFO("event " << n);
        auto const problem = tiny::make_event(random, tiny::Kind::full);
        Relaxation relaxation(problem);
        HourPrices(relaxation, problem).improve(40);
        DayPrices days(relaxation, problem);
        days.improve(20);
        auto const best = plan(problem, options).value();
        auto const losses = days.losses();
        for (auto const& meet : best.meets) {
            auto const cell = meet.pair * problem.rounds + meet.round;
            CHECK(losses[static_cast<std::size_t>(cell)] <= days.bound() - best.value * one_point);
        }
    }
}

TEST_CASE("where people walk between zones days say what the flow cannot") {
    std::int64_t by_flow = 0;
    std::int64_t by_days = 0;
    for (std::uint64_t seed = 301; seed < 311; ++seed) {
        auto const problem = made::make(made::Size::small, made::Family::walk, seed).problem;
        Relaxation relaxation(problem);
        HourPrices(relaxation, problem).improve(200);
        by_flow += relaxation.bound();
        DayPrices(relaxation, problem).improve(60);
        by_days += relaxation.bound();
    }
    CHECK(by_days + 100 < by_flow);
}

TEST_CASE("losses are found only where there is time for them") {
    auto const problem = made::make(made::Size::small, made::Family::walk, 3).problem;
    Relaxation relaxation(problem);
    relaxation.solve();
    auto const at_first = relaxation.bound();
    auto const nothing = DayPrices(relaxation, problem).improve_within(10);
    CHECK(nothing.losses.empty());
    CHECK(nothing.moves == 0);
    CHECK(relaxation.bound() == at_first);
    auto const some = DayPrices(relaxation, problem).improve_within(4'000);
    CHECK(some.losses.size() == problem.pairs.size() * static_cast<std::size_t>(problem.rounds));
    CHECK(some.moves > 0);
    CHECK(some.moves <= 4'000);
}
