// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/running_day.h"

#include "scheduling/limits.h"
#include "scheduling/verify.h"
#include "support/made_event.h"

#include <algorithm>
#include <array>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::scheduling;

namespace {

Instance some_event() {
    return made::make(made::Size::small, made::Family::tight, 12);
}

std::vector<Meet> plan_for(Problem const& problem) {
    PlanOptions options;
    options.move_budget = 2'000;
    return plan(problem, options).value().meets;
}

std::vector<std::array<int, 4>> places_of(std::vector<Meet> const& meets) {
    std::vector<std::array<int, 4>> places;
    for (auto const& meet : meets)
        places.push_back({meet.candidate, meet.employer, meet.table, meet.round});
    return places;
}

}  // namespace

TEST_CASE("whatever happened and was chosen is taken back to the last table") {
    auto const instance = some_event();
    auto const published = plan_for(instance.problem);
    auto const day = RunningDay::start(instance.problem, published).value();
    for (auto const& event : instance.events) {
        auto const options = day->happen(event).value();
        day->choose(options.back());
        CHECK(places_of(day->meets()) == places_of(options.back().meets));
        day->take_back();
        CHECK(places_of(day->meets()) == places_of(published));
        CHECK(day->problem().pairs.size() == instance.problem.pairs.size());
        CHECK(day->problem().fixed.size() == instance.problem.fixed.size());
        CHECK(broken_limits(instance.problem, day->meets()).empty());
    }
}

TEST_CASE("a day that saw much mends as one that saw nothing of it") {
    auto const instance = some_event();
    auto const published = plan_for(instance.problem);
    auto const day = RunningDay::start(instance.problem, published).value();
    for (auto const& event : instance.events) {
        auto const options = day->happen(event).value();
        auto const afresh = replan(instance.problem, published, event).value().options;
        REQUIRE(options.size() == afresh.size());
        for (std::size_t n = 0; n < options.size(); ++n)
            CHECK(places_of(options[n].meets) == places_of(afresh[n].meets));
        day->take_back();
    }
}

TEST_CASE("no way to go on is worth more than the bound of the rest of the day") {
    for (auto const family : {made::Family::standard, made::Family::tight, made::Family::walk}) {
        auto const instance = made::make(made::Size::small, family, 5);
        auto const day = RunningDay::start(instance.problem, plan_for(instance.problem)).value();
        for (auto const& event : instance.events) {
            auto const options = day->happen(event).value();
            auto const bound = day->bound(event.now, solves_for_mended_bound);
            for (auto const& option : options) CHECK(option.value <= bound);
            CHECK(bound <= day->bound(0, 0));
            day->take_back();
        }
    }
}

TEST_CASE("meets that stay keep their interpreter, whoever else comes and goes") {
    auto const instance = some_event();
    auto const published = plan_for(instance.problem);
    auto const day = RunningDay::start(instance.problem, published).value();
    int kept = 0;
    for (auto const& event : instance.events) {
        auto const options = day->happen(event).value();
        for (auto const& option : options) {
            for (auto const& meet : option.meets) {
                auto const was = std::ranges::find(published, meet.pair, &Meet::pair);
                bool const is_as_it_was = was == published.end() || was->round != meet.round ||
                                          was->interpreter == meet.interpreter;
                bool const is_told =
                    std::ranges::binary_search(option.changes, meet.pair, {}, &MeetChange::pair);
                kept += is_as_it_was && meet.interpreter >= 0 ? 1 : 0;
                CHECK((is_as_it_was || is_told));
            }
        }
        day->take_back();
    }
    CHECK(kept > 0);
}

TEST_CASE("one thing happens after the other, each on the plan that was chosen before") {
    auto instance = some_event();
    std::ranges::stable_sort(instance.events, {}, &Happening::now);
    auto const day = RunningDay::start(instance.problem, plan_for(instance.problem)).value();
    for (auto const& event : instance.events) {
        auto const before = places_of(day->meets());
        auto const options = day->happen(event).value();
        day->choose(options.front());
        CHECK(broken_limits(day->problem(), day->meets()).empty());
        auto const after = places_of(day->meets());
        for (auto const& place : before)
            if (place[3] < event.now) CHECK(std::ranges::count(after, place) == 1);
    }
    for (std::size_t n = 0; n < instance.events.size(); ++n) day->take_back();
    CHECK(places_of(day->meets()) == places_of(plan_for(instance.problem)));
}

TEST_CASE("nobody's meet changes for points alone, nor because somebody did not come") {
    auto const instance = some_event();
    auto const day = RunningDay::start(instance.problem, plan_for(instance.problem)).value();
    for (auto const& event : instance.events) {
        auto const options = day->happen(event).value();
        auto const& first = options.front();
        auto const calm = std::ranges::find(options, 0, &ReplanOption::changed);
        REQUIRE(calm != options.end());
        if (event.kind == HappeningKind::no_show) CHECK(first.changed == 0);
        if (first.changed > 0) CHECK(first.value - first.price - calm->value + calm->price >= 100);
        day->take_back();
    }
}
