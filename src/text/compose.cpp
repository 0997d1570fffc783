// SPDX-License-Identifier: EUPL-1.2
#include "text/compose.h"

#include "text/line_fill.h"
#include "text/line_place.h"
#include "text/paragraphs.h"
#include "text/utf8.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ontmoet::text {
namespace {

struct Tails {
    ShapedParagraph ellipsis;
    ShapedParagraph hyphen;
    TailWidths widths;
};

float width_of(ShapedParagraph const& paragraph) {
    float width = 0;
    for (auto const& cluster : paragraph.clusters) width += cluster.advance;
    return width;
}

Tails shape_tails(ShapeStyle style, Shaper& shaper) {
    style.direction = Direction::left_to_right;
    Tails tails{shaper.shape(U"\u2026", style), shaper.shape(U"-", style), {}};
    tails.widths = {width_of(tails.ellipsis), width_of(tails.hyphen)};
    return tails;
}

// Lines are aligned only when all are known: the widest may decide the box.
void align_lines(Layout& layout, LayoutRequest const& request) {
    for (auto const& line : layout.lines) layout.width = std::max(layout.width, line.width);
    layout.box_width = std::isinf(request.max_width_px) ? layout.width : request.max_width_px;
    for (auto& line : layout.lines) {
        auto const free = layout.box_width - line.width;
        auto const at_left = (request.align == Align::start) != line.right_to_left;
        auto const shift = request.align == Align::centre ? free / 2 : (at_left ? 0.0F : free);
        line.left = shift;
        for (auto i = line.first_glyph; i < line.first_glyph + line.glyph_count; ++i) {
            layout.glyphs[i].x += shift;
        }
        for (auto i = line.first_cluster; i < line.first_cluster + line.cluster_count; ++i) {
            layout.clusters[i].left += shift;
            layout.clusters[i].right += shift;
        }
    }
    layout.overflows = layout.width > layout.box_width + 0.1F;
}

}  // namespace

Layout compose(LayoutRequest const& request, bool more_follows, Shaper& shaper,
               FontSet const& fonts) {
    Layout layout;
    layout.size_px = request.size_px;
    ShapeStyle const style{request.size_px, request.weight, request.language, request.direction};
    auto const paragraphs = split_paragraphs(request.text);
    auto const tails = shape_tails(style, shaper);
    LinePlacer placer{layout, fonts, request, {tails.ellipsis, tails.hyphen}};
    std::size_t const most_lines = std::max<std::uint32_t>(request.max_lines, 1);
    for (std::size_t i = 0; i < paragraphs.size() && !layout.truncated; ++i) {
        auto const& source = paragraphs[i];
        auto const shaped = shaper.shape(source.codes, style);
        layout.missing += shaped.missing;
        if (i == 0) layout.right_to_left = shaped.right_to_left;
        auto const lines_left = most_lines - layout.lines.size();
        auto lines = fill_lines(shaped, request.max_width_px, lines_left, tails.widths);
        auto const is_last = i + 1 == paragraphs.size();
        auto const more_lines = lines.size() > lines_left;
        if (more_lines) lines.resize(lines_left);
        auto const is_full = lines.size() == lines_left;
        if (more_lines || (!is_last && is_full) || (is_last && more_follows)) {
            end_in_ellipsis(lines.back(), shaped, request.max_width_px, tails.widths);
            layout.truncated = true;
        }
        for (auto const& line : lines) placer.place(line, shaped, source);
    }
    align_lines(layout, request);
    layout.baseline = layout.lines.front().baseline;
    auto const& last = layout.lines.back();
    layout.height = last.top + last.height;
    return layout;
}

Layout compose_icon(std::string_view name, float size_px, Shaper& shaper, FontSet const& fonts) {
    auto const shaped = shaper.shape_icon(name, size_px);
    auto const is_one_glyph = shaped.glyphs.size() == 1 && shaped.glyphs[0].id != 0;
    if (!is_one_glyph) {
        LayoutRequest request;
        request.text = "\xEF\xBF\xBD";
        request.size_px = size_px;
        request.direction = Direction::left_to_right;
        auto layout = compose(request, false, shaper, fonts);
        layout.missing = 1;
        return layout;
    }
    auto const metrics = fonts.metrics(FaceId::icons);
    Layout layout;
    layout.size_px = layout.width = layout.height = layout.box_width = size_px;
    // The drawing stands in the middle of the square however the font divides its height.
    layout.baseline = size_px * (1.0F + metrics.ascent - metrics.descent) / 2;
    auto const end_byte = static_cast<std::uint32_t>(name.size());
    auto const x = (size_px - shaped.glyphs[0].advance) / 2;
    layout.glyphs.push_back({x, layout.baseline, shaped.glyphs[0].id, 0, FaceId::icons});
    layout.clusters.push_back({0, end_byte, 0, size_px, false});
    layout.lines.push_back(
        {0, end_byte, 0, 1, 0, 1, 0, size_px, 0, layout.baseline, size_px, false});
    return layout;
}

}  // namespace ontmoet::text
