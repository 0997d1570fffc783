// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"
#include "ui/backstage.h"
#include "ui/limits.h"
#include "ui/unmirrored.h"

#include <algorithm>

namespace ontmoet::ui {

namespace {

constexpr float ring_line = 5;
constexpr float halo_line = 3;
constexpr float ring_gap = 4;
// A group is read aloud by its first words.
constexpr std::size_t spoken_of_group = 4;

Rect rect_of(Tree const& tree, std::vector<std::size_t> const& nodes, Rect Node::*which) {
    Rect all{};
    for (auto const at : nodes) {
        Rect const one = tree.nodes[at].*which;
        if (one.is_empty()) continue;
        if (all.is_empty()) all = one;
        float const x = std::min(all.x, one.x);
        float const y = std::min(all.y, one.y);
        all = {x, y, std::max(all.end(), one.end()) - x, std::max(all.bottom(), one.bottom()) - y};
    }
    return all;
}

bool is_space(KeyEvent const& event) {
    return event.key == Key::text && event.text == " ";
}

bool is_arrow(Key key) {
    return key == Key::left || key == Key::right || key == Key::up || key == Key::down;
}

}  // namespace

bool Backstage::is_field(std::string_view id) const {
    Node const* node = seen.find(id);
    return node && node->role == Role::field;
}

Group Backstage::order_of(Tree const& shown) const {
    bool const right_to_left = setting.tongue->is_right_to_left();
    auto order = reading_order(shown, right_to_left, popup ? popup->prefix : std::string_view{});
    return setting.two_buttons ? scanning_order(std::move(order)) : order;
}

// Keys go on from what a finger touched last.
void Backstage::follow_finger() {
    if (!touch.has_pressed()) return;
    for (auto const& node : seen.nodes) {
        if (!node.is_pressable() || touch.presses_of(node.id) == 0) continue;
        focus.place(node.id);
        if (node.role == Role::field) field = node.id;
    }
}

void Backstage::apply_keys() {
    edit_keys = std::move(edit_keys_next);
    edit_keys_next.clear();
    follow_finger();
    auto keys = burst.take_keys(now);
    if (!keys.empty()) {
        Group const order = order_of(seen);
        for (auto& event : keys) {
            bool const walked = setting.two_buttons && walks_with_two_buttons(event, order);
            if (walked || walks(event, order)) continue;
            Node const* at = focus.is_shown() ? seen.find(focus.id()) : nullptr;
            bool const types = !at || at->role == Role::field || at->role == Role::key;
            auto& to = types && is_field(field) ? edit_keys : pad_keys;
            to.push_back(std::move(event));
        }
    }
    for (auto const& event : edit_keys) {
        if (event.key == Key::enter && is_field(field)) submitted = field;
    }
    scanned = burst.take_scanned();
}

// True when the key went about the screen; what is left over is for typing.
bool Backstage::walks(KeyEvent const& event, Group const& order) {
    Node const* at = focus.is_shown() ? seen.find(focus.id()) : nullptr;
    bool const in_field = at ? at->role == Role::field : is_field(field);
    bool const scrolls = at && at->role == Role::scroll;
    if (scrolls && (event.key == Key::up || event.key == Key::down)) {
        scroll_on(*at, event.key == Key::up ? -1 : 1);
        return true;
    }
    bool const moves_caret = in_field && (event.key == Key::left || event.key == Key::right);
    if (event.key == Key::tab || event.key == Key::back_tab) {
        focus.step(seen, order, event.key == Key::tab ? 1 : -1);
    } else if (is_arrow(event.key) && !moves_caret) {
        focus.move(seen, order, event.key);
    } else if (event.key == Key::escape) {
        if (popup) {
            popup.reset();
            return true;
        }
        for (auto const& node : seen.nodes) {
            if (node.escape && node.is_pressable()) press_by_key(node, event);
        }
        return true;
    } else if (at && (at->is_pressable() || scrolls) && !in_field &&
               (event.key == Key::enter || is_space(event))) {
        press_by_key(*at, event);
        return true;
    } else {
        return false;
    }
    if (is_field(focus.id())) field = focus.id();
    if (Node const* to = seen.find(focus.id())) {
        show_focus({static_cast<std::size_t>(to - seen.nodes.data())});
    }
    return true;
}

bool Backstage::walks_with_two_buttons(KeyEvent const& event, Group const& order) {
    bool const is_next = event.key == Key::tab || is_space(event);
    bool const is_choose = event.key == Key::enter;
    if (!is_next && !is_choose) return false;
    bool const bounces =
        event.key == last_switch && event.when - last_switched < limits::switch_bounce;
    last_switch = event.key;
    last_switched = event.when;
    if (bounces || event.repeated) return true;
    if (is_next) {
        focus.next(seen, order);
    } else if (Node const* chosen = focus.choose(seen, order)) {
        if (chosen->role == Role::field) field = chosen->id;
        press_by_key(*chosen, event);
        if (chosen->role == Role::key) focus.to_first_row(seen, order);
    }
    if (auto const shown = focus.highlight(seen, order)) show_focus(shown->nodes);
    return true;
}

void Backstage::press_by_key(Node const& node, KeyEvent const& event) {
    bool const is_too_soon = now - settled < limits::settle;
    if (event.repeated || is_too_soon) return;
    if (node.role == Role::scroll) {
        scroll_on(node, node.scroll_at < node.scroll_end ? 1 : 0);
    } else {
        touch.press(node, event.when);
    }
}

// By most of what is seen of it, down (1), up (-1) or back to the top (0).
void Backstage::scroll_on(Node const& area, int by) {
    auto const found = scroll_areas.find(area.id);
    if (found == scroll_areas.end()) return;
    auto& down = found->second.down;
    if (by == 0) {
        down.reset();
    } else {
        down.jump(static_cast<float>(by) * area.rect.h * 0.8f);
    }
}

// Scrolls and slides so that what the keys are on can be seen.
void Backstage::show_focus(std::vector<std::size_t> const& nodes) {
    if (nodes.empty()) return;
    Rect const rect = rect_of(seen, nodes, &Node::rect);
    if (rect.middle().y >= canvas.h) slid_steps = 0;
    float const room = ring_gap + ring_line + halo_line;
    reveal(rect.inset(-room), seen.nodes[nodes.front()].scroll);
}

std::string Backstage::first_of_body() const {
    Group const order = order_of(tree);
    auto const stops = stops_of(order, tree, {});
    for (auto const stop : stops) {
        Rect const seen_part = tree.nodes[stop].visible;
        if (!seen_part.is_empty() && body.contains(seen_part.middle())) return tree.nodes[stop].id;
    }
    return stops.empty() ? std::string{} : tree.nodes[stops.front()].id;
}

// After another screen or dialog has appeared, or what the keys were on has gone.
void Backstage::settle_focus() {
    bool const opened = top_layer > last_top_layer;
    bool const closed = top_layer < last_top_layer;
    last_top_layer = top_layer;
    if (!field.empty() && !tree.find(field)) field.clear();
    if (is_new_screen || opened || closed) settled = now;
    if (is_new_screen || opened) slid_steps = 0;
    bool const has_own_place = !field.empty() && focus.id() == field;
    bool const uses_keys = focus.is_shown() || setting.two_buttons;
    if (!uses_keys) {
        if (is_new_screen && !has_own_place) focus.forget();
        return;
    }
    focus.show();
    if (opened) {
        focus_below = focus.id();
        for (auto const& node : tree.nodes) {
            if (node.role == Role::dialog && node.layer == top_layer) focus.land(node.id);
        }
    } else if (closed && !focus_below.empty() && tree.find(focus_below)) {
        focus.land(focus_below);
    } else if ((is_new_screen && !has_own_place) || focus.id().empty() || !tree.find(focus.id())) {
        focus.land(first_of_body());
        if (Node const* at = tree.find(focus.id()); at && at->role == Role::field) field = at->id;
    } else {
        return;
    }
    wake(now);
}

void Backstage::ring(Rect const& around) {
    float const most = 2;
    Rect const room{most, most, tree.canvas.w - 2 * most, tree.canvas.h - 2 * most};
    Rect const outer = around.inset(-ring_gap - ring_line - halo_line).intersected(room);
    float const corner = measure::button_corner + ring_line + halo_line;
    painter.outline(outer, colour(Paint::focus_halo), 2 * halo_line + ring_line, corner);
    painter.outline(outer.inset(halo_line), colour(Paint::focus), ring_line, corner - halo_line);
}

void Backstage::draw_focus() {
    if (!focus.is_shown()) return;
    Unmirrored const physical(painter);
    for (auto& node : tree.nodes) node.focused = false;
    Highlight shown;
    if (setting.two_buttons) {
        if (auto const found = focus.highlight(tree, order_of(tree))) shown = *found;
    }
    if (shown.nodes.empty()) {
        Node const* at = tree.find(focus.id());
        if (!at) return;
        shown.nodes.push_back(static_cast<std::size_t>(at - tree.nodes.data()));
    }
    Rect const around = rect_of(tree, shown.nodes, &Node::visible);
    if (around.is_empty()) return;
    ring(around);
    layer = top_layer;
    if (shown.leaves) {
        std::string const words = setting.tongue->text("common.back");
        Rect const badge = Rect{around.x - 24, around.y - 24, 64, 64}.intersected(
            {8, 8, tree.canvas.w - 16, tree.canvas.h - 16});
        tree.nodes[add(k_leave_id, Role::text, words, badge)].focused = true;
        painter.circle(badge.middle(), 34, colour(Paint::focus_halo));
        painter.circle(badge.middle(), 30, colour(Paint::focus));
        icon(badge, "undo", colour(Paint::focus_halo), 40);
    } else if (shown.nodes.size() > 1) {
        std::string words;
        for (std::size_t i = 0; i < std::min(shown.nodes.size(), spoken_of_group); ++i) {
            if (i > 0) words += ", ";
            words += tree.nodes[shown.nodes[i]].label;
        }
        auto const id = "scan.group." + tree.nodes[shown.nodes.front()].id;
        tree.nodes[add(id, Role::text, words, around)].focused = true;
    } else {
        Node& here = tree.nodes[shown.nodes.front()];
        here.focused = true;
        if (here.role == Role::scroll) here.label = setting.tongue->text("scroll.more");
    }
}

}  // namespace ontmoet::ui
