// SPDX-License-Identifier: EUPL-1.2
#include "text/atlas.h"

#include "base/check.h"
#include "text/font_set.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ontmoet::text {
namespace {

constexpr int k_padding = limits::atlas_padding_px;
// A step back to finer pictures takes at most four times the room, and packing wastes up to three
// quarters of it: with less than this share in use the step cannot fail.
constexpr std::size_t k_room_to_refine = 16;

PixelRect united(PixelRect const& a, PixelRect const& b) {
    if (a.width == 0) return b;
    if (b.width == 0) return a;
    auto const x = std::min(a.x, b.x);
    auto const y = std::min(a.y, b.y);
    return {x, y, std::max(a.x + a.width, b.x + b.width) - x,
            std::max(a.y + a.height, b.y + b.height) - y};
}

// Where a glyph goes sideways: a whole pixel and quarters of one.
struct SnappedX {
    float pixel = 0;
    std::uint8_t quarter = 0;
};

SnappedX snap_x(float x, bool to_pixels) {
    if (to_pixels) return {std::round(x), 0};
    auto const quarters = std::round(x * 4.0F);
    auto const pixel = std::floor(quarters / 4.0F);
    return {pixel, static_cast<std::uint8_t>(std::clamp(quarters - pixel * 4.0F, 0.0F, 3.0F))};
}

}  // namespace

std::size_t Atlas::KeyHash::operator()(Key const& key) const noexcept {
    auto const size = static_cast<std::uint64_t>(key.size_px * 4.0F);
    auto const packed = (size << 40U) ^ (std::uint64_t{key.glyph} << 8U) ^
                        (static_cast<std::uint64_t>(key.face) << 4U) ^ key.quarter;
    return static_cast<std::size_t>(packed * 0x9E3779B97F4A7C15ULL >> 16U);
}

Atlas::Atlas(std::shared_ptr<FontSet> fonts, AtlasLimits limits)
    : m_fonts(std::move(fonts)), m_limits(limits) {
    check(m_limits.page_px >= 64 && m_limits.pages >= 1, "an atlas has room for a glyph");
}

Atlas::~Atlas() = default;

bool Atlas::is_at_its_end() const {
    return m_is_fresh && m_coarseness == limits::atlas_coarseness;
}

void Atlas::begin_frame() {
    ++m_frame;
    auto const side = static_cast<std::size_t>(m_limits.page_px);
    auto const room = side * side * static_cast<std::size_t>(m_limits.pages);
    if (wants_another_frame()) {
        if (m_is_fresh) ++m_coarseness;
        start_afresh();
    } else if (m_coarseness > 0 && m_used_px < room / k_room_to_refine) {
        --m_coarseness;
        start_afresh();
    } else {
        m_is_fresh = m_pages.empty() || (m_is_fresh && m_overflowed);
    }
    m_overflowed = false;
    m_used_px = 0;
}

void Atlas::start_afresh() {
    for (int page = 0; page < page_count(); ++page) empty_page(page);
    m_is_fresh = true;
}

float Atlas::largest_picture_px() const {
    auto const halvings = std::max(m_coarseness - 1, 0);
    return limits::atlas_glyph_px / static_cast<float>(1 << halvings);
}

std::optional<GlyphQuad> Atlas::quad(Glyph const& glyph, float size_px, float x, float y) {
    if (!std::isfinite(x) || !std::isfinite(y)) return std::nullopt;
    auto const size = rounded_size_px(size_px);
    // Fine placing takes four pictures of a letter.
    auto const snaps_to_pixels = m_coarseness > 0 || size >= limits::subpixel_below_px;
    auto const snapped = snap_x(x + glyph.x, snaps_to_pixels);
    auto* const entry = find_or_make({size, glyph.id, glyph.face, snapped.quarter});
    if (entry == nullptr || entry->page < 0) return std::nullopt;
    m_pages[static_cast<std::size_t>(entry->page)].last_used = m_frame;
    auto const& rect = entry->rect;
    if (entry->last_used != m_frame) {
        entry->last_used = m_frame;
        m_used_px += static_cast<std::size_t>(rect.width + 2 * k_padding) *
                     static_cast<std::size_t>(rect.height + 2 * k_padding);
    }
    auto const stretched = [&](int pixels) { return static_cast<float>(pixels) * entry->stretch; };
    auto const part = [&](int pixels) {
        return static_cast<float>(pixels) / static_cast<float>(m_limits.page_px);
    };
    GlyphQuad quad;
    quad.page = entry->page;
    quad.left = snapped.pixel + stretched(entry->bearing_x);
    quad.top = std::round(y + glyph.y) - stretched(entry->bearing_y);
    quad.right = quad.left + stretched(rect.width);
    quad.bottom = quad.top + stretched(rect.height);
    quad.u0 = part(rect.x);
    quad.v0 = part(rect.y);
    quad.u1 = part(rect.x + rect.width);
    quad.v1 = part(rect.y + rect.height);
    return quad;
}

