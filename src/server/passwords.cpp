// SPDX-License-Identifier: EUPL-1.2
#include "server/passwords.h"

#include "server/limits.h"

#include <algorithm>
#include <array>

#include <sodium.h>

namespace ontmoet::server {
namespace {

constexpr unsigned long long k_password_passes = 3;
constexpr std::size_t k_password_memory = 64UL * 1024 * 1024;

std::size_t letters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

Result<std::string> hashed(std::string_view password) {
    std::array<char, crypto_pwhash_STRBYTES> hash{};
    if (crypto_pwhash_str(hash.data(), password.data(), password.size(), k_password_passes,
                          k_password_memory) != 0)
        return Error{ErrorKind::unavailable, "error.out_of_memory", "argon2id"};
    return std::string(hash.data());
}

}  // namespace

Result<std::string> hash_password(std::string_view password) {
    if (letters_in(password) < k_fewest_password_letters)
        return Error{ErrorKind::invalid_input, "console.password_short",
                     std::to_string(k_fewest_password_letters)};
    if (password.size() > k_most_password_bytes)
        return Error{ErrorKind::invalid_input, "console.password_long",
                     std::to_string(k_most_password_bytes)};
    return hashed(password);
}

bool is_password(std::string const& hash, std::string_view typed) {
    // Whoever has no account must not be told so by a quicker answer.
    static auto const nobodys = hashed("nobody signs in with this");
    bool const is_somebodys = !hash.empty();
    if (!is_somebodys && !nobodys.ok()) return false;
    auto const& kept = is_somebodys ? hash : *nobodys;
    auto const length = std::min(typed.size(), k_most_password_bytes + 1);
    return crypto_pwhash_str_verify(kept.c_str(), typed.data(), length) == 0 && is_somebodys;
}

}  // namespace ontmoet::server
