// SPDX-License-Identifier: EUPL-1.2
#include "unit/ui/stage_fixture.h"

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

using Kind = TouchEvent::Kind;

struct Form : StageFixture {
    std::string first;
    std::string last, pin;
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
            f.keyboard("form.keys", {32, 400, 1216, f.keyboard_height("form.keys")});
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

TEST_CASE("after a touch of the field its keys type, wherever they lie, and select nothing") {
    Form form;
    form.tap("form.first");
    for (auto const* key : {"b", "a", "p", "a"}) form.tap(std::string{"form.keys."} + key);
    form.draw(2);
    CHECK(form.first == "bapa");
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
    CHECK_FALSE(form.stage.wake_at());
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

TEST_CASE("two quick touches of the capitals key keep the capitals") {
    Form form;
    form.tap("form.keys.page.capitals");
    form.draw();
    form.tap("form.keys.page.letters");
    form.draw(2);
    for (auto const* key : {"N", "L"}) form.tap(std::string{"form.keys."} + key);
    form.tap("form.keys.page.letters");
    form.draw(2);
    form.tap("form.keys.x");
    form.draw(2);
    CHECK(form.first == "NLx");
}

TEST_CASE("a slow second touch of the capitals key brings the small letters back") {
    Form form;
    form.tap("form.keys.page.capitals");
    form.draw(10);
    form.now += Duration{600};
    form.tap("form.keys.page.letters");
    form.draw(2);
    form.tap("form.keys.a");
    form.draw(2);
    CHECK(form.first == "a");
}

TEST_CASE("letters that are touched within one frame come in the order of the touches") {
    Form form;
    for (auto const* id : {"form.keys.p", "form.keys.a", "form.keys.q"}) {
        form.touch(Kind::down, form.middle(id));
        form.touch(Kind::up, form.middle(id));
    }
    form.draw(3);
    CHECK(form.first == "paq");
}

TEST_CASE("a held erase key erases on, faster and faster, and letting go erases no more") {
    Form form;
    form.first = std::string(60, 'x');
    form.draw(2);
    form.hold("form.keys.erase", Duration{440});
    CHECK(form.first.size() == 60);
    form.draw(63);  // one second
    auto const after_a_second = form.first.size();
    CHECK(after_a_second < 55);
    form.draw(63);
    CHECK(60 - form.first.size() > 2 * (60 - after_a_second));
    auto const left = form.first.size();
    CHECK(left > 0);
    form.touch(Kind::up, form.middle("form.keys.erase"));
    form.draw(40);
    CHECK(form.first.size() + 1 >= left);
}

TEST_CASE("the undo key takes back what was typed or erased, and is off when there is nothing") {
    Form form;
    CHECK_FALSE(form.node("form.keys.undo").enabled);
    form.tap("form.keys.a");
    form.tap("form.keys.b");
    form.tap("form.keys.erase");
    form.draw(2);
    REQUIRE(form.first == "a");
    form.tap("form.keys.undo");
    form.draw(2);
    CHECK(form.first == "ab");
}

TEST_CASE("a consonant shows its vowels, and a vowel replaces the form that was typed") {
    Form form;
    form.speak("ti");
    form.draw(2);
    CHECK_FALSE(form.stage.tree().find("form.keys.form.ቁ"));
    form.tap("form.keys.ቀ");
    form.draw(2);
    CHECK(form.first == "ቀ");
    for (auto const* letter : {"ቁ", "ቂ", "ቃ", "ቄ", "ቅ", "ቆ", "ቋ"}) {
        form.tap(std::string{"form.keys.form."} + letter);
        form.draw(2);
        CHECK(form.first == letter);
    }
    form.tap("form.keys.ለ");
    form.draw(2);
    CHECK(form.first == "ቋለ");
    CHECK(form.stage.tree().find("form.keys.form.ላ"));
    form.tap("form.keys.space");
    form.draw(2);
    CHECK_FALSE(form.stage.tree().find("form.keys.form.ላ"));
}

TEST_CASE("one key goes from the own script to Latin and back") {
    Form form;
    form.speak("ps");
    form.draw(2);
    form.tap("form.keys.script");
    form.draw(2);
    REQUIRE(form.stage.tree().find("form.keys.q"));
    form.tap("form.keys.script");
    form.draw(2);
    CHECK(form.stage.tree().find("form.keys.ښ") == nullptr);
    CHECK(form.stage.tree().find("form.keys.ش"));
}

TEST_CASE("who writes Latin chooses from all scripts by a touch, others by holding the key") {
    Form form;
    form.tap("form.keys.script");
    form.draw(2);
    for (auto const* layout :
         {"latin", "azerty", "turkish", "arabic", "persian", "pashto", "ethiopic", "ukrainian"}) {
        INFO(layout);
        auto const* node = form.stage.tree().find(std::string{"form.keys.script."} + layout);
        REQUIRE(node);
        CHECK(node->rect.h >= 64);
        CHECK_FALSE(node->truncated);
    }
    form.tap("form.keys.script.ethiopic");
    form.draw(2);
    CHECK(form.stage.tree().find("form.keys.ቀ"));
    form.speak("uk");
    form.draw(2);
    form.hold("form.keys.script", Duration{700});
    form.touch(Kind::up, form.middle("form.keys.script"));
    form.draw(2);
    CHECK(form.stage.tree().find("form.keys.script.persian"));
}

TEST_CASE("what a held key offers is wholly on the screen, wherever the key is") {
    auto const panel = GENERATE(Size{1280, 800}, Size{800, 1280}, Size{1024, 600});
    auto const scale = GENERATE(1.0f, 1.5f);
    auto const* tag = GENERATE("nl", "ar");
    Form form;
    form.setting.panel = panel;
    form.setting.text_scale = scale;
    form.speak(tag);
    form.draw(2);
    std::vector<std::string> keys;
    for (auto const& node : form.stage.tree().nodes) {
        if (node.id.starts_with("form.keys.")) keys.push_back(node.id);
    }
    for (auto const& key : keys) {
        form.hold(key, Duration{700});
        for (auto const& node : form.stage.tree().nodes) {
            bool const is_offered =
                node.id.starts_with("form.keys.hold.") || node.id.starts_with("form.keys.script.");
            if (!is_offered) continue;
            INFO(key << " " << node.id);
            CHECK(node.visible.w > node.rect.w - 1);
            CHECK(node.visible.h > node.rect.h - 1);
            CHECK(std::min(node.rect.w, node.rect.h) >= 64);
            CHECK_FALSE(node.truncated);
        }
        form.touch(Kind::cancel, {});
        form.draw();
        form.tap(Point{700, 20});
        form.draw(2);
    }
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

TEST_CASE("the number pad takes the digits, the eraser and Enter of a real keyboard") {
    StageFixture screen;
    std::string pin;
    int submitted = 0;
    bool enabled = true;
    screen.view = [&](Frame& f) {
        NumberPadLook const look{.max_digits = 4, .enabled = enabled};
        if (auto const v = f.number_pad("test.pad", {32, 32, 300, 300}, pin, look)) pin = *v;
        if (f.submitted("test.pad")) ++submitted;
    };
    screen.draw();
    auto const press = [&](Key key, std::string const& text = {}) {
        screen.key(key, text);
        screen.draw(5);
    };
    for (auto const* text : {"4", "x", "7", "-", "1", "1", "9"}) press(Key::text, text);
    CHECK(pin == "4711");
    press(Key::erase);
    CHECK(pin == "471");
    CHECK(submitted == 0);
    press(Key::enter);
    CHECK(submitted == 1);
    enabled = false;
    press(Key::text, "5");
    press(Key::enter);
    CHECK(pin == "471");
    CHECK(submitted == 1);
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
