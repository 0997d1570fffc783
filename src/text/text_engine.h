// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "text/fonts.h"
#include "text/layout.h"
#include "text/limits.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

namespace ontmoet::text {

class FontSet;

struct EngineLimits {
    std::size_t layouts = limits::cached_layouts;
    std::size_t bytes = limits::cached_layout_bytes;
};

// Counts since the engine was made. In a steady frame `shapings` does not move.
struct EngineCounts {
    std::uint64_t lookups = 0;
    std::uint64_t shapings = 0;
    std::uint64_t evictions = 0;
    std::size_t cached_layouts = 0;
    std::size_t cached_bytes = 0;
};

// Turns text into layouts and remembers the latest ones, so that asking each frame is cheap.
// Belongs to one thread.
class TextEngine {
public:
    // "error.font_unreadable" when a file is no font.
    static Result<std::unique_ptr<TextEngine>> create(FontPaths const& paths,
                                                      EngineLimits limits = {});
    ~TextEngine();
    TextEngine(TextEngine const&) = delete;
    TextEngine& operator=(TextEngine const&) = delete;

    // Measures and places a text; never null. A layout stays whole for as long as it is held.
    std::shared_ptr<Layout const> layout(LayoutRequest const& request);
    // A Material icon by name ("arrow_back"): a layout of one glyph in a square of `size_px`. The
    // U+FFFD box when there is no such icon (`missing` is then 1).
    std::shared_ptr<Layout const> icon(std::string_view name, float size_px);
    bool has_icon(std::string_view name);

    EngineCounts counts() const;
    // Drops every kept layout, and with it the texts of the person who just left.
    void forget();

    // For the atlas.
    std::shared_ptr<FontSet> fonts() const;

private:
    class Implementation;
    explicit TextEngine(std::unique_ptr<Implementation> implementation);
    std::unique_ptr<Implementation> m_implementation;
};

}  // namespace ontmoet::text
