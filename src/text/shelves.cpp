// SPDX-License-Identifier: EUPL-1.2
#include "text/shelves.h"

#include <algorithm>

namespace ontmoet::text {
namespace {

// Rows come in steps, so that letters of nearly one height share a row.
constexpr int k_row_step_px = 4;
// A row may waste at most a third of its height above a rectangle, unless there is no other room.
constexpr int k_waste_divisor = 3;

}  // namespace

std::optional<ShelfPlace> Shelves::add(int width, int height) {
    if (width > m_size_px || height > m_size_px) return std::nullopt;
    auto const fits = [&](Shelf const& shelf) {
        return shelf.height >= height && shelf.used + width <= m_size_px;
    };
    Shelf* best = nullptr;
    for (auto& shelf : m_shelves) {
        if (fits(shelf) && (best == nullptr || shelf.height < best->height)) best = &shelf;
    }
    auto const wastes_much =
        best != nullptr &&
        best->height - height > std::max(best->height / k_waste_divisor, k_row_step_px);
    if (best == nullptr || wastes_much) {
        auto const rounded = (height + k_row_step_px - 1) / k_row_step_px * k_row_step_px;
        auto const row = std::min(rounded, m_size_px - m_used_height);
        if (row >= height) {
            m_shelves.push_back({m_used_height, row, 0});
            m_used_height += row;
            best = &m_shelves.back();
        }
    }
    if (best == nullptr) return std::nullopt;
    ShelfPlace const place{best->used, best->y};
    best->used += width;
    return place;
}

void Shelves::clear() {
    m_shelves.clear();
    m_used_height = 0;
}

}  // namespace ontmoet::text
