// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>

namespace ontmoet::text::limits {

// A text longer than this is cut (and marked as truncated) before it is shaped: more than a full
// screen of the smallest letters, and a paste of a whole book must not stop the frame.
inline constexpr std::size_t layout_text_bytes = 16UL * 1024;
// Layouts kept: a rich screen has about 300; this holds ten screens and their languages.
inline constexpr std::size_t cached_layouts = 4096;
// Memory of kept layouts, glyphs and texts together.
inline constexpr std::size_t cached_layout_bytes = 16UL * 1024 * 1024;

// The longest Material icon name has 40 letters.
inline constexpr std::size_t icon_name_bytes = 64;

// One page is a texture every GLES2 device takes; four of these hold a screen in two scripts.
inline constexpr int atlas_page_px = 1024;
// 8 MiB of coverage (32 MiB on a renderer that only knows RGBA).
inline constexpr int atlas_pages = 8;
// Empty pixels around a glyph, so that a neighbour does not bleed in when filtered.
inline constexpr int atlas_padding_px = 1;
// A glyph is rasterised at most at this size and stretched beyond it.
inline constexpr float atlas_glyph_px = 384.0F;
// Steps to coarser pictures when one frame does not fit: whole pixels, then half the size five
// times, down to 12 px for the largest letters.
inline constexpr int atlas_coarseness = 6;
// Below this size glyphs are rasterised at quarter pixels sideways, so that letters stand evenly
// and Arabic joins close; above it whole pixels cannot be told apart.
inline constexpr float subpixel_below_px = 40.0F;

// Blank glyphs (spaces) remembered: they take no room on a page, so nothing else bounds them.
inline constexpr std::size_t atlas_blank_glyphs = 1024;

// What a face may add to the height of a line, in ems. Noto Sans Arabic asks for 1.37 and 0.74,
// room for stacked vowel marks; unmarked Arabic, Persian and Pashto stay within 1.0 and 0.62
// (measured). Full vowel marks reach up to 0.25 em into the line above.
inline constexpr float script_ascent_em = 1.1F;
inline constexpr float script_descent_em = 0.62F;

// Sizes outside are clamped.
inline constexpr float smallest_size_px = 4.0F;
inline constexpr float largest_size_px = 2048.0F;

// Steps that can be undone in one field; a name takes fewer.
inline constexpr std::size_t undo_steps = 200;
// Letters (grapheme clusters) in a field unless told otherwise.
inline constexpr std::size_t field_clusters = 200;
// Bytes of one field however few its clusters are: one cluster can carry endless marks.
inline constexpr std::size_t field_bytes_per_cluster = 32;

}  // namespace ontmoet::text::limits
