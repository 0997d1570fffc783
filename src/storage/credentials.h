// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "storage/devices.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// What devices prove themselves with, for every adapter of storage::Devices: made from libsodium's
// randomness, kept as BLAKE2b hashes only.
namespace ontmoet::storage {

using SecretHash = std::array<std::uint8_t, 32>;
SecretHash hash_of(std::string_view secret);
// From hexadecimal; nothing when it is no hash.
std::optional<SecretHash> hash_from_text(std::string_view hexadecimal);

// 256 random bits in URL-safe base64, 43 characters.
std::string new_token();
DeviceId new_device_id(Moment now);

// "K7MF-3XQT": eight of the thirty signs that nobody takes for another one, 39 bits. Guessing is
// kept slow by whoever takes codes (server/limits.h).
std::string new_pairing_code();
// A code as somebody typed it, in one form: capitals without spaces and dashes. Empty when it
// cannot be one.
std::string plain_pairing_code(std::string_view typed);

// Of what lets a device in: a pairing code as somebody typed it, or the secret of a knock.
SecretHash hash_of_code(std::string_view given);
// The code of an offer that is made now.
PairingCode code_for(PairingOffer const& offer, Moment now);

}  // namespace ontmoet::storage
