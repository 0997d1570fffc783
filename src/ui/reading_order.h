// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/tree.h"

#include <cstddef>
#include <string_view>
#include <vector>

namespace ontmoet::ui {

// The strip at the foot of the panel that slides the picture; read last of all.
inline constexpr std::string_view k_reach_id = "reach.slide";

// Targets in the order in which a person reads them, in groups within groups: a bar, a row of
// tiles, a keyboard and its rows. Found by cutting the screen along its empty lines (ui/xy_cut.h);
// what scrolls and what belongs to a keyboard stays together. Where a scroll area has more to see
// than its targets lead to, it is a target itself, the last one in it: choosing it scrolls on. A
// group has two parts or more.
struct Group {
    std::vector<Group> parts{};  // empty for a single target
    std::size_t node = 0;        // of a single target: its index in the tree
    bool is_keyboard = false;

    bool is_target() const { return parts.empty(); }
    // The first target in it.
    std::size_t first() const { return is_target() ? node : parts.front().first(); }
};

// All that can be pressed now, wherever a scroll area is; nothing in it when there is nothing.
// With `ids` only the targets whose id begins so.
Group reading_order(Tree const& tree, bool right_to_left, std::string_view ids = {});

// The targets one after the other. A keyboard is one of them, as one stop: `inside` when that is
// one of its keys, else its first key.
std::vector<std::size_t> stops_of(Group const& order, Tree const& tree, std::string_view inside);

// The same order for stepping through with two buttons: few targets stand in one row, and no group
// has so many parts that walking past them is tedious.
Group scanning_order(Group order);

}  // namespace ontmoet::ui
