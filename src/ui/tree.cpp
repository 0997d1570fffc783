// SPDX-License-Identifier: EUPL-1.2
#include "ui/tree.h"

#include "ui/limits.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

namespace ontmoet::ui {

namespace {

std::string whole(float value) {
    return std::to_string(std::lround(value));
}

std::string place(Rect const& rect) {
    return whole(rect.x) + " " + whole(rect.y) + " " + whole(rect.w) + " " + whole(rect.h);
}

std::string in_quotes(std::string_view text) {
    std::string out = "\"";
    for (char const letter : text) {
        auto const byte = static_cast<unsigned char>(letter);
        if (letter == '"' || letter == '\\') {
            out += '\\';
            out += letter;
        } else if (letter == '\n') {
            out += "\\n";
        } else if (byte < 0x20) {
            char escaped[8];
            std::snprintf(escaped, sizeof escaped, "\\u%04x", static_cast<unsigned>(byte));
            out += escaped;
        } else {
            out += letter;
        }
    }
    return out + "\"";
}

// How far a finger drags along one axis so that content moves by `wanted`, when `hidden` of `end`
// lies before the view; 0 when nothing is to be done.
float way_to(float wanted, float hidden, float end, float view) {
    float way = std::clamp(wanted, std::min(0.0f, hidden - end), std::max(0.0f, hidden));
    way = std::clamp(way, -view * 0.8f, view * 0.8f);
    if (std::abs(way) > limits::jitter) return way;
    return std::abs(wanted) <= limits::jitter || end <= 0
               ? 0
               : std::copysign(limits::jitter * 1.5f, wanted);
}

}  // namespace

std::string_view to_string(Role role) {
    switch (role) {
        case Role::text: return "text";
        case Role::button: return "button";
        case Role::toggle: return "toggle";
        case Role::field: return "field";
        case Role::key: return "key";
        case Role::image: return "image";
        case Role::progress: return "progress";
        case Role::scroll: return "scroll";
        case Role::dialog: return "dialog";
        case Role::cell: return "cell";
    }
    return "text";
}

bool Node::is_pressable() const {
    switch (role) {
        case Role::button:
        case Role::toggle:
        case Role::field:
        case Role::key:
        case Role::cell: return enabled && reachable && !id.empty();
        default: return false;
    }
}

bool Node::is_visible() const {
    return visible.contains(rect.middle());
}

Node const* Tree::find(std::string_view id) const {
    auto const found =
        std::find_if(nodes.begin(), nodes.end(), [&](auto& n) { return n.id == id; });
    return found == nodes.end() ? nullptr : &*found;
}

Node const* Tree::find_label(std::string_view label) const {
    auto const found =
        std::find_if(nodes.begin(), nodes.end(), [&](auto& n) { return n.label == label; });
    return found == nodes.end() ? nullptr : &*found;
}

NodeName Tree::name_of(std::size_t index) const {
    NodeName name{nodes[index].id, nodes[index].label, 0};
    for (std::size_t i = 0; i < index; ++i)
        if (nodes[i].id == name.id && nodes[i].label == name.label) ++name.nth;
    return name;
}

Node const* Tree::find_named(NodeName const& name) const {
    int before = 0;
    for (auto const& node : nodes)
        if (node.id == name.id && node.label == name.label && before++ == name.nth) return &node;
    return nullptr;
}

Node const* Tree::at(Point at) const {
    for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) {
        if (!node->reachable) continue;
        if (node->is_pressable() && node->visible.contains(at)) return &*node;
        if (node->role == Role::dialog && node->rect.contains(at)) return nullptr;
    }
    return nullptr;
}

std::vector<Node const*> Tree::scrolls_at(Point at) const {
    std::vector<Node const*> areas;
    for (auto node = nodes.rbegin(); node != nodes.rend(); ++node) {
        bool const is_area = node->role == Role::scroll && node->reachable;
        if (is_area && node->visible.contains(at)) areas.push_back(&*node);
    }
    return areas;
}

std::optional<Drag> Tree::drag_into_view(std::string_view id) const {
    Node const* node = find(id);
    if (!node || node->is_visible() || node->scroll < 0) return {};
    Node const& area = nodes[static_cast<std::size_t>(node->scroll)];
    Rect const view = area.visible;
    Point const wanted = view.middle() - node->rect.middle();
    float const down = way_to(wanted.y, area.scroll_at, area.scroll_end, view.h);
    float const across = way_to(wanted.x, area.across_at, area.across_end, view.w);
    if (down == 0 && across == 0) return {};
    // First the one, then the other: a straight way is never taken for the wrong one.
    Point const way = std::abs(down) > std::abs(across) ? Point{0, down} : Point{across, 0};
    Point const from{view.middle().x - way.x / 2, view.middle().y - way.y / 2};
    return Drag{from, from + way};
}

std::vector<std::string> Tree::duplicates() const {
    std::set<std::string> seen;
    std::set<std::string> twice;
    for (auto const& node : nodes) {
        if (!node.id.empty() && !seen.insert(node.id).second) twice.insert(node.id);
    }
    return {twice.begin(), twice.end()};
}

std::string Tree::to_text() const {
    std::string out;
    for (auto const& node : nodes) {
        out.append(static_cast<std::size_t>(node.layer) * 2, ' ');
        out += to_string(node.role);
        if (!node.id.empty()) out += " #" + node.id;
        if (!node.label.empty()) out += " " + in_quotes(node.label);
        if (!node.value.empty()) out += " = " + in_quotes(node.value);
        out += " [" + place(node.rect) + "]";
        if (!node.enabled) out += " disabled";
        if (node.selected) out += " selected";
        if (node.focused) out += " focused";
        if (node.truncated) out += " truncated";
        if (!node.reachable) out += " covered";
        if (node.visible.is_empty()) {
            out += " hidden";
        } else if (node.is_clipped()) {
            out += " clipped";
        }
        out += "\n";
    }
    return out;
}

std::string Tree::to_json() const {
    auto const flag = [](char const* name, bool value) {
        return std::string{",\""} + name + "\":" + (value ? "true" : "false");
    };
    auto const numbers = [](Rect const& r) {
        return "[" + whole(r.x) + "," + whole(r.y) + "," + whole(r.w) + "," + whole(r.h) + "]";
    };
    std::string out = "{\"canvas\":[" + whole(canvas.w) + "," + whole(canvas.h) + "],\"nodes\":[";
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        auto const& node = nodes[i];
        out += i == 0 ? "\n{" : ",\n{";
        out += "\"id\":" + in_quotes(node.id) + ",\"role\":" + in_quotes(to_string(node.role));
        out += ",\"label\":" + in_quotes(node.label) + ",\"value\":" + in_quotes(node.value);
        out += ",\"rect\":" + numbers(node.rect);
        out += ",\"visible\":" + numbers(node.visible) + ",\"layer\":" + std::to_string(node.layer);
        out += ",\"scroll\":" + std::to_string(node.scroll) + ",\"size\":" + whole(node.size);
        out += flag("enabled", node.enabled) + flag("selected", node.selected);
        out += flag("focused", node.focused) + flag("truncated", node.truncated);
        out += flag("reachable", node.reachable) + flag("pressable", node.is_pressable()) + "}";
    }
    return out + "\n]}\n";
}

}  // namespace ontmoet::ui
