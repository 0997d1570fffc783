// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/atlas.h"
#include "text/shelves.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <utility>
#include <vector>

namespace ontmoet::ui {

// A quarter of a disc or a ring on the page, its round side towards (u0, v0).
struct CornerPicture {
    float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

// Pictures of round corners, 8 bits of coverage a pixel, on one page. Corners made of triangles
// look torn in SDL's software renderer, which knows whole pixels only; pictures on whole pixels are
// the same everywhere.
class ShapeAtlas {
public:
    ShapeAtlas();

    void begin_frame();
    // Of this radius, filled when `line` is 0; nothing when it is too large or the page is full.
    std::optional<CornerPicture> corner(int radius_px, int line_px);
    // The page was full and is emptied before the next frame.
    bool wants_another_frame() const { return m_full; }

    int side_px() const;
    std::span<std::uint8_t const> pixels() const { return m_pixels; }
    text::PixelRect dirty() const { return m_dirty; }
    void clear_dirty() { m_dirty = {}; }
    void mark_all_dirty();

private:
    void rasterise(text::ShelfPlace place, int radius, int line);

    std::vector<std::uint8_t> m_pixels;
    text::Shelves m_shelves;
    std::map<std::pair<int, int>, text::ShelfPlace> m_corners;
    text::PixelRect m_dirty;
    bool m_full = false;
};

}  // namespace ontmoet::ui
