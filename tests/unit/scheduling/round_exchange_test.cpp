// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/round_exchange.h"

#include "scheduling/plan.h"
#include "scheduling/verify.h"
#include "support/made_event.h"

#include <bit>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::scheduling;

namespace {

Schedule untidy_plan(Problem const& problem) {
    PlanOptions options;
    options.move_budget = 3'000;
    options.tidy_passes = 0;
    auto const planned = plan(problem, options);
    Schedule schedule(problem);
    for (auto const& meet : planned->meets) schedule.add(meet.pair, meet.round, meet.table);
    return schedule;
}

int cost_of_all(Schedule const& schedule) {
    int cost = 0;
    for (std::size_t i = 0; i < schedule.problem().candidates.size(); ++i)
        cost += RoundExchange::cost_of_day(schedule.busy(static_cast<int>(i)));
    return cost;
}

// Two candidates, one table; the second has another meet elsewhere.
Problem two_at_a_table() {
    Problem problem;
    problem.rounds = 4;
    problem.candidates = {{15, 2}, {15, 2}};
    problem.employers = {{{15}, 0, 4, 0}, {{15}, 0, 4, 1}};
    problem.pairs = {{0, 0, 1, -1, 0}, {1, 0, 1, -1, 0}, {1, 1, 1, -1, 0}};
    return problem;
}

Schedule laid_out(Problem const& problem, std::vector<int> const& rounds) {
    Schedule schedule(problem);
    for (std::size_t pair = 0; pair < rounds.size(); ++pair)
        schedule.add(static_cast<int>(pair), rounds[pair]);
    return schedule;
}

}  // namespace

TEST_CASE("whatever rounds exchange, every limit holds and the cost is that of the days") {
    for (auto const family : {made::Family::standard, made::Family::tight, made::Family::walk}) {
        auto instance = made::make(made::Size::medium, family, 17);
        auto& problem = instance.problem;
        INFO(instance.name);
        for (std::size_t i = 0; i < 40; ++i)
            problem.candidates[i].companion = static_cast<int>(i / 2);
        auto schedule = untidy_plan(problem);
        auto const value = schedule.value();
        int const before = cost_of_all(schedule);
        RoundExchange exchange(schedule);
        Random random(5);
        int made = 0;
        for (int n = 0; n < 100'000; ++n) {
            int const meet =
                static_cast<int>(random.below(static_cast<std::uint64_t>(exchange.meets())));
            exchange.change_table(meet);
            RoundMask const rounds =
                exchange.window(meet) & ~(RoundMask{1} << exchange.round_of(meet));
            int const to =
                static_cast<int>(random.below(static_cast<std::uint64_t>(problem.rounds)));
            if ((rounds >> to & 1U) == 0) continue;
            int const cost = exchange.cost();
            bool const is_made = exchange.make(meet, to, 100);
            made += is_made ? 1 : 0;
            REQUIRE(exchange.cost() <= cost + 100);
            if (!is_made) REQUIRE(exchange.cost() == cost);
        }
        CHECK(made > 1'000);
        exchange.store(exchange.places(), schedule);
        for (auto const& limit : broken_limits(problem, schedule.meets())) FAIL_CHECK(limit);
        CHECK(schedule.value() == value);
        CHECK(cost_of_all(schedule) == before + exchange.cost());
    }
}

TEST_CASE("two at a table change places, and only when the days get no costlier than asked") {
    auto const problem = two_at_a_table();
    auto schedule = laid_out(problem, {1, 2, 3});
    RoundExchange exchange(schedule);
    // The second would wait for a round.
    CHECK_FALSE(exchange.make(0, 2, 0));
    CHECK(exchange.round_of(0) == 1);
    CHECK(exchange.make(0, 2, RoundExchange::idle_weight + 1));
    CHECK(exchange.cost() == RoundExchange::idle_weight + 1);
    exchange.store(exchange.places(), schedule);
    CHECK(schedule.round_of(0) == 2);
    CHECK(schedule.round_of(1) == 1);
}

TEST_CASE("nobody comes to a round where they, their companion or an interpreter cannot be") {
    auto problem = two_at_a_table();
    std::vector<int> rounds{0, 1, 3};
    SECTION("not there") {
        problem.candidates[1].available = 14;
    }
    SECTION("a fixed meet stays") {
        problem.fixed = {{1, 0, 1}};
    }
    SECTION("the companion is with somebody else") {
        problem.candidates.push_back({15, 1, 0});
        problem.candidates[1].companion = 0;
        problem.employers.push_back({{15}, 0, 4, 1});
        problem.pairs.push_back({2, 2, 1, -1, 0});
        rounds.push_back(0);
    }
    SECTION("no interpreter") {
        problem.languages = 1;
        problem.interpreters = {{{0}, 14}};
        problem.pairs[1].language = 0;
    }
    SECTION("no time to walk") {
        problem.walk_gap = 2;
        rounds = {2, 0, 3};
    }
    auto const schedule = laid_out(problem, rounds);
    RoundExchange exchange(schedule);
    CHECK_FALSE(exchange.make(0, rounds[1], 1'000));
    CHECK(exchange.cost() == 0);
    CHECK(exchange.round_of(1) == rounds[1]);
}

TEST_CASE("who needs the only interpreter there changes rounds with who comes") {
    Problem problem;
    problem.rounds = 2;
    problem.languages = 1;
    problem.interpreters = {{{0}, 3}};
    problem.candidates = {{3, 1}, {3, 1}};
    problem.employers = {{{3}, 0, 2, 0}, {{3}, 0, 2, 0}};
    problem.pairs = {{0, 0, 1, 0, 0}, {1, 1, 1, 0, 0}};
    auto schedule = laid_out(problem, {0, 1});
    RoundExchange exchange(schedule);
    CHECK(exchange.make(0, 1, 1));
    exchange.store(exchange.places(), schedule);
    CHECK(schedule.round_of(0) == 1);
    CHECK(schedule.round_of(1) == 0);
}
