// SPDX-License-Identifier: EUPL-1.2
#include "unit/ui/stage_fixture.h"

#include <array>

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

using Kind = TouchEvent::Kind;

struct Counter : StageFixture {
    int value = 20;
    StepperLook look{.least = 0, .most = 40, .step = 4};

    Counter() {
        view = [this](Frame& f) {
            if (auto const counted =
                    f.stepper("test.hours", {40, 100, 900, 96}, "Uren per week", value, look))
                value = *counted;
        };
        draw();
    }
};

TEST_CASE("a stepper counts up and down by its step and stops at its limits") {
    Counter counter;
    counter.tap("test.hours.more");
    CHECK(counter.value == 24);
    counter.tap("test.hours.less");
    counter.tap("test.hours.less");
    CHECK(counter.value == 16);
    counter.value = 38;
    counter.draw();
    counter.tap("test.hours.more");
    CHECK(counter.value == 40);
    counter.draw();
    CHECK_FALSE(counter.node("test.hours.more").enabled);
    counter.tap("test.hours.more");
    CHECK(counter.value == 40);
}

TEST_CASE("quick taps on a stepper all count") {
    Counter counter;
    for (int i = 0; i < 3; ++i) {
        counter.touch(Kind::down, counter.middle("test.hours.more"));
        counter.touch(Kind::up, counter.middle("test.hours.more"));
        counter.draw(5);
    }
    CHECK(counter.value == 32);
}

TEST_CASE("a held stepper counts on until it is let go") {
    Counter counter;
    counter.value = 0;
    counter.draw();
    counter.touch(Kind::down, counter.middle("test.hours.more"));
    counter.draw();
    CHECK(counter.value == 0);
    REQUIRE(counter.stage.wake_at());
    counter.draw(60);
    int const held = counter.value;
    CHECK(held >= 8);
    counter.touch(Kind::up, counter.middle("test.hours.more"));
    counter.draw();
    CHECK(counter.value == held);
    counter.draw(60);
    CHECK(counter.value == held);
    CHECK_FALSE(counter.stage.wake_at());
}

TEST_CASE("a stepper held at its limit asks for no more frames") {
    Counter counter;
    counter.value = 36;
    counter.draw();
    counter.touch(Kind::down, counter.middle("test.hours.more"));
    counter.draw(200);
    CHECK(counter.value == 40);
    CHECK_FALSE(counter.stage.wake_at());
}

TEST_CASE("a stepper says what it counts and how far it is; its targets are large") {
    Counter counter;
    CHECK(counter.node("test.hours.more").label == "Uren per week: meer");
    CHECK(counter.node("test.hours.less").label == "Uren per week: minder");
    CHECK(counter.node("test.hours.more").value == "20");
    CHECK(counter.node("test.hours.value").label == "20");
    CHECK(counter.node("test.hours.more").rect.w >= measure::target);
    CHECK(counter.node("test.hours.more").rect.h >= measure::target);
    counter.speak("ar");
    counter.draw();
    CHECK(counter.middle("test.hours.more").x < counter.middle("test.hours.less").x);
}

struct Slider : StageFixture {
    std::array<LevelStep, 3> const steps{
        LevelStep{"a0", "A0", "Nog niet", "hearing"},
        LevelStep{"a1", "A1", "Mijn naam", "waving_hand"},
        LevelStep{"a2", "A2", "De weg", "directions"},
    };
    int chosen = -1;
    int changes = 0;
    float content = 300;

    Slider() {
        view = [this](Frame& f) {
            Rect const area = f.begin_scroll("test.list", {40, 100, 600, 300});
            auto const touched =
                f.level_steps("test.level", {area.x, area.y, area.w, content}, steps, chosen);
            f.end_scroll(content);
            if (!touched) return;
            chosen = *touched;
            ++changes;
        };
        draw(2);
    }
};

TEST_CASE("a step of a slider can be tapped, and is then marked") {
    Slider slider;
    slider.tap("test.level.a1");
    CHECK(slider.chosen == 1);
    slider.draw();
    CHECK(slider.node("test.level.a1").selected);
    CHECK_FALSE(slider.node("test.level.a0").selected);
    CHECK(slider.node("test.level.a1").label == "Mijn naam A1");
}

TEST_CASE("a finger slides along a slider and every step answers under it") {
    Slider slider;
    Point const first = slider.middle("test.level.a0");
    Point const last = slider.middle("test.level.a2");
    slider.touch(Kind::down, first);
    slider.draw();
    slider.touch(Kind::move, slider.middle("test.level.a1"));
    slider.draw();
    CHECK(slider.chosen == 1);
    slider.touch(Kind::move, {last.x, last.y + 500});
    slider.draw();
    CHECK(slider.chosen == 2);
    slider.touch(Kind::move, first);
    slider.touch(Kind::up, first);
    slider.draw();
    CHECK(slider.chosen == 0);
    CHECK(slider.changes == 3);
    slider.draw(5);
    CHECK(slider.changes == 3);
}

TEST_CASE("where the steps scroll a finger's way is a scroll") {
    Slider slider;
    slider.content = 600;
    slider.draw(2);
    slider.drag({300, 350}, {300, 150});
    CHECK(slider.chosen == -1);
    CHECK(slider.node("test.list").scroll_at > 100);
}

}  // namespace
}  // namespace ontmoet::ui
