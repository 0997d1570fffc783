// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "domain/fact.h"
#include "storage/devices.h"
#include "storage/fact_log.h"
#include "sync/device_orders.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The two parts of a PullPage that only exist because of a venue server (sync.md, contract 9), each
// a member of its own.
namespace ontmoet::sync {

// From a venue server to a kiosk: what the kiosks of the hall said and the central server has not
// decided yet, in the order in which it came to the hall. Only with the last page of the confirmed
// facts. A page without this part comes from the central server itself.
struct HallNews {
    std::string epoch;                // another one than before: the list begins anew
    std::int64_t next = 0;            // ask for the hall's news after this number next time
    std::vector<domain::Fact> facts;  // new in the list, the device's own ones too
    std::vector<FactId> gone;         // decided: no longer in the list
    friend bool operator==(HallNews const&, HallNews const&) = default;
};

// From the central server to a venue server: what it needs to answer kiosks as the central server
// would, also when that is out of reach.
struct VenueNews {
    // Those it lacks of the devices' answers that were decided at or before the page's end.
    std::vector<storage::StoredAnswer> answers;
    // All devices of the event, when they differ from those of `devices_mark` in the question.
    std::optional<std::vector<storage::KnownDevice>> devices;
};

// What a device of the hall answered to an order, which the central server does not know yet; told
// with each pull (&answered=) until the order is no longer among the open ones.
struct AnsweredAtHall {
    DeviceId device;
    OrderAnswer answer;
    friend bool operator==(AnsweredAtHall const&, AnsweredAtHall const&) = default;
};
// "01a1…:3:console.order_unknown,…", of k_most_answered_at_hall orders at most.
std::string answered_text(std::vector<AnsweredAtHall> const& answered);
// Nothing when it is of another form or names more than that.
std::optional<std::vector<AnsweredAtHall>> read_answered(std::string_view text);

// Changes when the devices do, or what is wanted of them.
std::string mark_of(std::vector<storage::KnownDevice> const& devices);

std::string encode(HallNews const& news);
std::string encode(VenueNews const& news);
// Message key "error.bad_message" (detail: which member), for facts also those of decode_fact.
Result<HallNews> decode_hall_news(std::string_view json);
Result<VenueNews> decode_venue_news(std::string_view json);

}  // namespace ontmoet::sync
