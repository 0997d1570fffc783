// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/bidi.h"
#include "text/font_set.h"
#include "text/layout.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include <hb.h>

namespace ontmoet::text {

// Code points [begin, end) that are shaped in one go.
struct TextItem {
    std::size_t begin = 0;
    std::size_t end = 0;
    hb_script_t script = HB_SCRIPT_LATIN;
    FaceId face = FaceId::sans;
    BidiLevel level = 0;
};

// Cuts a paragraph where level, script or face change. What no face has becomes U+FFFD in `codes`;
// `missing` counts it.
std::vector<TextItem> itemise(std::u32string& codes, std::vector<bool> const& letter_starts,
                              std::vector<BidiLevel> const& levels, Weight weight,
                              FontSet const& fonts, std::uint32_t& missing);

// White space at which a line may end and which is not drawn there.
bool is_space(char32_t code);
// Characters that only steer their neighbours and have no picture (a join, a direction).
bool is_invisible(char32_t code);

}  // namespace ontmoet::text
