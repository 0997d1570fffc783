// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/screen_names.h"
#include "support/screen_stage.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

// What every screen has to keep to, in each language, on each panel and at each size of text.
namespace ontmoet::test {

struct Panel {
    ui::Size size;
    int text_step;
};
inline constexpr std::array panels{Panel{{1280, 800}, 0}, Panel{{1280, 800}, 2},
                                   Panel{{800, 1280}, 0}, Panel{{800, 1280}, 2}};

inline ScreenHouse& open_house() {
    static auto opened = ScreenHouse::open();
    return opened;
}

// A screen, perhaps in a state that it is in more rarely.
struct Look {
    screens::Screen screen;
    std::string_view state = {};
    void (*change)(screens::Model&) = [](screens::Model&) {};
};

// Calls `look` for every picture in these languages on every panel.
template <class Check>
void for_every_picture(std::span<Look const> looks, std::initializer_list<std::string> languages,
                       Check check_one) {
    for (auto const& panel : panels) {
        ScreenStage stage(open_house());
        stage.panel = panel.size;
        for (auto const& language : languages)
            for (auto const& look : looks) {
                auto model = open_house().model(look.screen, language);
                look.change(model);
                model.accessibility.text_step = panel.text_step;
                stage.forget();
                stage.show(model);
                INFO(screens::name_of(look.screen)
                     << " " << look.state << " in " << language << " at " << panel.size.w
                     << " wide, text step " << panel.text_step);
                check_one(model, stage);
            }
    }
}

inline void check_no_word_is_cut(ui::Tree const& tree) {
    for (auto const& node : tree.nodes) {
        INFO(node.id << " \"" << node.label << "\"");
        CHECK_FALSE(node.truncated);
    }
}

inline void check_targets(ui::Tree const& tree) {
    CHECK(tree.duplicates().empty());
    for (auto const& node : tree.nodes) {
        // The keys of a keyboard are as wide as ten of them let each other be.
        if (!node.is_pressable() || node.role == ui::Role::key) continue;
        INFO(node.id << " is " << node.rect.w << " by " << node.rect.h);
        CHECK(node.rect.w >= 64);
        CHECK(node.rect.h >= 64);
        CHECK_FALSE(node.id.empty());
    }
}

// A reader who hears the screen is told of every target what it does.
inline void check_labels(ui::Tree const& tree) {
    for (auto const& node : tree.nodes) {
        INFO("#" << node.id);
        CHECK_FALSE((node.is_pressable() && node.label.empty()));
    }
}

// Nothing is drawn for at least a second while nobody touches the screen.
inline void check_rests(ScreenStage const& stage) {
    auto const rest = stage.rests_for();
    CHECK((!rest || *rest >= Duration{1'000}));
}

inline void check_wholly_seen(ui::Tree const& tree, std::span<char const* const> ids) {
    for (auto const* id : ids) {
        auto const* node = tree.find(id);
        if (node == nullptr) continue;
        INFO(id);
        CHECK(node->is_visible());
        CHECK(node->visible.w > node->rect.w - 1);
        CHECK(node->visible.h > node->rect.h - 1);
    }
}

// `cards`: how the ids of cards begin that may carry buttons.
inline void check_nothing_overlaps(ui::Tree const& tree,
                                   std::initializer_list<std::string_view> cards) {
    auto const is_card = [&](ui::Node const& node) {
        return std::ranges::any_of(cards, [&](auto card) { return node.id.starts_with(card); });
    };
    auto const& nodes = tree.nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i)
        for (std::size_t j = i + 1; j < nodes.size(); ++j) {
            auto const& a = nodes[i];
            auto const& b = nodes[j];
            if (!a.is_pressable() || !b.is_pressable()) continue;
            if (is_card(a)) continue;
            if (b.id == a.id + ".listen") continue;  // the speaker on a language's tile
            auto const shared = a.visible.intersected(b.visible);
            INFO(a.id << " and " << b.id);
            CHECK((shared.w < 1 || shared.h < 1));
        }
}

// What the screen says when this target of the model is touched.
template <class Wanted>
std::optional<Wanted> said(screens::Model const& model, std::string const& id) {
    ScreenStage stage(open_house());
    stage.show(model);
    auto const intent = stage.press(model, id);
    if (!intent || !std::holds_alternative<Wanted>(*intent)) return std::nullopt;
    return std::get<Wanted>(*intent);
}

template <class Wanted>
std::optional<Wanted> said(screens::Screen screen, std::string const& id) {
    return said<Wanted>(open_house().model(screen, "nl"), id);
}

}  // namespace ontmoet::test
