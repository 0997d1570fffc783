// SPDX-License-Identifier: EUPL-1.2
#include "support/eye.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace ontmoet::test {

namespace {

using namespace eye_rules;
using ui::Node;
using ui::Painted;
using ui::Rect;
using ui::Role;
using ui::Tree;
using Complaints = std::vector<std::string>;

std::string rounded(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.1f", value);
    return text;
}

std::string place(Rect const& rect) {
    return "[" + rounded(rect.x) + " " + rounded(rect.y) + " " + rounded(rect.w) + " " +
           rounded(rect.h) + "]";
}

std::string name_of(Node const& node) {
    return (node.id.empty() ? std::string{ui::to_string(node.role)} : node.id) + " \"" +
           node.label + "\"";
}

std::string name_of(Tree const& tree, Painted const& painted) {
    if (painted.kind == Painted::Kind::icon) return "an icon at " + place(painted.rect);
    if (painted.node < 0) return "words at " + place(painted.rect);
    return name_of(tree.nodes[static_cast<std::size_t>(painted.node)]);
}

bool holds(Rect const& outer, Rect const& inner, float slack = tolerance) {
    return inner.x >= outer.x - slack && inner.y >= outer.y - slack &&
           inner.end() <= outer.end() + slack && inner.bottom() <= outer.bottom() + slack;
}

bool overlap(Rect const& a, Rect const& b, float slack = tolerance) {
    auto const shared = a.intersected(b);
    return shared.w > slack && shared.h > slack;
}

bool is_ink(Painted const& painted) {
    return painted.kind != Painted::Kind::ground;
}

Rect seen_of(Painted const& painted) {
    return painted.rect.intersected(painted.clip);
}

Node const* node_of(Tree const& tree, Painted const& painted) {
    return painted.node < 0 ? nullptr : &tree.nodes[static_cast<std::size_t>(painted.node)];
}

ui::Colour over(ui::Colour top, ui::Colour below) {
    auto const mix = [&](std::uint8_t one, std::uint8_t other) {
        return static_cast<std::uint8_t>((one * top.a + other * (255 - top.a)) / 255);
    };
    return {mix(top.r, below.r), mix(top.g, below.g), mix(top.b, below.b), 255};
}

// Two pieces of ink in one place. Inside one scroll area they move together, so what is out of
// sight counts, too.
bool collide(Painted const& a, Painted const& b) {
    if (a.layer != b.layer) return false;
    if (a.clip == b.clip) return overlap(a.rect, b.rect);
    return overlap(seen_of(a), seen_of(b));
}

void check_ground(Tree const& tree, std::size_t index, Complaints& said) {
    auto const& ink = tree.painted[index];
    auto const rect = seen_of(ink);
    ui::Colour ground{255, 255, 255};
    Painted const* edge = nullptr;
    for (std::size_t i = 0; i < index; ++i) {
        auto const& below = tree.painted[i];
        if (is_ink(below) || below.layer > ink.layer) continue;
        auto const under = seen_of(below);
        if (holds(under, rect)) {
            ground = over(below.colour, ground);
            edge = nullptr;
        } else if (overlap(under, rect)) {
            edge = &below;
        }
    }
    bool const is_icon = ink.kind == Painted::Kind::icon;
    if (edge != nullptr && !is_icon)
        said.push_back(name_of(tree, ink) + " at " + place(rect) + " runs over the edge of " +
                       place(edge->rect));
    auto const* node = node_of(tree, ink);
    bool const is_logotype = node != nullptr && node->label == "ontmoet";  // WCAG asks nothing
    if (is_logotype) return;
    double const wanted = is_icon                             ? icon_contrast
                          : node != nullptr && !node->enabled ? disabled_contrast
                                                              : text_contrast;
    double const contrast = ui::contrast(ink.colour, ground);
    if (contrast < wanted - 0.005)
        said.push_back(name_of(tree, ink) + " has contrast " + rounded(contrast));
}

void check_clip(Tree const& tree, Painted const& words, Complaints& said) {
    auto const* node = node_of(tree, words);
    if (node != nullptr && node->role == Role::field) return;  // follows the caret
    Rect reach = words.clip;
    if (node != nullptr && node->scroll >= 0) {
        auto const& area = tree.nodes[static_cast<std::size_t>(node->scroll)];
        reach = {reach.x, words.rect.y, reach.w, words.rect.h};
        if (area.across_end > 0) reach = words.rect;
    }
    if (!holds(reach, words.rect))
        said.push_back(name_of(tree, words) + " at " + place(words.rect) + " is cut by " +
                       place(words.clip));
    if (node == nullptr || node->role == Role::text || node->role == Role::dialog) return;
    if (!holds(node->rect, words.rect))
        said.push_back(name_of(tree, words) + " leaves its " +
                       std::string{ui::to_string(node->role)});
}

void check_words(Tree const& tree, std::size_t index, Complaints& said) {
    auto const& words = tree.painted[index];
    if (words.kind == Painted::Kind::words) {
        check_clip(tree, words, said);
        if (words.size < smallest_text - 0.3F)
            said.push_back(name_of(tree, words) + " is only " + rounded(words.size) + " high");
    }
    if (seen_of(words).is_empty()) return;
    check_ground(tree, index, said);
    for (std::size_t i = index + 1; i < tree.painted.size(); ++i) {
        auto const& later = tree.painted[i];
        if (!collide(words, later)) continue;
        if (is_ink(later)) {
            said.push_back(name_of(tree, words) + " at " + place(words.rect) + " lies over " +
                           name_of(tree, later) + " at " + place(later.rect));
        } else if (node_of(tree, words) == nullptr ||
                   node_of(tree, words)->role != Role::field) {  // the caret
            said.push_back(name_of(tree, words) + " is covered by " + place(later.rect));
        }
    }
}

bool is_key(Node const& node) {
    return node.role == Role::key;
}

void check_size(Node const& node, Complaints& said) {
    if (node.rect.w < target - 0.1F || node.rect.h < target - 0.1F)
        said.push_back(name_of(node) + " is only " + rounded(node.rect.w) + " by " +
                       rounded(node.rect.h));
}

// In sight, or to be brought there by scrolling: whole, not only in part.
void check_reach(Tree const& tree, Node const& node, Complaints& said) {
    if (node.scroll < 0) {
        if (!holds(node.visible, node.rect, 0.5F)) said.push_back(name_of(node) + " is cut off");
        return;
    }
    auto const& area = tree.nodes[static_cast<std::size_t>(node.scroll)];
    Rect const all{area.rect.x - area.across_at, area.rect.y - area.scroll_at,
                   area.rect.w + area.across_end, area.rect.h + area.scroll_end};
    // Selected edges and shadows stand out of the content a little.
    if (!holds(all, node.rect, 2)) said.push_back(name_of(node) + " cannot be scrolled to");
    bool const is_target = node.role != Role::text && node.role != Role::image;
    if (is_target && node.rect.h > area.rect.h + 0.5F)
        said.push_back(name_of(node) + " is higher than what it scrolls in");
}

// A card that is a target may carry buttons of its own.
bool carries(Node const& card, Node const& button) {
    return holds(card.rect, button.rect, 0) && card.rect.h > button.rect.h;
}

void check_apart(Node const& a, Node const& b, Complaints& said) {
    if (a.layer != b.layer || carries(a, b)) return;
    bool const moves_together = a.scroll == b.scroll;
    float const gap = is_key(a) && is_key(b) ? key_gap : target_gap;
    Rect const one = moves_together ? a.rect : a.visible;
    Rect const other = moves_together ? b.rect : b.visible;
    if (one.is_empty() || other.is_empty()) return;
    if (overlap(one, other, 0.5F))
        said.push_back(name_of(a) + " lies over " + name_of(b));
    else if (moves_together && overlap(one.inset(0.5F - gap), other, 0))
        said.push_back(name_of(a) + " is too close to " + name_of(b));
}

// What a finger can meet and where its place follows from the language.
bool is_placed(Node const& node) {
    return node.is_pressable() && !is_key(node) && node.scroll < 0;
}

}  // namespace

