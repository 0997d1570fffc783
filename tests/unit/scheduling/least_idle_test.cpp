// SPDX-License-Identifier: EUPL-1.2
#include "bench/least_idle.h"

#include "support/made_event.h"
#include "unit/scheduling/tiny_events.h"

#include <bit>
#include <map>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::scheduling;

namespace {

// Of all candidates together, when these pairs meet in these rounds.
int idle_of(Problem const& problem, std::vector<int> const& rounds) {
    std::map<int, RoundMask> days;
    for (std::size_t p = 0; p < rounds.size(); ++p)
        if (rounds[p] >= 0) days[problem.pairs[p].candidate] |= RoundMask{1} << rounds[p];
    int idle = 0;
    for (auto const& [candidate, day] : days)
        idle += static_cast<int>(std::bit_width(day)) - std::countr_zero(day) - std::popcount(day);
    return idle;
}

// By trying every round for every meet of the plan.
int least_idle(Problem const& problem, Plan const& plan) {
    std::vector<char> meets(problem.pairs.size(), 0);
    for (auto const& meet : plan.meets) meets[static_cast<std::size_t>(meet.pair)] = 1;
    auto const price = [&](std::vector<int> const& rounds) -> std::optional<std::int64_t> {
        for (std::size_t p = 0; p < rounds.size(); ++p)
            if ((rounds[p] >= 0) != (meets[p] != 0)) return {};
        return idle_of(problem, rounds);
    };
    return static_cast<int>(plan.value - tiny::BruteForce(problem, price).best_value());
}

}  // namespace

TEST_CASE("no plan in which the same people meet waits less than the bound says") {
    Random random(51);
    int waits = 0;
    int exact = 0;
    int helped = 0;
    PlanOptions options;
    options.move_budget = 2'000;
    for (int n = 0; n < 400; ++n) {
        INFO("event " << n);
        auto const problem = tiny::make_event(random, tiny::Kind::full);
        auto const plan = scheduling::plan(problem, options).value();
        int const least = least_idle(problem, plan);
        CHECK(plan.idle_rounds >= least);
        int const alone = bench::IdleBound(problem, plan).find(1, plan.idle_rounds);
        int const priced = bench::IdleBound(problem, plan).find(200, plan.idle_rounds);
        CHECK(alone <= priced);
        CHECK(priced <= least);
        waits += least > 0 ? 1 : 0;
        exact += least > 0 && priced == least ? 1 : 0;
        helped += priced > alone ? 1 : 0;
    }
    CHECK(waits > 20);
    CHECK(exact * 10 > waits * 9);
    CHECK(helped > 0);
}

TEST_CASE("at small events full tables say more than everybody's own hours") {
    int alone = 0;
    int priced = 0;
    for (std::uint64_t seed = 401; seed < 405; ++seed) {
        auto const problem = made::make(made::Size::small, made::Family::walk, seed).problem;
        PlanOptions options;
        options.move_budget = 5'000;
        auto const plan = scheduling::plan(problem, options).value();
        alone += bench::IdleBound(problem, plan).find(1, plan.idle_rounds);
        priced += bench::IdleBound(problem, plan).find(400, plan.idle_rounds);
    }
    CHECK(priced > alone + 4);
}
