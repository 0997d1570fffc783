// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// What an organiser wants of a device, set at the console and told at its next contact: each page
// of a pull names the newest order that the device has not answered (PullPage::open_order).
//   POST /v1/events/{event}/orders   OrderAnswers → DeviceOrders: those that are left
// Kinds and values:
//   languages  "ar,ti,nl": these first on the screen of languages, the first one is its own
//   volume     "0" … "10"
//   rotation   "0", "90", "180", "270": of the picture, clockwise
//   printer    "QUEUE", "label=QUEUE" or "receipt=QUEUE", of CUPS on the device; empty: as its own
//              file says
//   name       what it is called, also on the network
//   restart    the program; "computer" in the place of "": all of it
//   wipe       everything it keeps, after it has sent what it has to say
// A kind nobody knows is answered with "console.order_unknown".
namespace ontmoet::sync {

struct DeviceOrder {
    std::int64_t number = 0;
    std::string kind;
    std::string value;
    friend bool operator==(DeviceOrder const&, DeviceOrder const&) = default;
};
struct OrderAnswer {
    std::int64_t number = 0;
    std::string fault{};  // message key: why it could not; empty: it is done
    friend bool operator==(OrderAnswer const&, OrderAnswer const&) = default;
};
struct OrderAnswers {
    std::vector<OrderAnswer> answers;
};

// Whether this is an order of a kind that there is, with a value that it can have.
bool is_order(std::string_view kind, std::string_view value);

std::string encode(std::vector<DeviceOrder> const& orders);
std::string encode(OrderAnswers const& message);
// All: message key "error.bad_message" (detail: which member).
Result<std::vector<DeviceOrder>> decode_device_orders(std::string_view json);
Result<OrderAnswers> decode_order_answers(std::string_view json);

// A message key, or nothing.
bool is_fault(std::string_view text);

std::string orders_path(EventId event);

}  // namespace ontmoet::sync
