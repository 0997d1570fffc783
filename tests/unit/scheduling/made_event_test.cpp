// SPDX-License-Identifier: EUPL-1.2
#include "support/made_event.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet::scheduling;

TEST_CASE("a made event is valid, and the same again for the same seed") {
    for (auto family : {made::Family::core, made::Family::standard, made::Family::walk}) {
        auto const one = made::make(made::Size::medium, family, 5);
        auto const two = made::make(made::Size::medium, family, 5);
        auto const other = made::make(made::Size::medium, family, 6);
        INFO(one.name);
        CHECK(validate(one.problem).ok());
        auto const same = [](Pair const& a, Pair const& b) {
            return a.candidate == b.candidate && a.employer == b.employer && a.score == b.score &&
                   a.language == b.language && a.like == b.like;
        };
        CHECK(std::ranges::equal(one.problem.pairs, two.problem.pairs, same));
        CHECK_FALSE(std::ranges::equal(one.problem.pairs, other.problem.pairs, same));
    }
}

TEST_CASE("a made event is like the sample files: size, pairs and happenings") {
    auto const sample = made::make(made::Size::large, made::Family::standard, 7);
    auto const& problem = sample.problem;
    CHECK(problem.candidates.size() == 400);
    CHECK(problem.employers.size() == 80);
    CHECK(problem.fixed.size() == 16);
    CHECK(sample.events.size() == 30);
    CHECK(problem.pairs.size() > 4'000);
    CHECK(problem.pairs.size() < 6'500);
    auto const walk_ins =
        std::ranges::count(sample.events, HappeningKind::walk_in, &Happening::kind);
    CHECK(walk_ins == 6);
    auto const core = made::make(made::Size::small, made::Family::core, 7);
    CHECK(core.problem.interpreters.empty());
    CHECK(std::ranges::all_of(core.problem.pairs,
                              [](auto const& pair) { return pair.language == -1; }));
}
