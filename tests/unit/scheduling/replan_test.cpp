// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/replan.h"

#include "scheduling/instance_file.h"
#include "scheduling/verify.h"
#include "unit/scheduling/tiny_events.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::scheduling;

namespace {

std::string content_of(std::string const& name) {
    std::ifstream file(std::string(SOURCE_DIR) + "/tests/data/scheduling/" + name + ".json");
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

using Spot = std::pair<int, int>;  // candidate, employer

std::map<Spot, int> rounds_of(std::vector<Meet> const& meets) {
    std::map<Spot, int> rounds;
    for (auto const& meet : meets) rounds[{meet.candidate, meet.employer}] = meet.round;
    return rounds;
}

Replanned mended(Problem const& problem, std::vector<Meet> const& published,
                 Happening const& happening, ReplanRules const& rules = {}) {
    auto result = replan(problem, published, happening, rules);
    if (!result.ok()) FAIL(result.error().detail);
    for (auto const& option : result->options) {
        for (auto const& broken : broken_limits(result->problem, option.meets)) FAIL(broken);
        CHECK(option.value == value_of(result->problem, option.meets));
        CHECK(option.changed <= rules.wide_changes);
    }
    CHECK(result->options.front().changed <= rules.most_changes);
    return std::move(result).value();
}

// Two candidates at two employers in three rounds, one table each, all as good as each other.
Problem mending_event() {
    Problem problem;
    problem.rounds = 3;
    problem.bonus = {3000, 2000};
    problem.candidates = {{0b111, 3}, {0b111, 3}, {0b111, 3}};
    problem.employers = {{{0b111}, 0, 3, 0}, {{0b111}, 0, 3, 0}};
    problem.pairs = {{0, 0, 50, -1, 1}, {0, 1, 50, -1, 1}, {1, 0, 50, -1, 1},
                     {1, 1, 50, -1, 1}, {2, 0, 40, -1, 1}, {2, 1, 40, -1, 1}};
    return problem;
}
std::vector<Meet> const mending_plan{{0, 0, 0, 0}, {0, 1, 0, 1}, {1, 1, 0, 0}, {1, 0, 0, 1}};

Happening happening(HappeningKind kind, int now) {
    Happening it;
    it.kind = kind;
    it.now = now;
    return it;
}

}  // namespace

TEST_CASE("a no-show leaves places that others get, and nobody's meet is touched") {
    auto const problem = mending_event();
    auto it = happening(HappeningKind::no_show, 0);
    it.candidate = 0;
    auto const result = mended(problem, mending_plan, it);
    auto const& option = result.options.front();
    CHECK(option.changed == 0);
    CHECK(option.kept == 2);
    auto const rounds = rounds_of(option.meets);
    CHECK(rounds.count({0, 0}) == 0);
    CHECK(rounds.at({1, 1}) == 0);
    CHECK(rounds.count({2, 0}) == 1);
    CHECK(rounds.count({2, 1}) == 1);
    CHECK(std::ranges::count(option.changes, ChangeKind::cancelled, &MeetChange::kind) == 2);
    CHECK(std::ranges::all_of(option.changes, [](MeetChange const& change) {
        return change.kind == ChangeKind::added || change.forced;
    }));
}

TEST_CASE("who is late has their meets later") {
    auto it = happening(HappeningKind::late, 0);
    it.candidate = 0;
    it.until = 1;
    auto const result = mended(mending_event(), mending_plan, it);
    auto const rounds = rounds_of(result.options.front().meets);
    CHECK(rounds.at({0, 0}) == 2);
    CHECK(rounds.at({0, 1}) == 1);
    CHECK(result.options.front().changed == 0);
}

TEST_CASE("for somebody late another's meet changes only for as much as a step of the ladder") {
    auto problem = mending_event();
    problem.employers[0].tables = {0b110};
    problem.pairs = {{0, 0, 50, -1, 1}, {1, 0, 50, -1, 1}};
    std::vector<Meet> const plan{{0, 0, 0, 1}, {1, 0, 0, 2}};
    auto it = happening(HappeningKind::late, 0);
    it.candidate = 0;
    it.until = 2;
    // With its 50 points; that it moves and the other too costs as much as that it is cancelled.
    problem.bonus = {1000};
    auto const moved = mended(problem, plan, it).options;
    REQUIRE(moved.size() == 2);
    CHECK(moved.front().changed == 1);
    CHECK(moved.front().coverage == std::vector{2});
    CHECK(moved.back().changed == 0);
    problem.bonus = {999};
    auto const stays = mended(problem, plan, it).options;
    REQUIRE(stays.size() == 2);
    CHECK(stays.front().changed == 0);
    CHECK(stays.front().coverage == std::vector{1});
    CHECK(stays.back().changed == 1);
}

TEST_CASE("what was before the happening stays, also of somebody who leaves") {
    auto it = happening(HappeningKind::left, 1);
    it.candidate = 1;
    auto const rounds = rounds_of(mended(mending_event(), mending_plan, it).options.front().meets);
    CHECK(rounds.at({1, 1}) == 0);
    CHECK(rounds.count({1, 0}) == 0);
}

TEST_CASE("a meet that takes longer keeps its people and its table from the next round") {
    auto it = happening(HappeningKind::meet_extended, 0);
    it.candidate = 0;
    it.until = 2;
    auto const rounds = rounds_of(mended(mending_event(), mending_plan, it).options.front().meets);
    CHECK(rounds.at({0, 0}) == 0);
    CHECK(rounds.at({0, 1}) == 2);
    CHECK(rounds.at({1, 0}) == 2);
}

TEST_CASE("a cancelled round is empty") {
    auto it = happening(HappeningKind::round_cancelled, 0);
    it.round = 1;
    auto const option = mended(mending_event(), mending_plan, it).options.front();
    CHECK(std::ranges::none_of(option.meets, [](Meet const& meet) { return meet.round == 1; }));
    CHECK(option.meets.size() == 4);
}

TEST_CASE("no more published meets change than the host accepts") {
    auto problem = mending_event();
    auto const plan =
        std::vector<Meet>{{0, 0, 0, 0}, {0, 1, 0, 1}, {1, 1, 0, 0}, {1, 0, 0, 1}, {1, 0, 0, 2}};
    CHECK_FALSE(replan(problem, plan, happening(HappeningKind::no_show, 0)).ok());
    auto it = happening(HappeningKind::walk_in, 0);
    it.available = 0b010;
    it.max_meets = 1;
    it.pairs = {{0, 0, 90, -1, 1}};
    auto const strict = mended(problem, mending_plan, it, {.most_changes = 0, .wide_changes = 0});
    CHECK(strict.options.size() == 1);
    CHECK(rounds_of(strict.options.front().meets).count({3, 0}) == 0);
    auto const usual = mended(problem, mending_plan, it);
    CHECK(rounds_of(usual.options.front().meets).at({3, 0}) == 1);
    CHECK(usual.options.front().changed > 0);
    REQUIRE(usual.options.size() == 2);
    CHECK(usual.options[1].changed == 0);
}

TEST_CASE("a plan that never stood and a happening to nobody are refused with the place") {
    using Catch::Matchers::Contains;
    auto it = happening(HappeningKind::no_show, 0);
    it.candidate = 9;
    auto const nobody = replan(mending_event(), mending_plan, it);
    REQUIRE_FALSE(nobody.ok());
    CHECK_THAT(nobody.error().detail, Contains("/cand"));
    it.candidate = 0;
    auto const twice = replan(mending_event(), {{0, 0, 0, 0}, {1, 0, 0, 0}}, it);
    REQUIRE_FALSE(twice.ok());
    CHECK(twice.error().message_key == "error.instance_not_valid");
    CHECK_THAT(twice.error().detail, Contains("candidate 1"));
    it = happening(HappeningKind::walk_in, 0);
    it.pairs = {{0, 7, 50, -1, 1}};
    CHECK_FALSE(replan(mending_event(), mending_plan, it).ok());
}

TEST_CASE("events of the sample plans are mended with the past and the called round as they were") {
    for (std::string const name : {"S_std_1", "M_std_1"}) {
        auto const instance = parse_instance(content_of(name)).value();
        auto const published = parse_plan(content_of("base_" + name)).value();
        auto const before = rounds_of(published);
        REQUIRE(instance.events.size() == 30);
        int late_without_change = 0;
        int late = 0;
        for (auto const& event : instance.events) {
            auto const result = mended(instance.problem, published, event);
            auto const& option = result.options.front();
            auto const after = rounds_of(option.meets);
            for (auto const& [pair, round] : before)
                if (round < event.now) CHECK(after.at(pair) == round);
            for (auto const& [pair, round] : after)
                if (!before.contains(pair)) CHECK(round >= event.now);
            if (event.kind == HappeningKind::no_show) CHECK(option.changed == 0);
            late += event.kind == HappeningKind::late ? 1 : 0;
            late_without_change += event.kind == HappeningKind::late && option.changed == 0 ? 1 : 0;
        }
        CHECK(late_without_change * 100 >= late * 80);
    }
}

namespace {

constexpr ReplanRules tiny_rules{
    .moved = 6, .cancelled = 12, .added = 1, .wide_changes = 2, .worth_a_change = 0};

// The value less the price that no mending within the rules surpasses.
std::int64_t best_mending(Problem const& problem, std::vector<Meet> const& published,
                          Happening const& it, ReplanOption const& option) {
    auto const was = rounds_of(published);
    auto const price = [&](std::vector<int> const& rounds) -> std::optional<std::int64_t> {
        std::int64_t sum = 0;
        int changed = 0;
        for (std::size_t p = 0; p < rounds.size(); ++p) {
            auto const& pair = problem.pairs[p];
            auto const found = was.find({pair.candidate, pair.employer});
            int const from = found == was.end() ? -1 : found->second;
            bool const forced = std::ranges::any_of(option.changes, [p](MeetChange const& change) {
                return change.forced && change.pair == static_cast<int>(p);
            });
            bool const stays = from >= 0 && from <= it.now && !forced;
            if (stays ? rounds[p] != from : rounds[p] >= 0 && rounds[p] < it.now) return {};
            if (rounds[p] == from) continue;
            sum += from < 0        ? tiny_rules.added
                   : rounds[p] < 0 ? tiny_rules.cancelled
                                   : tiny_rules.moved;
            changed += from >= 0 && !forced ? 1 : 0;
        }
        if (changed > tiny_rules.most_changes) return {};
        return sum;
    };
    return tiny::BruteForce(problem, price).best_value();
}

// Of so many happenings on random tiny events, how many are mended as well as can be.
int mended_best(std::uint64_t seed, int count, std::optional<HappeningKind> kind = {}) {
    Random random(seed);
    int equal = 0;
    for (int tried = 0; tried < count;) {
        auto const problem = tiny::make_event(random, tiny::Kind::full);
        PlanOptions options;
        options.move_budget = 300;
        auto const published = plan(problem, options).value().meets;
        auto const it = tiny::make_happening(random, problem);
        if (kind && it.kind != *kind) continue;
        auto const result = mended(problem, published, it, tiny_rules);
        auto const& option = result.options.front();
        auto const best = best_mending(result.problem, published, it, option);
        INFO("event " << tried << ", kind " << static_cast<int>(it.kind));
        CHECK(option.value - option.price <= best);
        equal += option.value - option.price == best ? 1 : 0;
        ++tried;
    }
    return equal;
}

}  // namespace

TEST_CASE("tiny events are mended as well as brute force can, nearly always") {
    CHECK(mended_best(4, 400) >= 396);
}

TEST_CASE("who walks in gets the best day that few changes allow") {
    CHECK(mended_best(5, 800, HappeningKind::walk_in) >= 797);
}
