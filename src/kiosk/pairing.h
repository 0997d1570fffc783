// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "sync/protocol.h"

#include <filesystem>
#include <string>

// How a kiosk comes to belong to an event.
namespace ontmoet::kiosk {

// The file that `ontmoet pair --out` or pair_by_code wrote. "error.pairing_missing" (detail: the
// file), "error.bad_message".
Result<sync::Pairing> read_pairing(std::filesystem::path const& file);

// What a person gives: a code to type and where the server is, or all of it in the words of a QR
// code, which begin with a brace.
struct PairingWords {
    std::string code;
    std::string url;
    std::string public_key;  // see sync::Address; empty: the usual authorities
};
// Asks the server, and writes the file. What the server says: "error.unknown_pairing_code",
// "error.too_many_attempts". Else "error.no_answer", "error.server_not_ours", "error.bad_message",
// "error.cannot_write".
Status pair_by_code(PairingWords const& words, std::filesystem::path const& file);

}  // namespace ontmoet::kiosk
