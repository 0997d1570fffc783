// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/layout.h"

#include <cstddef>
#include <cstdint>

namespace ontmoet::text {

// Where a caret stands, relative to the top left of the layout.
struct CaretPlace {
    float x = 0;
    float top = 0;
    float height = 0;
    std::uint32_t line = 0;
};

// The caret before the byte `byte` of the text. It stands after the letter that was written last,
// which in mixed text is where the next one of the same direction will appear.
CaretPlace caret_at(Layout const& layout, std::size_t byte);

// The byte before which a caret belongs when the layout is touched at (x, y).
std::size_t byte_at(Layout const& layout, float x, float y = 0);

}  // namespace ontmoet::text
