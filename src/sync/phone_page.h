// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sync/protocol.h"

#include <string>
#include <string_view>

// A person's schedule on their phone, as the central server serves it.
namespace ontmoet::sync {

inline constexpr std::string_view k_phone_path = "/my/";

// Whether phones can find the server: not where only this computer finds itself.
bool has_phone_page(Pairing const& pairing);
// Where phones find the server.
std::string const& address_for_phones(Pairing const& pairing);
// `key` of storage/phone_key.h.
std::string phone_page_url(Pairing const& pairing, std::string_view key);

}  // namespace ontmoet::sync
