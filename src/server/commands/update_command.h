// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/commands/commands.h"

#include <filesystem>
#include <string>
#include <vector>

namespace ontmoet::server {

// Releases of this program (exchange/release_list.h): signs the list of one, says whether it is
// newer, looks whether packages are those of it. None of them installs anything.
enum class UpdateAct { sign, check, verify };
struct UpdateCommand {
    UpdateAct act = UpdateAct::check;
    std::filesystem::path list;  // "-": standard input
    std::string trust{};         // fingerprint of who signs releases
    std::vector<std::filesystem::path> packages{};
    std::filesystem::path sign{};  // the key, made when there is none
    int days = 90;
};
ExitCode run(UpdateCommand const& command, Surroundings const& around);

}  // namespace ontmoet::server
