// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <cstddef>

namespace ontmoet::ui::limits {

// A finger that moves less than this inside a scroll area presses; more is a scroll.
constexpr float jitter = 16;
// Where nothing scrolls a finger may slide further, for hands that shake.
constexpr float jitter_at_rest = 48;
// The same target is not pressed again within this time: a double tap must not skip a screen.
constexpr Duration debounce{250};
// A held key shows its other letters; a held cell is lifted.
constexpr Duration long_press{450};
constexpr Duration lift{300};
// A switch that trembles is one press; longer than its contacts bounce, shorter than two presses.
constexpr Duration switch_bounce{150};
// So soon after another screen or dialog appeared nobody means what a key would choose on it.
constexpr Duration settle{400};
// With two buttons: so few targets stand in one row; so many rows need no group around them; and
// a group with more parts than this is divided once more.
constexpr std::size_t scan_flat = 6;
constexpr std::size_t scan_rows = 7;
constexpr std::size_t scan_parts = 12;
// The picture slides into reach in this time.
constexpr Duration slide{160};
// Keys of a scanner come faster than people type; the last one is Enter.
constexpr Duration scanner_gap{35};
constexpr std::size_t scanner_letters = 4;
// A code is shorter; a scanner that never stops must not fill the memory.
constexpr std::size_t scanner_most = 2048;
// A sweep across at least this much turns the page.
constexpr float sweep = 96;
// Glide: the speed falls to 1/e in this time, and below so many units a second it stops.
constexpr Duration glide{325};
constexpr float glide_stops_below = 24;
// Speed is measured over the last part of a drag only.
constexpr Duration speed_window{100};
// No faster than this (units a second), whatever a noisy panel reports.
constexpr float speed_most = 6000;
// Beyond an edge a drag moves the content by at most this, ever slower.
constexpr float stretch = 96;
// A stretched edge comes back, to 1/e in this time.
constexpr Duration spring{70};
// A frame after a long sleep moves nothing by more than this.
constexpr Duration longest_step{50};
// One click of a wheel.
constexpr float wheel_step = 96;
// Scroll positions remembered; a screen has one or two.
constexpr std::size_t scroll_areas = 64;
// Touch events kept between two frames; a panel sends some 4 a frame.
constexpr std::size_t events = 512;
// A picture that moves is drawn this often.
constexpr Duration animation_step{16};

// Corners of one panel: some forty sizes of at most this radius; larger ones are drawn as shapes.
constexpr int shape_page_px = 1024;
constexpr int shape_radius_px = 320;

}  // namespace ontmoet::ui::limits
