// SPDX-License-Identifier: EUPL-1.2
#include "server/backup.h"

#include "server/commands/commands.h"

namespace ontmoet::server {

ExitCode run(BackupCommand const& command, Surroundings const& around) {
    auto const done = back_up(command.data, command.file, around.key);
    if (!done.ok()) return around.console.fail(done.error());
    around.console.print("server.backed_up", {{"file", command.file.string()}});
    return ExitCode::done;
}

ExitCode run(RestoreCommand const& command, Surroundings const& around) {
    auto const restored =
        restore(command.file, command.data, command.erased_in, around.clock, around.key);
    if (!restored.ok()) return around.console.fail(restored.error());
    around.console.print("server.restored",
                         {{"erased", around.console.tongue().number(restored->erased)}});
    return ExitCode::done;
}

}  // namespace ontmoet::server
