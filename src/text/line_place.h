// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/font_set.h"
#include "text/layout.h"
#include "text/line_fill.h"
#include "text/paragraphs.h"
#include "text/shaper.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ontmoet::text {

struct TailShapes {
    ShapedParagraph const& ellipsis;
    ShapedParagraph const& hyphen;
};

// Appends lines to a layout, each from x = 0 on: clusters in visual order, glyphs on the baseline.
class LinePlacer {
public:
    LinePlacer(Layout& layout, FontSet const& fonts, LayoutRequest const& request,
               TailShapes tails);

    void place(FilledLine const& filled, ShapedParagraph const& shaped,
               SourceParagraph const& source);

private:
    // Clusters of one level that stand together.
    struct Piece {
        ShapedParagraph const* from = nullptr;
        std::size_t begin = 0;
        std::size_t end = 0;
        BidiLevel level = 0;
        bool is_tail = false;
    };

    std::vector<Piece> pieces_of(FilledLine const& filled, ShapedParagraph const& shaped) const;
    void place_piece(Piece const& piece, SourceParagraph const& source, std::uint32_t tail_byte);
    void place_cluster(Piece const& piece, ShapedCluster const& cluster,
                       SourceParagraph const& source, std::uint32_t tail_byte);
    void place_letters(Piece const& piece, SourceParagraph const& source);
    void finish_line(Line& line);
    void count_face(FaceId face);

    Layout& m_layout;
    FontSet const& m_fonts;
    LayoutRequest const& m_request;
    TailShapes m_tails;
    float m_pen = 0;
    float m_ascent = 0;
    float m_descent = 0;
};

}  // namespace ontmoet::text
