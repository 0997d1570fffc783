// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/input.h"
#include "ui/reading_order.h"
#include "ui/tree.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::ui {

// The last item of every group that is walked with two buttons: one level up.
inline constexpr std::string_view k_leave_id = "scan.leave";

// What is highlighted: targets of the tree by index, one or all of a group.
struct Highlight {
    std::vector<std::size_t> nodes;
    bool leaves = false;  // the way out of the group
};

// Where the keys or the two buttons are on the screen, as the id of a target (or of a dialog that
// has just opened). Trees come and go; all is found again by the id.
class Focus {
public:
    std::string const& id() const { return m_id; }
    // Whether keys are being used: only then it is shown.
    bool is_shown() const { return m_shown; }
    void show() { m_shown = true; }
    // At this target, as by a finger.
    void place(std::string_view id);
    // At this target because of keys; two buttons begin in the outermost group.
    void land(std::string_view id);
    void forget();

    // Tab and Shift+Tab; beyond the end at the beginning again.
    void step(Tree const& tree, Group const& order, int by);
    // The arrow keys: to the nearest target on that side. Lists first, then what is around them.
    void move(Tree const& tree, Group const& order, Key arrow);

    // Two buttons, with the order made for scanning. "Choose" gives the target to press; in a group
    // it goes a level down, at its end a level up.
    void next(Tree const& tree, Group const& order);
    Node const* choose(Tree const& tree, Group const& order);
    // A letter was typed: back to the first row of its keyboard.
    void to_first_row(Tree const& tree, Group const& order);
    // What two buttons have highlighted; nothing when the target is gone.
    std::optional<Highlight> highlight(Tree const& tree, Group const& order) const;

private:
    std::vector<Group const*> way(Tree const& tree, Group const& order) const;

    std::string m_id;
    bool m_shown = false;
    std::size_t m_depth = 1;  // of the highlighted group: 1 is a part of the whole
    bool m_leaves = false;
};

}  // namespace ontmoet::ui
