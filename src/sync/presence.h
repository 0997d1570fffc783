// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"
#include "storage/devices.h"

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// How the devices of an event are: what each tells of itself with every request, and the list that
// a host's device may ask for.
//   GET /v1/events/{event}/devices   → DeviceList, for devices with the role of a host
namespace ontmoet::sync {

// How the computer of a device is, and what is plugged into it, as the device sees it itself.
struct Health {
    std::string troubles{};  // worst first, as "disk,heat"; empty: none
    std::string printer{};   // printing::to_text of the one that needs somebody most; empty: none
    std::optional<int> battery{};  // percent; none: it has none
    bool is_charging = false;
    friend bool operator==(Health const&, Health const&) = default;
};
// The words of Health::troubles.
std::vector<std::string_view> troubles_in(Health const& health);
// Whether somebody has to go there. Nobody has touched it yet: that is worth a look, no more.
bool needs_somebody(Health const& health);
inline constexpr std::string_view k_untouched = "touch";

struct Presence {
    std::int64_t backlog = 0;    // own facts that are not confirmed
    std::int64_t offset_ms = 0;  // server clock minus the device's, as it measured last
    std::string version{};       // of its program
    Health health{};
    friend bool operator==(Presence const&, Presence const&) = default;
};

// "Ontmoet-Backlog: 3", one for each header.
std::vector<std::string> header_lines(Presence const& presence);
// `header` gives the value of a header by its lower-case name. Nothing when a number is missing or
// is none; a version that is no short word is left out.
std::optional<Presence> read_presence(
    std::function<std::optional<std::string_view>(std::string_view)> const& header);

// What a venue server heard of a device of its hall a moment ago, and tells the central one with
// each pull (&heard=).
struct AtHallNow {
    DeviceId device;
    Presence presence{};
    friend bool operator==(AtHallNow const&, AtHallNow const&) = default;
};
// "01a1…:3:-250:0.3.0:disk.heat:ready:83c,…", of k_most_heard_at_hall devices at most.
std::string heard_text(std::vector<AtHallNow> const& heard);
// Nothing when it is of another form or names more devices than that.
std::optional<std::vector<AtHallNow>> read_heard(std::string_view text);

struct DeviceStatus {
    DeviceId device;
    std::string name;
    storage::Role role = storage::Role::host;
    bool revoked = false;
    bool too_old = false;                // the server does not speak its protocol
    Moment last_seen{};                  // the server's clock, 0: never
    std::optional<Presence> presence{};  // nothing since the server was started
    friend bool operator==(DeviceStatus const&, DeviceStatus const&) = default;
};

struct DeviceList {
    std::vector<DeviceStatus> devices;
    Moment server_time;
};

std::string encode(DeviceList const& message);
// Message key "error.bad_message" (detail: which member).
Result<DeviceList> decode_device_list(std::string_view json);
std::string devices_path(EventId event);

// What the server has heard of its devices, in memory alone: after a restart each tells again with
// its next request. One entry for each paired device at most. One thread.
class PresenceBoard {
public:
    void heard(DeviceId device, std::optional<Presence> presence, Moment now, bool too_old = false);
    // `known` with what was heard of them.
    DeviceList list(std::vector<storage::Device> const& known, Moment now) const;

private:
    struct Heard {
        Moment at;
        bool too_old = false;
        std::optional<Presence> presence;
    };
    std::map<DeviceId, Heard> m_heard;
};

}  // namespace ontmoet::sync
