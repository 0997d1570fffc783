// SPDX-License-Identifier: EUPL-1.2
#include "ui/reading.h"

#include "ui/xy_cut.h"

#include <algorithm>
#include <iterator>

namespace ontmoet::ui {

namespace {

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

void put_in_order(std::vector<Piece>& pieces, bool right_to_left) {
    std::vector<Rect> rects;
    for (auto const& piece : pieces) rects.push_back(piece.rect);
    auto const cut = cut_apart(rects, right_to_left, CutFirst::wider);
    if (cut.size() < 2) return;
    std::vector<Piece> ordered;
    for (auto const& indexes : cut) {
        std::vector<Piece> part;
        for (auto const i : indexes) part.push_back(std::move(pieces[i]));
        put_in_order(part, right_to_left);
        std::ranges::move(part, std::back_inserter(ordered));
    }
    pieces = std::move(ordered);
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
