// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

namespace ontmoet::ui {

struct Point {
    float x = 0, y = 0;

    friend bool operator==(Point, Point) = default;
    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
};

struct Size {
    float w = 0, h = 0;

    friend bool operator==(Size, Size) = default;
};

// A rectangle in logical units. Screens write "start" for the side where reading begins and lay
// everything out as if that were the left; the Frame mirrors it when the language runs the other
// way.
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    friend bool operator==(Rect const&, Rect const&) = default;

    float end() const { return x + w; }
    float bottom() const { return y + h; }
    Point middle() const { return {x + w / 2, y + h / 2}; }
    Size size() const { return {w, h}; }
    bool is_empty() const { return w <= 0 || h <= 0; }
    bool contains(Point at) const { return at.x >= x && at.y >= y && at.x < x + w && at.y < y + h; }

    // Takes a strip off one side of this rectangle and gives it back, leaving `gap` between.
    Rect cut_top(float height, float gap = 0);
    Rect cut_bottom(float height, float gap = 0);
    Rect cut_start(float width, float gap = 0);
    Rect cut_end(float width, float gap = 0);

    Rect inset(float by) const { return inset(by, by); }
    Rect inset(float sides, float top_and_bottom) const;
    Rect moved(Point by) const { return {x + by.x, y + by.y, w, h}; }
    // A box of this size in the middle, or at the start / end and vertically in the middle.
    Rect centered(Size size) const;
    Rect centered_at_start(Size size) const;
    Rect centered_at_end(Size size) const;
    Rect intersected(Rect const& other) const;
    // The same rectangle seen in a mirror that is `width` wide.
    Rect mirrored_in(float width) const { return {width - x - w, y, w, h}; }

    // `count` equal parts beside each other (columns) or under each other (rows).
    std::vector<Rect> columns(int count, float gap = 16) const;
    std::vector<Rect> rows(int count, float gap = 16) const;
    // `columns` × `rows` equal cells, in reading order.
    std::vector<Rect> grid(int columns, int rows, float gap = 16) const;
};

}  // namespace ontmoet::ui
