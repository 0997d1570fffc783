// SPDX-License-Identifier: EUPL-1.2
#include "ui/painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <tuple>
#include <utility>

#include <imgui.h>

namespace ontmoet::ui {

namespace {

constexpr float turn = 2 * std::numbers::pi_v<float>;

ImU32 packed(Colour c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}
ImVec2 vec(Point p) {
    return {p.x, p.y};
}

ImTextureID texture_of(int number) {
    return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(number));
}

// A point of the Catmull-Rom curve between b and c.
Point on_curve(Point a, Point b, Point c, Point d, float t) {
    auto const blend = [t](float p0, float p1, float p2, float p3) {
        return 0.5f * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t +
                       (3 * p1 - p0 - 3 * p2 + p3) * t * t * t);
    };
    return {blend(a.x, b.x, c.x, d.x), blend(a.y, b.y, c.y, d.y)};
}

}  // namespace

void Painter::set_canvas(Size canvas, float scale, bool mirrored) {
    m_canvas = canvas;
    m_scale = scale;
    m_mirrored = mirrored;
}

Rect Painter::to_canvas(Rect const& rect) const {
    if (m_physical) return rect;
    Rect const at = m_mirrored ? rect.mirrored_in(m_canvas.w) : rect;
    return at.moved({0, m_slide});
}

Rect Painter::to_pixels(Rect const& rect) const {
    Rect const at = to_canvas(rect);
    float const left = std::round(at.x * m_scale);
    float const top = std::round(at.y * m_scale);
    return {left, top, std::round(at.end() * m_scale) - left,
            std::round(at.bottom() * m_scale) - top};
}

Point Painter::to_pixels(Point at) const {
    float const x = is_mirrored() ? m_canvas.w - at.x : at.x;
    return {x * m_scale, (m_physical ? at.y : at.y + m_slide) * m_scale};
}

void Painter::plain(Rect const& box, Colour colour) const {
    if (box.is_empty()) return;
    m_list->AddRectFilled({box.x, box.y}, {box.end(), box.bottom()}, packed(colour));
}

bool Painter::corners(Rect const& box, int radius, int line, Colour colour) const {
    auto const picture = m_shapes->corner(radius, line);
    if (!picture) return false;
    auto const r = static_cast<float>(radius);
    auto const [u0, v0, u1, v1] = *picture;
    ImU32 const ink = packed(colour);
    m_list->PushTextureID(texture_of(shape_texture));
    m_list->PrimReserve(24, 16);
    auto const quad = [&](float x, float y, ImVec2 from, ImVec2 to) {
        m_list->PrimRectUV({x, y}, {x + r, y + r}, from, to, ink);
    };
    quad(box.x, box.y, {u0, v0}, {u1, v1});
    quad(box.end() - r, box.y, {u1, v0}, {u0, v1});
    quad(box.end() - r, box.bottom() - r, {u1, v1}, {u0, v0});
    quad(box.x, box.bottom() - r, {u0, v1}, {u1, v0});
    m_list->PopTextureID();
    return true;
}

void Painter::fill_box(Rect const& box, Colour colour, int radius) const {
    auto const r = static_cast<float>(radius);
    if (radius > 0 && !corners(box, radius, 0, colour)) {
        m_list->AddRectFilled({box.x, box.y}, {box.end(), box.bottom()}, packed(colour), r);
        return;
    }
    plain({box.x, box.y + r, box.w, box.h - 2 * r}, colour);
    if (radius == 0) return;
    plain({box.x + r, box.y, box.w - 2 * r, r}, colour);
    plain({box.x + r, box.bottom() - r, box.w - 2 * r, r}, colour);
}

void Painter::outline_box(Rect const& box, Colour colour, int line, int radius) const {
    auto const thick = static_cast<float>(line);
    auto const r = static_cast<float>(radius);
    if (radius > 0 && !corners(box, radius, line, colour)) {
        float const half = thick / 2;
        m_list->PathRect({box.x + half, box.y + half}, {box.end() - half, box.bottom() - half},
                         std::max(0.0f, r - half));
        m_list->PathStroke(packed(colour), ImDrawFlags_Closed, thick);
        return;
    }
    float const aside = std::max(r, thick);
    plain({box.x + r, box.y, box.w - 2 * r, thick}, colour);
    plain({box.x + r, box.bottom() - thick, box.w - 2 * r, thick}, colour);
    plain({box.x, box.y + aside, thick, box.h - 2 * aside}, colour);
    plain({box.end() - thick, box.y + aside, thick, box.h - 2 * aside}, colour);
}

