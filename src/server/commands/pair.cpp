// SPDX-License-Identifier: EUPL-1.2
#include "platform/private_file.h"
#include "server/commands/open_desk.h"
#include "server/commands/qr_text.h"
#include "server/host_pin.h"
#include "server/table_session.h"
#include "storage/limits.h"

namespace ontmoet::server {
namespace {

struct Order {
    EventId event;
    PairOrder order;
};

Result<Order> order_of(PairCommand const& command, OpenDesk& open) {
    if (command.pin_certificate && open.public_key.empty())
        return Error{ErrorKind::invalid_input, "error.no_certificate_to_pin", {}};
    auto& desk = *open;
    auto const role = storage::role_from_text(command.role);
    if (!role) return Error{ErrorKind::invalid_input, "error.unknown_role", command.role};
    if (command.web && *role != storage::Role::table)
        return Error{ErrorKind::invalid_input, "error.web_is_for_tables", command.role};
    TRY_ASSIGN(auto pin, sealed_pin(command.pin));
    if (command.name.size() > k_most_device_name_bytes)
        return Error{ErrorKind::invalid_input, "error.name_too_long",
                     std::to_string(k_most_device_name_bytes)};
    TRY_ASSIGN(auto const event, find_event(desk, command.event));
    TRY_ASSIGN(auto const organisation, find_organisation(desk, event, command.organisation));
    return Order{event, {*role, command.name, std::move(pin), organisation, {}, command.let_in}};
}

// Where the kiosk finds the server, and whether it is to know it by its key alone.
sync::Address told_address(PairCommand const& command, sync::Address address) {
    if (!command.url.empty()) address.url = command.url;
    if (!command.pin_certificate) address.public_key.clear();
    return address;
}

Status write_pairing(PairCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const order, order_of(command, desk));
    TRY_ASSIGN(auto pairing, desk->pair(order.event, order.order));
    auto const address = told_address(command, {pairing.url, pairing.public_key});
    pairing.url = address.url;
    pairing.public_key = address.public_key;
    TRY(platform::write_private_file(command.out, sync::encode(pairing) + "\n"));
    around.console.print("server.paired", {{"role", command.role}, {"file", command.out.string()}});
    return {};
}

Status show_code(PairCommand const& command, Surroundings const& around) {
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const order, order_of(command, desk));
    TRY_ASSIGN(auto const offered, desk->offer_pairing(order.event, order.order));
    if (!command.let_in.empty()) {
        around.console.print("server.let_in", {{"name", command.name}, {"role", command.role}});
        return {};
    }
    auto const count =
        std::chrono::duration_cast<std::chrono::minutes>(storage::k_pairing_code_life).count();
    auto const minutes = around.console.tongue().number(count);
    auto const address = told_address(command, offered.address);
    if (command.web) {
        auto const url = address.url + std::string(k_table_path) + "/" + offered.code;
        around.console.print(qr_text(url));
        around.console.print("server.table_link", {{"minutes", minutes}, {"url", url}});
        return {};
    }
    around.console.print(qr_text(sync::encode(sync::Invitation{address, offered.code})));
    around.console.print("server.pairing_code", {{"minutes", minutes}, {"code", offered.code}});
    return {};
}

}  // namespace

ExitCode run(PairCommand const& command, Surroundings const& around) {
    auto const done =
        command.out.empty() ? show_code(command, around) : write_pairing(command, around);
    return done.ok() ? ExitCode::done : around.console.fail(done.error());
}

}  // namespace ontmoet::server
