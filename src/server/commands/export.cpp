// SPDX-License-Identifier: EUPL-1.2
#include "exchange/export.h"

#include "server/commands/open_desk.h"

namespace ontmoet::server {
namespace {

Status write_export(ExportCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const event, find_event(*desk, command.event));
    TRY_ASSIGN(auto const state, state_of(*desk, event));
    TRY(exchange::export_event(state, command.out));
    for (auto const& file : exchange::export_files(state))
        around.console.print((command.out / file.name).string());
    return {};
}

}  // namespace

ExitCode run(ExportCommand const& command, Surroundings const& around) {
    auto const written = write_export(command, around);
    return written.ok() ? ExitCode::done : around.console.fail(written.error());
}

}  // namespace ontmoet::server
