// SPDX-License-Identifier: EUPL-1.2
#include "ui/key_burst.h"

#include "ui/limits.h"
#include "unit/ui/stage_fixture.h"

#include <utility>

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

struct Field : StageFixture {
    std::string value;
    std::string scanned;

    Field() {
        view = [this](Frame& f) {
            f.focus("test.name");
            if (auto const typed = f.text_field("test.name", {100, 100, 600, 80}, value)) {
                value = *typed;
            }
            if (f.scanned()) scanned = *f.scanned();
        };
        draw(2);
    }
    // `held`: all after the first come from holding the key.
    void type(std::string const& letters, Duration gap, bool held = false) {
        bool repeated = false;
        for (char const letter : letters) {
            stage.add(KeyEvent{.key = Key::text,
                               .text = std::string(1, letter),
                               .when = now,
                               .repeated = std::exchange(repeated, held)});
            draw(1, gap);
        }
    }
};

TEST_CASE("keys in a burst that ends in Enter are a scan and are not typed") {
    Field field;
    field.type("OM1:A-17", Duration{8});
    field.key(Key::enter);
    field.draw(10);
    CHECK(field.scanned == "OM1:A-17");
    CHECK(field.value.empty());
}

TEST_CASE("keys typed by a person go into the focused field") {
    Field field;
    field.type("Selam", Duration{90});
    field.draw(10);
    CHECK(field.value == "Selam");
    CHECK(field.scanned.empty());
}

TEST_CASE("a burst without Enter is typed after all") {
    Field field;
    field.type("abcdef", Duration{5});
    field.draw(10);
    CHECK(field.value == "abcdef");
    CHECK(field.scanned.empty());
}

TEST_CASE("Enter soon after two quick letters is Enter, not a scan") {
    Field field;
    field.type("ok", Duration{5});
    field.key(Key::enter);
    field.draw(10);
    CHECK(field.value == "ok");
    CHECK(field.scanned.empty());
}

TEST_CASE("a scanner that never ends is one scan, cut off, and types and presses nothing") {
    Field field;
    int submitted = 0;
    auto const whole = field.view;
    field.view = [&](Frame& f) {
        whole(f);
        submitted += f.submitted("test.name") ? 1 : 0;
    };
    std::string const letters(10 * 1'024, 'x');
    for (char const letter : letters)
        field.stage.add(KeyEvent{.key = Key::text, .text = {letter}, .when = field.now});
    field.draw(1);
    field.key(Key::enter);
    field.draw(10);
    CHECK(field.scanned == letters.substr(0, limits::scanner_most));
    CHECK(field.value.empty());
    CHECK(submitted == 0);
    field.type("Selam", Duration{90});
    field.draw(10);
    CHECK(field.value == "Selam");
}

TEST_CASE("somebody who leans on a key types it, however long") {
    KeyBurst burst;
    std::size_t const count = limits::scanner_most * 3;
    for (std::size_t i = 0; i < count; ++i)
        burst.add({.key = Key::text, .text = "x", .when = Duration{10}, .repeated = i > 0});
    CHECK(burst.take_keys(Duration{1000}).size() == count);
    CHECK_FALSE(burst.take_scanned());
}

TEST_CASE("a scan without Enter is a scan when nobody types so much so fast") {
    Field field;
    field.type("48291375", Duration{6});
    field.draw(20);
    CHECK(field.scanned == "48291375");
    CHECK(field.value.empty());
}

TEST_CASE("a key that is held down repeats into the field") {
    Field field;
    field.type("aaaaaaaaaaaaaaaa", Duration{30}, true);
    field.draw(20);
    CHECK(field.scanned.empty());
    CHECK(field.value == "aaaaaaaaaaaaaaaa");
}

TEST_CASE("a scan may be one digit eight times") {
    Field field;
    field.type("00000000", Duration{6});
    field.draw(20);
    CHECK(field.scanned == "00000000");
    CHECK(field.value.empty());
}

TEST_CASE("the Enter of a scan may wait, may be Tab, and may come twice") {
    auto const end = GENERATE(Key::enter, Key::tab);
    Field field;
    int submitted = 0;
    int pressed = 0;
    auto const base = field.view;
    field.view = [&](Frame& f) {
        base(f);
        if (f.submitted("test.name")) ++submitted;
        if (f.button("test.next", {100, 300, 300, 80}, "Next")) ++pressed;
    };
    field.draw();
    field.type("482913", Duration{6});
    field.draw(5);  // 80 ms
    field.key(end);
    field.key(Key::enter);
    field.draw(20);
    CHECK(field.scanned == "482913");
    CHECK(field.value.empty());
    CHECK(submitted == 0);
    CHECK(pressed == 0);
    CHECK(field.node("test.name").focused);
}

TEST_CASE("the Enter of a scan does not choose the focused button") {
    Field field;
    int pressed = 0;
    field.view = [&](Frame& f) {
        if (f.button("test.next", {100, 300, 300, 80}, "Next")) ++pressed;
        if (f.scanned()) field.scanned = *f.scanned();
    };
    field.draw();
    field.key(Key::tab);
    field.draw();
    REQUIRE(field.node("test.next").focused);
    field.type("482913", Duration{6});
    field.key(Key::enter);
    field.draw(20);
    CHECK(field.scanned == "482913");
    CHECK(pressed == 0);
}

TEST_CASE("a scan between the letters of the keyboard on the screen stays a scan") {
    Field field;
    auto const base = field.view;
    field.view = [&](Frame& f) {
        base(f);
        f.keyboard("test.keys", {32, 400, 1216, f.keyboard_height("test.keys")});
    };
    field.draw(2);
    std::string const code = "482913";
    std::string const name = "selams";
    for (std::size_t i = 0; i < code.size(); ++i) {
        field.key(Key::text, code.substr(i, 1));
        Point const at = field.middle("test.keys." + name.substr(i, 1));
        field.touch(TouchEvent::Kind::down, at);
        field.touch(TouchEvent::Kind::up, at);
        field.draw(1, Duration{8});
    }
    field.key(Key::enter);
    field.draw(20);
    CHECK(field.scanned == code);
    CHECK(field.value == name);
}

TEST_CASE("a scan after a person's letters leaves them as they were") {
    Field field;
    field.type("Sel", Duration{90});
    field.draw(3);
    field.type("482913", Duration{6});
    field.key(Key::enter);
    field.draw(10);
    field.type("am", Duration{90});
    field.draw(10);
    CHECK(field.scanned == "482913");
    CHECK(field.value == "Selam");
}

TEST_CASE("digits are read from a scanner that is set to another keyboard") {
    CHECK(digits_of_other_layout("$*@(!#") == "482913");
    CHECK(digits_of_other_layout("'_é(&\"") == "482513");
    CHECK(digits_of_other_layout("à)ç") == "à)ç");
    CHECK(digits_of_other_layout("A-17") == "A-17");
    CHECK(digits_of_other_layout("482913") == "482913");
    Field field;
    field.type("$*@(!#", Duration{6});
    field.key(Key::enter);
    field.draw(10);
    CHECK(field.scanned == "482913");
}

TEST_CASE("two scans one after the other are both read") {
    Field field;
    field.type("FIRST1", Duration{4});
    field.key(Key::enter);
    field.draw();
    CHECK(field.scanned == "FIRST1");
    field.type("SECOND2", Duration{4});
    field.key(Key::enter);
    field.draw();
    CHECK(field.scanned == "SECOND2");
}

}  // namespace
}  // namespace ontmoet::ui
