// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/layout.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace ontmoet::text {

// Where right-to-left and left-to-right text meet, one place in the text has two places on the
// screen: after the letter read before it, and before the letter read after it. The same holds
// where a line is broken inside a word.
enum class Beside : std::uint8_t { letter_before, letter_after };

// A place between two letters: before the byte `byte` of the text. Without more said it stands
// beside the letter before it, which is the letter written last.
struct CaretPosition {
    CaretPosition(std::size_t at = 0, Beside side = Beside::letter_before)
        : byte(at), beside(side) {}

    std::size_t byte;
    Beside beside;
    friend bool operator==(CaretPosition const&, CaretPosition const&) = default;
};

// Where a caret stands, relative to the top left of the layout.
struct CaretPlace {
    float x = 0;
    float top = 0;
    float height = 0;
    std::uint32_t line = 0;
};
CaretPlace caret_at(Layout const& layout, CaretPosition position);

// Where a caret belongs when the layout is touched at (x, y).
CaretPosition position_at(Layout const& layout, float x, float y = 0);

// The nearest place further to the left or right on the screen, as an arrow key goes, whatever the
// direction of the letters; past the end of a line the next or the previous one. Nothing at the
// edge of the text.
std::optional<CaretPosition> step_left(Layout const& layout, CaretPosition from);
std::optional<CaretPosition> step_right(Layout const& layout, CaretPosition from);

// A rectangle behind selected letters, relative to the top left of the layout.
struct TextBox {
    float left = 0;
    float top = 0;
    float width = 0;
    float height = 0;
};
// What is to be coloured when the bytes [begin, end) are selected: one box in a line of one
// direction, several where directions meet; none when nothing that is seen lies between.
std::vector<TextBox> selection_boxes(Layout const& layout, std::size_t begin, std::size_t end);

}  // namespace ontmoet::text
