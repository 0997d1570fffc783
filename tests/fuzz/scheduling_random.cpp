// SPDX-License-Identifier: EUPL-1.2
// Random events against the planner, built with sanitizers:
//   fuzz_scheduling [EVENTS [HAPPENINGS]]
// Tiny events must be planned as well as brute force can; on random days, one happening after the
// other, no limit may be broken, the past must stay, and no more may change than is allowed.
#include "scheduling/running_day.h"
#include "scheduling/verify.h"
#include "support/made_event.h"
#include "unit/scheduling/tiny_events.h"

#include <cstdio>
#include <cstdlib>
#include <map>

namespace {

using namespace ontmoet;
using namespace ontmoet::scheduling;

int failures = 0;

void expect(bool holds, char const* what, int trial) {
    if (holds) return;
    ++failures;
    std::printf("trial %d: %s\n", trial, what);
}

PlanOptions budget(std::uint64_t moves) {
    PlanOptions options;
    options.move_budget = moves;
    return options;
}

void plan_tiny_event(Random& random, int trial) {
    auto const kind = trial % 4 == 0 ? tiny::Kind::core : tiny::Kind::full;
    auto const problem = tiny::make_event(random, kind);
    auto const result = plan(problem, budget(5'000));
    expect(result.ok(), "is planned", trial);
    if (!result.ok()) return;
    auto const best = tiny::BruteForce(problem).best_value();
    expect(result->value == best, "as good as brute force", trial);
    expect(result->bound >= best, "the bound is not too low", trial);
    for (auto const& claim : broken_claims(problem, *result)) expect(false, claim.c_str(), trial);
}

using Spot = std::pair<int, int>;

std::map<Spot, int> rounds_of(std::vector<Meet> const& meets) {
    std::map<Spot, int> rounds;
    for (auto const& meet : meets) rounds[{meet.candidate, meet.employer}] = meet.round;
    return rounds;
}

void check_mended(Problem const& problem, std::vector<ReplanOption> const& options,
                  std::vector<Meet> const& published, int now, int trial) {
    ReplanRules const rules;
    auto const before = rounds_of(published);
    expect(!options.empty() && options.size() <= 3, "up to three options", trial);
    expect(options.front().changed <= rules.most_changes, "few changes", trial);
    for (auto const& option : options) {
        auto const broken = broken_limits(problem, option.meets);
        for (auto const& limit : broken) expect(false, limit.c_str(), trial);
        expect(option.value == value_of(problem, option.meets), "the value", trial);
        expect(option.changed <= rules.wide_changes, "changes of the wide option", trial);
        auto const after = rounds_of(option.meets);
        for (auto const& [spot, round] : before) {
            bool const stays = after.contains(spot) && after.at(spot) == round;
            if (round < now) expect(stays, "the past stays", trial);
        }
        for (auto const& [spot, round] : after) {
            bool const is_old = before.contains(spot) && before.at(spot) == round;
            if (!is_old) expect(round >= now, "nothing new in the past", trial);
        }
    }
}

// One happening after the other until the last round; returns how many there were.
int live_through_a_day(Random& random, int trial) {
    auto const problem =
        trial % 50 == 0
            ? made::make(made::Size::small, made::Family::walk, random.below(1000)).problem
            : tiny::make_event(random, tiny::Kind::full);
    auto const planned = plan(problem, budget(300));
    expect(planned.ok(), "is planned", trial);
    if (!planned.ok()) return 1;
    auto const day = RunningDay::start(problem, planned->meets).value();
    int count = 0;
    for (int now = 0; now < problem.rounds; ++count) {
        auto const it = tiny::make_happening(random, day->problem(), now);
        auto const published = day->meets();
        auto const options = day->happen(it);
        expect(options.ok(), "is mended", trial);
        if (!options.ok()) return count + 1;
        check_mended(day->problem(), *options, published, it.now, trial);
        auto const& chosen = (*options)[static_cast<std::size_t>(random.below(options->size()))];
        day->choose(chosen);
        expect(rounds_of(day->meets()) == rounds_of(chosen.meets), "goes on as chosen", trial);
        if (random.below(4) == 0) {
            day->take_back();
            expect(rounds_of(day->meets()) == rounds_of(published), "is taken back", trial);
            expect(broken_limits(day->problem(), day->meets()).empty(), "stands again", trial);
        }
        now = random.below(3) == 0 ? it.now + 1 : it.now;
    }
    return count;
}

}  // namespace

int main(int count, char** arguments) {
    int const events = count > 1 ? std::atoi(arguments[1]) : 500;
    int const happenings = count > 2 ? std::atoi(arguments[2]) : 5'000;
    Random random(77);
    for (int trial = 0; trial < events; ++trial) plan_tiny_event(random, trial);
    for (int done = 0, day = 0; done < happenings; ++day) done += live_through_a_day(random, day);
    std::printf("%d events, %d happenings, %d failures\n", events, happenings, failures);
    return failures == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
