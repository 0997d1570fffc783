// SPDX-License-Identifier: EUPL-1.2
#include "unit/ui/stage_fixture.h"

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

using Kind = TouchEvent::Kind;

struct Form : StageFixture {
    std::string first;
    std::string last;
    std::string pin;
    int submitted = 0;

    Form() {
        view = [this](Frame& f) {
            f.focus("form.first");
            if (auto const v = f.text_field("form.first", {32, 32, 500, 80}, first)) first = *v;
            FieldLook const short_one{.max_length = 3};
            if (auto const v = f.text_field("form.last", {600, 32, 500, 80}, last, short_one)) {
                last = *v;
            }
            if (f.submitted("form.first")) ++submitted;
            if (auto const v =
                    f.number_pad("form.pad", {32, 130, 300, 250}, pin, {.max_digits = 4})) {
                pin = *v;
            }
            f.keyboard("form.keys", {32, 400, 1216, f.keyboard_height()});
        };
        draw(2);
    }
    void hold(std::string const& id, Duration time) {
        touch(Kind::down, middle(id));
        draw(static_cast<int>(time.count() / 16));
    }
};

TEST_CASE("the on-screen keyboard types into the focused field") {
    Form form;
    for (auto const* key : {"s", "e", "l", "a", "m"}) {
        form.tap(std::string{"form.keys."} + key);
    }
    form.draw(2);
    CHECK(form.first == "selam");
    form.tap("form.keys.erase");
    form.tap("form.keys.space");
    form.draw(2);
    CHECK(form.first == "sela ");
}

TEST_CASE("the same key can be typed twice quickly") {
    Form form;
    for (int i = 0; i < 2; ++i) {
        form.touch(Kind::down, form.middle("form.keys.e"));
        form.touch(Kind::up, form.middle("form.keys.e"));
    }
    form.draw(3);
    CHECK(form.first == "ee");
}

TEST_CASE("holding e offers é, and sliding onto it types it") {
    Form form;
    form.hold("form.keys.e", Duration{700});
    REQUIRE(form.stage.tree().find("form.keys.hold.é"));
    Point const accent = form.middle("form.keys.hold.é");
    form.touch(Kind::move, accent);
    form.draw();
    form.touch(Kind::up, accent);
    form.draw(3);
    CHECK(form.first == "é");
    CHECK_FALSE(form.stage.tree().find("form.keys.hold.é"));
}

TEST_CASE("the letters of a held key stay open for a second touch") {
    Form form;
    form.hold("form.keys.e", Duration{700});
    form.touch(Kind::up, form.middle("form.keys.e"));
    form.draw(3);
    REQUIRE(form.stage.tree().find("form.keys.hold.ë"));
    form.tap("form.keys.hold.ë");
    form.draw(3);
    CHECK(form.first == "ë");
}

TEST_CASE("touching elsewhere closes the letters of a held key") {
    Form form;
    form.hold("form.keys.e", Duration{700});
    form.touch(Kind::up, form.middle("form.keys.e"));
    form.draw(3);
    form.tap(Point{1200, 300});
    form.draw(2);
    CHECK_FALSE(form.stage.tree().find("form.keys.hold.ë"));
    CHECK(form.first.empty());
}

TEST_CASE("one capital is typed, then small letters again") {
    Form form;
    form.tap("form.keys.page.capitals");
    form.draw(2);
    form.tap("form.keys.S");
    form.draw(2);
    form.tap("form.keys.o");
    form.draw(2);
    CHECK(form.first == "So");
}

TEST_CASE("in Arabic the keyboard has Arabic letters, in the order of Arabic keyboards") {
    Form form;
    form.speak("ar");
    form.draw(2);
    for (auto const* key : {"س", "ل", "ا", "م"}) form.tap(std::string{"form.keys."} + key);
    form.draw(2);
    CHECK(form.first == "سلام");
    CHECK(form.middle("form.keys.ض").x < form.middle("form.keys.د").x);
}

TEST_CASE("a touched field takes the focus and keeps within its length") {
    Form form;
    form.tap("form.last");
    form.draw();
    for (auto const* key : {"a", "b", "c", "d"}) form.tap(std::string{"form.keys."} + key);
    form.draw(2);
    CHECK(form.last == "abc");
    CHECK(form.first.empty());
    CHECK(form.node("form.last").focused);
}

TEST_CASE("Enter on the keyboard submits the focused field") {
    Form form;
    form.tap("form.keys.enter");
    form.draw(3);
    CHECK(form.submitted == 1);
}

TEST_CASE("what the program puts into a field wins over what was typed") {
    Form form;
    form.tap("form.keys.a");
    form.draw(2);
    form.first = "van buiten";
    form.draw();
    form.tap("form.keys.b");
    form.draw(2);
    CHECK(form.first == "van buitenb");
}

TEST_CASE("the number pad counts to its length and erases") {
    Form form;
    for (auto const* key : {"1", "2", "3", "4", "5"}) form.tap(std::string{"form.pad."} + key);
    CHECK(form.pin == "1234");
    form.tap("form.pad.erase");
    CHECK(form.pin == "123");
}

TEST_CASE("a secret field tells the tree nothing") {
    StageFixture screen;
    screen.view = [](Frame& f) {
        (void)f.text_field("test.pin", {32, 32, 500, 80}, "4711", {.secret = true});
    };
    screen.draw();
    CHECK(screen.stage.tree().to_text().find("4711") == std::string::npos);
    CHECK(screen.stage.tree().to_json().find("4711") == std::string::npos);
}

TEST_CASE("Tab walks through what can be pressed and Enter presses it") {
    StageFixture screen;
    int pressed = 0;
    screen.view = [&](Frame& f) {
        f.button("test.a", {32, 32, 300, 80}, "A");
        if (f.button("test.b", {32, 132, 300, 80}, "B")) ++pressed;
    };
    screen.draw();
    screen.key(Key::tab);
    screen.draw();
    CHECK(screen.node("test.a").focused);
    screen.key(Key::tab);
    screen.draw();
    screen.key(Key::enter);
    screen.draw();
    CHECK(pressed == 1);
}

TEST_CASE("after the person has left nothing of what was typed is kept") {
    Form form;
    form.tap("form.keys.a");
    form.draw(2);
    form.stage.forget();
    form.first.clear();
    form.draw(2);
    CHECK(form.node("form.first").focused);
    form.key(Key::undo);
    form.draw(5);
    CHECK(form.first.empty());
}

TEST_CASE("what is on the screen can be touched right after the last person was forgotten") {
    Form form;
    form.stage.forget();
    form.tap("form.pad.7");
    CHECK(form.pin == "7");
}

}  // namespace
}  // namespace ontmoet::ui
