// SPDX-License-Identifier: EUPL-1.2
#include "screens/screen_names.h"
#include "support/screen_stage.h"

#include <array>

#include <catch2/catch.hpp>

using namespace ontmoet;
using screens::Screen;

namespace {

constexpr std::array visitor_screens{
    Screen::languages, Screen::welcome,
    Screen::code,      Screen::search,
    Screen::identity,  Screen::consent,
    Screen::name,      Screen::language_skills,
    Screen::work,      Screen::wish,
    Screen::days,      Screen::ready,
    Screen::employers, Screen::employer,
    Screen::schedule,  Screen::verdict,
    Screen::text_size, Screen::change_language,
};

struct Panel {
    ui::Size size;
    int text_step;
};
constexpr std::array panels{Panel{{1280, 800}, 0}, Panel{{1280, 800}, 2}, Panel{{800, 1280}, 0},
                            Panel{{800, 1280}, 2}};

test::ScreenHouse& house() {
    static auto opened = test::ScreenHouse::open();
    return opened;
}

// Calls `look` for every visitor screen in these languages on every panel.
template <class Look>
void for_every_picture(std::initializer_list<std::string> languages, Look look) {
    for (auto const& panel : panels) {
        test::ScreenStage stage(house());
        stage.panel = panel.size;
        for (auto const& language : languages)
            for (auto const screen : visitor_screens) {
                auto model = house().model(screen, language);
                model.text_step = panel.text_step;
                stage.forget();
                stage.show(model);
                INFO(screens::name_of(screen) << " in " << language << " at " << panel.size.w
                                              << " wide, text step " << panel.text_step);
                look(model, stage);
            }
    }
}

}  // namespace

TEST_CASE("No visitor screen cuts its words off") {
    for_every_picture({"nl", "en", "ar"}, [](auto const&, test::ScreenStage& stage) {
        for (auto const& node : stage.tree().nodes) {
            INFO(node.id << " \"" << node.label << "\"");
            CHECK_FALSE(node.truncated);
        }
    });
}

TEST_CASE("No other language cuts words off at the usual size") {
    test::ScreenStage stage(house());
    for (auto const& language : {"ti", "fa", "tr", "so", "ps", "fr", "uk"})
        for (auto const screen : visitor_screens) {
            stage.forget();
            stage.show(house().model(screen, language));
            for (auto const& node : stage.tree().nodes) {
                INFO(screens::name_of(screen)
                     << " in " << language << ": " << node.id << " \"" << node.label << "\"");
                CHECK_FALSE(node.truncated);
            }
        }
}

TEST_CASE("Every target of a visitor screen has its own id and room for a finger") {
    for_every_picture({"nl", "ar"}, [](auto const&, test::ScreenStage& stage) {
        CHECK(stage.tree().duplicates().empty());
        for (auto const& node : stage.tree().nodes) {
            // The keys of a keyboard are as wide as ten of them let each other be.
            if (!node.is_pressable() || node.role == ui::Role::key) continue;
            INFO(node.id << " is " << node.rect.w << " by " << node.rect.h);
            CHECK(node.rect.w >= 64);
            CHECK(node.rect.h >= 64);
            CHECK_FALSE(node.id.empty());
        }
    });
}

TEST_CASE("What leads on and help can always be touched without scrolling") {
    for_every_picture({"nl", "ar"}, [](screens::Model const& model, test::ScreenStage& stage) {
        for (auto const* id : {"common.next", "common.back", "common.done", "common.help",
                               "code.next", "employer.yes", "verdict.yes", "identity.yes"}) {
            auto const* node = stage.tree().find(id);
            if (node == nullptr) continue;
            INFO(id);
            CHECK(node->is_visible());
            CHECK(node->visible.w > node->rect.w - 1);
            CHECK(node->visible.h > node->rect.h - 1);
        }
        if (model.screen() != Screen::languages) CHECK(stage.tree().find("common.help") != nullptr);
    });
}

TEST_CASE("No two targets lie over each other") {
    for_every_picture({"nl", "ar"}, [](auto const&, test::ScreenStage& stage) {
        auto const& nodes = stage.tree().nodes;
        for (std::size_t i = 0; i < nodes.size(); ++i)
            for (std::size_t j = i + 1; j < nodes.size(); ++j) {
                auto const& a = nodes[i];
                auto const& b = nodes[j];
                if (!a.is_pressable() || !b.is_pressable()) continue;
                // A card may carry buttons.
                if (a.id.starts_with("employers.open")) continue;
                auto const shared = a.visible.intersected(b.visible);
                INFO(a.id << " and " << b.id);
                CHECK((shared.w < 1 || shared.h < 1));
            }
    });
}

TEST_CASE("A language that runs from right to left mirrors the bars") {
    test::ScreenStage stage(house());
    stage.show(house().model(Screen::consent, "nl"));
    float const middle = stage.tree().canvas.w / 2;
    CHECK(stage.tree().find("common.back")->rect.x < middle);
    CHECK(stage.tree().find("common.next")->rect.x > middle);
    stage.forget();
    stage.show(house().model(Screen::consent, "ar"));
    CHECK(stage.tree().find("common.back")->rect.x > middle);
    CHECK(stage.tree().find("common.next")->rect.x < middle);
}
