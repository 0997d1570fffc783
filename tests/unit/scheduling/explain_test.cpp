// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/explain.h"

#include "scheduling/plan.h"

#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet::scheduling;

namespace {

Problem event_of(int rounds, std::vector<Candidate> candidates, std::vector<Employer> employers,
                 std::vector<Pair> pairs) {
    Problem problem;
    problem.rounds = rounds;
    problem.bonus = {30, 20, 10};
    problem.candidates = std::move(candidates);
    problem.employers = std::move(employers);
    problem.pairs = std::move(pairs);
    return problem;
}

// The only wish the best plan does not meet.
UnmetWish only_unmet(Problem const& problem) {
    PlanOptions options;
    options.move_budget = 2'000;
    auto const result = plan(problem, options);
    REQUIRE(result.ok());
    REQUIRE(result->unmet.size() == 1);
    return result->unmet.front();
}

}  // namespace

TEST_CASE(
    "too few interpreters are counted: who needs one in which round, and how many are there") {
    Problem problem;
    problem.rounds = 2;
    problem.bonus = {100};
    problem.languages = 1;
    problem.candidates = {{0b10, 1}, {0b10, 1}, {0b10, 1}};
    problem.employers = {{{0b11, 0b11, 0b11}, 0, 6, 0}};
    problem.interpreters = {{{0}, 0b11}};
    problem.pairs = {{0, 0, 50, 0, liked_by_candidate},
                     {1, 0, 40, 0, liked_by_candidate},
                     {2, 0, 30, 0, liked_by_candidate}};
    auto const short_of_two = plan(problem).value();
    REQUIRE(short_of_two.shortages.size() == 1);
    CHECK(short_of_two.shortages[0].language == 0);
    CHECK(short_of_two.shortages[0].round == 1);
    CHECK(short_of_two.shortages[0].wanted == 3);
    CHECK(short_of_two.shortages[0].present == 1);
    problem.interpreters.assign(3, {{0}, 0b11});
    CHECK(plan(problem).value().shortages.empty());
}

TEST_CASE("who is never there when the table is open hears of no common round") {
    auto const problem = event_of(2, {{0b01, 2}}, {{{0b10}, 0, 2, 0}}, {{0, 0, 50, -1, 1}});
    CHECK(only_unmet(problem).reason == Reason::no_common_round);
}

TEST_CASE("a table that others need more is full, and it says how many sit there") {
    auto const problem =
        event_of(1, {{1, 1}, {1, 1}}, {{{1}, 0, 4, 0}}, {{0, 0, 50, -1, 1}, {1, 0, 90, -1, 0}});
    auto const wish = only_unmet(problem);
    CHECK(wish.reason == Reason::employer_full);
    CHECK(wish.others == 1);
}

TEST_CASE("a place that went to somebody with fewer meets is called fairness") {
    auto problem = event_of(2, {{0b11, 2}, {0b10, 2}}, {{{0b10}, 0, 4, 0}, {{0b01}, 0, 4, 0}},
                            {{0, 0, 90, -1, 1}, {0, 1, 50, -1, 0}, {1, 0, 20, -1, 0}});
    problem.bonus = {300, 200};
    CHECK(only_unmet(problem).reason == Reason::fairness);
}

TEST_CASE("a language nobody speaks that day is a scarce interpreter") {
    auto problem = event_of(2, {{0b11, 2}}, {{{0b11}, 0, 2, 0}}, {{0, 0, 50, 0, 1}});
    problem.languages = 1;
    CHECK(only_unmet(problem).reason == Reason::interpreter_scarce);
    problem.interpreters = {{{0}, 0b01}};
    auto const result = plan(problem);
    REQUIRE(result.ok());
    CHECK(result->unmet.empty());
}

TEST_CASE("an interpreter who is busy with others is scarce too") {
    auto problem =
        event_of(1, {{1, 1}, {1, 1}}, {{{1, 1}, 0, 2, 0}}, {{0, 0, 50, 0, 1}, {1, 0, 90, 0, 1}});
    problem.languages = 1;
    problem.interpreters = {{{0}, 1}};
    CHECK(only_unmet(problem).reason == Reason::interpreter_scarce);
}

TEST_CASE("who has all the meets they may have hears of their maximum") {
    auto const problem = event_of(2, {{0b11, 1}}, {{{0b11}, 0, 2, 0}, {{0b11}, 0, 2, 0}},
                                  {{0, 0, 50, -1, 1}, {0, 1, 90, -1, 1}});
    auto const wish = only_unmet(problem);
    CHECK(wish.pair == 0);
    CHECK(wish.reason == Reason::your_maximum);
}

TEST_CASE("a meet without a breather before it gives way, and the possible maximum knows it") {
    auto problem = event_of(
        3, {{0b111, 3}, {0b100, 1}}, {{{0b001}, 0, 1, 0}, {{0b010}, 0, 1, 0}, {{0b100}, 0, 1, 0}},
        {{0, 0, 80, -1, 0}, {0, 1, 30, -1, 1}, {0, 2, 40, -1, 0}, {1, 2, 99, -1, 0}});
    problem.bonus = {300, 200, 100};
    problem.max_run = 1;
    CHECK(only_unmet(problem).reason == Reason::breather_or_walk);
    auto const result = plan(problem);
    REQUIRE(result.ok());
    CHECK(result->possible == std::vector<int>{2, 1});
}

TEST_CASE("a vetoed pair is no pair, so nothing is said about it") {
    auto const problem =
        event_of(1, {{1, 1}}, {{{1}, 0, 1, 0}, {{1}, 0, 1, 0}}, {{0, 0, 50, -1, 1}});
    auto const result = plan(problem);
    REQUIRE(result.ok());
    CHECK(result->unmet.empty());
}

TEST_CASE("every reason has its code") {
    std::set<std::string> codes;
    for (auto reason : {Reason::no_common_round, Reason::employer_full, Reason::interpreter_scarce,
                        Reason::fairness, Reason::your_maximum, Reason::breather_or_walk,
                        Reason::already_started}) {
        codes.insert(to_string(reason));
    }
    CHECK(codes.size() == 7);
    CHECK(codes.count("interpreter_scarce") == 1);
    CHECK(codes.count("") == 0);
}
