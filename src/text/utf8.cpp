// SPDX-License-Identifier: EUPL-1.2
#include "text/utf8.h"

#include <array>

namespace ontmoet::text {
namespace {

// What may follow a first byte: how many bytes, and the bounds of the second, which are narrower
// where an overlong form, a surrogate or a value past U+10FFFF would begin.
struct LeadByte {
    std::uint32_t following = 0;
    std::uint8_t second_low = 0x80;
    std::uint8_t second_high = 0xBF;
    char32_t bits = 0;
};

LeadByte read_lead_byte(std::uint8_t byte) {
    if (byte >= 0xC2 && byte <= 0xDF) return {1, 0x80, 0xBF, static_cast<char32_t>(byte & 0x1F)};
    if (byte >= 0xE0 && byte <= 0xEF) {
        auto const low = static_cast<std::uint8_t>(byte == 0xE0 ? 0xA0 : 0x80);
        auto const high = static_cast<std::uint8_t>(byte == 0xED ? 0x9F : 0xBF);
        return {2, low, high, static_cast<char32_t>(byte & 0x0F)};
    }
    if (byte >= 0xF0 && byte <= 0xF4) {
        auto const low = static_cast<std::uint8_t>(byte == 0xF0 ? 0x90 : 0x80);
        auto const high = static_cast<std::uint8_t>(byte == 0xF4 ? 0x8F : 0xBF);
        return {3, low, high, static_cast<char32_t>(byte & 0x07)};
    }
    return {};
}

}  // namespace

Decoded decode_at(std::string_view text, std::size_t position) {
    auto const byte_at = [&](std::size_t at) { return static_cast<std::uint8_t>(text[at]); };
    auto const first = byte_at(position);
    if (first < 0x80) return {first, 1, true};
    auto const lead = read_lead_byte(first);
    if (lead.following == 0) return {};
    auto code = lead.bits;
    for (std::uint32_t i = 1; i <= lead.following; ++i) {
        auto const at = position + i;
        if (at >= text.size()) return {replacement_character, i, false};
        auto const byte = byte_at(at);
        auto const low = i == 1 ? lead.second_low : std::uint8_t{0x80};
        auto const high = i == 1 ? lead.second_high : std::uint8_t{0xBF};
        if (byte < low || byte > high) return {replacement_character, i, false};
        code = (code << 6U) | (byte & 0x3FU);
    }
    return {code, lead.following + 1, true};
}

std::vector<CodePoint> decode(std::string_view text) {
    std::vector<CodePoint> points;
    points.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const next = decode_at(text, at);
        points.push_back({next.code, static_cast<std::uint32_t>(at)});
        at += next.size;
    }
    return points;
}

bool is_valid_utf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        auto const next = decode_at(text, at);
        if (!next.valid) return false;
        at += next.size;
    }
    return true;
}

std::string to_valid_utf8(std::string_view text) {
    std::string valid;
    valid.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        auto const next = decode_at(text, at);
        append_utf8(valid, next.code);
        at += next.size;
    }
    return valid;
}

void append_utf8(std::string& to, char32_t code) {
    auto const is_surrogate = code >= 0xD800 && code <= 0xDFFF;
    if (is_surrogate || code > 0x10FFFF) code = replacement_character;
    auto const append = [&](char32_t byte) { to.push_back(static_cast<char>(byte)); };
    if (code < 0x80) {
        append(code);
    } else if (code < 0x800) {
        append(0xC0U | (code >> 6U));
        append(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        append(0xE0U | (code >> 12U));
        append(0x80U | ((code >> 6U) & 0x3FU));
        append(0x80U | (code & 0x3FU));
    } else {
        append(0xF0U | (code >> 18U));
        append(0x80U | ((code >> 12U) & 0x3FU));
        append(0x80U | ((code >> 6U) & 0x3FU));
        append(0x80U | (code & 0x3FU));
    }
}

std::size_t code_point_count(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size(); ++count) at += decode_at(text, at).size;
    return count;
}

std::string_view cut_to_bytes(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return text;
    auto end = bytes;
    auto const continues = [&](std::size_t at) {
        return (static_cast<std::uint8_t>(text[at]) & 0xC0U) == 0x80U;
    };
    while (end > 0 && bytes - end < 3 && continues(end)) --end;
    return text.substr(0, continues(end) ? bytes : end);
}

}  // namespace ontmoet::text
