// SPDX-License-Identifier: EUPL-1.2
#include "ui/geometry.h"

#include <algorithm>

namespace ontmoet::ui {

Rect Rect::cut_top(float height, float gap) {
    height = std::min(height, h);
    Rect const strip{x, y, w, height};
    float const taken = std::min(h, height + gap);
    y += taken;
    h -= taken;
    return strip;
}

Rect Rect::cut_bottom(float height, float gap) {
    height = std::min(height, h);
    Rect const strip{x, y + h - height, w, height};
    h -= std::min(h, height + gap);
    return strip;
}

Rect Rect::cut_start(float width, float gap) {
    width = std::min(width, w);
    Rect const strip{x, y, width, h};
    float const taken = std::min(w, width + gap);
    x += taken;
    w -= taken;
    return strip;
}

Rect Rect::cut_end(float width, float gap) {
    width = std::min(width, w);
    Rect const strip{x + w - width, y, width, h};
    w -= std::min(w, width + gap);
    return strip;
}

Rect Rect::inset(float sides, float top_and_bottom) const {
    return {x + sides, y + top_and_bottom, std::max(0.0f, w - 2 * sides),
            std::max(0.0f, h - 2 * top_and_bottom)};
}

Rect Rect::centered(Size size) const {
    return {x + (w - size.w) / 2, y + (h - size.h) / 2, size.w, size.h};
}

Rect Rect::centered_at_start(Size size) const {
    return {x, y + (h - size.h) / 2, size.w, size.h};
}

Rect Rect::centered_at_end(Size size) const {
    return {x + w - size.w, y + (h - size.h) / 2, size.w, size.h};
}

Rect Rect::intersected(Rect const& other) const {
    float const left = std::max(x, other.x);
    float const top = std::max(y, other.y);
    float const right = std::min(x + w, other.x + other.w);
    float const low = std::min(y + h, other.y + other.h);
    return {left, top, std::max(0.0f, right - left), std::max(0.0f, low - top)};
}

std::vector<Rect> Rect::columns(int count, float gap) const {
    return grid(count, 1, gap);
}

std::vector<Rect> Rect::rows(int count, float gap) const {
    return grid(1, count, gap);
}

std::vector<Rect> Rect::grid(int columns, int rows, float gap) const {
    std::vector<Rect> cells;
    auto const across = static_cast<float>(std::max(1, columns));
    auto const down = static_cast<float>(std::max(1, rows));
    float const width = (w - gap * (across - 1)) / across;
    float const height = (h - gap * (down - 1)) / down;
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            cells.push_back({x + static_cast<float>(column) * (width + gap),
                             y + static_cast<float>(row) * (height + gap), width, height});
        }
    }
    return cells;
}

}  // namespace ontmoet::ui
