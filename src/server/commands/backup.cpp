// SPDX-License-Identifier: EUPL-1.2
#include "server/backup.h"

#include "server/commands/commands.h"
#include "server/commands/open_desk.h"

namespace ontmoet::server {

ExitCode run(BackupCommand const& command, Surroundings const& around) {
    auto const done = back_up(command.data, command.file, around.key);
    if (!done.ok()) return around.console.fail(done.error());
    around.console.print("server.backed_up", {{"file", command.file.string()}});
    return ExitCode::done;
}

ExitCode run(RestoreCommand const& command, Surroundings const& around) {
    // A server that does it stands in another folder.
    auto const whole = [](std::filesystem::path const& place) {
        bool const is_file = !place.empty() && !is_database_address(place.string());
        return is_file ? std::filesystem::absolute(place) : place;
    };
    auto const restored = [&]() -> Result<Restored> {
        TRY_ASSIGN(auto const open, open_desk(command.data, WhenMissing::create, around));
        return open.desk->restore({whole(command.file), whole(command.erased_in)});
    }();
    if (!restored.ok()) return around.console.fail(restored.error());
    around.console.print("server.restored",
                         {{"erased", around.console.tongue().number(restored->erased)}});
    return ExitCode::done;
}

}  // namespace ontmoet::server
