// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace ontmoet::ui {

struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;

    friend bool operator==(Colour, Colour) = default;
};

// What a colour is for. `*_soft` is a ground, `*_ink` the text on that ground or on a card.
enum class Paint {
    ground,
    card,
    ink,
    quiet,
    line,   // decoration: the edge of a card
    part,   // the edge of something that must be seen: a field, a toggle that is off
    track,  // the empty rest of a bar
    neutral_soft,
    neutral_ink,
    primary,
    on_primary,
    primary_soft,
    primary_ink,
    accent,
    on_accent,
    accent_soft,
    accent_ink,
    good,
    good_soft,
    good_ink,
    bad,
    bad_soft,
    bad_ink,
    information,
    information_soft,
    information_ink,
    focus,       // the ring around what the keys are on
    focus_halo,  // on both sides of that ring
    caution,     // a reason that asks for attention: the "i" of mockup 05
    scrim,       // over the screen behind a dialog
    shadow,
    paint_count,
};

// A family of colours: a ground, what is drawn on it and its text.
enum class Tint { neutral, primary, accent, good, bad, information };

enum class Look { light, high_contrast, board };

struct Theme {
    std::array<Colour, static_cast<std::size_t>(Paint::paint_count)> colours{};

    Colour operator[](Paint paint) const { return colours[static_cast<std::size_t>(paint)]; }
};

Theme const& theme_of(Look look);

// The ground, the strong part and the text colour of a tint.
Paint soft_of(Tint tint);
Paint part_of(Tint tint);
Paint ink_of(Tint tint);

// Eight grounds for avatars and badges, white text on them; `which` may be any number.
Colour avatar_colour(int which);

// WCAG 2.2 contrast ratio, 1 to 21; alpha is ignored.
double contrast(Colour a, Colour b);

// Measures that every screen shares, in logical units at 100 % text.
namespace measure {
constexpr float margin = 32;  // between content and the edge of the canvas
constexpr float gap = 16;     // between targets
constexpr float target = 64;  // the smallest thing a finger is asked to hit
constexpr float corner = 24;
constexpr float button_corner = 20;
constexpr float line = 2;
constexpr float tile_line = 3;
constexpr float selected_line = 5;
constexpr float top_bar = 80;
constexpr float bottom_bar = 112;
constexpr float button = 80;
constexpr float pill = 64;
}  // namespace measure

}  // namespace ontmoet::ui
