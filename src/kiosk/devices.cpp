// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/devices.h"

#include "kiosk/limits.h"

#include <algorithm>
#include <cstdlib>
#include <tuple>

namespace ontmoet::kiosk {
namespace {

using Health = screens::Device::State;

Health state_of(sync::DeviceStatus const& status, Moment now) {
    if (status.revoked) return Health::revoked;
    auto const silence = now - status.last_seen;
    if (silence > k_seen_today) return Health::never_seen;
    if (status.too_old) return Health::too_old;
    if (silence > k_silent_after) return Health::silent;
    if (!status.presence) return Health::well;
    if (Duration{std::llabs(status.presence->offset_ms)} > k_clock_off) return Health::clock_off;
    return status.presence->backlog > 0 ? Health::behind : Health::well;
}

}  // namespace

screens::Devices judged_devices(sync::DeviceList const& list, DeviceId own) {
    screens::Devices devices{{}, list.server_time};
    for (auto const& status : list.devices) {
        screens::Device device{status.device, status.name};
        device.role = storage::to_text(status.role);
        device.state = state_of(status, list.server_time);
        device.last_seen = status.last_seen;
        if (status.presence) {
            device.backlog = status.presence->backlog;
            device.offset_ms = status.presence->offset_ms;
            device.version = status.presence->version;
            device.is_unwell = sync::needs_somebody(status.presence->health);
        }
        device.is_this = status.device == own;
        devices.list.push_back(std::move(device));
    }
    // Of two in the same state, who has more waiting there, then by name.
    std::ranges::stable_sort(devices.list, [](auto const& a, auto const& b) {
        return std::tuple{a.state, -a.backlog, a.name} < std::tuple{b.state, -b.backlog, b.name};
    });
    return devices;
}

}  // namespace ontmoet::kiosk
