// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/commands/commands.h"

namespace CLI {
class App;
}

namespace ontmoet::server {

// The words after "ontmoet user", which fill in the command.
CLI::App* add_user_words(CLI::App& app, UserCommand& command);

// And those of `ontmoet key` and `ontmoet webhook`.
CLI::App* add_key_words(CLI::App& app, KeyCommand& command);
CLI::App* add_webhook_words(CLI::App& app, WebhookCommand& command);

}  // namespace ontmoet::server
