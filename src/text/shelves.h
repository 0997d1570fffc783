// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

namespace ontmoet::text {

struct ShelfPlace {
    int x = 0;
    int y = 0;
};

// Packs rectangles into a square: rows ("shelves") of about equal height, filled left to right.
class Shelves {
public:
    explicit Shelves(int size_px) : m_size_px(size_px) {}

    // Nothing when there is no room left.
    std::optional<ShelfPlace> add(int width, int height);
    void clear();

private:
    struct Shelf {
        int y = 0;
        int height = 0;
        int used = 0;
    };

    int m_size_px;
    int m_used_height = 0;
    std::vector<Shelf> m_shelves;
};

}  // namespace ontmoet::text
