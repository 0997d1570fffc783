// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/device_settings.h"

#include "i18n/tongue.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace ontmoet::kiosk {
namespace {

using nlohmann::json;

std::vector<std::string> tags_of(std::string_view value) {
    std::vector<std::string> tags;
    while (!value.empty()) {
        auto const comma = std::min(value.find(','), value.size());
        tags.emplace_back(value.substr(0, comma));
        value.remove_prefix(std::min(comma + 1, value.size()));
    }
    return tags;
}

bool is_spoken_here(std::string const& tag) {
    auto const all = i18n::interface_languages();
    return std::ranges::find(all, tag, &i18n::Language::tag) != all.end();
}

}  // namespace

std::string to_text(DeviceSettings const& settings) {
    json object = json::object();
    if (!settings.languages.empty()) object["languages"] = settings.languages;
    if (settings.volume) object["volume"] = *settings.volume;
    if (settings.quarter_turns) object["quarter_turns"] = *settings.quarter_turns;
    if (settings.printer) object["printer"] = *settings.printer;
    return object.dump();
}

DeviceSettings device_settings_from(std::string_view text) {
    auto const object = json::parse(text, nullptr, false);
    DeviceSettings settings;
    if (!object.is_object()) return settings;
    if (auto const list = object.find("languages"); list != object.end() && list->is_array())
        for (auto const& tag : *list)
            if (tag.is_string() && is_spoken_here(tag)) settings.languages.push_back(tag);
    auto const small = [&](char const* name, int most) -> std::optional<int> {
        auto const found = object.find(name);
        if (found == object.end() || !found->is_number_integer()) return std::nullopt;
        return std::clamp(found->get<int>(), 0, most);
    };
    settings.volume = small("volume", screens::loudest_volume);
    settings.quarter_turns = small("quarter_turns", 3);
    if (auto const printer = object.find("printer");
        printer != object.end() && printer->is_string())
        settings.printer = printer->get<std::string>();
    return settings;
}

bool is_setting(sync::DeviceOrder const& order) {
    constexpr std::string_view k_settings[] = {"languages", "volume", "rotation", "printer"};
    return std::ranges::find(k_settings, order.kind) != std::end(k_settings);
}

std::string take_order(sync::DeviceOrder const& order, DeviceSettings& settings) {
    constexpr std::string_view k_others[] = {"restart", "wipe", "name"};
    bool const is_known =
        is_setting(order) || std::ranges::find(k_others, order.kind) != std::end(k_others);
    if (!is_known) return "console.order_unknown";
    if (!sync::is_order(order.kind, order.value)) return "console.order_bad_value";
    if (order.kind == "languages") {
        auto tags = tags_of(order.value);
        if (!std::ranges::all_of(tags, is_spoken_here)) return "console.order_unknown_language";
        settings.languages = std::move(tags);
    } else if (order.kind == "volume") {
        settings.volume = std::stoi(order.value);
    } else if (order.kind == "rotation") {
        settings.quarter_turns = std::stoi(order.value) / 90;
    } else if (order.kind == "printer") {
        settings.printer = order.value;
        if (order.value.empty()) settings.printer.reset();
    }
    return {};
}

void apply_settings(DeviceSettings const& settings, screens::Model& model) {
    if (settings.volume) {
        model.usual_accessibility.volume = *settings.volume;
        model.accessibility.volume = *settings.volume;
    }
    model.quarter_turns = settings.quarter_turns.value_or(0);
    model.first_languages = settings.languages;
    if (settings.languages.empty()) return;
    model.usual_language = settings.languages.front();
    // Whoever stands there now keeps the language they chose.
    if (model.stack.size() == 1) model.language = model.usual_language;
}

}  // namespace ontmoet::kiosk