Complaints complaints_of_a_reader(Tree const& tree, LongWords long_words) {
    Complaints said;
    Rect const canvas{0, 0, tree.canvas.w, tree.canvas.h};
    for (auto const& node : tree.nodes) {
        if (node.truncated) said.push_back(name_of(node) + " ends in an ellipsis");
        if (node.broken && long_words == LongWords::stay_whole)
            said.push_back(name_of(node) + " has a divided word");
        if (node.scroll < 0 && !holds(canvas, node.rect, 0.5F))
            said.push_back(name_of(node) + " leaves the panel");
        if (node.role == Role::text && node.scroll >= 0) check_reach(tree, node, said);
    }
    for (std::size_t i = 0; i < tree.painted.size(); ++i)
        if (is_ink(tree.painted[i])) check_words(tree, i, said);
    return said;
}

Complaints complaints_of_a_finger(Tree const& tree) {
    Complaints said;
    for (auto const& id : tree.duplicates()) said.push_back(id + " is there twice");
    auto const is_target = [](Node const& node) {
        return node.role == Role::button || node.role == Role::toggle || node.role == Role::field ||
               node.role == Role::key || node.role == Role::cell;
    };
    for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
        auto const& node = tree.nodes[i];
        if (node.role == Role::scroll && node.scroll_end > 0 && node.visible.h < scroll_height)
            said.push_back(name_of(node) + " shows only " + rounded(node.visible.h) + " of a list");
        if (!is_target(node) || node.id.empty()) continue;
        if (node.label.empty()) said.push_back(node.id + " has no name");
        check_size(node, said);
        check_reach(tree, node, said);
        for (std::size_t j = i + 1; j < tree.nodes.size(); ++j)
            if (is_target(tree.nodes[j]) && !tree.nodes[j].id.empty())
                check_apart(node, tree.nodes[j], said);
    }
    return said;
}

Complaints complaints_of_a_mirror(Tree const& left_to_right, Tree const& right_to_left) {
    Complaints said;
    auto const& nodes = left_to_right.nodes;
    auto const beside = [](Node const& a, Node const& b) {
        return a.rect.end() <= b.rect.x &&
               overlap({0, a.rect.y, 1, a.rect.h}, {0, b.rect.y, 1, b.rect.h}, 0.5F);
    };
    for (auto const& first : nodes) {
        if (!is_placed(first)) continue;
        auto const* mirrored_first = right_to_left.find(first.id);
        for (auto const& second : nodes) {
            if (!is_placed(second) || !beside(first, second)) continue;
            auto const* mirrored_second = right_to_left.find(second.id);
            if (mirrored_first == nullptr || mirrored_second == nullptr) continue;
            if (beside(*mirrored_first, *mirrored_second))
                said.push_back(name_of(first) + " and " + name_of(second) + " are not mirrored");
        }
    }
    return said;
}

}  // namespace ontmoet::test
