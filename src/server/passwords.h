// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

// Passwords of accounts: Argon2id with 64 MiB and three passes, a tenth of a second for every try.
// Not for the I/O thread.
namespace ontmoet::server {

// What is kept of it (crypto_pwhash_str). "console.password_short", "console.password_long"
// (detail: the limit, in letters), "error.out_of_memory".
Result<std::string> hash_password(std::string_view password);
// Takes as long for a wrong one; for the hash of nobody (empty) too, and is false then.
bool is_password(std::string const& hash, std::string_view typed);

}  // namespace ontmoet::server
