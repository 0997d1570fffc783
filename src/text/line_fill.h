// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/shaper.h"

#include <cstdint>
#include <vector>

namespace ontmoet::text {

// What is drawn after the last cluster of a line though it is not in the text.
enum class LineTail : std::uint8_t { none, ellipsis, hyphen };

// Clusters [begin, visible_end) are drawn; spaces up to `end` hang over the edge and are not.
struct FilledLine {
    std::size_t begin = 0;
    std::size_t visible_end = 0;
    std::size_t end = 0;
    LineTail tail = LineTail::none;
};

struct TailWidths {
    float ellipsis = 0;
    float hyphen = 0;
};

// Breaks a paragraph greedily: between words, else between letters; a letter wider than
// `max_width` stands alone on its line. Always gives a line; at most `max_lines` plus one, which
// tells that there would be more.
std::vector<FilledLine> fill_lines(ShapedParagraph const& paragraph, float max_width,
                                   std::size_t max_lines, TailWidths const& tails);

// Ends a line in an ellipsis: as many letters of the paragraph from line.begin as fit before it.
void end_in_ellipsis(FilledLine& line, ShapedParagraph const& paragraph, float max_width,
                     TailWidths const& tails);

}  // namespace ontmoet::text
