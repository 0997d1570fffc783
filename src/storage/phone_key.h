// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"

#include <optional>
#include <string>
#include <string_view>

// What opens a person's schedule on their phone (domain::PhonePageOpened): made by a kiosk, also
// without a network, and shown once as a QR. The log holds its hash alone, so that nobody who reads
// the log can open the page.
namespace ontmoet::storage {

// 43 characters of URL-safe base64: the event, so that a server of many finds it, and 128 bits of
// libsodium's randomness.
std::string new_phone_key(EventId event);
// Nothing when it is not of that form.
std::optional<EventId> event_of_phone_key(std::string_view key);
// PhonePageOpened::key_hash: 64 hexadecimal digits of BLAKE2b.
std::string hash_of_phone_key(std::string_view key);

}  // namespace ontmoet::storage
