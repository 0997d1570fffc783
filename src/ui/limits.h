// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <cstddef>

namespace ontmoet::ui::limits {

// A finger that moves less than this inside a scroll area presses; more is a scroll.
constexpr float jitter = 16;
// Where nothing scrolls a finger may slide further, for hands that shake.
constexpr float jitter_at_rest = 48;
// The same target, and what has come into its place, is not pressed again within this time and so
// near: a double tap must not skip a screen.
constexpr Duration debounce{250};
constexpr float same_place = 40;
// A finger of which nothing was heard for so long has left without the panel noticing.
constexpr Duration forgotten_finger{5000};
// A held stepper counts on, after a while and then this often.
constexpr Duration repeat_after{500};
constexpr Duration repeat_every{150};
// A held key shows its other letters; a held cell is lifted.
constexpr Duration long_press{450};
constexpr Duration lift{300};
// A second tap this soon after the first means something else: capitals that stay, a whole word.
constexpr Duration double_tap{400};
// Erasing by holding: some letters one by one, then faster.
constexpr Duration erase_slow{120};
constexpr int erase_slow_letters = 8;
constexpr Duration erase_fast{40};
// A switch that trembles is one press; longer than its contacts bounce, shorter than two presses.
constexpr Duration switch_bounce{150};
// So soon after another screen or dialog appeared nobody means what a key would choose on it.
constexpr Duration settle{400};
// With two buttons: so few targets stand in one row; so many rows need no group around them; and
// a group with more parts than this is divided once more.
constexpr std::size_t scan_flat = 6;
constexpr std::size_t scan_rows = 7;
constexpr std::size_t scan_parts = 12;
// Room around what is being said, for its ring.
constexpr float spoken_margin = 16;
// The picture slides into reach in this time.
constexpr Duration slide{160};
// Keys of a scanner come faster than people type; the last one is Enter.
constexpr Duration scanner_gap{35};
constexpr std::size_t scanner_letters = 4;
// Some let Enter wait. After so many quick letters it is waited for.
constexpr Duration scanner_end{120};
// Nobody types so many letters so fast: a scan, even from a scanner that sends no Enter.
constexpr std::size_t scanner_certain = 8;
// A code is no longer; a scanner that never stops must not fill the memory.
constexpr std::size_t scanner_most = 2048;
// Glide: the speed falls to 1/e in this time, and below so many units a second it stops.
constexpr Duration glide{325};
constexpr float glide_stops_below = 24;
// Speed is measured over the last part of a drag only.
constexpr Duration speed_window{100};
// No faster than this (units a second), whatever a noisy panel reports.
constexpr float speed_most = 6000;
// Beyond an edge a drag moves the content by at most this, ever slower.
constexpr float stretch = 96;
// A stretched edge comes back, to 1/e in this time; a turned page and what got the focus arrive so.
constexpr Duration spring{70};
constexpr Duration arrive{45};
// A page is turned by a drag over half of it, or by one that ends faster (units a second). A finger
// that comes down on a list so fast stops it and presses nothing.
constexpr float flick = 300;
// The shade at an edge beyond which there is more.
constexpr float more_shade = 16;
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
constexpr int shape_radius_px = 448;

}  // namespace ontmoet::ui::limits
