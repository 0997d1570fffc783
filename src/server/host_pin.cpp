// SPDX-License-Identifier: EUPL-1.2
#include "server/host_pin.h"

#include <algorithm>
#include <array>

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

}  // namespace

Result<std::string> sealed_pin(std::string const& pin) {
    if (pin.empty()) return std::string{};
    if (!is_pin(pin)) return Error{ErrorKind::invalid_input, "error.bad_pin", {}};
    std::array<char, crypto_pwhash_STRBYTES> sealed{};
    if (crypto_pwhash_str(sealed.data(), pin.data(), pin.size(), k_pin_passes, k_pin_memory) != 0)
        return Error{ErrorKind::unavailable, "error.out_of_memory", "argon2id"};
    return std::string(sealed.data());
}

}  // namespace ontmoet::server
