// SPDX-License-Identifier: EUPL-1.2
#include "unit/ui/stage_fixture.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

// Reach is on; nothing moves, so that one frame shows where things end up.
struct Reaching : StageFixture {
    int top = 0;
    int low = 0;
    bool asks = false;
    std::string name = "reaching";

    Reaching() {
        setting.reach = true;
        setting.reduced_motion = true;
        view = [this](Frame& f) {
            f.screen(name);
            auto page = f.page();
            top += f.pill_at_start("test.top", page.top, "Boven") ? 1 : 0;
            low += f.button_at_end("test.low", page.bottom, "Onder") ? 1 : 0;
            f.hall_map("test.map", page.body.cut_start(300), {});
            if (!asks) return;
            f.begin_dialog("test.ask", {500, 300}, "Vraag");
            f.end_dialog();
        };
        draw(2);
    }
    float middle_of_panel() const { return stage.tree().canvas.h / 2; }
};

TEST_CASE("the strip at the foot takes its own room from the screen") {
    Reaching screen;
    CHECK(screen.node("reach.slide").rect.h >= 64);
    CHECK(screen.node("reach.slide").rect.bottom() == Approx(screen.stage.tree().canvas.h));
    CHECK(screen.node("test.low").rect.bottom() < screen.node("reach.slide").rect.y);
    screen.setting.reach = false;
    screen.draw(2);
    CHECK(screen.stage.tree().find("reach.slide") == nullptr);
}

TEST_CASE("the whole picture slides down in two steps and up again, and a finger follows it") {
    auto const tag = GENERATE("nl", "ar");
    auto const turned = GENERATE(false, true);
    Reaching screen;
    screen.speak(tag);
    screen.setting.turned = turned;
    screen.draw(2);
    auto const before = screen.node("test.top").rect;
    auto const map = screen.node("test.map").rect;
    CHECK(before.middle().y < screen.middle_of_panel());

    screen.tap("reach.slide");
    screen.draw();
    CHECK(screen.node("test.top").rect.y - before.y == Approx(screen.middle_of_panel() / 2));
    screen.tap("reach.slide");
    screen.draw();
    auto const after = screen.node("test.top").rect;
    CHECK(after.x == before.x);
    CHECK(after.y > screen.middle_of_panel());
    CHECK(screen.node("test.map").rect.y - map.y == Approx(after.y - before.y));
    CHECK(screen.node("test.low").visible.is_empty());
    // The place where it was is empty now; where it is, it can be pressed.
    screen.tap(before.middle());
    CHECK(screen.top == 0);
    screen.tap(after.middle());
    CHECK(screen.top == 1);

    screen.tap("reach.slide");
    screen.draw();
    CHECK(screen.node("test.top").rect == before);
    screen.tap("test.low");
    CHECK(screen.low == 1);
}

TEST_CASE("another screen and a dialog stand where they belong") {
    Reaching screen;
    auto const before = screen.node("test.top").rect;
    screen.tap("reach.slide");
    screen.draw();
    screen.name = "another";
    screen.draw(2);
    CHECK(screen.node("test.top").rect == before);
    screen.tap("reach.slide");
    screen.draw();
    screen.asks = true;
    screen.draw(2);
    CHECK(screen.node("test.top").rect == before);
    CHECK(screen.node("test.ask").rect.bottom() < screen.node("reach.slide").rect.y);
}

TEST_CASE("keys bring back what has slid out of the picture") {
    Reaching screen;
    screen.tap("reach.slide");
    screen.draw();
    screen.key(Key::back_tab);
    screen.draw(2);
    CHECK(screen.node("test.low").focused);
    CHECK_FALSE(screen.node("test.low").is_clipped());
}

TEST_CASE("sliding takes a moment, unless motion is reduced") {
    Reaching screen;
    screen.setting.reduced_motion = false;
    float const before = screen.node("test.top").rect.y;
    screen.tap("reach.slide");
    screen.draw();
    float const soon = screen.node("test.top").rect.y;
    CHECK(soon > before);
    CHECK(screen.stage.wake_at());
    screen.draw(20);
    float const late = screen.node("test.top").rect.y;
    CHECK(late > soon);
    screen.draw();
    CHECK(screen.node("test.top").rect.y == late);
}

}  // namespace
}  // namespace ontmoet::ui
