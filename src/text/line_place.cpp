// SPDX-License-Identifier: EUPL-1.2
#include "text/line_place.h"

#include <algorithm>
#include <cmath>

namespace ontmoet::text {

LinePlacer::LinePlacer(Layout& layout, FontSet const& fonts, LayoutRequest const& request,
                       TailShapes tails)
    : m_layout(layout), m_fonts(fonts), m_request(request), m_tails(tails) {}

void LinePlacer::place(FilledLine const& filled, ShapedParagraph const& shaped,
                       SourceParagraph const& source) {
    auto const byte_of = [&](std::size_t cluster) {
        auto const is_end = cluster >= shaped.clusters.size();
        return is_end ? source.bytes.back() : source.bytes[shaped.clusters[cluster].begin];
    };
    Line line;
    // Characters that have no glyph may stand before the first cluster.
    line.begin_byte = filled.begin == 0 ? source.bytes.front() : byte_of(filled.begin);
    line.end_byte = byte_of(filled.end);
    line.first_glyph = static_cast<std::uint32_t>(m_layout.glyphs.size());
    line.first_cluster = static_cast<std::uint32_t>(m_layout.clusters.size());
    line.right_to_left = shaped.right_to_left;
    m_pen = 0;
    m_ascent = 0;
    m_descent = 0;
    auto const pieces = pieces_of(filled, shaped);
    std::vector<BidiLevel> levels;
    levels.reserve(pieces.size());
    for (auto const& piece : pieces) levels.push_back(piece.level);
    for (auto const index : visual_order(levels)) {
        place_piece(pieces[index], source, byte_of(filled.visible_end));
    }
    finish_line(line);
}

std::vector<LinePlacer::Piece> LinePlacer::pieces_of(FilledLine const& filled,
                                                     ShapedParagraph const& shaped) const {
    std::vector<Piece> pieces;
    for (auto at = filled.begin; at < filled.visible_end; ++at) {
        auto const level = shaped.clusters[at].level;
        if (pieces.empty() || pieces.back().level != level) {
            pieces.push_back({&shaped, at, at, level, false});
        }
        pieces.back().end = at + 1;
    }
    if (filled.tail == LineTail::none) return pieces;
    // A hyphen stands after its word. An ellipsis ends the reading: a line all in one direction
    // keeps it at that direction's end, a mixed one at the end of the paragraph's.
    auto const base = static_cast<BidiLevel>(shaped.right_to_left ? 1 : 0);
    auto const is_beside_last =
        pieces.size() == 1 || (filled.tail == LineTail::hyphen && !pieces.empty());
    auto const level = is_beside_last ? pieces.back().level : base;
    auto const& tail = filled.tail == LineTail::ellipsis ? m_tails.ellipsis : m_tails.hyphen;
    pieces.push_back({&tail, 0, tail.clusters.size(), level, true});
    return pieces;
}

void LinePlacer::place_piece(Piece const& piece, SourceParagraph const& source,
                             std::uint32_t tail_byte) {
    auto const& clusters = piece.from->clusters;
    auto const is_rtl = piece.level % 2 == 1;
    if (!piece.is_tail) place_letters(piece, source);
    for (std::size_t i = 0; i < piece.end - piece.begin; ++i) {
        auto const at = is_rtl ? piece.end - 1 - i : piece.begin + i;
        place_cluster(piece, clusters[at], source, tail_byte);
    }
}

void LinePlacer::place_cluster(Piece const& piece, ShapedCluster const& cluster,
                               SourceParagraph const& source, std::uint32_t tail_byte) {
    auto const begin_byte = piece.is_tail ? tail_byte : source.bytes[cluster.begin];
    count_face(cluster.face);
    for (auto i = cluster.first_glyph; i < cluster.first_glyph + cluster.glyph_count; ++i) {
        auto const& glyph = piece.from->glyphs[i];
        // y is still relative to the baseline.
        m_layout.glyphs.push_back(
            {m_pen + glyph.offset_x, -glyph.offset_y, glyph.id, begin_byte, cluster.face});
        m_pen += glyph.advance;
    }
}

// A part of a cluster that begins no letter belongs to the letter before it.
void LinePlacer::place_letters(Piece const& piece, SourceParagraph const& source) {
    auto const& starts = piece.from->letter_starts;
    auto const is_rtl = piece.level % 2 == 1;
    auto& placed = m_layout.clusters;
    auto const first = placed.size();
    for (auto i = piece.begin; i < piece.end; ++i) {
        auto const& cluster = piece.from->clusters[i];
        auto const parts =
            1 + std::count(starts.begin() + cluster.begin + 1, starts.begin() + cluster.end, true);
        for (auto begin = cluster.begin; begin < cluster.end;) {
            auto end = begin + 1;
            while (end < cluster.end && !starts[end]) ++end;
            if (starts[begin] || placed.size() == first) {
                placed.push_back({source.bytes[begin], 0, 0, 0, is_rtl});
            }
            placed.back().end_byte = source.bytes[end];
            // Still its width.
            placed.back().right += cluster.advance / static_cast<float>(parts);
            begin = end;
        }
    }
    auto const begin = placed.begin() + static_cast<std::ptrdiff_t>(first);
    if (is_rtl) std::reverse(begin, placed.end());
    auto left = m_pen;
    std::for_each(begin, placed.end(), [&left](Cluster& letter) {
        letter.left = left;
        letter.right += left;
        left = letter.right;
    });
}

void LinePlacer::count_face(FaceId face) {
    auto const metrics = m_fonts.metrics(face);
    m_ascent = std::max(m_ascent, metrics.ascent * m_request.size_px);
    m_descent = std::max(m_descent, metrics.descent * m_request.size_px);
}

void LinePlacer::finish_line(Line& line) {
    // The house's own face always counts, so that a line keeps its height when its script changes.
    count_face(m_request.weight == Weight::bold ? FaceId::sans_bold : FaceId::sans);
    auto const natural = m_ascent + m_descent;
    line.top =
        m_layout.lines.empty() ? 0.0F : m_layout.lines.back().top + m_layout.lines.back().height;
    line.height = std::ceil(natural * m_request.line_spacing);
    line.baseline = std::round(line.top + (line.height - natural) / 2 + m_ascent);
    line.width = m_pen;
    line.glyph_count = static_cast<std::uint32_t>(m_layout.glyphs.size()) - line.first_glyph;
    line.cluster_count = static_cast<std::uint32_t>(m_layout.clusters.size()) - line.first_cluster;
    for (auto i = line.first_glyph; i < line.first_glyph + line.glyph_count; ++i) {
        m_layout.glyphs[i].y += line.baseline;
    }
    m_layout.lines.push_back(line);
}

}  // namespace ontmoet::text
