// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/fonts.h"
#include "text/layout.h"
#include "text/limits.h"
#include "text/shelves.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace ontmoet::text {

class FontSet;

struct AtlasLimits {
    int page_px = limits::atlas_page_px;
    int pages = limits::atlas_pages;
};

// A rectangle of pixels; empty when width is 0.
struct PixelRect {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

// Where to draw a glyph (pixels, y down) and what of which page (0 to 1).
struct GlyphQuad {
    int page = 0;
    float left = 0, top = 0, right = 0, bottom = 0;
    float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
};

struct AtlasCounts {
    std::uint64_t rasterised = 0;
    std::uint64_t evicted_pages = 0;
    // Glyphs that found no room in their frame.
    std::uint64_t dropped = 0;
};

// Keeps pictures of glyphs, 8 bits of coverage a pixel, packed on pages of one size. A renderer
// makes one texture of each page, uploads the dirty rectangles before it draws, and knows nothing
// else. Order in a frame: begin_frame(), quad() for each glyph, upload dirty pages, draw.
//
// Memory is bounded: when all pages are full, the page unused for longest is emptied, but never one
// that the current frame has drawn from. If every page is in use, the glyph finds no room and
// wants_another_frame() turns true: this frame is better not shown, for the next begin_frame()
// starts from empty pages. If even those do not hold one frame, each next frame makes do with
// coarser pictures until all letters are there; a frame that needs little brings back fine ones.
class Atlas {
public:
    explicit Atlas(std::shared_ptr<FontSet> fonts, AtlasLimits limits = {});
    ~Atlas();

    void begin_frame();
    // The glyph of a layout drawn with its top left at (x, y); nothing for a blank glyph (a space)
    // or one without room. Positions are rounded as suits the size.
    std::optional<GlyphQuad> quad(Glyph const& glyph, float size_px, float x, float y);
    // Never for ever: a frame without end is not asked for when the coarsest pictures do not fit.
    bool wants_another_frame() const { return m_overflowed && !is_at_its_end(); }
    // 0: fine. 1: letters at whole pixels only. More: large letters are drawn smaller and
    // stretched.
    int coarseness() const { return m_coarseness; }

    int page_px() const { return m_limits.page_px; }
    // Pages in use; grows up to the limit, never shrinks.
    int page_count() const { return static_cast<int>(m_pages.size()); }
    // Rows of page_px() bytes.
    std::span<std::uint8_t const> pixels(int page) const;
    // What changed since the last clear_dirty(): upload it, then call clear_dirty().
    PixelRect dirty(int page) const;
    void clear_dirty(int page);
    // After a lost device: every page has to be uploaded again.
    void mark_all_dirty();

    AtlasCounts counts() const { return m_counts; }
    std::size_t bytes() const;

private:
    struct Key {
        float size_px = 0;
        std::uint32_t glyph = 0;
        FaceId face = FaceId::sans;
        // Quarters of a pixel to the right.
        std::uint8_t quarter = 0;
        friend bool operator==(Key const&, Key const&) = default;
    };
    struct KeyHash {
        std::size_t operator()(Key const& key) const noexcept;
    };
    struct Entry {
        // -1: blank.
        int page = -1;
        PixelRect rect;
        int bearing_x = 0;
        int bearing_y = 0;
        // More than 1 when the glyph was too large to be drawn at its own size.
        float stretch = 1;
        // The frame that drew it last.
        std::uint64_t last_used = 0;
    };
    struct Page {
        std::vector<std::uint8_t> pixels;
        Shelves shelves;
        PixelRect dirty;
        std::uint64_t last_used = 0;
        std::vector<Key> keys;
    };

    Entry* find_or_make(Key const& key);
    Entry* add(Key const& key, Entry const& entry, std::span<std::uint8_t const> coverage);
    bool is_at_its_end() const;
    float largest_picture_px() const;
    // The page with room for the rectangle, which is set; nothing when all are drawn from.
    std::optional<int> make_room(int width, int height, PixelRect& rect);
    std::optional<int> oldest_unused_page() const;
    void empty_page(int page);
    void start_afresh();
    void forget_blanks();

    std::shared_ptr<FontSet> m_fonts;
    AtlasLimits m_limits;
    std::vector<Page> m_pages;
    std::unordered_map<Key, Entry, KeyHash> m_entries;
    std::uint64_t m_frame = 1;
    std::size_t m_blanks = 0;
    bool m_overflowed = false;
    // The frame began with empty pages.
    bool m_is_fresh = true;
    int m_coarseness = 0;
    // Pixels of pages, without gaps, that the frame has drawn from.
    std::size_t m_used_px = 0;
    AtlasCounts m_counts;
};

}  // namespace ontmoet::text
