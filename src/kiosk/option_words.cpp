// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/option_words.h"

#include <charconv>

namespace ontmoet::kiosk {
namespace {

constexpr std::string_view k_volume_word = "volume";

bool set_by(std::string_view word, screens::Accessibility& made) {
    if (word == "text125" || word == "text150") {
        made.text_step = word == "text125" ? 1 : 2;
    } else if (word == "high_contrast") {
        made.high_contrast = true;
    } else if (word == "reduced_motion") {
        made.reduced_motion = true;
    } else if (word == "silent") {
        made.sound = false;
    } else if (word == "reach") {
        made.reach = true;
    } else if (word == "two_buttons") {
        made.two_buttons = true;
    } else if (word.starts_with(k_volume_word)) {
        auto const* const end = word.data() + word.size();
        auto const read = std::from_chars(word.data() + k_volume_word.size(), end, made.volume);
        return read.ec == std::errc{} && read.ptr == end && made.volume >= 0 &&
               made.volume <= screens::loudest_volume;
    } else {
        return false;
    }
    return true;
}

}  // namespace

std::optional<screens::Accessibility> read_accessibility(std::string_view words) {
    screens::Accessibility made;
    while (!words.empty()) {
        auto const comma = words.find(',');
        if (!set_by(words.substr(0, comma), made)) return std::nullopt;
        if (comma == std::string_view::npos) break;
        words.remove_prefix(comma + 1);
        if (words.empty()) return std::nullopt;
    }
    return made;
}

std::optional<screens::Board> read_board(std::string_view words) {
    using Kind = screens::Board::Kind;
    screens::Board made;
    auto const equals = words.find('=');
    auto const kind = words.substr(0, equals);
    if (kind == "free")
        made.kind = Kind::free;
    else if (kind == "welcome")
        made.kind = Kind::welcome;
    else if (kind != "hall")
        return std::nullopt;
    if (equals == std::string_view::npos) return made;
    auto const zone = words.substr(equals + 1);
    int number = 0;
    auto const read = std::from_chars(zone.data(), zone.data() + zone.size(), number);
    bool const is_number = read.ec == std::errc{} && read.ptr == zone.data() + zone.size();
    if (!is_number || number < 0 || made.kind == Kind::welcome) return std::nullopt;
    made.zone = number;
    return made;
}

}  // namespace ontmoet::kiosk
