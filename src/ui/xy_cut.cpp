// SPDX-License-Identifier: EUPL-1.2
#include "ui/xy_cut.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace ontmoet::ui {

namespace {

// What lies on both sides of a line may cross it by so much: keys touch each other.
constexpr float crossing = 4;
// Columns are read one after the other only when so much more lies between them than between rows.
constexpr float columns_stand_apart = 4;

struct Axis {
    float (*begin)(Rect const&);
    float (*end)(Rect const&);
};
constexpr Axis across{[](Rect const& rect) { return rect.x; },
                      [](Rect const& rect) { return rect.end(); }};
constexpr Axis down{[](Rect const& rect) { return rect.y; },
                    [](Rect const& rect) { return rect.bottom(); }};

// All by where they begin, and how far each stands from those before it.
struct Row {
    std::vector<std::size_t> order;
    std::vector<float> gaps;
    float widest = -std::numeric_limits<float>::infinity();

    Row(std::span<Rect const> rects, Axis const& axis) : order(rects.size()), gaps(rects.size()) {
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return axis.begin(rects[i]); });
        float reached = axis.end(rects[order.front()]);
        for (std::size_t i = 1; i < order.size(); ++i) {
            gaps[i] = axis.begin(rects[order[i]]) - reached;
            widest = std::max(widest, gaps[i]);
            reached = std::max(reached, axis.end(rects[order[i]]));
        }
    }
    // Cut wherever the gap is at least so wide.
    Cut parts(float least) const {
        Cut made{{order.front()}};
        for (std::size_t i = 1; i < order.size(); ++i) {
            if (gaps[i] >= least) made.emplace_back();
            made.back().push_back(order[i]);
        }
        return made;
    }
};

}  // namespace

Cut cut_into_rows(std::span<Rect const> rects) {
    return rects.empty() ? Cut{} : Row(rects, down).parts(-crossing);
}

Cut cut_apart(std::span<Rect const> rects, bool right_to_left, CutFirst first) {
    if (rects.size() < 2) return cut_into_rows(rects);
    Row const rows(rects, down);
    Row const columns(rects, across);
    bool const rows_only = first == CutFirst::rows || columns.widest < -crossing;
    if (rows.widest >= -crossing &&
        (rows_only || columns.widest <= rows.widest + columns_stand_apart))
        return rows.parts(rows_only ? -crossing : columns.widest - columns_stand_apart);
    auto parts = columns.parts(std::max(-crossing, rows.widest + columns_stand_apart));
    if (right_to_left) std::ranges::reverse(parts);
    return parts;
}

}  // namespace ontmoet::ui
