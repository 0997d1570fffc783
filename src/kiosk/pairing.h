// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "platform/key_source.h"
#include "storage/devices.h"
#include "sync/protocol.h"
#include "sync/sync_engine.h"

#include <filesystem>
#include <string>

// How a kiosk comes to belong to an event.
namespace ontmoet::kiosk {

// The file that `ontmoet pair --out` or pair_by_code wrote. "error.pairing_missing" (detail: the
// file), "error.bad_message".
Result<sync::Pairing> read_pairing(std::filesystem::path const& file);

// "error.cannot_write".
Status write_pairing(std::filesystem::path const& file, sync::Pairing const& pairing);

// What a person gives: a code to type and where the server is, or all of it in the words of a QR
// code, which begin with a brace.
struct PairingWords {
    std::string code;
    std::string url;
    std::string public_key;  // see sync::Address; empty: the usual authorities
};
// The store of a kiosk with this data folder.
std::filesystem::path store_in(std::filesystem::path const& data);
// Who this kiosk is until now, by its store and its pairing file; nobody when there is neither. A
// store that cannot be opened here (another key) gives no tokens, the file may be enough.
storage::FormerSelf who_it_was(std::filesystem::path const& file, std::filesystem::path const& data,
                               platform::KeySource const& key);
// Asks the server, and writes the file. It stays who it was if the server agrees
// (storage::Devices::redeem): what its store keeps unsent is sent then. What the server says:
// "error.unknown_pairing_code", "error.too_many_attempts". Else "error.no_answer",
// "error.server_not_ours", "error.bad_message", "error.cannot_write".
Status pair_by_code(PairingWords const& words, storage::FormerSelf former,
                    std::filesystem::path const& file);
// Why a server did not do what it was asked; "error.server_not_ours" for what is no answer of ours.
Error refusal_of(sync::Response const& response);

}  // namespace ontmoet::kiosk
