// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/fonts.h"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <vector>

namespace ontmoet::text {

enum class Weight : std::uint8_t { regular, bold };
// `automatic`: the first strong letter of each paragraph decides; without one, the language.
enum class Direction : std::uint8_t { automatic, left_to_right, right_to_left };
// Relative to the direction of the paragraph: `start` of Arabic is the right edge.
enum class Align : std::uint8_t { start, centre, end };

inline constexpr float unlimited_width = std::numeric_limits<float>::infinity();
inline constexpr std::uint32_t unlimited_lines = std::numeric_limits<std::uint32_t>::max();

// What is asked of the engine. All sizes are physical pixels; the caller scales.
struct LayoutRequest {
    // UTF-8; wrong bytes are drawn as U+FFFD. A line feed begins a new paragraph.
    std::string_view text = {};
    // Pixels per em, rounded to a quarter of a pixel.
    float size_px = 22.0F;
    Weight weight = Weight::regular;
    // BCP 47 ("fa", "ps", "tr"); chooses the letter forms of that language. Empty: unknown.
    std::string_view language = {};
    Direction direction = Direction::automatic;
    // Lines are broken to fit, between words where possible, else between letters.
    float max_width_px = unlimited_width;
    // What does not fit in so many lines ends in an ellipsis. At least 1.
    std::uint32_t max_lines = unlimited_lines;
    Align align = Align::start;
    // Distance between baselines as a multiple of the font's own line height.
    float line_spacing = 1.0F;
};

// A glyph with its origin (on the baseline) relative to the top left of the layout, y down.
struct Glyph {
    float x = 0;
    float y = 0;
    std::uint32_t id = 0;
    // Byte in the text of the cluster this glyph draws.
    std::uint32_t byte = 0;
    FaceId face = FaceId::sans;
};

// A letter as a person sees it, with its marks: the caret stands between these. The letters of a
// ligature divide its width evenly.
struct Cluster {
    std::uint32_t begin_byte = 0;
    std::uint32_t end_byte = 0;
    float left = 0;
    float right = 0;
    bool right_to_left = false;
};

struct Line {
    std::uint32_t begin_byte = 0;
    std::uint32_t end_byte = 0;
    // Ranges in Layout::glyphs and Layout::clusters; both stand in visual order, left to right.
    std::uint32_t first_glyph = 0;
    std::uint32_t glyph_count = 0;
    std::uint32_t first_cluster = 0;
    std::uint32_t cluster_count = 0;
    float left = 0;
    float width = 0;
    float top = 0;
    float baseline = 0;
    float height = 0;
    bool right_to_left = false;
};

// A text that has been shaped, broken and placed. Never changes, so it can be kept and drawn again.
struct Layout {
    std::vector<Glyph> glyphs;
    std::vector<Cluster> clusters;
    // At least one, also for an empty text.
    std::vector<Line> lines;
    // As used: the requested size rounded.
    float size_px = 0;
    // Width of the widest line; what a measuring caller wants.
    float width = 0;
    float height = 0;
    // Width in which the lines are aligned: max_width_px, or `width` when that was unlimited.
    float box_width = 0;
    // Baseline of the first line, for aligning with other things.
    float baseline = 0;
    // Part of the text is not shown and an ellipsis stands for it.
    bool truncated = false;
    // A single letter is wider than max_width_px.
    bool overflows = false;
    // Direction of the first paragraph.
    bool right_to_left = false;
    // Characters that no face has and that are drawn as the U+FFFD box.
    std::uint32_t missing = 0;

    std::size_t line_count() const { return lines.size(); }
};

}  // namespace ontmoet::text
