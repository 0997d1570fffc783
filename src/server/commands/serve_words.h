// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/commands/commands.h"

namespace CLI {
class App;
}

namespace ontmoet::server {

// The words after "ontmoet serve", which fill in the command.
CLI::App* add_serve_words(CLI::App& app, ServeCommand& command);

}  // namespace ontmoet::server
