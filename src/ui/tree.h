// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/geometry.h"
#include "ui/theme.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::ui {

enum class Role {
    text,
    button,
    toggle,
    field,
    key,
    image,
    progress,
    scroll,
    dialog,
    cell,
};

std::string_view to_string(Role role);

// What one widget of a frame was. Rectangles are in logical units of the canvas, after mirroring:
// where a finger would have to go.
struct Node {
    std::string id;  // empty for text without an id
    Role role = Role::text;
    std::string label;   // what a person reads or hears
    std::string detail;  // more words in it, smaller: heard after the label
    std::string value;   // what was typed, unless it is secret
    Rect rect;
    Rect visible;          // the part of `rect` that no scroll area and no edge cuts off
    std::string language;  // of the label, as "ar"; empty: the screen's
    bool silent = false;   // not read aloud with the screen: private, or part of a picture
    bool enabled = true;
    bool selected = false;
    bool focused = false;
    bool truncated = false;  // the label did not fit and ends in "…"
    bool broken = false;     // a word is divided between letters for want of room
    bool reachable = true;   // not under a dialog
    bool draggable = false;  // can be held and carried onto another node
    bool escape = false;     // the Escape key presses it
    int layer = 0;           // 0 the screen, 1 and more the dialogs above it
    int scroll = -1;         // index of the scroll node it lies in
    float size = 0;          // smallest text size drawn, logical units; 0 without text
    bool repeats = false;    // pressed again and again while it is held
    std::string slides{};    // id of the slider of which it is a step
    // Of a scroll node: how much is hidden above and to the left, and how much in all; whether it
    // glides.
    float scroll_at = 0, scroll_end = 0;
    float across_at = 0, across_end = 0;
    bool moves = false;

    bool is_pressable() const;
    // Whether the middle can be touched now.
    bool is_visible() const;
    bool is_clipped() const { return !(visible == rect); }
};

// Which node of a screen is meant, though many texts have no id: it stays the same when other nodes
// come and go.
struct NodeName {
    std::string id;
    std::string label;
    int nth = 0;  // so many nodes with this id and label stand before it

    friend bool operator==(NodeName const&, NodeName const&) = default;
};

// Something painted, for judging what an eye can read of it. In logical units after mirroring.
struct Painted {
    enum class Kind { ground, words, icon };

    Kind kind = Kind::ground;
    Rect rect;       // of words and icons: around the letters themselves, as drawn
    Rect clip;       // nothing outside of it was seen
    Colour colour;   // with its alpha
    float size = 0;  // of letters
    int node = -1;   // index of the node whose words these are
    int layer = 0;
};

// A finger's straight way across the screen.
struct Drag {
    Point from, to;
};

// The widgets of one frame in drawing order: what tests, the scripted driver and the speaker see.
class Tree {
public:
    std::vector<Node> nodes;
    std::vector<Painted> painted;  // grounds, words and icons in drawing order
    Size canvas;

    Node const* find(std::string_view id) const;
    // The first node whose label is exactly this.
    Node const* find_label(std::string_view label) const;
    NodeName name_of(std::size_t index) const;
    Node const* find_named(NodeName const& name) const;
    // What a finger at this place would press: the last drawn pressable node of the top layer.
    Node const* at(Point at) const;
    // The scroll areas below a finger at this place, the innermost first.
    std::vector<Node const*> scrolls_at(Point at) const;
    // A drag that brings a node of a scroll area into view (or nearer, when it is far), nothing
    // when it is in view already or cannot be brought there.
    std::optional<Drag> drag_into_view(std::string_view id) const;
    // Ids used more than once: a mistake of the screen.
    std::vector<std::string> duplicates() const;

    // One line a node, without what changes with the weather; for goldens.
    std::string to_text() const;
    std::string to_json() const;
};

}  // namespace ontmoet::ui
