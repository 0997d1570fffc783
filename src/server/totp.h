// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The code of six digits that an app shows beside the password: TOTP (RFC 6238) with HMAC-SHA-1 and
// thirty seconds, which every app knows.
namespace ontmoet::server {

// 160 random bits in base32 (RFC 4648), 32 letters.
std::string new_totp_secret();
// The code of one step of thirty seconds; empty for a secret that is none.
std::string totp_code(std::string_view secret, std::int64_t step);
// The step this code is of: the present one or the one beside it, as clocks differ; never one at or
// before `last_used`, so that no code is good twice. Nothing for a wrong code.
std::optional<std::int64_t> totp_step(std::string_view secret, std::string_view code, Moment now,
                                      std::int64_t last_used);
// What an app reads from a QR code: "otpauth://totp/…".
std::string totp_uri(std::string_view login, std::string_view secret);

}  // namespace ontmoet::server