void Painter::note(Painted::Kind kind, Rect const& box_px, Colour colour, float size_px) const {
    auto const logical = [&](float left, float top, float right, float bottom) {
        return Rect{left / m_scale, top / m_scale, (right - left) / m_scale,
                    (bottom - top) / m_scale};
    };
    ImVec4 const clip = m_list->_CmdHeader.ClipRect;
    m_painted->push_back({kind, logical(box_px.x, box_px.y, box_px.end(), box_px.bottom()),
                          logical(clip.x, clip.y, clip.z, clip.w), colour, size_px / m_scale, -1,
                          m_layer});
}

void Painter::fill(Rect const& rect, Colour colour, float corner) const {
    Rect const box = to_pixels(rect);
    if (box.is_empty()) return;
    note(Painted::Kind::ground, box, colour);
    float const most = std::floor(std::min(box.w, box.h) / 2);
    fill_box(box, colour, static_cast<int>(std::min(std::round(corner * m_scale), most)));
}

void Painter::outline(Rect const& rect, Colour colour, float line, float corner) const {
    Rect const box = to_pixels(rect);
    if (box.is_empty()) return;
    float const most = std::floor(std::min(box.w, box.h) / 2);
    int const thick = std::max(1, static_cast<int>(std::lround(line * m_scale)));
    outline_box(box, colour, thick, static_cast<int>(std::min(std::round(corner * m_scale), most)));
}

// A box of whole pixels around the disc, of even size.
Rect Painter::box_of(Point middle, float radius) const {
    Point const at = to_pixels(middle);
    float const r = std::max(1.0f, std::round(radius * m_scale));
    return {std::round(at.x - r), std::round(at.y - r), 2 * r, 2 * r};
}

void Painter::circle(Point middle, float radius, Colour colour) const {
    Rect const box = box_of(middle, radius);
    note(Painted::Kind::ground, box, colour);
    fill_box(box, colour, static_cast<int>(box.w / 2));
}

void Painter::circle_line(Point middle, float radius, Colour colour, float line) const {
    Rect const box = box_of(middle, radius + line / 2);
    int const thick = std::max(1, static_cast<int>(std::lround(line * m_scale)));
    outline_box(box, colour, thick, static_cast<int>(box.w / 2));
}

// A wedge of one quarter of a ring, cut out of its picture in strips of whole pixels, so that it
// looks the same everywhere.
void Painter::quarter(Rect const& box, CornerPicture const& picture, Wedge wedge,
                      std::uint32_t ink) const {
    Point const middle = box.middle();
    float const r = box.w / 2;
    auto const [u0, v0, u1, v1] = picture;
    float const pixel = (u1 - u0) / r;  // exactly: a renderer cuts the rest of a pixel off
    // The axes between which the quarter lies, clockwise.
    auto const number = static_cast<std::size_t>(
        std::lround(std::floor(wedge.from * 4) - 4 * std::floor(wedge.from)) % 4);
    constexpr std::array<Point, 5> axes{{{0, -1}, {1, 0}, {0, 1}, {-1, 0}, {0, -1}}};
    Point const first = axes[number];
    Point const second = axes[number + 1];
    float const begin = std::floor(wedge.from * 4) / 4;
    float const least = std::tan((wedge.from - begin) * turn);
    bool const is_whole = wedge.to - begin > 0.2499f;
    float const most = is_whole ? 0 : std::tan((wedge.to - begin) * turn);
    auto const strip = [&](float from, float to, float low, float high) {
        Point const a{middle.x + first.x * from + second.x * low,
                      middle.y + first.y * from + second.y * low};
        Point const b{middle.x + first.x * to + second.x * high,
                      middle.y + first.y * to + second.y * high};
        Point const near{std::min(a.x, b.x), std::min(a.y, b.y)};
        Point const far{std::max(a.x, b.x), std::max(a.y, b.y)};
        auto const uv = [&](Point at) {
            return ImVec2{u0 + pixel * (r - std::abs(at.x - middle.x)),
                          v0 + pixel * (r - std::abs(at.y - middle.y))};
        };
        m_list->PrimReserve(6, 4);
        m_list->PrimRectUV(vec(near), vec(far), uv(near), uv(far), ink);
    };
    m_list->PushTextureID(texture_of(shape_texture));
    if (is_whole && least <= 0) {
        strip(0, r, 0, r);
    } else {
        for (float at = 0; at < r; ++at) {
            float const low = std::round((at + 0.5f) * least);
            float const high = is_whole ? r : std::min(r, std::round((at + 0.5f) * most));
            if (low < high) strip(at, at + 1, low, high);
        }
    }
    m_list->PopTextureID();
}

