// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/entries.h"

namespace ontmoet::server {
namespace {

void add_choice(CLI::App& app, DeviceChoice& choice) {
    add_data(app, choice.data);
    add_event(app, choice.event);
    app.add_option("--device", choice.device, "Device: its id or name.")->required();
}

void add_orders(CLI::App& device, OrderDeviceCommand& command) {
    auto* order = device.add_subcommand("order", "What a device is to do at its next contact.");
    order->fallthrough();
    add_choice(*order, command.choice);
    order
        ->add_option("--kind", command.kind,
                     "languages (ar,ti,nl), volume (0 to 10), rotation (0, 90, 180, 270), printer "
                     "(a queue), name, restart (of the program; with computer as value, of all) or "
                     "wipe.")
        ->required();
    order->add_option("--value", command.value, "What it is from now on.");
    auto* orders = device.add_subcommand(
        "orders", "Print kind, value, when it was ordered, when it was answered and what.");
    orders->fallthrough();
    add_choice(*orders, command.choice);
}

}  // namespace

std::vector<std::string> hall_roles() {
    return {"host", "reception", "browse", "table", "board"};
}

Entry add_devices(CLI::App& app, DeviceCommands& all) {
    auto& command = all.list;
    auto* devices = app.add_subcommand("devices",
                                       "Print id, role, last contact, whether it is revoked, name, "
                                       "troubles, battery and printer of "
                                       "each device, those that need somebody first.");
    add_data(*devices, command.data);
    add_event(*devices, command.event);
    return {devices, [&command] { return command; }};
}

Entry add_change_device(CLI::App& app, DeviceCommands& all) {
    auto& command = all.set_role;
    auto* device = app.add_subcommand("device", "Change a device.");
    device->require_subcommand(1);
    add_orders(*device, all.order);
    auto* role = device->add_subcommand("role", "Give a device another role.");
    role->fallthrough();
    add_choice(*role, command.choice);
    role->add_option("--role", command.role, "What it is for from now on.")
        ->required()
        ->check(CLI::IsMember(hall_roles()));
    role->add_option("--organisation", command.organisation,
                     "Whose table it stands at. A table shows the meets of this one alone.");
    return {device, [&all, role]() -> Command {
                if (role->parsed()) return all.set_role;
                return all.order;
            }};
}

Entry add_revoke(CLI::App& app, DeviceCommands& all) {
    auto& command = all.revoke;
    auto* revoke = app.add_subcommand(
        "revoke", "Withdraw a device: it wipes its store as soon as it is in contact.");
    add_choice(*revoke, command.choice);
    return {revoke, [&command] { return command; }};
}

}  // namespace ontmoet::server
