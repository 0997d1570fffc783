// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/layout.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ontmoet::text {

// Odd levels run right to left (UAX 9).
using BidiLevel = std::uint8_t;

struct BidiLevels {
    // One for each code point.
    std::vector<BidiLevel> levels;
    bool right_to_left = false;
};

// The levels of one paragraph, brackets and isolates included. `language_is_rtl` decides when the
// direction is automatic and no letter is strong.
BidiLevels resolve_bidi(std::u32string_view codes, Direction direction, bool language_is_rtl);

// Puts pieces of a line, given by their levels in reading order, in the order in which they stand
// from left to right (UAX 9, L2).
std::vector<std::size_t> visual_order(std::vector<BidiLevel> const& levels);

// True for languages written right to left: "ar", "fa-AF", "ckb", "az-Arab".
bool is_right_to_left_language(std::string_view language);

}  // namespace ontmoet::text
