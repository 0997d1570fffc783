// SPDX-License-Identifier: EUPL-1.2
#include "sync/table_code.h"

#include "domain/json_values.h"
#include "sync/limits.h"
#include "sync/phone_page.h"

#include <nlohmann/json.hpp>

namespace ontmoet::sync {
namespace {

using domain::from_json_member;
using nlohmann::json;

Error bad_code(std::string_view member) {
    return {ErrorKind::invalid_input, "error.bad_message", std::string(member)};
}

json object_of(std::string_view text) {
    return domain::is_too_deep(text) ? json() : json::parse(text, nullptr, false);
}

}  // namespace

std::string encode(TableOrder const& message) {
    return json{{"organisation", to_string(message.organisation)}}.dump();
}

std::string encode(TableCode const& message) {
    return json{{"code", message.code}, {"valid_until", message.valid_until.ms}}.dump();
}

Result<TableOrder> decode_table_order(std::string_view text) {
    auto const object = object_of(text);
    TableOrder order;
    if (!object.is_object() || !from_json_member(object, "organisation", order.organisation) ||
        order.organisation.is_none())
        return bad_code("organisation");
    return order;
}

// What a foreign server says becomes part of an address that is shown: a code has no other signs.
Result<TableCode> decode_table_code(std::string_view text) {
    constexpr std::string_view k_signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    auto const object = object_of(text);
    TableCode code;
    bool const has_code = object.is_object() && from_json_member(object, "code", code.code) &&
                          !code.code.empty() && code.code.size() <= k_most_code_letters &&
                          code.code.find_first_not_of(k_signs) == code.code.npos;
    if (!has_code) return bad_code("code");
    if (!from_json_member(object, "valid_until", code.valid_until)) return bad_code("valid_until");
    return code;
}

std::string table_codes_path(EventId event) {
    return "/v1/events/" + to_string(event) + "/table-codes";
}

std::string table_page_url(Pairing const& pairing, std::string_view code) {
    auto url = address_for_phones(pairing) + std::string(k_table_path);
    if (!code.empty()) url.append("/").append(code);
    return url;
}

}  // namespace ontmoet::sync
