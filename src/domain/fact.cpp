// SPDX-License-Identifier: EUPL-1.2
#include "domain/fact.h"

#include "domain/json_values.h"

#include <nlohmann/json.hpp>

namespace ontmoet::domain {
namespace {

using nlohmann::json;

bool read_subjects(json const& object, std::vector<Uuid>& subjects) {
    auto const found = object.find("subjects");
    if (found == object.end()) return true;
    if (!found->is_array() || found->size() > k_most_subjects) return false;
    for (auto const& element : *found) {
        if (!element.is_string()) return false;
        auto uuid = parse_uuid(element.get_ref<std::string const&>());
        if (!uuid.ok()) return false;
        subjects.push_back(*uuid);
    }
    return true;
}

template <class Value>
bool read_needed(json const& object, char const* name, Value& value) {
    return object.contains(name) && from_json_member(object, name, value);
}

std::string quoted(std::string const& text) {
    return json(text).dump(-1, ' ', false, json::error_handler_t::replace);
}

// Room for all members but the body and the subjects, and for one subject.
constexpr std::size_t k_header_bytes = 400;
constexpr std::size_t k_subject_bytes = 39;

// PostgreSQL keeps no such text.
bool holds_zero(std::string_view text) {
    return text.find('\0') != text.npos;
}

}  // namespace

bool is_too_deep(std::string_view text, int most) {
    int depth = 0;
    bool is_in_string = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char const c = text[i];
        if (is_in_string) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                is_in_string = false;
        } else if (c == '"') {
            is_in_string = true;
        } else if (c == '{' || c == '[') {
            if (++depth > most) return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

// Members in the order of the alphabet. The body is JSON already and stays as it is: a page of 500
// facts is written some ten times as fast as by way of json.
std::string encode_fact(Fact const& fact) {
    check(fact.body.starts_with('{') && fact.body.ends_with('}'), "a fact's body is JSON");
    std::string text;
    text.reserve(k_header_bytes + fact.body.size() + fact.subjects.size() * k_subject_bytes);
    text.append("{\"actor\":").append(quoted(fact.actor));
    text.append(",\"body\":").append(fact.body);
    text.append(",\"clock_offset_ms\":").append(std::to_string(fact.clock_offset_ms));
    if (fact.cursor != 0) text.append(",\"cursor\":").append(std::to_string(fact.cursor));
    text.append(",\"device\":\"").append(to_string(fact.device));
    text.append("\",\"device_sequence\":").append(std::to_string(fact.device_sequence));
    text.append(",\"event\":\"").append(to_string(fact.event));
    text.append("\",\"id\":\"").append(to_string(fact.id)).append("\"");
    if (fact.cursor != 0)
        text.append(",\"received_at\":").append(std::to_string(fact.received_at.ms));
    text.append(",\"recorded_at\":").append(std::to_string(fact.recorded_at.ms));
    text.append(",\"subjects\":[");
    for (auto const& subject : fact.subjects) {
        if (text.back() != '[') text += ',';
        text.append("\"").append(to_string(subject)).append("\"");
    }
    text.append("],\"type\":").append(quoted(fact.type));
    return text.append(",\"version\":").append(std::to_string(fact.version)).append("}");
}

Result<Fact> decode_fact(std::string_view text) {
    auto const bad = [](char const* member) {
        return Error{ErrorKind::invalid_input, "error.bad_fact", member};
    };
    if (is_too_deep(text, k_most_fact_depth)) return bad("object");
    auto const object = json::parse(text, nullptr, false);
    if (!object.is_object()) return bad("object");
    Fact fact;
    if (!read_needed(object, "id", fact.id) || fact.id.is_none()) return bad("id");
    if (!read_needed(object, "event", fact.event)) return bad("event");
    if (!read_needed(object, "device", fact.device)) return bad("device");
    if (!read_needed(object, "device_sequence", fact.device_sequence))
        return bad("device_sequence");
    if (!read_needed(object, "type", fact.type) || fact.type.empty() || holds_zero(fact.type))
        return bad("type");
    if (!read_needed(object, "recorded_at", fact.recorded_at)) return bad("recorded_at");
    if (!from_json_member(object, "actor", fact.actor) || holds_zero(fact.actor))
        return bad("actor");
    Moment offset;  // within the same bounds as a moment
    if (!from_json_member(object, "clock_offset_ms", offset)) return bad("clock_offset_ms");
    fact.clock_offset_ms = offset.ms;
    if (!from_json_member(object, "version", fact.version)) return bad("version");
    if (!from_json_member(object, "cursor", fact.cursor)) return bad("cursor");
    if (!from_json_member(object, "received_at", fact.received_at)) return bad("received_at");
    if (!read_subjects(object, fact.subjects)) return bad("subjects");
    auto const body = object.find("body");
    if (body == object.end() || !body->is_object()) return bad("body");
    fact.body = body->dump(-1, ' ', false, json::error_handler_t::replace);
    if (fact.body.size() > k_most_body_bytes)
        return Error{ErrorKind::invalid_input, "error.fact_too_large", fact.type};
    return fact;
}

}  // namespace ontmoet::domain