Atlas::Entry* Atlas::find_or_make(Key const& key) {
    if (auto const found = m_entries.find(key); found != m_entries.end()) return &found->second;
    auto const largest = m_limits.page_px - 2 * k_padding;
    auto size = std::min({key.size_px, largest_picture_px(), static_cast<float>(largest)});
    auto picture = m_fonts->draw(key.face, key.glyph, size, key.quarter);
    while (picture.width > largest || picture.height > largest) {
        size /= 2;
        picture = m_fonts->draw(key.face, key.glyph, size, key.quarter);
    }
    ++m_counts.rasterised;
    Entry entry;
    entry.rect = {0, 0, picture.width, picture.height};
    entry.bearing_x = picture.bearing_x;
    entry.bearing_y = picture.bearing_y;
    entry.stretch = key.size_px / size;
    if (!picture.coverage.empty()) return add(key, entry, picture.coverage);
    if (m_blanks >= limits::atlas_blank_glyphs) forget_blanks();
    ++m_blanks;
    return &m_entries.emplace(key, entry).first->second;
}

Atlas::Entry* Atlas::add(Key const& key, Entry const& picture,
                         std::span<std::uint8_t const> coverage) {
    auto entry = picture;
    auto& rect = entry.rect;
    PixelRect padded;
    auto const page_index =
        make_room(rect.width + 2 * k_padding, rect.height + 2 * k_padding, padded);
    if (!page_index) {
        ++m_counts.dropped;
        m_overflowed = true;
        return nullptr;
    }
    auto& page = m_pages[static_cast<std::size_t>(*page_index)];
    entry.page = *page_index;
    rect.x = padded.x + k_padding;
    rect.y = padded.y + k_padding;
    for (int row = 0; row < rect.height; ++row) {
        auto const from = coverage.begin() + std::ptrdiff_t{row} * rect.width;
        auto const to = std::ptrdiff_t{rect.y + row} * m_limits.page_px + rect.x;
        std::copy_n(from, rect.width, page.pixels.begin() + to);
    }
    page.dirty = united(page.dirty, padded);
    page.keys.push_back(key);
    return &m_entries.emplace(key, entry).first->second;
}

std::optional<int> Atlas::make_room(int width, int height, PixelRect& rect) {
    auto const try_page = [&](int index) {
        auto const place = m_pages[static_cast<std::size_t>(index)].shelves.add(width, height);
        if (place) rect = {place->x, place->y, width, height};
        return place.has_value();
    };
    for (int index = 0; index < page_count(); ++index) {
        if (try_page(index)) return index;
    }
    if (page_count() < m_limits.pages) {
        auto const side = static_cast<std::size_t>(m_limits.page_px);
        m_pages.push_back(
            {std::vector<std::uint8_t>(side * side), Shelves(m_limits.page_px), {}, m_frame, {}});
        m_pages.back().dirty = {0, 0, m_limits.page_px, m_limits.page_px};
        auto const index = page_count() - 1;
        return try_page(index) ? std::optional(index) : std::nullopt;
    }
    auto const oldest = oldest_unused_page();
    if (!oldest) return std::nullopt;
    empty_page(*oldest);
    ++m_counts.evicted_pages;
    return try_page(*oldest) ? oldest : std::nullopt;
}

std::optional<int> Atlas::oldest_unused_page() const {
    auto const oldest =
        std::min_element(m_pages.begin(), m_pages.end(),
                         [](auto const& a, auto const& b) { return a.last_used < b.last_used; });
    if (oldest == m_pages.end() || oldest->last_used >= m_frame) return std::nullopt;
    return static_cast<int>(oldest - m_pages.begin());
}

void Atlas::empty_page(int index) {
    auto& page = m_pages[static_cast<std::size_t>(index)];
    for (auto const& key : page.keys) m_entries.erase(key);
    page.keys.clear();
    page.shelves.clear();
    std::fill(page.pixels.begin(), page.pixels.end(), std::uint8_t{0});
    page.dirty = {0, 0, m_limits.page_px, m_limits.page_px};
}

void Atlas::forget_blanks() {
    std::erase_if(m_entries, [](auto const& item) { return item.second.page < 0; });
    m_blanks = 0;
}

std::span<std::uint8_t const> Atlas::pixels(int page) const {
    check(page >= 0 && page < page_count(), "an atlas page is asked for by its number");
    return m_pages[static_cast<std::size_t>(page)].pixels;
}

PixelRect Atlas::dirty(int page) const {
    check(page >= 0 && page < page_count(), "an atlas page is asked for by its number");
    return m_pages[static_cast<std::size_t>(page)].dirty;
}

void Atlas::clear_dirty(int page) {
    check(page >= 0 && page < page_count(), "an atlas page is asked for by its number");
    m_pages[static_cast<std::size_t>(page)].dirty = {};
}

void Atlas::mark_all_dirty() {
    for (auto& page : m_pages) page.dirty = {0, 0, m_limits.page_px, m_limits.page_px};
}

std::size_t Atlas::bytes() const {
    std::size_t bytes = 0;
    for (auto const& page : m_pages) {
        bytes += page.pixels.size() + page.keys.capacity() * sizeof(Key);
    }
    return bytes + m_entries.size() * (sizeof(Key) + sizeof(Entry) + 2 * sizeof(void*));
}

}  // namespace ontmoet::text
