// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/day_tree.h"

#include "scheduling/verify.h"
#include "support/made_event.h"
#include "unit/scheduling/tiny_events.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::scheduling;

namespace {

constexpr double enough = 200'000;

Schedule with_fixed(Problem const& problem) {
    Schedule schedule(problem);
    for (auto const& fixed : problem.fixed) {
        for (std::size_t p = 0; p < problem.pairs.size(); ++p) {
            auto const& pair = problem.pairs[p];
            if (pair.candidate == fixed.candidate && pair.employer == fixed.employer)
                schedule.add(static_cast<int>(p), fixed.round);
        }
    }
    schedule.forget_journal();
    return schedule;
}

}  // namespace

TEST_CASE("from nothing the tree finds and proves what brute force finds") {
    Random random(34);
    for (int n = 0; n < 400; ++n) {
        INFO("event " << n);
        auto problem = tiny::make_event(random, tiny::Kind::full);
        auto const& first = problem.pairs.empty() ? Pair{} : problem.pairs.front();
        if (n % 3 == 0 && !problem.pairs.empty()) {
            auto const open = Schedule(problem).rounds_for(0);
            if (open != 0)
                problem.fixed.push_back({first.candidate, first.employer, std::countr_zero(open)});
        }
        auto const price = [&](std::vector<int> const& rounds) -> std::optional<std::int64_t> {
            if (!problem.fixed.empty() && rounds[0] != problem.fixed[0].round) return {};
            return 0;
        };
        auto const best = tiny::BruteForce(problem, price).best_value();
        Relaxation relaxation(problem);
        relaxation.solve();
        auto schedule = with_fixed(problem);
        DayTree(problem, relaxation).improve(schedule, enough, {});
        CHECK(schedule.value() == best);
        CHECK(relaxation.bound() == best);
        CHECK(broken_limits(problem, schedule.meets()).empty());
    }
}

TEST_CASE("small events where people walk are planned and proven within 100 ms of moves") {
    for (std::uint64_t seed = 311; seed < 317; ++seed) {
        auto const problem = made::make(made::Size::small, made::Family::walk, seed).problem;
        INFO("seed " << seed);
        PlanOptions options;
        options.move_budget = 40'000;
        auto const result = plan(problem, options).value();
        CHECK(result.optimal);
        CHECK(result.moves <= options.move_budget + moves_between_guards);
        CHECK(broken_claims(problem, result).empty());
    }
}

TEST_CASE("days that cannot hold what was decided do not keep the tree from its end") {
    // Two people must meet at one table, at the price of a million points: without the meet their
    // days were worth more, and were added again and again. And prices in whole numbers made the
    // same day seem better each time.
    auto const problem = made::make(made::Size::small, made::Family::walk, 43193).problem;
    auto const result = plan(problem, {}).value();
    CHECK(result.optimal);
    CHECK(result.value == 105'160);  // as CBC says
    CHECK(broken_claims(problem, result).empty());
}

TEST_CASE("the tree stops when it is told to, keeps its budget and tells how far it is") {
    auto const problem = made::make(made::Size::small, made::Family::walk, 3).problem;
    auto const start = with_fixed(problem);
    Relaxation relaxation(problem);
    relaxation.solve();
    PlanOptions options;
    int told = 0;
    options.on_progress = [&told](Progress const& progress) {
        ++told;
        CHECK(progress.value <= progress.bound);
    };
    auto schedule = start;
    auto const spent = DayTree(problem, relaxation).improve(schedule, 2'000, options);
    CHECK(spent > 1'000);
    CHECK(spent < 3'000);
    CHECK(told > 3);
    std::stop_source stop;
    stop.request_stop();
    options.stop = stop.get_token();
    auto stopped = start;
    CHECK(DayTree(problem, relaxation).improve(stopped, enough, options) < 10);
    CHECK(stopped.value() == start.value());
    CHECK(relaxation.bound() >= schedule.value());
}

TEST_CASE("the tree is for small events") {
    CHECK(DayTree::is_for(made::make(made::Size::small, made::Family::walk, 1).problem));
    CHECK_FALSE(DayTree::is_for(made::make(made::Size::medium, made::Family::walk, 1).problem));
}
