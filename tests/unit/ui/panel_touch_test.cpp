// SPDX-License-Identifier: EUPL-1.2
#include "unit/ui/stage_fixture.h"

#include <catch2/catch.hpp>

// What fingers do to real panels, in their pixels.
namespace ontmoet::ui {
namespace {

using Kind = TouchEvent::Kind;

struct Panel {
    Size size;
    bool turned = false;
};

constexpr Panel panels[] = {{{1024, 600}},  {{1280, 800}}, {{1920, 1080}}, {{1920, 1080}, true},
                            {{3840, 2160}}, {{800, 1280}}, {{1080, 1920}}};

// A button, and a list of rows below it.
struct Kiosk : StageFixture {
    int presses = 0;
    int rows = 0;

    explicit Kiosk(Panel const& panel) {
        setting.panel = panel.size;
        setting.turned = panel.turned;
        view = [this](Frame& f) {
            if (f.button("test.button", {40, 40, 640, 160}, "Raak mij aan")) ++presses;
            Rect const area{40, 240, 640, 480};
            Rect rest = f.begin_scroll("test.list", area);
            for (int i = 0; i < 40; ++i)
                if (f.row("test.row" + std::to_string(i), rest.cut_top(96, 16), "Rij")) ++rows;
            f.end_scroll(40 * 112 - 16);
        };
        draw(2);
    }
    void at_pixel(Kind kind, Point pixel, std::int64_t finger = 1) {
        stage.add(TouchEvent{kind, pixel, finger, now});
    }
    Point pixel(std::string const& id) const { return stage.to_panel(middle(id)); }
    // Over ten frames; the finger stays down.
    void slide(Point from, Point to) {
        at_pixel(Kind::down, from);
        draw();
        for (int i = 1; i <= 10; ++i) {
            float const share = static_cast<float>(i) / 10;
            at_pixel(Kind::move,
                     {from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
            draw();
        }
    }
    // The panel's own downwards is the picture's upwards when it is turned.
    float down() const { return setting.turned ? -1.0f : 1.0f; }
    float offset() const { return node("test.list").scroll_at; }
};

TEST_CASE("a touch that trembles by 6 pixels presses, on a button and in a list") {
    for (auto const& panel : panels) {
        Kiosk kiosk(panel);
        INFO(panel.size.w << " by " << panel.size.h);
        for (auto const* id : {"test.button", "test.row1"}) {
            Point const at = kiosk.pixel(id);
            kiosk.at_pixel(Kind::down, at);
            kiosk.draw();
            for (float const by : {6.0f, -6.0f, 4.0f, -5.0f}) {
                kiosk.at_pixel(Kind::move, {at.x + by, at.y - by});
                kiosk.draw();
            }
            kiosk.at_pixel(Kind::up, {at.x + 6, at.y});
            kiosk.draw();
            kiosk.now += Duration{300};
        }
        CHECK(kiosk.presses == 1);
        CHECK(kiosk.rows == 1);
        CHECK(kiosk.offset() == 0);
    }
}

TEST_CASE("a drag of 200 pixels presses nothing, whichever way it goes") {
    for (auto const& panel : panels) {
        INFO(panel.size.w << " by " << panel.size.h);
        for (Point const way : {Point{200, 0}, Point{-200, 0}, Point{0, 200}, Point{0, -200}}) {
            Kiosk kiosk(panel);
            for (auto const* id : {"test.button", "test.row1"}) {
                Point const from = kiosk.pixel(id);
                kiosk.slide(from, from + way);
                kiosk.at_pixel(Kind::up, from + way);
                kiosk.draw(300);
            }
            CHECK(kiosk.presses + kiosk.rows == 0);
        }
    }
}

TEST_CASE("two fingers press nothing on any panel") {
    for (auto const& panel : panels) {
        Kiosk kiosk(panel);
        Point const one = kiosk.pixel("test.button");
        Point const two = kiosk.pixel("test.row1");
        kiosk.at_pixel(Kind::down, one, 1);
        kiosk.at_pixel(Kind::down, two, 2);
        kiosk.draw();
        kiosk.at_pixel(Kind::up, one, 1);
        kiosk.at_pixel(Kind::up, two, 2);
        kiosk.draw();
        CHECK(kiosk.presses + kiosk.rows == 0);
    }
}

TEST_CASE("a tap within one frame lands where it should on every panel, also a turned one") {
    for (auto const& panel : panels) {
        Kiosk kiosk(panel);
        INFO(panel.size.w << " by " << panel.size.h);
        kiosk.at_pixel(Kind::down, kiosk.pixel("test.button"));
        kiosk.at_pixel(Kind::up, kiosk.pixel("test.button"));
        kiosk.draw();
        CHECK(kiosk.presses == 1);
        CHECK(kiosk.stage.has_pressed());
        kiosk.draw();
        CHECK_FALSE(kiosk.stage.has_pressed());
    }
}

TEST_CASE("a long list glides when it is let go, stops, and then nothing is drawn any more") {
    for (auto const& panel : panels) {
        Kiosk kiosk(panel);
        INFO(panel.size.w << " by " << panel.size.h);
        Point const from = kiosk.pixel("test.row2");
        Point const to{from.x, from.y - 200 * kiosk.down()};
        kiosk.slide(from, to);
        kiosk.at_pixel(Kind::up, to);
        kiosk.draw();
        float const let_go = kiosk.offset();
        CHECK(let_go > 50);
        CHECK(kiosk.stage.wake_at());
        kiosk.draw(10);
        CHECK(kiosk.offset() > let_go + 20);
        int frames = 0;
        while (kiosk.stage.wake_at() && frames < 1000) {
            kiosk.now = *kiosk.stage.wake_at() - Duration{16};
            kiosk.draw();
            ++frames;
        }
        CHECK(frames < 250);
        CHECK_FALSE(kiosk.stage.wake_at());
        CHECK(kiosk.offset() > let_go + 20);
        CHECK(kiosk.presses + kiosk.rows == 0);
    }
}

TEST_CASE("a screen that nobody touches asks for no frame") {
    for (auto const& panel : panels) {
        Kiosk kiosk(panel);
        CHECK_FALSE(kiosk.stage.wake_at());
        kiosk.at_pixel(Kind::down, kiosk.pixel("test.button"));
        kiosk.draw();
        // A finger that only rests changes nothing either.
        CHECK_FALSE(kiosk.stage.wake_at());
        kiosk.at_pixel(Kind::up, kiosk.pixel("test.button"));
        kiosk.draw(2);
        CHECK_FALSE(kiosk.stage.wake_at());
    }
}

}  // namespace
}  // namespace ontmoet::ui
