// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/geometry.h"

#include <cstddef>
#include <span>
#include <vector>

namespace ontmoet::ui {

using Cut = std::vector<std::vector<std::size_t>>;

// Which empty lines cut first: those between rows, for what is pressed; the wider ones, for words,
// where a number stands below what it counts.
enum class CutFirst { rows, wider };

// One step of the recursive XY cut (Nagy and Seth, 1984): the rectangles, by index, in the parts
// that empty lines across all of them make, in the order in which eyes go over them. One part: no
// line is empty.
Cut cut_apart(std::span<Rect const> rects, bool right_to_left, CutFirst first);

// By the empty lines between rows alone, from the top down.
Cut cut_into_rows(std::span<Rect const> rects);

}  // namespace ontmoet::ui
