// SPDX-License-Identifier: EUPL-1.2
#include "ui/reading_order.h"

#include <initializer_list>
#include <string>

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

Node made(std::string id, Role role, Rect rect, int scroll = -1) {
    Node node;
    node.id = std::move(id);
    node.role = role;
    node.rect = node.visible = rect;
    node.scroll = scroll;
    return node;
}

Node button(std::string id, Rect rect, int scroll = -1) {
    return made(std::move(id), Role::button, rect, scroll);
}

Tree tree_of(std::initializer_list<Node> nodes) {
    Tree tree;
    tree.nodes = nodes;
    tree.canvas = {1280, 800};
    return tree;
}

std::string words_of(Tree const& tree, std::vector<std::size_t> const& stops) {
    std::string words;
    for (auto const stop : stops) words += (words.empty() ? "" : " ") + tree.nodes[stop].id;
    return words;
}

std::string read(Tree const& tree, bool right_to_left = false) {
    return words_of(tree, stops_of(reading_order(tree, right_to_left), tree, {}));
}

// "(a b (c d))"
std::string shape_of(Tree const& tree, Group const& group) {
    if (group.is_target()) return tree.nodes[group.node].id;
    std::string shape = "(";
    for (auto const& part : group.parts)
        shape += (shape.size() > 1 ? " " : "") + shape_of(tree, part);
    return shape + ")";
}

std::string shape_of(Tree const& tree) {
    return shape_of(tree, scanning_order(reading_order(tree, false)));
}

Tree grid(int columns, int rows, Role role = Role::button) {
    Tree tree;
    tree.canvas = {1280, 800};
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            tree.nodes.push_back(
                made(std::string(1, static_cast<char>('a' + row)) + std::to_string(column), role,
                     {static_cast<float>(column) * 100, static_cast<float>(row) * 100, 80, 80}));
    return tree;
}

TEST_CASE("bars, then what is between them, in rows, as people read") {
    // Drawn in another order: the bars first, their ends before their starts.
    auto const tree =
        tree_of({button("text", {1100, 8, 100, 64}), button("language", {900, 8, 100, 64}),
                 button("back", {32, 704, 200, 80}), button("next", {1000, 704, 200, 80}),
                 button("c", {32, 300, 300, 100}), button("a", {32, 150, 300, 100}),
                 button("b", {400, 160, 300, 100}), button("d", {400, 290, 300, 100})});
    CHECK(read(tree) == "language text a b c d back next");
    CHECK(read(tree, true) == "text language b a d c next back");
}

TEST_CASE("columns are read one after the other") {
    auto const tree =
        tree_of({button("filter 1", {32, 100, 200, 80}), button("filter 2", {32, 220, 200, 300}),
                 button("card 1", {300, 100, 600, 180}), button("card 2", {300, 300, 600, 220})});
    CHECK(read(tree) == "filter 1 filter 2 card 1 card 2");
    CHECK(read(tree, true) == "card 1 card 2 filter 1 filter 2");
}

TEST_CASE("what is scrolled out of a list is read where it belongs") {
    auto const tree =
        tree_of({made("list", Role::scroll, {0, 100, 1280, 500}),
                 button("row 1", {0, 100, 1200, 200}, 0), button("row 2", {0, 310, 1200, 200}, 0),
                 button("row 3", {0, 620, 1200, 200}, 0), button("next", {0, 700, 200, 80})});
    CHECK(read(tree) == "row 1 row 2 row 3 next");
}

TEST_CASE("a card is read before what stands on it") {
    auto const tree =
        tree_of({button("yes", {300, 300, 100, 80}), button("no", {150, 300, 100, 80}),
                 button("card", {100, 100, 400, 300})});
    CHECK(read(tree) == "card no yes");
}

TEST_CASE("what cannot be pressed is no stop") {
    auto tree = tree_of({button("a", {0, 0, 80, 80}), button("b", {100, 0, 80, 80}),
                         button("c", {200, 0, 80, 80})});
    tree.nodes[0].enabled = false;
    tree.nodes[2].reachable = false;
    CHECK(read(tree) == "b");
    CHECK(read(Tree{}).empty());
}

TEST_CASE("a keyboard is one stop, at the key that was used last") {
    auto tree = grid(3, 2, Role::key);
    tree.nodes.push_back(button("next", {0, 700, 200, 80}));
    CHECK(read(tree) == "a0 next");
    CHECK(words_of(tree, stops_of(reading_order(tree, false), tree, "b2")) == "b2 next");
    // Its keys are from left to right in every language.
    CHECK(read(tree, true) == "a0 next");
}

TEST_CASE("few targets are walked one by one, many by rows") {
    CHECK(shape_of(grid(3, 2)) == "(a0 a1 a2 b0 b1 b2)");
    CHECK(shape_of(grid(4, 2)) == "((a0 a1 a2 a3) (b0 b1 b2 b3))");
}

TEST_CASE("the rows of a list need no group of their own unless they are many") {
    auto tree = grid(4, 2);
    tree.nodes.push_back(button("next", {0, 700, 200, 80}));
    CHECK(shape_of(tree) == "((a0 a1 a2 a3) (b0 b1 b2 b3) next)");
    auto many = grid(4, 8);
    many.nodes.push_back(button("side", {900, 0, 80, 780}));
    CHECK(scanning_order(reading_order(many, false)).parts.size() == 2);
}

TEST_CASE("a long list is walked in portions") {
    auto const order = scanning_order(reading_order(grid(1, 25), false));
    CHECK(order.parts.size() == 5);
    for (auto const& part : order.parts) CHECK(part.parts.size() == 5);
}

TEST_CASE("the rows of a keyboard stay together") {
    auto tree = grid(5, 3, Role::key);
    tree.nodes.push_back(button("next", {0, 700, 200, 80}));
    CHECK(shape_of(tree) == "(((a0 a1 a2 a3 a4) (b0 b1 b2 b3 b4) (c0 c1 c2 c3 c4)) next)");
}

TEST_CASE("only what is asked for is read") {
    auto const tree =
        tree_of({button("keys.a", {0, 0, 80, 80}), button("keys.hold.b", {0, 100, 80, 80}),
                 button("keys.hold.c", {100, 100, 80, 80})});
    auto const order = reading_order(tree, false, "keys.hold.");
    CHECK(words_of(tree, stops_of(order, tree, {})) == "keys.hold.b keys.hold.c");
}

}  // namespace
}  // namespace ontmoet::ui
