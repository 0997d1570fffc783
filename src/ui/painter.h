// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/atlas.h"
#include "text/layout.h"
#include "ui/geometry.h"
#include "ui/shape_atlas.h"
#include "ui/theme.h"
#include "ui/tree.h"

#include <cstdint>
#include <span>
#include <vector>

struct ImDrawList;

namespace ontmoet::ui {

constexpr int shape_texture = 1000;

enum class Side { top, bottom, start, end };

// From the rectangles of a screen to pixels: mirrors, scales and puts shapes and glyphs into a draw
// list. Texture 0 stands for plain colour, `shape_texture` for the page of corners, n + 1 for page
// n of the glyph atlas.
class Painter {
public:
    Painter() = default;
    // Notes in `painted` what it paints.
    Painter(ImDrawList* list, text::Atlas* atlas, ShapeAtlas* shapes, std::vector<Painted>* painted)
        : m_list(list), m_atlas(atlas), m_shapes(shapes), m_painted(painted) {}

    void set_canvas(Size canvas, float scale, bool mirrored);
    // How far the whole picture has slid down, logical units.
    void set_slide(float slide) { m_slide = slide; }
    // Rectangles are places on the canvas as they are: for what looks the same in every language
    // (maps, keyboards, codes), once its place is known.
    void set_physical(bool physical) { m_physical = physical; }
    bool is_physical() const { return m_physical; }
    bool is_mirrored() const { return m_mirrored && !m_physical; }
    float scale() const { return m_scale; }
    // Of what is painted from now on: 0 the screen, 1 and more what lies above it.
    void set_layer(int layer) { m_layer = layer; }

    Rect to_canvas(Rect const& rect) const;
    Rect to_pixels(Rect const& rect) const;
    Point to_pixels(Point at) const;

    void fill(Rect const& rect, Colour colour, float corner = 0) const;
    // The line lies inside the rectangle.
    void outline(Rect const& rect, Colour colour, float line, float corner) const;
    void circle(Point middle, float radius, Colour colour) const;
    void circle_line(Point middle, float radius, Colour colour, float line) const;
    // Shares of a turn, clockwise from the top; with round ends.
    void arc(Point middle, float radius, float from, float to, Colour colour, float line) const;
    // A dotted way along a smooth curve through the points.
    void dashes(std::span<Point const> way, Colour colour, float line) const;
    // A layout with its top left at a pixel; `kind` says whether it is words or an icon.
    void glyphs(text::Layout const& layout, Point top_left_px, Colour colour,
                Painted::Kind kind = Painted::Kind::words) const;

    // A soft shadow that is strongest at one side of the rectangle.
    void shade(Rect const& rect, Colour colour, Side side) const;

    void push_clip(Rect const& rect) const;
    void pop_clip() const;

private:
    struct Wedge {
        float from, to;  // shares of a turn, within one quarter
    };

    // All in pixels; false when the corner has no picture.
    bool corners(Rect const& box, int radius, int line, Colour colour) const;
    void fill_box(Rect const& box, Colour colour, int radius) const;
    void outline_box(Rect const& box, Colour colour, int line, int radius) const;
    void quarter(Rect const& box, CornerPicture const& picture, Wedge wedge,
                 std::uint32_t ink) const;
    Rect box_of(Point middle, float radius) const;
    void plain(Rect const& box, Colour colour) const;
    void note(Painted::Kind kind, Rect const& box_px, Colour colour, float size_px = 0) const;

    ImDrawList* m_list = nullptr;
    text::Atlas* m_atlas = nullptr;
    ShapeAtlas* m_shapes = nullptr;
    std::vector<Painted>* m_painted = nullptr;
    int m_layer = 0;
    Size m_canvas;
    float m_scale = 1;
    float m_slide = 0;
    bool m_mirrored = false;
    bool m_physical = false;
};

}  // namespace ontmoet::ui
