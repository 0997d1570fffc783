// SPDX-License-Identifier: EUPL-1.2
#include "server/device_troubles.h"

#include "server/limits.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <tuple>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

// Which sentences there are, worst first.
constexpr std::array<std::string_view, 14> k_trouble_words{
    "too_old", "silent", "falls",   "store",     "disk",  "memory", "heat",
    "battery", "paper",  "printer", "noprinter", "clock", "other",  "backlog"};

std::size_t rank_of(std::vector<std::string> const& troubles) {
    if (troubles.empty()) return k_trouble_words.size() + 1;
    auto const found = std::ranges::find(k_trouble_words, troubles.front());
    return static_cast<std::size_t>(found - k_trouble_words.begin());
}

}  // namespace

bool is_in_contact(sync::DeviceStatus const& device, Moment now) {
    return now - device.last_seen < k_shown_in_contact;
}

std::vector<std::string> troubles_of(sync::DeviceStatus const& device, Moment now) {
    std::vector<std::string> troubles;
    if (device.revoked) return troubles;
    if (device.too_old) troubles.emplace_back("too_old");
    if (device.last_seen != Moment{} && !is_in_contact(device, now))
        troubles.emplace_back("silent");
    if (!device.presence) return troubles;
    auto const& told = *device.presence;
    bool is_untouched = false;
    for (auto const word : sync::troubles_in(told.health)) {
        if (word == sync::k_untouched)
            is_untouched = true;
        else if (std::ranges::find(k_trouble_words, word) != k_trouble_words.end())
            troubles.emplace_back(word);
        else if (std::ranges::find(troubles, "other") == troubles.end())
            troubles.emplace_back("other");
    }
    if (std::llabs(told.offset_ms) > k_shown_clock_off.count()) troubles.emplace_back("clock");
    if (told.backlog > 0) troubles.emplace_back("backlog");
    if (is_untouched) troubles.emplace_back(sync::k_untouched);
    return troubles;
}

bool needs_somebody(std::vector<std::string> const& troubles) {
    return std::ranges::any_of(troubles, [](std::string const& word) {
        return word != "backlog" && word != sync::k_untouched;
    });
}

void sort_by_need(std::vector<sync::DeviceStatus>& devices, Moment now) {
    auto const key = [now](sync::DeviceStatus const& device) {
        return std::tuple{device.revoked, rank_of(troubles_of(device, now)), device.name};
    };
    std::ranges::stable_sort(devices, {}, key);
}

void put_health(nlohmann::json& object, sync::DeviceStatus const& device, Moment now) {
    object["last_seen"] = device.last_seen.ms;
    object["is_in_contact"] = is_in_contact(device, now);
    object["too_old"] = device.too_old;
    object["troubles"] = troubles_of(device, now);
    if (!device.presence) return;
    auto const& [backlog, offset_ms, version, health] = *device.presence;
    object["backlog"] = backlog;
    object["offset_ms"] = offset_ms;
    object["version"] = version;
    if (!health.printer.empty()) object["printer"] = health.printer;
    if (!health.battery) return;
    object["battery"] = *health.battery;
    object["is_charging"] = health.is_charging;
}

}  // namespace ontmoet::server
