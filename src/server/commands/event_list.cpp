// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/open_desk.h"

namespace ontmoet::server {
namespace {

Result<std::vector<EventSummary>> events_in(EventListCommand const& command,
                                            Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    return desk->events();
}

}  // namespace

ExitCode run(EventListCommand const& command, Surroundings const& around) {
    auto const events = events_in(command, around);
    if (!events.ok()) return around.console.fail(events.error());
    for (auto const& event : *events)
        around.console.print(to_string(event.id) + '\t' + i18n::iso_date(event.starts_at) + '\t' +
                             std::to_string(event.people) + '\t' + std::to_string(event.facts) +
                             '\t' + event.name);
    return ExitCode::done;
}

}  // namespace ontmoet::server
