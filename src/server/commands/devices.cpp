// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "server/commands/open_desk.h"
#include "server/device_troubles.h"

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

Result<sync::DeviceList> devices_of(DevicesCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const event, find_event(*desk, command.event));
    return desk->devices_now(event);
}

std::string at_or_none(Moment at) {
    return at == Moment{} ? "-" : i18n::iso_date(at) + " " + i18n::clock_time(at);
}

std::string or_none(std::string text) {
    return text.empty() ? "-" : std::move(text);
}

// "83 %", with "+" behind it while it is being charged.
std::string battery_of(sync::DeviceStatus const& device) {
    if (!device.presence || !device.presence->health.battery) return "-";
    auto const& health = device.presence->health;
    return std::to_string(*health.battery) + " %" + (health.is_charging ? "+" : "");
}

std::string line_of_device(sync::DeviceStatus const& device, Moment now) {
    std::string troubles;
    for (auto const& word : troubles_of(device, now))
        troubles += (troubles.empty() ? "" : ",") + word;
    auto const printer = device.presence ? device.presence->health.printer : std::string{};
    return to_string(device.device) + '\t' + std::string(to_text(device.role)) + '\t' +
           at_or_none(device.last_seen) + '\t' + (device.revoked ? "revoked" : "-") + '\t' +
           device.name + '\t' + or_none(troubles) + '\t' + battery_of(device) + '\t' +
           or_none(printer);
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

Status give_order(OrderDeviceCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto found, find(command.choice, around));
    storage::DeviceOrder order;
    order.device = found.device;
    order.kind = command.kind;
    order.value = command.value;
    order.by = "organiser";
    TRY(found.desk->order(found.event, std::move(order)));
    around.console.print("console.cli_order_given", {{"kind", command.kind}});
    return {};
}

Status print_orders(OrderDeviceCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto found, find(command.choice, around));
    TRY_ASSIGN(auto const orders, found.desk->orders(found.event, found.device));
    for (auto const& order : orders)
        around.console.print(order.kind + '\t' + or_none(order.value) + '\t' +
                             at_or_none(order.ordered_at) + '\t' + at_or_none(order.answered_at) +
                             '\t' + or_none(order.fault));
    return {};
}

Status revoke(RevokeCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto found, find(command.choice, around));
    TRY(found.desk->revoke(found.event, found.device));
    return {};
}

}  // namespace

ExitCode run(DevicesCommand const& command, Surroundings const& around) {
    auto list = devices_of(command, around);
    if (!list.ok()) return around.console.fail(list.error());
    sort_by_need(list->devices, list->server_time);
    for (auto const& device : list->devices)
        around.console.print(line_of_device(device, list->server_time));
    return ExitCode::done;
}

ExitCode run(OrderDeviceCommand const& command, Surroundings const& around) {
    auto const done =
        command.kind.empty() ? print_orders(command, around) : give_order(command, around);
    return done.ok() ? ExitCode::done : around.console.fail(done.error());
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
