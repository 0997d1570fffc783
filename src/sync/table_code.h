// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "sync/protocol.h"

#include <string>
#include <string_view>

// A host lets an employer's own phone or laptop be the device of their table: their kiosk asks the
// central server for a code, and shows where the page lies.
//   POST /v1/events/{event}/table-codes   TableOrder → TableCode, for devices with the role of a
//   host
namespace ontmoet::sync {

struct TableOrder {
    OrganisationId organisation;  // whose table it becomes
};
struct TableCode {
    std::string code;    // lets one device in, once
    Moment valid_until;  // the server's clock
};

std::string encode(TableOrder const& message);
std::string encode(TableCode const& message);
// Message key "error.bad_message" (detail: which member).
Result<TableOrder> decode_table_order(std::string_view json);
Result<TableCode> decode_table_code(std::string_view json);
std::string table_codes_path(EventId event);

inline constexpr std::string_view k_table_path = "/table";
// Where that page is, for the phone; without a code its door, where one is typed.
std::string table_page_url(Pairing const& pairing, std::string_view code);

}  // namespace ontmoet::sync
