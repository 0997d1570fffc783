// SPDX-License-Identifier: EUPL-1.2
#include "ui/key_route.h"

#include "text/graphemes.h"
#include "text/utf8.h"
#include "ui/backstage.h"

#include <algorithm>
#include <optional>

namespace ontmoet::ui {

namespace {

using Route = std::vector<KeyTouch>;

// On one page of the keyboard `id`.
std::optional<Route> route_on(std::string const& id, KeyboardLayout const& layout,
                              KeyPage const& page, std::string_view letter) {
    if (letter == " ") return Route{{id + ".space"}};
    std::optional<Route> by_holding;
    auto const* family = page.forms_row < 0 ? nullptr : layout.forms_of(letter);
    for (std::size_t i = 0; i < page.rows.size(); ++i) {
        // What stands in the row of forms gives way to them.
        if (static_cast<int>(i) == page.forms_row && !layout.forms.empty()) continue;
        for (auto const& key : page.rows[i]) {
            if (key.act != KeyCap::Act::type) continue;
            std::string const key_id = id + "." + key.name;
            if (key.name == letter) return Route{{key_id}};
            bool const begins_family = family && family->front().name == key.name;
            if (begins_family) by_holding = Route{{key_id}, {id + ".form." + std::string{letter}}};
            bool const offers =
                std::find(key.others.begin(), key.others.end(), letter) != key.others.end();
            if (offers && !by_holding) {
                by_holding = Route{{key_id, true}, {id + ".hold." + std::string{letter}}};
            }
        }
    }
    return by_holding;
}

// The keys that lead from one page to another; at most by way of the first page.
Route turning_to(std::string const& id, KeyboardLayout const& layout, KeyPage const& from,
                 KeyPage const& to) {
    if (from.name == to.name) return {};
    for (auto const& row : from.rows) {
        for (auto const& key : row) {
            if (key.act == KeyCap::Act::page && key.name == to.name) {
                return {{id + ".page." + key.name}};
            }
        }
    }
    auto const& first = layout.pages.front();
    if (from.name == first.name) return {};
    Route route{{id + ".page." + first.name}};
    for (auto const& touch : turning_to(id, layout, first, to)) route.push_back(touch);
    return route;
}

std::optional<Route> route_in(std::string const& id, KeyboardLayout const& layout,
                              KeyPage const& shown, std::string_view letter) {
    if (auto here = route_on(id, layout, shown, letter); here && here->size() == 1) return here;
    std::optional<Route> best;
    for (auto const& page : layout.pages) {
        auto const typing = route_on(id, layout, page, letter);
        if (!typing) continue;
        auto route = turning_to(id, layout, shown, page);
        route.insert(route.end(), typing->begin(), typing->end());
        if (!best || route.size() < best->size()) best = std::move(route);
    }
    return best;
}

}  // namespace

std::vector<KeyTouch> touches_for(Stage& stage, std::string_view letter) {
    auto const& back = stage.inside();
    auto const found = back.keyboard_states.find(back.keyboard_id);
    if (back.keyboard_id.empty() || found == back.keyboard_states.end()) return {};
    auto const& id = back.keyboard_id;
    auto const& shown = back.keyboards.find(found->second.layout, {});
    auto const& page = shown.page(found->second.page);
    if (auto route = route_in(id, shown, page, letter)) return *route;
    if (!back.tree.find(id + ".script")) return {};
    for (auto const& layout : back.keyboards.all()) {
        if (layout.languages.empty()) continue;
        auto const there = route_in(id, layout, layout.pages.front(), letter);
        if (!there) continue;
        Route route{{id + ".script", true}, {id + ".script." + layout.name}};
        route.insert(route.end(), there->begin(), there->end());
        return route;
    }
    return {};
}

std::vector<std::string> pieces_for_keys(Stage& stage, std::string_view text) {
    std::vector<std::string> pieces;
    auto const boundaries = text::grapheme_boundaries(text);
    for (std::size_t i = 0; i + 1 < boundaries.size(); ++i) {
        auto const letter = text.substr(boundaries[i], boundaries[i + 1] - boundaries[i]);
        if (!touches_for(stage, letter).empty()) {
            pieces.emplace_back(letter);
            continue;
        }
        for (std::size_t at = 0; at < letter.size();) {
            auto const size = text::decode_at(letter, at).size;
            pieces.emplace_back(letter.substr(at, size));
            at += size;
        }
    }
    return pieces;
}

}  // namespace ontmoet::ui
