// SPDX-License-Identifier: EUPL-1.2
#include "ui/backstage.h"
#include "unit/ui/stage_fixture.h"

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

using Kind = TouchEvent::Kind;

// Two buttons on a still screen.
struct Buttons : StageFixture {
    int one = 0;
    int two = 0;

    Buttons() {
        view = [this](Frame& f) {
            if (f.button("test.one", {100, 100, 400, 200}, "Een")) ++one;
            if (f.button("test.two", {600, 100, 400, 200}, "Twee")) ++two;
        };
        draw();
    }
};

// The same button, in a list that scrolls.
struct List : StageFixture {
    int presses = 0;
    float offset() const { return node("test.list").scroll_at; }

    List() {
        view = [this](Frame& f) {
            Rect rest = f.begin_scroll("test.list", {32, 100, 1200, 600});
            for (int i = 0; i < 20; ++i) {
                std::string const id = "test.row" + std::to_string(i);
                if (f.row(id, rest.cut_top(100, 20), "Rij")) ++presses;
            }
            f.end_scroll(20 * 120 - 20);
        };
        draw(2);
    }
};

TEST_CASE("a tap within one frame presses once") {
    Buttons screen;
    screen.tap("test.one");
    CHECK(screen.one == 1);
    CHECK(screen.two == 0);
    screen.draw(5);
    CHECK(screen.one == 1);
}

TEST_CASE("a finger that trembles still presses") {
    Buttons screen;
    Point const at = screen.middle("test.one");
    screen.touch(Kind::down, at);
    screen.draw();
    for (float const by : {5.0f, -6.0f, 9.0f, -4.0f}) {
        screen.touch(Kind::move, {at.x + by, at.y - by});
        screen.draw();
    }
    CHECK(screen.one == 0);
    screen.touch(Kind::up, {at.x + 8, at.y + 8});
    screen.draw();
    CHECK(screen.one == 1);
}

TEST_CASE("a drag of 200 units presses nothing") {
    Buttons screen;
    Point const at = screen.middle("test.one");
    screen.drag({at.x - 100, at.y}, {at.x + 100, at.y});
    CHECK(screen.one == 0);
}

TEST_CASE("a finger that comes back after a drag presses nothing") {
    Buttons screen;
    Point const at = screen.middle("test.one");
    screen.touch(Kind::down, at);
    screen.touch(Kind::move, {at.x + 150, at.y});
    screen.touch(Kind::move, at);
    screen.touch(Kind::up, at);
    screen.draw();
    CHECK(screen.one == 0);
}

TEST_CASE("a finger that goes up beside the target presses nothing") {
    Buttons screen;
    screen.touch(Kind::down, {490, 200});
    screen.touch(Kind::up, {510, 200});
    screen.draw();
    CHECK(screen.one == 0);
    CHECK(screen.two == 0);
}

TEST_CASE("two fingers press nothing, and the next finger alone presses again") {
    Buttons screen;
    screen.touch(Kind::down, screen.middle("test.one"), 1);
    screen.draw();
    CHECK(screen.stage.inside().touch.is_held("test.one"));
    screen.touch(Kind::down, screen.middle("test.two"), 2);
    screen.draw();
    CHECK_FALSE(screen.stage.inside().touch.is_held("test.one"));
    screen.touch(Kind::up, screen.middle("test.two"), 2);
    screen.touch(Kind::up, screen.middle("test.one"), 1);
    screen.draw();
    CHECK(screen.one + screen.two == 0);
    screen.now += Duration{300};
    screen.tap("test.two");
    CHECK(screen.two == 1);
}

TEST_CASE("a palm presses nothing, however its parts come and go") {
    Buttons screen;
    Point const at = screen.middle("test.one");
    for (int part = 1; part <= 5; ++part)
        screen.touch(Kind::down, {at.x + 20 * static_cast<float>(part), at.y}, part);
    for (int part = 1; part <= 5; ++part) {
        screen.touch(Kind::up, {at.x + 20 * static_cast<float>(part), at.y}, part);
        if (part < 5) screen.touch(Kind::down, at, part + 10);
        if (part < 5) screen.touch(Kind::up, at, part + 10);
        screen.draw();
    }
    CHECK(screen.one == 0);
}