void Painter::arc(Point middle, float radius, float from, float to, Colour colour,
                  float line) const {
    if (to <= from) return;
    if (is_mirrored()) std::tie(from, to) = std::pair{1 - to, 1 - from};
    Rect const box = box_of(middle, radius + line / 2);
    int const thick = std::max(1, static_cast<int>(std::lround(line * m_scale)));
    auto const picture = m_shapes->corner(static_cast<int>(box.w / 2), thick);
    if (!picture) {
        // Larger than any picture: triangles, with a little less smooth an edge.
        Point const at = box.middle();
        m_list->PathArcTo(vec(at), (box.w - line * m_scale) / 2, (from - 0.25f) * turn,
                          (to - 0.25f) * turn, 160);
        m_list->PathStroke(packed(colour), 0, line * m_scale);
        return;
    }
    for (float at = from; at < to;) {
        float const next = std::min(to, std::floor(at * 4 + 1) / 4);
        quarter(box, *picture, {at, next}, packed(colour));
        at = next;
    }
    float const half = static_cast<float>(thick) / 2;
    for (float const share : {from, to}) {
        float const angle = (share - 0.25f) * turn;
        float const out = box.w / 2 - half;
        Rect const cap{std::round(box.middle().x + std::cos(angle) * out - half),
                       std::round(box.middle().y + std::sin(angle) * out - half),
                       static_cast<float>(thick), static_cast<float>(thick)};
        fill_box(cap, colour, thick / 2);
    }
}

void Painter::dashes(std::span<Point const> way, Colour colour, float line) const {
    if (way.size() < 2) return;
    float const spacing = line * 2.6f;
    float since = spacing;
    Point last = way.front();
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
        Point const before = i == 0 ? way[0] : way[i - 1];
        Point const after = i + 2 < way.size() ? way[i + 2] : way[i + 1];
        for (int step = 0; step <= 64; ++step) {
            float const t = static_cast<float>(step) / 64;
            Point const now = on_curve(before, way[i], way[i + 1], after, t);
            since += std::hypot(now.x - last.x, now.y - last.y);
            last = now;
            if (since < spacing) continue;
            circle(now, line * 0.62f, colour);
            since = 0;
        }
    }
}

void Painter::glyphs(text::Layout const& layout, Point top_left_px, Colour colour,
                     Painted::Kind kind) const {
    ImVec4 const clip = m_list->_CmdHeader.ClipRect;
    // Of a long list only what can be seen gets pictures; marks may rise above the first line.
    float const rise = layout.size_px;
    bool const is_below = top_left_px.y - rise > clip.w;
    if (is_below || top_left_px.y + layout.height + rise < clip.y) return;
    ImU32 const ink = packed(colour);
    int page = -1;
    constexpr float far = std::numeric_limits<float>::max();
    ImVec4 ink_box{far, far, -far, -far};
    for (auto const& glyph : layout.glyphs) {
        auto const quad = m_atlas->quad(glyph, layout.size_px, top_left_px.x, top_left_px.y);
        if (!quad) continue;
        ink_box = {std::min(ink_box.x, quad->left), std::min(ink_box.y, quad->top),
                   std::max(ink_box.z, quad->right), std::max(ink_box.w, quad->bottom)};
        bool const outside = quad->right < clip.x || quad->left > clip.z || quad->bottom < clip.y ||
                             quad->top > clip.w;
        if (outside) continue;
        if (quad->page != page) {
            if (page >= 0) m_list->PopTextureID();
            page = quad->page;
            m_list->PushTextureID(texture_of(page + 1));
        }
        m_list->PrimReserve(6, 4);
        m_list->PrimRectUV({quad->left, quad->top}, {quad->right, quad->bottom},
                           {quad->u0, quad->v0}, {quad->u1, quad->v1}, ink);
    }
    if (page >= 0) m_list->PopTextureID();
    if (ink_box.x > ink_box.z) return;
    note(kind, {ink_box.x, ink_box.y, ink_box.z - ink_box.x, ink_box.w - ink_box.y}, colour,
         layout.size_px);
}

void Painter::shade(Rect const& rect, Colour colour, Side side) const {
    constexpr int strips = 8;
    constexpr float darkest = 44;
    bool const is_upright = side == Side::top || side == Side::bottom;
    bool const from_far_side = side == Side::bottom || side == Side::end;
    for (int i = 0; i < strips; ++i) {
        float const share = static_cast<float>(from_far_side ? strips - 1 - i : i) / strips;
        float const at = static_cast<float>(i) / strips;
        Rect const strip = is_upright ? Rect{rect.x, rect.y + rect.h * at, rect.w, rect.h / strips}
                                      : Rect{rect.x + rect.w * at, rect.y, rect.w / strips, rect.h};
        Colour tone = colour;
        tone.a = static_cast<std::uint8_t>(darkest * (1 - share) * (1 - share));
        plain(to_pixels(strip), tone);
    }
}

void Painter::push_clip(Rect const& rect) const {
    Rect const r = to_pixels(rect);
    m_list->PushClipRect({r.x, r.y}, {r.end(), r.bottom()}, true);
}

void Painter::pop_clip() const {
    m_list->PopClipRect();
}

}  // namespace ontmoet::ui
