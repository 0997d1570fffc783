// SPDX-License-Identifier: EUPL-1.2
#include "ui/theme.h"

#include <algorithm>
#include <cmath>

namespace ontmoet::ui {

namespace {

constexpr Colour hex(std::uint32_t rgb, std::uint8_t alpha = 255) {
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
            static_cast<std::uint8_t>(rgb), alpha};
}

struct PaintRow {
    Paint paint;
    Colour light, high_contrast, board;
};

// The whole palette. tests/unit/ui/theme_test.cpp computes the contrast of what meets.
constexpr PaintRow palette[] = {
    {Paint::ground, hex(0xF6F3EC), hex(0xFFFFFF), hex(0x101726)},
    {Paint::card, hex(0xFFFFFF), hex(0xFFFFFF), hex(0x1B2540)},
    {Paint::ink, hex(0x1C2333), hex(0x000000), hex(0xFFFFFF)},
    {Paint::quiet, hex(0x464D60), hex(0x1C2333), hex(0xC6CEE6)},
    {Paint::line, hex(0xD9D4C7), hex(0x1C2333), hex(0x1B2540)},
    {Paint::part, hex(0x7C8290), hex(0x000000), hex(0x6F7EA8)},
    {Paint::track, hex(0xE5E1D5), hex(0xD0D0D0), hex(0x2A3552)},
    {Paint::neutral_soft, hex(0xEFEBE0), hex(0xF0F0F0), hex(0x2A3552)},
    {Paint::neutral_ink, hex(0x42464F), hex(0x000000), hex(0xFFFFFF)},
    {Paint::primary, hex(0x0B5F5A), hex(0x003F3B), hex(0xF2B134)},
    {Paint::on_primary, hex(0xFFFFFF), hex(0xFFFFFF), hex(0x101726)},
    {Paint::primary_soft, hex(0xDDEFEB), hex(0xD6F2EC), hex(0x24365A)},
    {Paint::primary_ink, hex(0x084F4B), hex(0x00302D), hex(0xFFFFFF)},
    {Paint::accent, hex(0xF2B134), hex(0xF2B134), hex(0xF2B134)},
    {Paint::on_accent, hex(0x1C2333), hex(0x000000), hex(0x101726)},
    {Paint::accent_soft, hex(0xFFF1CF), hex(0xFFF1CF), hex(0x2E2818)},
    {Paint::accent_ink, hex(0x5A4000), hex(0x3A2900), hex(0xF2B134)},
    {Paint::good, hex(0x2B6E3F), hex(0x0F4A22), hex(0x63C987)},
    {Paint::good_soft, hex(0xDFF1E3), hex(0xDFF1E3), hex(0x173A2A)},
    {Paint::good_ink, hex(0x1B5230), hex(0x0B3418), hex(0xA9E6BD)},
    {Paint::bad, hex(0xB3362B), hex(0x8A1A10), hex(0xF0695C)},
    {Paint::bad_soft, hex(0xFBE3DF), hex(0xFBE3DF), hex(0x4A1F22)},
    {Paint::bad_ink, hex(0x8A2018), hex(0x6B120B), hex(0xFFC4BC)},
    {Paint::information, hex(0x23508E), hex(0x12356B), hex(0x8FB6F5)},
    {Paint::information_soft, hex(0xE1EAF7), hex(0xE1EAF7), hex(0x1E335C)},
    {Paint::information_ink, hex(0x1B407A), hex(0x0E2A57), hex(0xC7DBFB)},
    {Paint::focus, hex(0x123A80), hex(0x0A2A66), hex(0xF2B134)},
    {Paint::focus_halo, hex(0xFFFFFF), hex(0xFFFFFF), hex(0x101726)},
    {Paint::caution, hex(0x9A6A00), hex(0x6E4B00), hex(0xF2B134)},
    {Paint::scrim, hex(0x1C2333, 140), hex(0x000000, 170), hex(0x000000, 170)},
    {Paint::shadow, hex(0x1C2333, 20), hex(0x000000, 0), hex(0x000000, 40)},
};

constexpr Colour avatars[] = {hex(0x0B5F5A), hex(0x23508E), hex(0x7A4A12), hex(0x2A6238),
                              hex(0x5B3A86), hex(0x8A3A12), hex(0x86285A), hex(0x3C4A60)};

Theme make_theme(Colour PaintRow::*column) {
    Theme theme;
    for (auto const& row : palette) {
        theme.colours[static_cast<std::size_t>(row.paint)] = row.*column;
    }
    return theme;
}

double luminance(Colour colour) {
    auto const part = [](std::uint8_t value) {
        double const share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.r) + 0.7152 * part(colour.g) + 0.0722 * part(colour.b);
}

}  // namespace

Theme const& theme_of(Look look) {
    static Theme const light = make_theme(&PaintRow::light);
    static Theme const high_contrast = make_theme(&PaintRow::high_contrast);
    static Theme const board = make_theme(&PaintRow::board);
    switch (look) {
        case Look::light: return light;
        case Look::high_contrast: return high_contrast;
        case Look::board: return board;
    }
    return light;
}

Paint soft_of(Tint tint) {
    switch (tint) {
        case Tint::neutral: return Paint::neutral_soft;
        case Tint::primary: return Paint::primary_soft;
        case Tint::accent: return Paint::accent_soft;
        case Tint::good: return Paint::good_soft;
        case Tint::bad: return Paint::bad_soft;
        case Tint::information: return Paint::information_soft;
    }
    return Paint::neutral_soft;
}

Paint part_of(Tint tint) {
    switch (tint) {
        case Tint::neutral: return Paint::quiet;
        case Tint::primary: return Paint::primary;
        case Tint::accent: return Paint::caution;
        case Tint::good: return Paint::good;
        case Tint::bad: return Paint::bad;
        case Tint::information: return Paint::information;
    }
    return Paint::quiet;
}

Paint ink_of(Tint tint) {
    switch (tint) {
        case Tint::neutral: return Paint::neutral_ink;
        case Tint::primary: return Paint::primary_ink;
        case Tint::accent: return Paint::accent_ink;
        case Tint::good: return Paint::good_ink;
        case Tint::bad: return Paint::bad_ink;
        case Tint::information: return Paint::information_ink;
    }
    return Paint::neutral_ink;
}

Colour avatar_colour(int which) {
    constexpr auto count = static_cast<unsigned>(std::size(avatars));
    return avatars[static_cast<unsigned>(which) % count];
}

double contrast(Colour a, Colour b) {
    auto const [dark, bright] = std::minmax({luminance(a), luminance(b)});
    return (bright + 0.05) / (dark + 0.05);
}

}  // namespace ontmoet::ui
