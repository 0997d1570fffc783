// SPDX-License-Identifier: EUPL-1.2
#include "ui/reading.h"

#include <algorithm>
#include <span>

namespace ontmoet::ui {

namespace {

// Columns are read one after the other only when clearly more lies between them than between rows.
constexpr float columns_stand_apart = 4;

// A node, and what stands in it when it is a card, a dialog or a scroll area.
struct Piece {
    std::size_t node = 0;
    Rect rect;
    std::vector<Piece> inside;
};

bool is_said(Node const& node) {
    if (node.silent || node.label.empty()) return false;
    switch (node.role) {
        case Role::text:
        case Role::field:
        case Role::dialog: return true;
        case Role::button:
        case Role::toggle: return node.enabled;
        default: return false;
    }
}

bool holds(Tree const& tree, Piece const& piece, std::size_t index) {
    Node const& outer = tree.nodes[piece.node];
    if (outer.role == Role::scroll) return tree.nodes[index].scroll == static_cast<int>(piece.node);
    if (outer.role != Role::dialog && !outer.is_pressable()) return false;
    Rect const& inner = tree.nodes[index].rect;
    Rect const& around = piece.rect;
    return inner.x >= around.x && inner.y >= around.y && inner.end() <= around.end() &&
           inner.bottom() <= around.bottom();
}

// Puts a node where it belongs: cards and areas are drawn before what stands in them.
void place(Tree const& tree, std::size_t index, std::vector<Piece>& pieces) {
    Node const& node = tree.nodes[index];
    auto const outer =
        std::ranges::find_if(pieces, [&](Piece const& piece) { return holds(tree, piece, index); });
    if (outer == pieces.end()) {
        pieces.push_back({index, node.role == Role::scroll ? node.visible : node.rect, {}});
    } else if (tree.nodes[outer->node].label.find(node.label) == std::string::npos ||
               node.role == Role::scroll) {
        place(tree, index, outer->inside);
    }
}

// The widest empty strip between pieces along one axis: how wide, and where it begins.
struct Gap {
    float width = -1;
    float at = 0;
};

template <class Begin, class End>
Gap widest_gap(std::span<Piece> pieces, Begin begin, End end) {
    std::ranges::sort(pieces, {}, [&](Piece const& piece) { return begin(piece.rect); });
    Gap widest;
    float reached = end(pieces.front().rect);
    for (auto const& piece : pieces.subspan(1)) {
        float const width = begin(piece.rect) - reached;
        if (width >= 0 && width > widest.width) widest = {width, reached};
        reached = std::max(reached, end(piece.rect));
    }
    return widest;
}

// Recursive X-Y cut (Nagy and Seth, 1984): the widest empty strip parts what is read first from
// what is read after it, until single pieces are left.
void put_in_order(std::span<Piece> pieces, bool right_to_left) {
    if (pieces.size() < 2) return;
    auto const x = [](Rect const& rect) { return rect.x; };
    auto const x_end = [](Rect const& rect) { return rect.end(); };
    auto const y = [](Rect const& rect) { return rect.y; };
    auto const y_end = [](Rect const& rect) { return rect.bottom(); };
    Gap const columns = widest_gap(pieces, x, x_end);
    Gap const rows = widest_gap(pieces, y, y_end);  // leaves them sorted by y
    if (columns.width < 0 && rows.width < 0) return;
    bool const by_columns = columns.width > rows.width + columns_stand_apart || rows.width < 0;
    auto const second = std::ranges::stable_partition(pieces, [&](Piece const& piece) {
        if (!by_columns) return piece.rect.y < rows.at;
        return (piece.rect.x < columns.at) != right_to_left;
    });
    auto const first = static_cast<std::size_t>(second.begin() - pieces.begin());
    put_in_order(pieces.first(first), right_to_left);
    put_in_order(pieces.subspan(first), right_to_left);
}

void say_node(Tree const& tree, std::size_t index, std::vector<Utterance>& said) {
    Node const& node = tree.nodes[index];
    said.push_back({tree.name_of(index), node.label, node.language, node.selected});
    if (!node.detail.empty()) said.push_back({tree.name_of(index), node.detail, {}, false});
}

void say(Tree const& tree, std::vector<Piece>& pieces, bool right_to_left,
         std::vector<Utterance>& said) {
    put_in_order(pieces, right_to_left);
    for (auto& piece : pieces) {
        if (is_said(tree.nodes[piece.node])) say_node(tree, piece.node, said);
        say(tree, piece.inside, right_to_left, said);
    }
}

}  // namespace

std::vector<Utterance> reading_of(Tree const& tree, bool right_to_left) {
    int top = 0;
    for (auto const& node : tree.nodes) top = std::max(top, node.layer);
    std::vector<Piece> pieces;
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        Node const& node = tree.nodes[i];
        if (node.layer != top) continue;
        if (node.role == Role::scroll || is_said(node)) place(tree, i, pieces);
    }
    std::vector<Utterance> said;
    say(tree, pieces, right_to_left, said);
    return said;
}

std::vector<Utterance> reading_of_node(Tree const& tree, std::string_view id) {
    auto const found = std::ranges::find(tree.nodes, id, &Node::id);
    if (id.empty() || found == tree.nodes.end() || found->label.empty()) return {};
    if (found->role == Role::key) return {};
    std::vector<Utterance> said;
    say_node(tree, static_cast<std::size_t>(found - tree.nodes.begin()), said);
    return said;
}

}  // namespace ontmoet::ui
