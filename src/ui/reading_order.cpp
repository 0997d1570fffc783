// SPDX-License-Identifier: EUPL-1.2
#include "ui/reading_order.h"

#include "ui/limits.h"
#include "ui/xy_cut.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

namespace ontmoet::ui {

namespace {

struct Item {
    Rect rect;
    Group group;
};
using Items = std::vector<Item>;

Rect around(Rect const& a, Rect const& b) {
    float const x = std::min(a.x, b.x);
    float const y = std::min(a.y, b.y);
    return {x, y, std::max(a.end(), b.end()) - x, std::max(a.bottom(), b.bottom()) - y};
}

bool holds(Rect const& outer, Rect const& inner) {
    return outer.x <= inner.x && outer.y <= inner.y && outer.end() >= inner.end() &&
           outer.bottom() >= inner.bottom();
}

// Parts in one group, none of them around a single part.
Group joined(std::vector<Group> parts) {
    if (parts.size() == 1) return std::move(parts.front());
    Group group;
    group.parts = std::move(parts);
    return group;
}

Rect around_all(Items const& items) {
    Rect rect = items.front().rect;
    for (auto const& item : items) rect = around(rect, item.rect);
    return rect;
}

std::vector<Items> parts_of(Items items, Cut const& cut) {
    std::vector<Items> parts;
    for (auto const& indexes : cut) {
        parts.emplace_back();
        for (auto const i : indexes) parts.back().push_back(std::move(items[i]));
    }
    return parts;
}

std::vector<Rect> rects_of(Items const& items) {
    std::vector<Rect> rects;
    for (auto const& item : items) rects.push_back(item.rect);
    return rects;
}

// Where the rows of these are.
std::vector<Rect> rows_of(Items const& items) {
    auto const rects = rects_of(items);
    std::vector<Rect> rows;
    for (auto const& row : cut_into_rows(rects)) {
        rows.push_back(rects[row.front()]);
        for (auto const i : row) rows.back() = around(rows.back(), rects[i]);
    }
    return rows;
}

// Whether both columns are cut at the same heights: then they are parts of one table.
bool have_same_rows(Items const& one, Items const& other) {
    constexpr float slack = 4;
    auto const rows = rows_of(one);
    auto const others = rows_of(other);
    return rows.size() > 1 && std::equal(rows.begin(), rows.end(), others.begin(), others.end(),
                                         [](Rect const& a, Rect const& b) {
                                             return std::abs(a.y - b.y) <= slack &&
                                                    std::abs(a.h - b.h) <= slack;
                                         });
}

std::vector<Items> tables_kept_whole(std::vector<Items> parts) {
    std::vector<Items> kept;
    for (auto& part : parts) {
        if (!kept.empty() && have_same_rows(kept.back(), part)) {
            std::move(part.begin(), part.end(), std::back_inserter(kept.back()));
        } else {
            kept.push_back(std::move(part));
        }
    }
    return kept;
}

Group ordered(Items items, bool right_to_left);

// A card and what can be touched on it: the card first. Else by where they begin.
Group ordered_over_each_other(Items items, bool right_to_left) {
    auto const outermost = std::find_if(items.begin(), items.end(), [&](Item const& outer) {
        return std::all_of(items.begin(), items.end(),
                           [&](Item const& inner) { return holds(outer.rect, inner.rect); });
    });
    std::vector<Group> parts;
    if (outermost != items.end()) {
        parts.push_back(std::move(outermost->group));
        items.erase(outermost);
        Group rest = ordered(std::move(items), right_to_left);
        if (rest.is_target()) {
            parts.push_back(std::move(rest));
        } else {
            std::move(rest.parts.begin(), rest.parts.end(), std::back_inserter(parts));
        }
        return joined(std::move(parts));
    }
    std::stable_sort(items.begin(), items.end(), [&](Item const& a, Item const& b) {
        if (a.rect.y != b.rect.y) return a.rect.y < b.rect.y;
        return right_to_left ? a.rect.end() > b.rect.end() : a.rect.x < b.rect.x;
    });
    for (auto& item : items) parts.push_back(std::move(item.group));
    return joined(std::move(parts));
}

Group ordered(Items items, bool right_to_left) {
    if (items.size() == 1) return std::move(items.front().group);
    auto const cut = cut_apart(rects_of(items), right_to_left, CutFirst::rows);
    if (cut.size() == 1) return ordered_over_each_other(std::move(items), right_to_left);
    std::vector<Group> parts;
    for (auto& part : tables_kept_whole(parts_of(std::move(items), cut)))
        parts.push_back(ordered(std::move(part), right_to_left));
    return joined(std::move(parts));
}

class Reader {
public:
    Reader(Tree const& tree, bool right_to_left, std::string_view ids)
        : m_tree(tree), m_right_to_left(right_to_left), m_ids(ids) {}

