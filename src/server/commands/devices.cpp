// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "server/commands/open_desk.h"

namespace ontmoet::server {
namespace {

struct Found {
    OpenDesk desk;
    EventId event;
    DeviceId device;
};

Result<Found> find(DeviceChoice const& choice, Surroundings const& around) {
    Found found;
    TRY_ASSIGN(found.desk, open_desk(choice.data, WhenMissing::fail, around));
    TRY_ASSIGN(found.event, find_event(*found.desk, choice.event));
    TRY_ASSIGN(found.device, find_device(*found.desk, found.event, choice.device));
    return found;
}

Result<std::vector<storage::Device>> devices_of(DevicesCommand const& command,
                                                Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const event, find_event(*desk, command.event));
    return desk->devices(event);
}

Status set_role(SetRoleCommand const& command, Surroundings const& around) {
    auto const role = storage::role_from_text(command.role);
    if (!role) return Error{ErrorKind::invalid_input, "error.unknown_role", command.role};
    TRY_ASSIGN(auto found, find(command.choice, around));
    RoleOrder order{*role};
    TRY_ASSIGN(order.organisation,
               find_organisation(*found.desk, found.event, command.organisation));
    TRY(found.desk->set_role(found.event, found.device, order));
    return {};
}

Status revoke(RevokeCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto found, find(command.choice, around));
    TRY(found.desk->revoke(found.event, found.device));
    return {};
}

}  // namespace

ExitCode run(DevicesCommand const& command, Surroundings const& around) {
    auto const devices = devices_of(command, around);
    if (!devices.ok()) return around.console.fail(devices.error());
    for (auto const& device : *devices) {
        auto const at = device.last_seen;
        auto const seen = at == Moment{} ? "-" : i18n::iso_date(at) + " " + i18n::clock_time(at);
        around.console.print(to_string(device.id) + '\t' + std::string(to_text(device.role)) +
                             '\t' + seen + '\t' + (device.revoked ? "revoked" : "-") + '\t' +
                             device.name);
    }
    return ExitCode::done;
}

ExitCode run(SetRoleCommand const& command, Surroundings const& around) {
    auto const done = set_role(command, around);
    if (!done.ok()) return around.console.fail(done.error());
    around.console.print("server.role_changed", {{"role", command.role}});
    return ExitCode::done;
}

ExitCode run(RevokeCommand const& command, Surroundings const& around) {
    auto const done = revoke(command, around);
    if (!done.ok()) return around.console.fail(done.error());
    around.console.print("server.revoked", {});
    return ExitCode::done;
}

}  // namespace ontmoet::server
