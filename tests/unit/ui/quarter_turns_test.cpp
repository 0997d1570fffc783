// SPDX-License-Identifier: EUPL-1.2
#include "unit/ui/stage_fixture.h"

#include <catch2/catch.hpp>

// A panel that hangs on its side or upside down: the picture is turned, and the finger with it.
namespace ontmoet::ui {
namespace {

TEST_CASE("a point that is turned and turned back is where it was") {
    Size const panel{1280, 800};
    for (int turns = 0; turns < 4; ++turns) {
        auto const there = turned_by(turns, panel, {30, 40});
        CHECK(there.x >= 0);
        CHECK(there.x <= panel.w);
        CHECK(there.y >= 0);
        CHECK(there.y <= panel.h);
        CHECK(turned_back(turns, panel, there) == Point{30, 40});
    }
    // Clockwise: what was on the left is above.
    CHECK(turned_by(1, panel, {0, 0}) == Point{1280, 0});
    CHECK(turned_by(2, panel, {0, 0}) == Point{1280, 800});
    CHECK(turned_by(3, panel, {0, 0}) == Point{0, 800});
}

TEST_CASE("on a turned panel a finger presses what it touches") {
    for (int turns = 0; turns < 4; ++turns) {
        for (bool const across : {false, true}) {
            INFO(turns << (across ? " and turned to who sits across" : ""));
            int presses = 0;
            StageFixture screen;
            screen.setting.panel = {1280, 800};
            screen.setting.quarter_turns = turns;
            screen.setting.turned = across;
            Size canvas;
            screen.view = [&](Frame& f) {
                canvas = f.canvas().size();
                if (f.button("test.button", {40, 40, 640, 160}, "Raak mij aan")) ++presses;
            };
            screen.draw(2);
            CHECK((canvas.w < canvas.h) == (turns % 2 == 1));
            auto const at = screen.stage.to_panel(screen.middle("test.button"));
            screen.stage.add(TouchEvent{TouchEvent::Kind::down, at, 1, screen.now});
            screen.draw();
            screen.stage.add(TouchEvent{TouchEvent::Kind::up, at, 1, screen.now});
            screen.draw(2);
            CHECK(presses == 1);
        }
    }
}

}  // namespace
}  // namespace ontmoet::ui