TEST_CASE("a finger that the panel forgot does not stop the others for ever") {
    Buttons screen;
    screen.touch(Kind::down, screen.middle("test.one"), 1);
    screen.draw();
    screen.now += Duration{10'000};
    screen.draw();
    screen.tap("test.two");
    CHECK(screen.one == 0);
    CHECK(screen.two == 1);
}

TEST_CASE("a finger that came down twice without going up presses once") {
    Buttons screen;
    screen.touch(Kind::down, screen.middle("test.two"));
    screen.draw();
    screen.tap("test.one");
    CHECK(screen.one == 1);
    CHECK(screen.two == 0);
}

TEST_CASE("a double tap on the same button counts once, later taps count again") {
    Buttons screen;
    for (int i = 0; i < 2; ++i) {
        screen.touch(Kind::down, screen.middle("test.one"));
        screen.touch(Kind::up, screen.middle("test.one"));
        screen.draw();
    }
    CHECK(screen.one == 1);
    screen.now += Duration{300};
    screen.tap("test.one");
    CHECK(screen.one == 2);
}

TEST_CASE("a double tap does not press what has come into the button's place") {
    Buttons screen;
    bool is_second_page = false;
    screen.view = [&](Frame& f) {
        if (!is_second_page && f.button("test.next", {100, 100, 400, 200}, "Verder")) {
            ++screen.one;
            is_second_page = true;
        } else if (is_second_page && f.button("test.erase", {100, 100, 400, 200}, "Wissen")) {
            ++screen.two;
        }
    };
    screen.draw();
    for (int i = 0; i < 2; ++i) {
        screen.touch(Kind::down, {300, 200});
        screen.touch(Kind::up, {304, 202});
        screen.draw(2);
    }
    CHECK(screen.one == 1);
    CHECK(screen.two == 0);
    screen.now += Duration{300};
    screen.tap("test.erase");
    CHECK(screen.two == 1);
}

TEST_CASE("quick taps on different targets all count") {
    Buttons screen;
    for (auto const* id : {"test.one", "test.two", "test.one", "test.two"}) {
        screen.touch(Kind::down, screen.middle(id));
        screen.touch(Kind::up, screen.middle(id));
        screen.draw(2);
    }
    CHECK(screen.one == 2);
    CHECK(screen.two == 2);
}

TEST_CASE("two thumbs on a keyboard type every letter") {
    StageFixture screen;
    std::string typed;
    screen.view = [&](Frame& f) {
        if (auto digits = f.number_pad("test.pad", {100, 100, 600, 600}, typed)) typed = *digits;
    };
    screen.draw();
    screen.touch(Kind::down, screen.middle("test.pad.1"), 1);
    screen.draw();
    screen.touch(Kind::down, screen.middle("test.pad.2"), 2);
    screen.draw();
    screen.touch(Kind::up, screen.middle("test.pad.1"), 1);
    screen.touch(Kind::up, screen.middle("test.pad.2"), 2);
    screen.draw();
    CHECK(typed == "12");
}

TEST_CASE("a cancelled touch presses nothing and the next one counts") {
    Buttons screen;
    screen.touch(Kind::down, screen.middle("test.one"));
    screen.touch(Kind::cancel, screen.middle("test.one"));
    screen.touch(Kind::up, screen.middle("test.one"));
    screen.draw();
    CHECK(screen.one == 0);
    screen.tap("test.one");
    CHECK(screen.one == 1);
}

TEST_CASE("a press is judged by what was on the screen when the finger came down") {
    Buttons screen;
    screen.touch(Kind::down, screen.middle("test.one"));
    screen.draw();
    screen.view = [&](Frame& f) {
        if (f.button("test.other", {100, 100, 400, 200}, "Anders")) ++screen.two;
    };
    screen.draw();
    screen.touch(Kind::up, screen.middle("test.other"));
    screen.draw();
    CHECK(screen.two == 0);
}

TEST_CASE("a drag in a list scrolls it and presses nothing") {
    List list;
    list.drag({600, 500}, {600, 300});
    CHECK(list.presses == 0);
    CHECK(list.offset() >= 180);
}

TEST_CASE("a list glides on when it is let go and comes to rest") {
    List list;
    list.drag({600, 600}, {600, 300}, 5);
    float const when_let_go = list.offset();
    list.draw(10);
    CHECK(list.offset() > when_let_go + 20);
    list.draw(300);
    float const at_rest = list.offset();
    CHECK_FALSE(list.stage.wake_at().has_value());
    list.draw(10);
    CHECK(list.offset() == at_rest);
}

TEST_CASE("with reduced motion a list stops where the finger leaves it") {
    List list;
    list.setting.reduced_motion = true;
    list.drag({600, 600}, {600, 300}, 5);
    float const when_let_go = list.offset();
    list.draw(10);
    CHECK(list.offset() == Approx(when_let_go));
}

TEST_CASE("a finger stops a gliding list and presses nothing it did not mean") {
    List list;
    list.drag({600, 600}, {600, 200}, 4);
    list.draw(2);
    list.touch(Kind::down, {600, 400});
    list.draw(2);
    float const held = list.offset();
    list.draw(5);
    CHECK(list.offset() == held);
    list.touch(Kind::up, {600, 400});
    list.draw();
    CHECK(list.presses == 0);
    list.now += Duration{300};
    list.tap(Point{600, 400});
    CHECK(list.presses == 1);
}

TEST_CASE("a second finger does not stop a scroll and does not move it") {
    List list;
    list.touch(Kind::down, {600, 500}, 1);
    list.touch(Kind::move, {600, 400}, 1);
    list.draw();
    float const before = list.offset();
    list.touch(Kind::down, {300, 300}, 2);
    list.touch(Kind::move, {300, 600}, 2);
    list.draw();
    CHECK(list.offset() == before);
    list.touch(Kind::move, {600, 350}, 1);
    list.draw();
    CHECK(list.offset() == Approx(before + 50));
}

TEST_CASE("a list that fits does not take a finger's way for a scroll") {
    StageFixture screen;
    int presses = 0;
    screen.view = [&](Frame& f) {
        Rect const rest = f.begin_scroll("test.list", {32, 100, 1200, 600});
        if (f.button("test.only", {rest.x, rest.y, 400, 200}, "Alleen")) ++presses;
        f.end_scroll(200);
    };
    screen.draw(2);
    Point const at = screen.middle("test.only");
    screen.touch(Kind::down, at);
    screen.touch(Kind::up, {at.x, at.y + 30});
    screen.draw();
    CHECK(presses == 1);
}

TEST_CASE("any row of a list can be brought into view by drags and pressed") {
    List list;
    CHECK_FALSE(list.node("test.row15").is_visible());
    for (int i = 0; i < 20; ++i) {
        auto const drag = list.stage.tree().drag_into_view("test.row15");
        if (!drag) break;
        list.drag(drag->from, drag->to, 20);
        list.draw(200);
    }
    REQUIRE(list.node("test.row15").is_visible());
    list.tap("test.row15");
    CHECK(list.presses == 1);
}

TEST_CASE("a wheel scrolls what lies under it, never beyond the end") {
    List list;
    for (int i = 0; i < 100; ++i) {
        list.stage.add(WheelEvent{{600, 400}, -1});
        list.draw();
    }
    CHECK(list.offset() == Approx(list.node("test.list").scroll_end));
}

TEST_CASE("a held cell can be carried onto another one") {
    StageFixture screen;
    std::optional<Dropped> dropped;
    screen.view = [&](Frame& f) {
        f.cell("test.a", {100, 100, 200, 100}, "A-01", {.draggable = true});
        f.cell("test.b", {500, 100, 200, 100}, "A-02", {.draggable = true});
        if (f.dropped()) dropped = f.dropped();
    };
    screen.draw();
    screen.touch(Kind::down, {200, 150});
    screen.draw(30);
    screen.touch(Kind::move, {580, 150});
    screen.draw();
    screen.touch(Kind::up, {600, 150});
    screen.draw();
    REQUIRE(dropped);
    CHECK(dropped->from == "test.a");
    CHECK(dropped->onto == "test.b");
}

}  // namespace
}  // namespace ontmoet::ui
