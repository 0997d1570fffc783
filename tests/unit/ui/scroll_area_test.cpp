// SPDX-License-Identifier: EUPL-1.2
#include "unit/ui/stage_fixture.h"

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

using Kind = TouchEvent::Kind;

// 20 × 20 cells in a place for 6 × 4, below heads that stay.
struct Table : StageFixture {
    Table() {
        view = [](Frame& f) {
            Rect const content = f.begin_scroll("test.table", {40, 40, 1000, 500},
                                                {.content_width = 20 * 150, .frozen = {100, 60}});
            f.begin_clip({140, 100, 900, 440});
            for (int row = 0; row < 20; ++row)
                for (int column = 0; column < 20; ++column)
                    f.cell("test." + std::to_string(row) + "." + std::to_string(column),
                           {content.x + 150 * static_cast<float>(column),
                            content.y + 100 * static_cast<float>(row), 140, 90},
                           "A-01");
            f.end_clip();
            f.end_scroll(20 * 100);
        };
        draw(2);
    }
    bool reach(std::string const& id) {
        for (int i = 0; i < 60; ++i) {
            auto const way = stage.tree().drag_into_view(id);
            if (!way) break;
            drag(way->from, way->to, 20);
            draw(200);
        }
        return node(id).is_visible();
    }
};

TEST_CASE("an area that is too wide and too high follows the finger both ways") {
    Table table;
    Point const before = table.middle("test.3.3");
    table.touch(Kind::down, {600, 300});
    table.touch(Kind::move, {500, 250});
    table.draw();
    CHECK(table.middle("test.3.3").x == Approx(before.x - 100));
    CHECK(table.middle("test.3.3").y == Approx(before.y - 50));
    CHECK(table.node("test.table").across_at == Approx(100));
    CHECK(table.node("test.table").scroll_at == Approx(50));
}

TEST_CASE("a finger on what stays scrolls the rest") {
    Table table;
    table.drag({80, 400}, {80, 200});
    CHECK(table.node("test.table").scroll_at > 150);
}

TEST_CASE("every cell of a large table can be reached, also from right to left") {
    for (auto const* tag : {"nl", "ar"}) {
        Table table;
        table.speak(tag);
        table.draw(2);
        for (auto const* id : {"test.19.19", "test.0.10", "test.10.0", "test.0.0"}) {
            INFO(id << " in " << tag);
            CHECK(table.reach(id));
        }
    }
}

// A list of buttons, operated by keys.
struct Keys : StageFixture {
    Keys() {
        view = [](Frame& f) {
            Rect rest = f.begin_scroll("test.list", {40, 40, 800, 300});
            for (int i = 0; i < 12; ++i)
                f.button("test.b" + std::to_string(i), rest.cut_top(80, 16), "Knop");
            f.end_scroll(12 * 96 - 16);
        };
        draw(2);
    }
};

TEST_CASE("what gets the focus by keys scrolls into view") {
    Keys screen;
    bool const reduced = GENERATE(false, true);
    screen.setting.reduced_motion = reduced;
    auto const press_tab = [&](Key key) {
        screen.key(key);
        screen.draw(reduced ? 2 : 40);
    };
    for (int i = 0; i < 12; ++i) {
        press_tab(Key::tab);
        auto const& node = screen.node("test.b" + std::to_string(i));
        REQUIRE(node.focused);
        CHECK_FALSE(node.is_clipped());
    }
    CHECK_FALSE(screen.stage.wake_at());
    press_tab(Key::tab);
    CHECK(screen.node("test.b0").focused);
    CHECK_FALSE(screen.node("test.b0").is_clipped());
}

TEST_CASE("a finger may scroll away from what has the focus") {
    Keys screen;
    screen.key(Key::tab);
    screen.draw(2);
    screen.drag({400, 300}, {400, 60});
    screen.draw(200);
    CHECK(screen.node("test.list").scroll_at > 200);
}

}  // namespace
}  // namespace ontmoet::ui