    // What lies in this scroll area (-1: in none).
    std::optional<Item> read(int scroll) const {
        Items items;
        Items keys;
        for (std::size_t i = 0; i < m_tree.nodes.size(); ++i) {
            auto const& node = m_tree.nodes[i];
            if (node.scroll != scroll) continue;
            if (node.role == Role::scroll) {
                if (auto inner = read(static_cast<int>(i))) {
                    inner->rect = node.visible.is_empty() ? node.rect : node.visible;
                    items.push_back(std::move(*inner));
                }
            } else if (node.is_pressable() && node.id.starts_with(m_ids) && node.id != k_reach_id) {
                Group one;
                one.node = i;
                (node.role == Role::key ? keys : items).push_back({node.rect, std::move(one)});
            }
        }
        if (!keys.empty()) items.push_back(keyboard_of(std::move(keys)));
        bool const scrolls_itself = scroll >= 0 && m_ids.empty() && has_more(scroll, items);
        if (items.empty() && !scrolls_itself) return {};
        std::vector<Group> parts;
        Rect rect;
        if (!items.empty()) {
            rect = around_all(items);
            parts.push_back(ordered(std::move(items), m_right_to_left));
        }
        if (scrolls_itself) {
            Group area;
            area.node = static_cast<std::size_t>(scroll);
            parts.push_back(std::move(area));
        }
        return Item{rect, joined(std::move(parts))};
    }

private:
    // Whether there is something to see in the area that its targets do not lead to.
    bool has_more(int scroll, Items const& items) const {
        auto const& area = m_tree.nodes[static_cast<std::size_t>(scroll)];
        if (!area.reachable || area.scroll_end <= 0) return false;
        if (items.empty()) return true;
        Rect const targets = around_all(items);
        float const top = area.rect.y - area.scroll_at;
        float const end = top + area.scroll_end + area.rect.h;
        return targets.y - top > area.rect.h / 2 || end - targets.bottom() > area.rect.h / 2;
    }

    // Keyboards are from left to right in every language.
    static Item keyboard_of(Items keys) {
        Rect const rect = around_all(keys);
        Group group = ordered(std::move(keys), false);
        group.is_keyboard = true;
        return {rect, std::move(group)};
    }

    Tree const& m_tree;
    bool m_right_to_left;
    std::string_view m_ids;
};

void collect_stops(Group const& group, Tree const& tree, std::string_view inside,
                   std::vector<std::size_t>& stops) {
    if (group.is_target()) {
        stops.push_back(group.node);
    } else if (group.is_keyboard) {
        std::vector<std::size_t> keys;
        for (auto const& part : group.parts) collect_stops(part, tree, inside, keys);
        auto const found = std::find_if(keys.begin(), keys.end(),
                                        [&](auto key) { return tree.nodes[key].id == inside; });
        stops.push_back(found == keys.end() ? keys.front() : *found);
    } else {
        for (auto const& part : group.parts) collect_stops(part, tree, inside, stops);
    }
}

void collect_targets(Group group, std::vector<Group>& targets) {
    if (group.is_target()) {
        targets.push_back(std::move(group));
        return;
    }
    for (auto& part : group.parts) collect_targets(std::move(part), targets);
}

std::size_t count_targets(Group const& group) {
    if (group.is_target()) return 1;
    std::size_t count = 0;
    for (auto const& part : group.parts) count += count_targets(part);
    return count;
}

// Columns, lists and grids whose rows can as well stand in the group around them.
void take_rows_up(std::vector<Group>& parts) {
    for (std::size_t i = 0; i < parts.size(); ++i) {
        auto& inner = parts[i].parts;
        bool const has_rows_only =
            !parts[i].is_keyboard && !inner.empty() &&
            std::none_of(inner.begin(), inner.end(), [](Group const& g) { return g.is_target(); });
        if (!has_rows_only || parts.size() - 1 + inner.size() > limits::scan_rows) continue;
        auto rows = std::move(inner);
        auto const at = parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(i));
        parts.insert(at, std::make_move_iterator(rows.begin()),
                     std::make_move_iterator(rows.end()));
        i += rows.size() - 1;
    }
}

// Neighbours together, in about as many groups as each of them has parts.
std::vector<Group> in_portions(std::vector<Group> parts) {
    auto const count = parts.size();
    auto const portions =
        static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count))));
    std::vector<Group> made;
    for (std::size_t i = 0; i < portions; ++i) {
        auto const begin = parts.begin() + static_cast<std::ptrdiff_t>(count * i / portions);
        auto const end = parts.begin() + static_cast<std::ptrdiff_t>(count * (i + 1) / portions);
        made.push_back(joined({std::make_move_iterator(begin), std::make_move_iterator(end)}));
    }
    return made;
}

}  // namespace

Group reading_order(Tree const& tree, bool right_to_left, std::string_view ids) {
    auto read = Reader(tree, right_to_left, ids).read(-1);
    Group order;
    if (read && !read->group.is_target() && !read->group.is_keyboard) {
        order = std::move(read->group);
    } else if (read) {
        order.parts.push_back(std::move(read->group));
    }
    Node const* strip = tree.find(k_reach_id);
    if (strip && strip->is_pressable() && ids.empty()) {
        Group last;
        last.node = static_cast<std::size_t>(strip - tree.nodes.data());
        order.parts.push_back(std::move(last));
    }
    return order;
}

std::vector<std::size_t> stops_of(Group const& order, Tree const& tree, std::string_view inside) {
    std::vector<std::size_t> stops;
    if (!order.is_target()) collect_stops(order, tree, inside, stops);
    return stops;
}

Group scanning_order(Group order) {
    if (order.is_target()) return order;
    if (count_targets(order) <= limits::scan_flat) {
        std::vector<Group> targets;
        collect_targets(std::move(order), targets);
        order.parts = std::move(targets);
        return order;
    }
    for (auto& part : order.parts) part = scanning_order(std::move(part));
    take_rows_up(order.parts);
    if (order.parts.size() > limits::scan_parts) order.parts = in_portions(std::move(order.parts));
    return order;
}

}  // namespace ontmoet::ui
