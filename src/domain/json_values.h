// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/fact.h"
#include "domain/values.h"

#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <type_traits>
#include <vector>

#include <nlohmann/json.hpp>

// How single values stand in JSON. `from_json_value` says false for a wrong form and never throws.
// Include this in .cpp files only: it brings the whole of json.hpp.
namespace ontmoet::domain {

template <class Value>
requires(std::is_enum_v<Value>) nlohmann::json to_json_value(Value value) {
    return std::string(to_text(value));
}
template <class Value>
requires(std::is_enum_v<Value>) bool from_json_value(nlohmann::json const& json, Value& value) {
    if (!json.is_string()) return false;
    auto const parsed = from_text<Value>(json.get_ref<std::string const&>());
    if (parsed) value = *parsed;
    return parsed.has_value();
}

inline nlohmann::json to_json_value(std::string const& value) {
    return value;
}
inline bool from_json_value(nlohmann::json const& json, std::string& value) {
    if (!json.is_string()) return false;
    value = json.get_ref<std::string const&>();
    return true;
}

inline nlohmann::json to_json_value(bool value) {
    return value;
}
inline bool from_json_value(nlohmann::json const& json, bool& value) {
    if (!json.is_boolean()) return false;
    value = json.get<bool>();
    return true;
}

template <class Value>
requires(std::is_integral_v<Value> && !std::is_same_v<Value, bool>) nlohmann::json
    to_json_value(Value value) {
    return value;
}
template <class Value>
requires(std::is_integral_v<Value> &&
         !std::is_same_v<Value, bool>) bool from_json_value(nlohmann::json const& json,
                                                            Value& value) {
    if (!json.is_number_integer()) return false;
    if (json.is_number_unsigned()) {
        auto const wide = json.get<std::uint64_t>();
        if (!std::in_range<Value>(wide)) return false;
        value = static_cast<Value>(wide);
        return true;
    }
    auto const wide = json.get<std::int64_t>();
    if (!std::in_range<Value>(wide)) return false;
    value = static_cast<Value>(wide);
    return true;
}

inline nlohmann::json to_json_value(double value) {
    return value;
}
inline bool from_json_value(nlohmann::json const& json, double& value) {
    if (!json.is_number()) return false;
    auto const number = json.get<double>();
    if (!std::isfinite(number)) return false;
    value = number;
    return true;
}

inline nlohmann::json to_json_value(Moment value) {
    return value.ms;
}
inline bool from_json_value(nlohmann::json const& json, Moment& value) {
    std::int64_t ms = 0;
    if (!from_json_value(json, ms)) return false;
    if (ms < -k_furthest_moment_ms || ms > k_furthest_moment_ms) return false;
    value.ms = ms;
    return true;
}

template <class Kind>
nlohmann::json to_json_value(Id<Kind> const& id) {
    return id.is_none() ? std::string() : to_string(id);
}
template <class Kind>
bool from_json_value(nlohmann::json const& json, Id<Kind>& id) {
    if (!json.is_string()) return false;
    auto const& text = json.get_ref<std::string const&>();
    if (text.empty()) {
        id = {};
        return true;
    }
    auto parsed = parse_uuid(text);
    if (!parsed.ok()) return false;
    id.uuid = *parsed;
    return true;
}

inline nlohmann::json to_json_value(Days value) {
    return value.mask;
}
inline bool from_json_value(nlohmann::json const& json, Days& value) {
    std::uint32_t mask = 0;
    if (!from_json_value(json, mask) || mask >> Days::k_slots != 0) return false;
    value.mask = mask;
    return true;
}

inline nlohmann::json to_json_value(std::map<std::string, std::string> const& values) {
    auto json = nlohmann::json::object();
    for (auto const& [name, text] : values) json[name] = text;
    return json;
}
inline bool from_json_value(nlohmann::json const& json,
                            std::map<std::string, std::string>& values) {
    if (!json.is_object()) return false;
    std::map<std::string, std::string> read;
    for (auto const& [name, text] : json.items())
        if (!from_json_value(text, read[name])) return false;
    values = std::move(read);
    return true;
}

// Reads one member of an object; a missing one keeps the default, a malformed one says false.
template <class Value>
bool from_json_member(nlohmann::json const& object, char const* name, Value& value) {
    auto const found = object.find(name);
    return found == object.end() || from_json_value(*found, value);
}

inline nlohmann::json to_json_value(LanguageSkill const& value) {
    return {{"language", value.language}, {"level", to_json_value(value.level)}};
}
inline bool from_json_value(nlohmann::json const& json, LanguageSkill& value) {
    return json.is_object() && from_json_member(json, "language", value.language) &&
           from_json_member(json, "level", value.level) && !value.language.empty();
}

inline nlohmann::json to_json_value(DutchLevel const& value) {
    return {{"listening", to_json_value(value.listening)},
            {"speaking", to_json_value(value.speaking)},
            {"reading", to_json_value(value.reading)},
            {"writing", to_json_value(value.writing)}};
}
inline bool from_json_value(nlohmann::json const& json, DutchLevel& value) {
    return json.is_object() && from_json_member(json, "listening", value.listening) &&
           from_json_member(json, "speaking", value.speaking) &&
           from_json_member(json, "reading", value.reading) &&
           from_json_member(json, "writing", value.writing);
}

inline nlohmann::json to_json_value(WorkDone const& value) {
    return {{"sector", value.sector},
            {"occupation", value.occupation},
            {"years", value.years},
            {"in_netherlands", value.in_netherlands}};
}
inline bool from_json_value(nlohmann::json const& json, WorkDone& value) {
    return json.is_object() && from_json_member(json, "sector", value.sector) &&
           from_json_member(json, "occupation", value.occupation) &&
           from_json_member(json, "years", value.years) &&
           from_json_member(json, "in_netherlands", value.in_netherlands);
}

inline nlohmann::json to_json_value(Place const& value) {
    return {{"name", value.name}, {"latitude", value.latitude}, {"longitude", value.longitude}};
}
inline bool from_json_value(nlohmann::json const& json, Place& value) {
    return json.is_object() && from_json_member(json, "name", value.name) &&
           from_json_member(json, "latitude", value.latitude) &&
           from_json_member(json, "longitude", value.longitude);
}

inline nlohmann::json to_json_value(BoardPlace const& value) {
    return {{"name", value.name}, {"x", value.x}, {"y", value.y}};
}
inline bool from_json_value(nlohmann::json const& json, BoardPlace& value) {
    return json.is_object() && from_json_member(json, "name", value.name) &&
           from_json_member(json, "x", value.x) && from_json_member(json, "y", value.y);
}

inline nlohmann::json to_json_value(Helper const& value) {
    return {{"account", value.account}, {"role", value.role}};
}
inline bool from_json_value(nlohmann::json const& json, Helper& value) {
    return json.is_object() && from_json_member(json, "account", value.account) &&
           from_json_member(json, "role", value.role);
}

nlohmann::json to_json_value(Reach const& value);
bool from_json_value(nlohmann::json const& json, Reach& value);

template <class Value>
nlohmann::json to_json_value(std::vector<Value> const& values) {
    auto json = nlohmann::json::array();
    for (auto const& value : values) json.push_back(to_json_value(value));
    return json;
}
template <class Value>
bool from_json_value(nlohmann::json const& json, std::vector<Value>& values) {
    if (!json.is_array()) return false;
    std::vector<Value> read;
    for (auto const& element : json) {
        Value value{};
        if (!from_json_value(element, value)) return false;
        read.push_back(std::move(value));
    }
    values = std::move(read);
    return true;
}

inline nlohmann::json to_json_value(Reach const& value) {
    return {{"modes", to_json_value(value.modes)}, {"minutes", value.minutes}};
}
inline bool from_json_value(nlohmann::json const& json, Reach& value) {
    return json.is_object() && from_json_member(json, "modes", value.modes) &&
           from_json_member(json, "minutes", value.minutes);
}

}  // namespace ontmoet::domain
