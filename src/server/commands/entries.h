// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/commands/command_line.h"

#include <functional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

// How the words of the command line become commands. For command_line.cpp and those beside it that
// know some of the words.
namespace ontmoet::server {

// For an address with a password.
inline constexpr char const* k_database_variable = "ONTMOET_DATABASE";

// One word's command and how to take what was typed for it.
struct Entry {
    CLI::App* app;
    std::function<Command()> made;
};

void add_data(CLI::App& app, std::filesystem::path& data);
void add_event(CLI::App& app, std::string& event);

Entry add_provision(CLI::App& app, ProvisionCommand& command);
Entry add_update(CLI::App& app, UpdateCommand& command);

// What a device of the hall may be for.
std::vector<std::string> hall_roles();

struct DeviceCommands {
    DevicesCommand list;
    SetRoleCommand set_role;
    OrderDeviceCommand order;
    RevokeCommand revoke;
};
Entry add_devices(CLI::App& app, DeviceCommands& all);
Entry add_change_device(CLI::App& app, DeviceCommands& all);
Entry add_revoke(CLI::App& app, DeviceCommands& all);

// What comes after an event.
struct AfterCommands {
    ExportCommand export_event;
    FollowUpCommand follow_up;
    ReportCommand report;
    RetentionCommand retention;
    AuditCommand audit;
};
Entry add_export(CLI::App& app, AfterCommands& all);
Entry add_follow_up(CLI::App& app, AfterCommands& all);
Entry add_report(CLI::App& app, AfterCommands& all);
Entry add_retention(CLI::App& app, AfterCommands& all);
Entry add_audit(CLI::App& app, AfterCommands& all);

}  // namespace ontmoet::server
