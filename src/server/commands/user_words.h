// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/commands/commands.h"

#include <filesystem>
#include <functional>

namespace CLI {
class App;
}

namespace ontmoet::server {

using AddData = std::function<void(CLI::App&, std::filesystem::path&)>;

// The words after "ontmoet user", which fill in the command.
CLI::App* add_user_words(CLI::App& app, UserCommand& command, AddData const& add_data);

}  // namespace ontmoet::server
