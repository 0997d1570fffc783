// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/bidi.h"
#include "text/font_set.h"
#include "text/layout.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct hb_buffer_t;

namespace ontmoet::text {

// A glyph as HarfBuzz gave it, in pixels, y up.
struct ShapedGlyph {
    std::uint32_t id = 0;
    float advance = 0;
    float offset_x = 0;
    float offset_y = 0;
};

// What HarfBuzz keeps together: a letter or a part of one, or several in a ligature.
struct ShapedCluster {
    // Code points of the paragraph.
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    // Glyphs of the paragraph, from left to right.
    std::uint32_t first_glyph = 0;
    std::uint32_t glyph_count = 0;
    float advance = 0;
    FaceId face = FaceId::sans;
    BidiLevel level = 0;
    bool is_space = false;
};

// One paragraph, shaped but not yet broken into lines. Clusters stand in reading order.
struct ShapedParagraph {
    std::u32string codes;
    std::vector<bool> letter_starts;
    std::vector<ShapedGlyph> glyphs;
    std::vector<ShapedCluster> clusters;
    bool right_to_left = false;
    std::uint32_t missing = 0;
};

struct ShapeStyle {
    float size_px = 0;
    Weight weight = Weight::regular;
    std::string_view language = {};
    Direction direction = Direction::automatic;
};

// Bidi levels → script and face runs → HarfBuzz.
class Shaper {
public:
    explicit Shaper(std::shared_ptr<FontSet> fonts);
    ~Shaper();
    Shaper(Shaper const&) = delete;
    Shaper& operator=(Shaper const&) = delete;

    ShapedParagraph shape(std::u32string codes, ShapeStyle const& style);
    // The name of an icon, which the font's ligatures turn into one glyph.
    ShapedParagraph shape_icon(std::string_view name, float size_px);

private:
    struct Item;
    void shape_item(ShapedParagraph& paragraph, Item const& item, ShapeStyle const& style);
    void take_clusters(ShapedParagraph& paragraph, Item const& item, float size_px,
                       std::size_t window_begin);

    std::shared_ptr<FontSet> m_fonts;
    hb_buffer_t* m_buffer;
};

}  // namespace ontmoet::text
