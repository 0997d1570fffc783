// SPDX-License-Identifier: EUPL-1.2
#include "ui/shape_atlas.h"

#include "ui/limits.h"

#include <algorithm>
#include <cmath>

namespace ontmoet::ui {

namespace {

constexpr int shape_page = limits::shape_page_px;

}  // namespace

ShapeAtlas::ShapeAtlas()
    : m_pixels(static_cast<std::size_t>(shape_page) * shape_page), m_shelves(shape_page) {}

int ShapeAtlas::side_px() const {
    return shape_page;
}

void ShapeAtlas::begin_frame() {
    if (!m_full) return;
    m_full = false;
    m_shelves.clear();
    m_corners.clear();
}

void ShapeAtlas::mark_all_dirty() {
    m_dirty = {0, 0, shape_page, shape_page};
}

std::optional<CornerPicture> ShapeAtlas::corner(int radius_px, int line_px) {
    if (radius_px <= 0 || radius_px > limits::shape_radius_px) return {};
    std::pair const key{radius_px, std::min(line_px, radius_px)};
    auto found = m_corners.find(key);
    if (found == m_corners.end()) {
        auto const place = m_shelves.add(radius_px + 1, radius_px + 1);
        if (!place) {
            m_full = true;
            return {};
        }
        rasterise(*place, radius_px, key.second);
        found = m_corners.emplace(key, *place).first;
    }
    auto const share = [](int pixel) {
        return static_cast<float>(pixel) / static_cast<float>(shape_page);
    };
    auto const [x, y] = found->second;
    return CornerPicture{share(x), share(y), share(x + radius_px), share(y + radius_px)};
}

void ShapeAtlas::rasterise(text::ShelfPlace place, int radius, int line) {
    auto const outer = static_cast<float>(radius);
    float const inner = line > 0 ? outer - static_cast<float>(line) : -1;
    for (int y = 0; y < radius; ++y) {
        for (int x = 0; x < radius; ++x) {
            float const from_middle = std::hypot(outer - static_cast<float>(x) - 0.5f,
                                                 outer - static_cast<float>(y) - 0.5f);
            float covered = std::clamp(outer - from_middle + 0.5f, 0.0f, 1.0f);
            if (inner >= 0) covered *= std::clamp(from_middle - inner + 0.5f, 0.0f, 1.0f);
            auto const at = static_cast<std::size_t>(place.y + y) * shape_page +
                            static_cast<std::size_t>(place.x + x);
            m_pixels[at] = static_cast<std::uint8_t>(std::lround(covered * 255));
        }
    }
    int const right = std::max(m_dirty.x + m_dirty.width, place.x + radius);
    int const low = std::max(m_dirty.y + m_dirty.height, place.y + radius);
    bool const is_first = m_dirty.width == 0;
    int const left = is_first ? place.x : std::min(m_dirty.x, place.x);
    int const top = is_first ? place.y : std::min(m_dirty.y, place.y);
    m_dirty = {left, top, right - left, low - top};
}

}  // namespace ontmoet::ui
