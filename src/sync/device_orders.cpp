// SPDX-License-Identifier: EUPL-1.2
#include "sync/device_orders.h"

#include "domain/json_values.h"
#include "sync/limits.h"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace ontmoet::sync {
namespace {

using domain::from_json_member;
using nlohmann::json;

constexpr std::size_t k_longest_kind = 32;
constexpr std::size_t k_longest_fault = 64;

Error bad_order(std::string_view member) {
    return {ErrorKind::invalid_input, "error.bad_message", std::string(member)};
}

// The list of this name; null for what is none or is too long.
json order_list(std::string_view text, char const* name) {
    if (domain::is_too_deep(text)) return {};
    auto const object = json::parse(text, nullptr, false);
    if (!object.is_object() || !object.contains(name)) return {};
    auto const& list = object.at(name);
    return list.is_array() && list.size() <= k_most_orders ? list : json{};
}

bool is_one_of(std::string_view value, std::initializer_list<std::string_view> words) {
    return std::ranges::find(words, value) != words.end();
}

bool is_small_number(std::string_view value, int most) {
    if (value.empty() || value.size() > 2) return false;
    if (value.find_first_not_of("0123456789") != value.npos) return false;
    return std::stoi(std::string(value)) <= most;
}

// "ar,ti,nl".
bool are_languages(std::string_view value) {
    constexpr std::string_view k_signs = "abcdefghijklmnopqrstuvwxyz,";
    return !value.empty() && value.find_first_not_of(k_signs) == value.npos &&
           !value.starts_with(',') && !value.ends_with(',') && value.find(",,") == value.npos;
}

// What for and its queue in CUPS, whose name has no space, slash or sign that a shell would take
// for something; nothing at all for none.
bool is_printer(std::string_view value) {
    auto const equals = value.find('=');
    if (equals != value.npos) {
        if (!is_one_of(value.substr(0, equals), {"page", "label", "receipt"})) return false;
        value.remove_prefix(equals + 1);
        if (value.empty()) return false;
    }
    constexpr std::string_view k_signs =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-";
    return value.find_first_not_of(k_signs) == value.npos;
}

}  // namespace

bool is_order(std::string_view kind, std::string_view value) {
    if (value.size() > k_most_order_bytes) return false;
    if (kind == "languages") return are_languages(value);
    if (kind == "volume") return is_small_number(value, 10);
    if (kind == "rotation") return is_one_of(value, {"0", "90", "180", "270"});
    if (kind == "printer") return is_printer(value);
    if (kind == "name") return !value.empty();
    if (kind == "restart") return is_one_of(value, {"", "computer"});
    return kind == "wipe" && value.empty();
}

std::string encode(std::vector<DeviceOrder> const& orders) {
    auto list = json::array();
    for (auto const& order : orders)
        list.push_back({{"number", order.number}, {"kind", order.kind}, {"value", order.value}});
    return json{{"orders", std::move(list)}}.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string encode(OrderAnswers const& message) {
    auto list = json::array();
    for (auto const& answer : message.answers)
        list.push_back({{"number", answer.number}, {"fault", answer.fault}});
    return json{{"answers", std::move(list)}}.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<std::vector<DeviceOrder>> decode_device_orders(std::string_view text) {
    auto const list = order_list(text, "orders");
    if (!list.is_array()) return bad_order("orders");
    std::vector<DeviceOrder> orders;
    for (auto const& entry : list) {
        DeviceOrder order;
        bool const is_whole = entry.is_object() && entry.contains("value") &&
                              from_json_member(entry, "number", order.number) &&
                              from_json_member(entry, "kind", order.kind) &&
                              from_json_member(entry, "value", order.value);
        if (!is_whole || order.number <= 0 || order.kind.size() > k_longest_kind ||
            order.value.size() > k_most_order_bytes)
            return bad_order("orders");
        orders.push_back(std::move(order));
    }
    return orders;
}

Result<OrderAnswers> decode_order_answers(std::string_view text) {
    auto const list = order_list(text, "answers");
    if (!list.is_array()) return bad_order("answers");
    OrderAnswers message;
    for (auto const& entry : list) {
        OrderAnswer answer;
        bool const is_whole = entry.is_object() && entry.contains("fault") &&
                              from_json_member(entry, "number", answer.number) &&
                              from_json_member(entry, "fault", answer.fault);
        if (!is_whole || answer.number <= 0 || !is_fault(answer.fault)) return bad_order("answers");
        message.answers.push_back(std::move(answer));
    }
    return message;
}

bool is_fault(std::string_view text) {
    constexpr std::string_view k_signs = "abcdefghijklmnopqrstuvwxyz_.";
    return text.size() <= k_longest_fault && text.find_first_not_of(k_signs) == text.npos;
}

std::string orders_path(EventId event) {
    return "/v1/events/" + to_string(event) + "/orders";
}

}  // namespace ontmoet::sync
