// SPDX-License-Identifier: EUPL-1.2
#include "ui/limits.h"
#include "unit/ui/stage_fixture.h"

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

using Kind = TouchEvent::Kind;

struct Line : StageFixture {
    std::string text;

    explicit Line(std::string content) : text(std::move(content)) {
        view = [this](Frame& f) {
            f.focus("line.field");
            if (auto const typed = f.text_field("line.field", field, text)) text = *typed;
            (void)f.text_field("line.other", {100, 300, 600, 80}, "elsewhere");
        };
        draw(2);
    }
    void press(Key key, std::string const& typed = {}, bool stretch = false) {
        stage.add(KeyEvent{key, typed, now, stretch});
        draw(4);
    }
    // Twice quickly.
    void double_tap(Point at) {
        for (int i = 0; i < 2; ++i) {
            touch(Kind::down, at);
            touch(Kind::up, at);
            draw(5);
        }
    }
    Rect const field{100, 100, 800, 80};
    float const words_begin = 122;
};

TEST_CASE("a touch puts the caret between the letters there") {
    Line line("mmmmmmmmmm");
    line.tap(Point{line.words_begin + 2, 140});
    line.press(Key::text, "A");
    CHECK(line.text == "Ammmmmmmmmm");
    line.tap(Point{880, 140});
    line.press(Key::text, "Z");
    CHECK(line.text == "AmmmmmmmmmmZ");
}

TEST_CASE("two quick touches take a word, and typing replaces it") {
    Line line("Selam Tesfay Abraham");
    line.double_tap({line.words_begin + 130, 140});
    line.press(Key::text, "X");
    CHECK(line.text == "Selam X Abraham");
    line.press(Key::undo);
    CHECK(line.text == "Selam Tesfay Abraham");
}

TEST_CASE("two quick touches of a field without the focus take a word, too") {
    Line line("Selam");
    line.tap("line.other");
    line.draw(2);
    REQUIRE(line.node("line.other").focused);
    line.draw(40);
    line.double_tap({line.words_begin + 20, 140});
    line.press(Key::text, "X");
    CHECK(line.text == "X");
}

TEST_CASE("two slow touches only move the caret") {
    Line line("Selam Tesfay");
    for (int i = 0; i < 2; ++i) {
        line.tap(Point{line.words_begin + 2, 140});
        line.draw(30);
    }
    line.press(Key::text, "X");
    CHECK(line.text == "XSelam Tesfay");
}

TEST_CASE("a finger that goes along the line selects, and the eraser takes that away") {
    Line line("Selam Tesfay");
    line.drag({line.words_begin + 1, 140}, {880, 150});
    line.press(Key::erase);
    CHECK(line.text.empty());
}

TEST_CASE("a finger that trembles or goes down the screen selects nothing") {
    Line line("Selam Tesfay");
    line.drag({line.words_begin + 1, 140}, {line.words_begin + 9, 142});
    line.press(Key::text, "A");
    CHECK(line.text == "ASelam Tesfay");
    line.draw(30);
    line.drag({line.words_begin + 1, 140}, {line.words_begin + 20, 400});
    line.press(Key::text, "B");
    CHECK(line.text == "BASelam Tesfay");
}

TEST_CASE("arrows go as the eye sees it, also in Arabic") {
    Line line("سلام");
    line.press(Key::home);
    line.press(Key::left);
    line.press(Key::text, "X");
    CHECK(line.text == "سXلام");
}

TEST_CASE("Shift stretches the selection, Ctrl+A takes all, undo and redo go back and forth") {
    Line line("Selam");
    line.press(Key::end);
    line.press(Key::left, {}, true);
    line.press(Key::left, {}, true);
    line.press(Key::text, "i");
    CHECK(line.text == "Seli");
    line.press(Key::undo);
    CHECK(line.text == "Selam");
    line.press(Key::redo);
    CHECK(line.text == "Seli");
    line.press(Key::home, {}, true);
    line.press(Key::erase_forward);
    CHECK(line.text.empty());
    line.press(Key::undo);
    line.press(Key::select_all);
    line.press(Key::text, "K");
    CHECK(line.text == "K");
}

TEST_CASE("what is selected is forgotten with the person") {
    Line line("Selam");
    line.press(Key::select_all);
    line.stage.forget();
    line.draw(2);
    line.press(Key::text, "!");
    CHECK(line.text == "Selam!");
}

TEST_CASE("a touch of what lies above a field does not move its caret") {
    Line line("mmmmmmmmmm");
    auto const base = line.view;
    line.view = [&](Frame& f) {
        base(f);
        (void)f.begin_dialog("line.dialog", {1000, 600}, "Title");
        f.end_dialog();
    };
    line.draw(2);
    line.tap(Point{line.words_begin + 2, 140});
    line.press(Key::text, "A");
    CHECK(line.text == "mmmmmmmmmmA");
}

}  // namespace
}  // namespace ontmoet::ui
