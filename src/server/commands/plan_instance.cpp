// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/instance_file.h"
#include "server/commands/commands.h"
#include "server/commands/plan_options.h"

#include <fstream>
#include <sstream>

namespace ontmoet::server {
namespace {

struct PlannedInstance {
    std::string name;
    scheduling::Plan plan;
    std::int64_t elapsed_ms = 0;
};

Result<std::string> content_of(std::filesystem::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    if (stream) text << stream.rdbuf();
    if (!stream) return Error{ErrorKind::not_found, "error.cannot_read", file.string()};
    return text.str();
}

Result<PlannedInstance> plan_file(PlanInstanceCommand const& command, Clock const& clock) {
    TRY_ASSIGN(auto const text, content_of(command.file));
    TRY_ASSIGN(auto const instance, scheduling::parse_instance(text));
    auto const begun = clock.uptime();
    TRY_ASSIGN(auto plan, scheduling::plan(instance.problem,
                                           plan_options(command.seed, command.deadline_ms, clock)));
    return PlannedInstance{instance.name, std::move(plan), (clock.uptime() - begun).count()};
}

}  // namespace

ExitCode run(PlanInstanceCommand const& command, Surroundings const& around) {
    auto& console = around.console;
    auto const planned = plan_file(command, around.clock);
    if (!planned.ok()) return console.fail(planned.error());
    auto const& plan = planned->plan;
    if (command.json) {
        console.print(scheduling::result_json(planned->name, plan, planned->elapsed_ms));
        return ExitCode::done;
    }
    auto const& tongue = console.tongue();
    console.print(tongue.plural("server.plan_meets", static_cast<std::int64_t>(plan.meets.size())));
    for (std::size_t m = 0; m < plan.coverage.size(); ++m)
        console.print("server.plan_coverage",
                      {{"meets", tongue.number(static_cast<std::int64_t>(m + 1))},
                       {"people", tongue.number(std::int64_t{plan.coverage[m]})}});
    if (plan.optimal)
        console.print("server.plan_optimal", {});
    else
        console.print("server.plan_gap", {{"gap", tongue.percent(plan.gap_pct / 100)}});
    return ExitCode::done;
}

}  // namespace ontmoet::server
