// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/open_desk.h"
#include "server/server_file.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>
#include <sodium.h>

namespace ontmoet::server {
namespace {

// Argon2id with 64 MiB and 3 passes: a tenth of a second on a kiosk.
constexpr unsigned long long k_pin_passes = 3;
constexpr std::size_t k_pin_memory = 64UL * 1024 * 1024;
constexpr std::size_t k_shortest_pin = 4;
constexpr std::size_t k_longest_pin = 12;

bool is_pin(std::string const& pin) {
    return pin.size() >= k_shortest_pin && pin.size() <= k_longest_pin &&
           std::all_of(pin.begin(), pin.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// The PIN as the kiosk keeps it; empty for no PIN.
Result<std::string> sealed_pin(std::string const& pin) {
    if (pin.empty()) return std::string{};
    if (!is_pin(pin)) return Error{ErrorKind::invalid_input, "error.bad_pin", {}};
    std::array<char, crypto_pwhash_STRBYTES> sealed{};
    if (crypto_pwhash_str(sealed.data(), pin.data(), pin.size(), k_pin_passes, k_pin_memory) != 0)
        return Error{ErrorKind::unavailable, "error.out_of_memory", "argon2id"};
    return std::string(sealed.data());
}

Result<sync::Pairing> pair_device(PairCommand const& command, Surroundings const& around) {
    auto const role = storage::role_from_text(command.role);
    // Other roles may see work cards only of those who agree, which is not decided per person yet.
    if (role != storage::Role::host && role != storage::Role::reception)
        return Error{ErrorKind::invalid_input, "error.unknown_role", command.role};
    TRY_ASSIGN(auto const pin, sealed_pin(command.pin));
    if (command.name.size() > k_most_device_name_bytes)
        return Error{ErrorKind::invalid_input, "error.name_too_long",
                     std::to_string(k_most_device_name_bytes)};
    TRY_ASSIGN(auto desk, open_desk(command.data, WhenMissing::fail, around));
    TRY_ASSIGN(auto const event, find_event(*desk, command.event));
    TRY_ASSIGN(auto pairing, desk->pair(event, *role, command.name));
    if (!command.url.empty()) pairing.url = command.url;
    auto handshake = nlohmann::json::parse(sync::encode(pairing), nullptr, false);
    check(handshake.is_object(), "a pairing is written as an object");
    handshake["handshake_version"] = 1;
    handshake["host_pin"] = pin;
    TRY(write_private_file(command.out, handshake.dump(2) + "\n"));
    return pairing;
}

}  // namespace

ExitCode run(PairCommand const& command, Surroundings const& around) {
    auto const pairing = pair_device(command, around);
    if (!pairing.ok()) return around.console.fail(pairing.error());
    around.console.print("server.paired", {{"role", command.role}, {"file", command.out.string()}});
    return ExitCode::done;
}

}  // namespace ontmoet::server
