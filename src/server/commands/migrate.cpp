// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/commands.h"
#include "server/data_folder.h"
#include "storage/copy_log.h"
#include "storage/postgres.h"

namespace ontmoet::server {
namespace {

Result<storage::Copied> migrate(MigrateCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto const from,
               DataFolder::open(command.from, WhenMissing::fail, around.clock, around.key));
    // What a server takes in meanwhile would not be copied.
    TRY_ASSIGN(bool const is_served, from->log().is_served());
    if (is_served)
        return Error{ErrorKind::unavailable, "error.data_in_use",
                     storage::without_password(command.from.string())};
    auto target_key = around.key;
    if (!command.to_key_file.empty()) {
        TRY(platform::make_key_file(command.to_key_file));
        target_key = {{}, command.to_key_file};
    }
    TRY_ASSIGN(auto const to,
               DataFolder::open(command.to, WhenMissing::create, around.clock, target_key));
    TRY_ASSIGN(auto const copied,
               storage::copy_log({from->log(), from->devices(), from->accounts()},
                                 {to->log(), to->devices(), to->accounts()}));
    // A server may have begun since.
    TRY_ASSIGN(auto const events, from->log().events());
    for (auto const& event : events) {
        TRY_ASSIGN(auto const original, from->log().head(event));
        TRY_ASSIGN(auto const copy, to->log().head(event));
        if (original.newest != copy.newest || original.epoch != copy.epoch)
            return Error{ErrorKind::conflict, "error.copies_differ", to_string(event)};
    }
    return copied;
}

}  // namespace

ExitCode run(MigrateCommand const& command, Surroundings const& around) {
    auto const copied = migrate(command, around);
    if (!copied.ok()) return around.console.fail(copied.error());
    auto const& tongue = around.console.tongue();
    around.console.print("server.copied", {{"events", tongue.number(copied->events)},
                                           {"facts", tongue.number(copied->facts)}});
    return ExitCode::done;
}

}  // namespace ontmoet::server
