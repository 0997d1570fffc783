// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/verify.h"

#include <catch2/catch.hpp>

using namespace ontmoet::scheduling;

namespace {

// Two candidates, two employers in two zones, one interpreter for language 0.
Problem small_event() {
    Problem problem;
    problem.rounds = 4;
    problem.bonus = {30, 20};
    problem.employer_bonus = 5;
    problem.max_run = 2;
    problem.walk_gap = 1;
    problem.languages = 2;
    problem.candidates = {{0b1111, 2}, {0b0111, 3}};
    problem.employers = {{{0b1111, 0b0001}, 1, 2, 0}, {{0b1110}, 1, 4, 1}, {{0b1111}, 0, 4, 1}};
    problem.interpreters = {{{0}, 0b0011}};
    problem.pairs = {{0, 0, 10, -1, 0}, {0, 1, 11, -1, 0}, {0, 2, 12, -1, 0},
                     {1, 0, 13, -1, 0}, {1, 1, 14, 0, 0},  {1, 2, 15, -1, 0}};
    return problem;
}

Meet meet_of(int pair, int table, int round, int interpreter = -1) {
    auto const problem = small_event();
    auto const& it = problem.pairs[static_cast<std::size_t>(pair)];
    return {it.candidate, it.employer, table, round, interpreter, pair};
}

bool breaks(std::vector<Meet> const& meets, std::string const& claim) {
    auto const broken = broken_limits(small_event(), meets);
    return !broken.empty() && broken.front().find(claim) == 0;
}

}  // namespace

TEST_CASE("a plan within every limit is not complained about") {
    CHECK(broken_limits(small_event(), {}).empty());
    CHECK(broken_limits(small_event(), {meet_of(0, 0, 0), meet_of(1, 0, 2), meet_of(3, 1, 0)})
              .empty());
    CHECK(broken_limits(small_event(), {meet_of(4, 0, 1, 0), meet_of(5, 0, 2)}).empty());
}

TEST_CASE("every limit that is broken is named") {
    CHECK(breaks({meet_of(0, 0, 9)}, "a meet is in a round"));
    CHECK(breaks({meet_of(3, 0, 3)}, "the candidate is there"));
    CHECK(breaks({meet_of(0, 1, 1)}, "the table is open"));
    CHECK(breaks({meet_of(0, 5, 1)}, "the table is open"));
    CHECK(breaks({meet_of(0, 0, 1, 0)}, "no interpreter without a need"));
    CHECK(breaks({meet_of(4, 0, 1)}, "an interpreter is named"));
    CHECK(breaks({meet_of(4, 0, 2, 0)}, "the interpreter is there"));
    CHECK(breaks({meet_of(0, 0, 0), meet_of(0, 0, 1)}, "a pair meets once"));
    CHECK(breaks({meet_of(1, 0, 1), meet_of(2, 0, 1)}, "a candidate has one meet a round"));
    CHECK(breaks({meet_of(0, 0, 0), meet_of(3, 0, 0)}, "a table has one meet a round"));
    CHECK(breaks({meet_of(0, 0, 0), meet_of(1, 0, 2), meet_of(2, 0, 3)},
                 "a candidate has no more meets than they may"));
    CHECK(breaks({meet_of(0, 0, 0), meet_of(1, 0, 1)}, "a candidate has time to walk"));
}

TEST_CASE("too long a run and too many meets of an employer are named") {
    auto problem = small_event();
    problem.walk_gap = 0;
    problem.candidates[1].max_meets = 3;
    std::vector<Meet> const day{meet_of(3, 0, 0), meet_of(4, 0, 1, 0), meet_of(5, 0, 2)};
    REQUIRE(broken_limits(problem, day).size() == 1);
    CHECK(broken_limits(problem, day).front().find("a candidate gets a breather") == 0);
    problem.max_run = 3;
    CHECK(broken_limits(problem, day).empty());
    problem.employers[0].max_meets = 0;
    CHECK(broken_limits(problem, day).size() == 1);
    problem.employers[0].max_meets = 1;
    problem.fixed = {{0, 0, 3}};
    REQUIRE(broken_limits(problem, day).size() == 1);
    CHECK(broken_limits(problem, day).front().find("a fixed meet stays") == 0);
}

TEST_CASE("an interpreter serves one meet a round") {
    auto problem = small_event();
    problem.pairs[1].language = 0;
    problem.employers[1].tables = {0b1110, 0b1110};
    std::vector<Meet> const meets{meet_of(1, 0, 1, 0), meet_of(4, 1, 1, 0)};
    REQUIRE(broken_limits(problem, meets).size() == 1);
    CHECK(broken_limits(problem, meets).front().find("an interpreter has one meet") == 0);
    problem.pairs[1].language = 1;
    CHECK(broken_limits(problem, meets).front().find("the interpreter speaks") == 0);
}

TEST_CASE("a plan that claims more than its meets are worth is found out") {
    Plan plan;
    plan.meets = {meet_of(0, 0, 0), meet_of(1, 0, 2)};
    plan.value = 10 + 30 + 5 + 11 + 20 + 5;
    plan.score = 21;
    plan.coverage = {1, 1};
    plan.bound = plan.value;
    plan.optimal = true;
    CHECK(broken_claims(small_event(), plan).empty());
    plan.value += 1;
    CHECK(broken_claims(small_event(), plan).size() == 3);
}
