// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/open_desk.h"

namespace ontmoet::server {
namespace {

Status print_facts(FactsCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const event, find_event(*desk, command.event));
    return for_each_fact(*desk, event, [&](domain::Fact const& fact) -> Status {
        around.console.print(domain::encode_fact(fact));
        return {};
    });
}

}  // namespace

ExitCode run(FactsCommand const& command, Surroundings const& around) {
    auto const printed = print_facts(command, around);
    return printed.ok() ? ExitCode::done : around.console.fail(printed.error());
}

}  // namespace ontmoet::server
