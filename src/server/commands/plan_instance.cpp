// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/instance_file.h"
#include "scheduling/limits.h"
#include "scheduling/running_day.h"
#include "server/commands/commands.h"
#include "server/commands/plan_options.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace ontmoet::server {
namespace {

Result<std::string> content_of(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (stream) text << stream.rdbuf();
    if (!stream) return Error{ErrorKind::not_found, "error.cannot_read", file.string()};
    return text.str();
}

Result<scheduling::Plan> plan_anew(PlanInstanceCommand const& command,
                                   scheduling::Instance const& instance,
                                   Surroundings const& around) {
    around.console.tell("server.plan_searching", {{"event", instance.name}});
    return scheduling::plan(instance.problem, plan_options(command.search, around));
}

// The plan that was published: a file's, or one made now.
Result<std::vector<scheduling::Meet>> base_plan(PlanInstanceCommand const& command,
                                                scheduling::Instance const& instance,
                                                Surroundings const& around) {
    if (command.base.empty()) {
        TRY_ASSIGN(auto plan, plan_anew(command, instance, around));
        return std::move(plan.meets);
    }
    TRY_ASSIGN(auto const text, content_of(command.base));
    return scheduling::parse_plan(text);
}

Status plan_file(PlanInstanceCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto const text, content_of(command.file));
    TRY_ASSIGN(auto const instance, scheduling::parse_instance(text));
    auto const begun = around.clock.uptime();
    TRY_ASSIGN(auto const plan, plan_anew(command, instance, around));
    auto& console = around.console;
    if (command.json) {
        auto const elapsed = (around.clock.uptime() - begun).count();
        console.print(scheduling::result_json(instance.name, plan, elapsed));
        return {};
    }
    auto const& tongue = console.tongue();
    console.print(tongue.plural("server.plan_meets", static_cast<std::int64_t>(plan.meets.size())));
    for (std::size_t m = 0; m < plan.coverage.size(); ++m)
        console.print("server.plan_coverage",
                      {{"meets", tongue.number(static_cast<std::int64_t>(m + 1))},
                       {"people", tongue.number(std::int64_t{plan.coverage[m]})}});
    for (auto const& it : plan.shortages) {
        auto const& language = instance.languages[static_cast<std::size_t>(it.language)];
        print_shortage({language, it.round, it.wanted, it.present}, console);
    }
    if (plan.optimal)
        console.print("server.plan_optimal", {});
    else
        console.print("server.plan_gap", {{"gap", gap_in_words(tongue, plan.gap_pct)}});
    return {};
}

Status replan_file(PlanInstanceCommand const& command, Surroundings const& around) {
    using scheduling::ChangeKind;
    TRY_ASSIGN(auto const text, content_of(command.file));
    TRY_ASSIGN(auto const instance, scheduling::parse_instance(text));
    auto const which = static_cast<std::size_t>(*command.replan);
    if (which >= instance.events.size())
        return Error{ErrorKind::invalid_input, "error.instance_not_valid",
                     "/events/" + std::to_string(which) + ": is missing"};
    TRY_ASSIGN(auto const published, base_plan(command, instance, around));
    auto const begun = around.clock.uptime();
    TRY_ASSIGN(auto const day, scheduling::RunningDay::start(instance.problem, published));
    auto const ready = around.clock.uptime();
    TRY_ASSIGN(auto const options, day->happen(instance.events[which]));
    auto& console = around.console;
    if (command.json) {
        auto const elapsed = (around.clock.uptime() - ready).count();
        auto const load = (ready - begun).count();
        auto const bound =
            day->bound(instance.events[which].now, scheduling::solves_for_mended_bound);
        console.print(
            scheduling::replan_json(instance.name, day->problem(), options, bound, elapsed, load));
        return {};
    }
    auto const& tongue = console.tongue();
    for (auto const& option : options) {
        auto const count = [&](ChangeKind kind) {
            return tongue.number(static_cast<std::int64_t>(
                std::ranges::count(option.changes, kind, &scheduling::MeetChange::kind)));
        };
        console.print("server.replan_changes", {{"kept", tongue.number(std::int64_t{option.kept})},
                                                {"changed", count(ChangeKind::moved)},
                                                {"gone", count(ChangeKind::cancelled)},
                                                {"added", count(ChangeKind::added)}});
    }
    return {};
}

}  // namespace

ExitCode run(PlanInstanceCommand const& command, Surroundings const& around) {
    auto const done = command.replan ? replan_file(command, around) : plan_file(command, around);
    return done.ok() ? ExitCode::done : around.console.fail(done.error());
}

}  // namespace ontmoet::server
