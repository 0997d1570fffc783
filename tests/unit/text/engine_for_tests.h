// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/text_engine.h"

#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace ontmoet::text {

// A test cannot say anything without fonts: `check` in value() ends it when they are not installed.
inline std::unique_ptr<TextEngine> make_engine(EngineLimits limits = {}) {
    auto paths = find_fonts();
    auto engine = TextEngine::create(paths.value(), limits);
    return std::move(engine.value());
}

inline std::vector<std::uint32_t> glyph_ids(Layout const& layout) {
    std::vector<std::uint32_t> ids;
    for (auto const& glyph : layout.glyphs) ids.push_back(glyph.id);
    return ids;
}

// Bytes of the text in the order in which their glyphs stand from left to right.
inline std::vector<std::uint32_t> bytes_left_to_right(Layout const& layout) {
    std::vector<std::uint32_t> bytes;
    for (auto const& cluster : layout.clusters) bytes.push_back(cluster.begin_byte);
    return bytes;
}

// No character was without a face, and no glyph is the empty box of one.
inline bool every_letter_is_drawn(Layout const& layout) {
    for (auto const& glyph : layout.glyphs) {
        if (glyph.id == 0) return false;
    }
    return layout.missing == 0 && !layout.glyphs.empty();
}

}  // namespace ontmoet::text
