// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/model.h"
#include "sync/device_orders.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::kiosk {

// How an organiser wants this device, as its store keeps it; what nobody said is as the device's
// own configuration says.
struct DeviceSettings {
    std::vector<std::string> languages{};
    std::optional<int> volume{};
    std::optional<int> quarter_turns{};
    std::optional<std::string> printer{};  // a queue of CUPS on this device; empty: none
    friend bool operator==(DeviceSettings const&, DeviceSettings const&) = default;
};
std::string to_text(DeviceSettings const& settings);
// What cannot be read is left out.
DeviceSettings device_settings_from(std::string_view text);

// What an order means for the settings, and why it cannot be: a message key; empty when it can.
// "restart", "wipe" and "name" change no setting.
std::string take_order(sync::DeviceOrder const& order, DeviceSettings& settings);
// Whether it is a setting at all.
bool is_setting(sync::DeviceOrder const& order);

// Shows the kiosk so.
void apply_settings(DeviceSettings const& settings, screens::Model& model);

}  // namespace ontmoet::kiosk
