// SPDX-License-Identifier: EUPL-1.2
#include "sync/presence.h"

#include "domain/json_values.h"
#include "sync/limits.h"

#include <algorithm>
#include <charconv>

#include <nlohmann/json.hpp>

namespace ontmoet::sync {
namespace {

using domain::from_json_member;
using nlohmann::json;

Error bad_list(std::string_view member) {
    return {ErrorKind::invalid_input, "error.bad_message", std::string(member)};
}

std::optional<std::int64_t> whole_number(std::optional<std::string_view> text) {
    if (!text) return std::nullopt;
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
    if (error != std::errc{} || end != text->data() + text->size()) return std::nullopt;
    return number;
}

bool is_version(std::string_view text) {
    return !text.empty() && text.size() <= k_most_version_letters &&
           std::ranges::all_of(text, [](char letter) {
               return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') ||
                      letter == '.' || letter == '-' || letter == '~' || letter == '+';
           });
}

// Words of small letters with `between` between them.
bool is_of_words(std::string_view text, char between) {
    return text.size() <= k_most_trouble_letters && std::ranges::all_of(text, [&](char letter) {
               return (letter >= 'a' && letter <= 'z') || letter == between;
           });
}

// "83", or "83c" while it is being charged; empty: there is none.
std::string battery_text(Health const& health) {
    if (!health.battery) return {};
    return std::to_string(*health.battery) + (health.is_charging ? "c" : "");
}

void read_battery(std::string_view text, Health& health) {
    bool const is_charging = text.ends_with('c');
    if (is_charging) text.remove_suffix(1);
    auto const percent = whole_number(text);
    if (!percent || *percent < 0 || *percent > 100) return;
    health.battery = static_cast<int>(*percent);
    health.is_charging = is_charging;
}

// What makes no sense is left out.
Health read_health(std::string_view troubles, std::string_view printer, std::string_view battery) {
    Health health;
    if (is_of_words(troubles, ',')) health.troubles = troubles;
    if (is_of_words(printer, '_')) health.printer = printer;
    read_battery(battery, health);
    return health;
}

bool is_sensible(Presence const& presence) {
    return presence.backlog >= 0 && presence.offset_ms >= -domain::k_furthest_moment_ms &&
           presence.offset_ms <= domain::k_furthest_moment_ms;
}

// Up to the separator, which goes too; all of it when there is none.
std::string_view cut_first(std::string_view& text, char separator) {
    auto const end = text.find(separator);
    auto const part = text.substr(0, end);
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
    return part;
}

Result<DeviceStatus> read_status(json const& object) {
    DeviceStatus status;
    std::string role;
    if (!object.is_object() || !from_json_member(object, "device", status.device) ||
        status.device.is_none())
        return bad_list("device");
    if (!from_json_member(object, "role", role) || !storage::role_from_text(role))
        return bad_list("role");
    status.role = *storage::role_from_text(role);
    if (!from_json_member(object, "name", status.name) ||
        !from_json_member(object, "revoked", status.revoked) ||
        !from_json_member(object, "too_old", status.too_old) ||
        !from_json_member(object, "last_seen", status.last_seen))
        return bad_list("devices");
    if (!object.contains("backlog")) return status;
    auto& presence = status.presence.emplace();
    if (!from_json_member(object, "backlog", presence.backlog) ||
        !from_json_member(object, "offset_ms", presence.offset_ms) ||
        !from_json_member(object, "version", presence.version) || !is_sensible(presence))
        return bad_list("backlog");
    std::string troubles;
    std::string printer;
    std::string battery;
    if (!from_json_member(object, "troubles", troubles) ||
        !from_json_member(object, "printer", printer) ||
        !from_json_member(object, "battery", battery))
        return bad_list("troubles");
    presence.health = read_health(troubles, printer, battery);
    return status;
}

}  // namespace

std::vector<std::string> header_lines(Presence const& presence) {
    return {"Ontmoet-Backlog: " + std::to_string(presence.backlog),
            "Ontmoet-Offset: " + std::to_string(presence.offset_ms),
            "Ontmoet-Version: " + presence.version,
            "Ontmoet-Troubles: " + presence.health.troubles,
            "Ontmoet-Printer: " + presence.health.printer,
            "Ontmoet-Battery: " + battery_text(presence.health)};
}

std::vector<std::string_view> troubles_in(Health const& health) {
    std::vector<std::string_view> words;
    for (std::string_view text = health.troubles; !text.empty();)
        if (auto const word = cut_first(text, ','); !word.empty()) words.push_back(word);
    return words;
}

bool needs_somebody(Health const& health) {
    return std::ranges::any_of(troubles_in(health),
                               [](std::string_view word) { return word != k_untouched; });
}

std::optional<Presence> read_presence(
    std::function<std::optional<std::string_view>(std::string_view)> const& header) {
    auto const backlog = whole_number(header("ontmoet-backlog"));
    auto const offset_ms = whole_number(header("ontmoet-offset"));
    if (!backlog || !offset_ms) return std::nullopt;
    Presence presence{*backlog, *offset_ms};
    if (!is_sensible(presence)) return std::nullopt;
    auto const version = header("ontmoet-version").value_or(std::string_view{});
    if (is_version(version)) presence.version = version;
    auto const text_of = [&](char const* name) {
        return header(name).value_or(std::string_view{});
    };
    presence.health = read_health(text_of("ontmoet-troubles"), text_of("ontmoet-printer"),
                                  text_of("ontmoet-battery"));
    return presence;
}

std::string heard_text(std::vector<AtHallNow> const& heard) {
    std::string text;
    for (std::size_t i = 0; i < std::min(heard.size(), k_most_heard_at_hall); ++i) {
        auto const& [device, presence] = heard[i];
        if (i > 0) text += ',';
        text += to_string(device) + ':' + std::to_string(presence.backlog) + ':' +
                std::to_string(presence.offset_ms) + ':' + presence.version + ':';
        auto troubles = presence.health.troubles;
        std::ranges::replace(troubles, ',', '.');
        text += troubles + ':' + presence.health.printer + ':' + battery_text(presence.health);
    }
    return text;
}

std::optional<std::vector<AtHallNow>> read_heard(std::string_view text) {
    std::vector<AtHallNow> heard;
    while (!text.empty()) {
        auto one = cut_first(text, ',');
        auto const device = parse_id<DeviceId>(cut_first(one, ':'));
        auto const backlog = whole_number(cut_first(one, ':'));
        auto const offset_ms = whole_number(cut_first(one, ':'));
        if (!device.ok() || !backlog || !offset_ms || heard.size() == k_most_heard_at_hall)
            return std::nullopt;
        Presence presence{*backlog, *offset_ms};
        auto const version = cut_first(one, ':');
        if (!is_sensible(presence) || (!version.empty() && !is_version(version)))
            return std::nullopt;
        presence.version = version;
        std::string troubles(cut_first(one, ':'));
        std::ranges::replace(troubles, '.', ',');
        auto const printer = cut_first(one, ':');
        presence.health = read_health(troubles, printer, one);
        heard.push_back({*device, std::move(presence)});
    }
    return heard;
}

std::string encode(DeviceList const& message) {
    auto devices = json::array();
    for (auto const& status : message.devices) {
        json object{{"device", to_string(status.device)},
                    {"name", status.name},
                    {"role", storage::to_text(status.role)},
                    {"revoked", status.revoked},
                    {"too_old", status.too_old},
                    {"last_seen", status.last_seen.ms}};
        if (status.presence) {
            object["backlog"] = status.presence->backlog;
            object["offset_ms"] = status.presence->offset_ms;
            object["version"] = status.presence->version;
            object["troubles"] = status.presence->health.troubles;
            object["printer"] = status.presence->health.printer;
            object["battery"] = battery_text(status.presence->health);
        }
        devices.push_back(std::move(object));
    }
    return json{{"devices", std::move(devices)}, {"server_time", message.server_time.ms}}.dump(
        -1, ' ', false, json::error_handler_t::replace);
}

Result<DeviceList> decode_device_list(std::string_view text) {
    if (domain::is_too_deep(text)) return bad_list("object");
    auto const object = json::parse(text, nullptr, false);
    if (!object.is_object()) return bad_list("object");
    DeviceList list;
    auto const devices = object.find("devices");
    if (devices == object.end() || !devices->is_array()) return bad_list("devices");
    for (auto const& element : *devices) {
        TRY_ASSIGN(auto status, read_status(element));
        list.devices.push_back(std::move(status));
    }
    if (!from_json_member(object, "server_time", list.server_time)) return bad_list("server_time");
    return list;
}

std::string devices_path(EventId event) {
    return "/v1/events/" + to_string(event) + "/devices";
}

void PresenceBoard::heard(DeviceId device, std::optional<Presence> presence, Moment now,
                          bool too_old) {
    m_heard[device] = {now, too_old, std::move(presence)};
}

DeviceList PresenceBoard::list(std::vector<storage::Device> const& known, Moment now) const {
    DeviceList list{{}, now};
    for (auto const& device : known) {
        DeviceStatus status{device.id, device.name, device.role, device.revoked};
        status.last_seen = device.last_seen;
        if (auto const found = m_heard.find(device.id); found != m_heard.end()) {
            status.last_seen = std::max(status.last_seen, found->second.at);
            status.too_old = found->second.too_old;
            status.presence = found->second.presence;
        }
        list.devices.push_back(std::move(status));
    }
    return list;
}

}  // namespace ontmoet::sync
