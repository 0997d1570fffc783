// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "platform/real_clock.h"
#include "server/commands/commands.h"
#include "server/commands/provision_command.h"
#include "server/commands/update_command.h"

#include <optional>
#include <span>
#include <string>
#include <variant>

namespace ontmoet::server {

// Only to be shown: --help, --version.
struct ShowText {
    std::string text;
};

using Command =
    std::variant<ShowText, ServeCommand, ImportCommand, ExportCommand, FollowUpCommand,
                 ReportCommand, PlanEventCommand, PlanInstanceCommand, PairCommand, DevicesCommand,
                 SetRoleCommand, OrderDeviceCommand, RevokeCommand, EraseCommand,
                 AccessReportCommand, MigrateCommand, BackupCommand, RestoreCommand, RescueCommand,
                 AuditCommand, EventListCommand, FactsCommand, SentencesCommand, UserCommand,
                 RetentionCommand, KeyCommand, WebhookCommand, ProvisionCommand, UpdateCommand>;

struct CommandLine {
    Command command;
    std::string language;  // empty: that of the environment
    platform::KeySource key;
    std::filesystem::path passphrase_file;
    std::optional<platform::Rehearsal> rehearsal;  // none: the machine's clock
};

// The words typed, the program's name first. "error.command_line" with what is wrong as detail,
// "error.password_visible" for an address with a password: other users see a command's words.
Result<CommandLine> parse_command_line(std::span<char const* const> words);

}  // namespace ontmoet::server
