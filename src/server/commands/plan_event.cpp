// SPDX-License-Identifier: EUPL-1.2
#include "domain/bodies.h"
#include "domain/rules.h"
#include "planning/make_plan.h"
#include "server/commands/open_desk.h"
#include "server/commands/plan_options.h"

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

Status publish(OpenDesk const& desk, EventId event, planning::Outcome const& outcome) {
    TRY_ASSIGN(auto const answers,
               desk->append(event, {domain::make_fact(outcome.published)}, "organiser"));
    for (auto const& answer : answers)
        if (answer.decision == sync::Decision::refused)
            return Error{ErrorKind::refused, answer.message_key, {}};
    return {};
}

Result<planning::Outcome> plan_event(PlanEventCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const event, find_event(*desk, command.event));
    TRY_ASSIGN(auto const state, state_of(*desk, event));
    around.console.tell("server.plan_searching", {{"event", state.event.name}});
    planning::Settings settings;
    settings.who = command.everybody ? planning::Who::registered : planning::Who::checked_in;
    settings.from_round =
        command.from_round.value_or(domain::next_round(state, around.clock.now()));
    settings.booker.at = around.clock.now();
    TRY_ASSIGN(auto outcome, planning::make_plan(state, PlanId::make(around.clock, around.random),
                                                 settings, plan_options(command.search, around)));
    if (command.publish) TRY(publish(desk, event, outcome));
    return outcome;
}

std::string outcome_json(planning::Outcome const& outcome, bool is_published) {
    nlohmann::ordered_json const object = {{"plan", to_string(outcome.published.plan)},
                                           {"published", is_published},
                                           {"people", outcome.people},
                                           {"meets", outcome.published.meets.size()},
                                           {"wishes", outcome.wishes},
                                           {"wishes_met", outcome.wishes_met},
                                           {"coverage", outcome.coverage},
                                           {"optimal", outcome.published.optimal},
                                           {"gap_per_mille", outcome.published.gap_per_mille}};
    return object.dump();
}

void print_outcome(planning::Outcome const& outcome, bool is_published, Console& console) {
    auto const& tongue = console.tongue();
    auto const meets = static_cast<std::int64_t>(outcome.published.meets.size());
    console.print(tongue.plural("server.plan_meets", meets));
    console.print("server.plan_wishes", {{"met", tongue.number(std::int64_t{outcome.wishes_met})},
                                         {"all", tongue.number(std::int64_t{outcome.wishes})}});
    for (std::size_t m = 0; m < outcome.coverage.size(); ++m)
        console.print("server.plan_coverage",
                      {{"meets", tongue.number(static_cast<std::int64_t>(m + 1))},
                       {"people", tongue.number(std::int64_t{outcome.coverage[m]})}});
    if (outcome.published.optimal)
        console.print("server.plan_optimal", {});
    else
        console.print("server.plan_gap",
                      {{"gap", gap_in_words(tongue, outcome.published.gap_per_mille / 10.0)}});
    for (auto const& shortage : outcome.shortages) print_shortage(shortage, console);
    console.print(is_published ? "server.plan_published" : "server.plan_not_published", {});
}

}  // namespace

ExitCode run(PlanEventCommand const& command, Surroundings const& around) {
    auto const outcome = plan_event(command, around);
    if (!outcome.ok()) return around.console.fail(outcome.error());
    if (command.json)
        around.console.print(outcome_json(*outcome, command.publish));
    else
        print_outcome(*outcome, command.publish, around.console);
    return ExitCode::done;
}

}  // namespace ontmoet::server
