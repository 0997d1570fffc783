// SPDX-License-Identifier: EUPL-1.2
#include "ui/focus.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace ontmoet::ui {

namespace {

// From the whole to the group of one target that has this id.
bool find_way(Tree const& tree, Group const& group, std::string_view id,
              std::vector<Group const*>& way) {
    way.push_back(&group);
    if (group.is_target() && tree.nodes[group.node].id == id) return true;
    for (auto const& part : group.parts) {
        if (find_way(tree, part, id, way)) return true;
    }
    way.pop_back();
    return false;
}

void collect_nodes(Group const& group, std::vector<std::size_t>& nodes) {
    if (group.is_target()) nodes.push_back(group.node);
    for (auto const& part : group.parts) collect_nodes(part, nodes);
}

// To the left and right what stands in the same row comes first, however far it is.
constexpr float out_of_row = 1e5f;

// How far `to` lies in the arrow's direction; what lies aside counts double. Nothing when it does
// not lie there.
std::optional<float> distance_by(Key arrow, Rect const& from, Rect const& to) {
    bool const is_across = arrow == Key::left || arrow == Key::right;
    bool const is_backwards = arrow == Key::left || arrow == Key::up;
    Point const way = to.middle() - from.middle();
    float along = is_across ? way.x : way.y;
    if (is_backwards) along = -along;
    // Its middle is beyond the edge; else it lies rather aside.
    if (along < (is_across ? from.w : from.h) / 2) return {};
    float const low = is_across ? std::max(from.y, to.y) : std::max(from.x, to.x);
    float const high =
        is_across ? std::min(from.bottom(), to.bottom()) : std::min(from.end(), to.end());
    float const aside = std::max(0.0f, low - high);
    if (is_across && aside > 0) along += out_of_row;
    float const off_middle = std::abs(is_across ? way.y : way.x);
    return along + 2 * aside + off_middle / 16;
}

Node const* nearest(Tree const& tree, std::vector<std::size_t> const& targets, Node const& from,
                    Key arrow, bool in_same_list) {
    Node const* best = nullptr;
    float least = std::numeric_limits<float>::max();
    for (auto const at : targets) {
        Node const& node = tree.nodes[at];
        if (node.id == from.id || (in_same_list && node.scroll != from.scroll)) continue;
        // What is scrolled out of another list stands elsewhere than it seems.
        if (!in_same_list && node.visible.is_empty()) continue;
        auto const distance = distance_by(arrow, from.rect, node.rect);
        if (!distance || *distance >= least) continue;
        least = *distance;
        best = &node;
    }
    return best;
}

}  // namespace

void Focus::place(std::string_view id) {
    m_id = id;
    m_shown = false;
    m_depth = 1;
    m_leaves = false;
}

void Focus::land(std::string_view id) {
    place(id);
    m_shown = true;
}

void Focus::forget() {
    *this = {};
}

void Focus::step(Tree const& tree, Group const& order, int by) {
    auto const stops = stops_of(order, tree, m_id);
    if (stops.empty()) return;
    auto const found = std::find_if(stops.begin(), stops.end(),
                                    [&](std::size_t stop) { return tree.nodes[stop].id == m_id; });
    auto const count = static_cast<std::ptrdiff_t>(stops.size());
    std::ptrdiff_t next = by > 0 ? 0 : count - 1;
    if (found != stops.end()) next = (found - stops.begin() + by + count) % count;
    land(tree.nodes[stops[static_cast<std::size_t>(next)]].id);
}

void Focus::move(Tree const& tree, Group const& order, Key arrow) {
    Node const* from = tree.find(m_id);
    if (!from || !from->is_pressable()) {
        step(tree, order, 1);
        return;
    }
    std::vector<std::size_t> targets;
    collect_nodes(order, targets);
    Node const* to = from->scroll < 0 ? nullptr : nearest(tree, targets, *from, arrow, true);
    if (!to) to = nearest(tree, targets, *from, arrow, false);
    land(to ? to->id : from->id);
}

std::vector<Group const*> Focus::way(Tree const& tree, Group const& order) const {
    std::vector<Group const*> found;
    if (!order.is_target()) find_way(tree, order, m_id, found);
    return found;
}

void Focus::next(Tree const& tree, Group const& order) {
    m_shown = true;
    if (order.is_target()) return;
    auto const path = way(tree, order);
    if (path.empty()) {
        land(tree.nodes[order.first()].id);
        return;
    }
    m_depth = std::min(m_depth, path.size() - 1);
    Group const& outer = *path[m_depth - 1];
    auto const at = path[m_depth] - outer.parts.data();
    bool const is_last = static_cast<std::size_t>(at) + 1 == outer.parts.size();
    bool const is_outermost = m_depth == 1;
    if (is_last && !m_leaves && !is_outermost) {
        m_leaves = true;
        return;
    }
    auto const& following =
        is_last ? outer.parts.front() : outer.parts[static_cast<std::size_t>(at) + 1];
    m_leaves = false;
    m_id = tree.nodes[following.first()].id;
}

Node const* Focus::choose(Tree const& tree, Group const& order) {
    auto const path = way(tree, order);
    m_shown = true;
    if (path.empty()) return nullptr;
    m_depth = std::min(m_depth, path.size() - 1);
    if (m_leaves) {
        m_leaves = false;
        --m_depth;
        m_id = tree.nodes[path[m_depth]->first()].id;
        return nullptr;
    }
    Group const& chosen = *path[m_depth];
    if (chosen.is_target()) return &tree.nodes[chosen.node];
    ++m_depth;
    return nullptr;
}

void Focus::to_first_row(Tree const& tree, Group const& order) {
    auto const path = way(tree, order);
    for (std::size_t depth = 0; depth < path.size(); ++depth) {
        if (!path[depth]->is_keyboard) continue;
        m_id = tree.nodes[path[depth]->first()].id;
        m_depth = depth + 1;
        m_leaves = false;
        return;
    }
}

std::optional<Highlight> Focus::highlight(Tree const& tree, Group const& order) const {
    auto const path = way(tree, order);
    if (path.empty()) return {};
    auto const depth = std::min(m_depth, path.size() - 1);
    Highlight shown;
    shown.leaves = m_leaves;
    collect_nodes(m_leaves ? *path[depth - 1] : *path[depth], shown.nodes);
    return shown;
}

}  // namespace ontmoet::ui
