// SPDX-License-Identifier: EUPL-1.2
#include "text/caret.h"

#include "text/graphemes.h"
#include "unit/text/engine_for_tests.h"

#include <cmath>

#include <catch2/catch.hpp>

using namespace ontmoet::text;

TEST_CASE("the caret of Latin text walks to the right") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = "abc", .size_px = 30});
    CHECK(caret_at(*layout, 0).x == 0.0F);
    CHECK(caret_at(*layout, 1).x < caret_at(*layout, 2).x);
    CHECK(caret_at(*layout, 3).x == Approx(layout->width));
    CHECK(caret_at(*layout, 99).x == Approx(layout->width));
    CHECK(caret_at(*layout, 0).height == layout->height);
}

TEST_CASE("the caret of Arabic text walks to the left") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = "شكر", .size_px = 30});
    CHECK(caret_at(*layout, 0).x == Approx(layout->width));
    CHECK(caret_at(*layout, 2).x > caret_at(*layout, 4).x);
    CHECK(caret_at(*layout, 6).x == Approx(0.0F).margin(0.01));
}

TEST_CASE("the caret stands in the middle of a ligature of two letters") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = "لا", .size_px = 30});
    CHECK(caret_at(*layout, 2).x == Approx(layout->width / 2));
    CHECK(position_at(*layout, layout->width / 2).byte == 2);
    CHECK(position_at(*layout, layout->width).byte == 0);
    CHECK(position_at(*layout, 0).byte == 4);
}

TEST_CASE("in an empty field the caret stands at the start of the direction") {
    auto const engine = make_engine();
    auto const latin = engine->layout({.text = "", .language = "nl", .max_width_px = 300});
    auto const arabic = engine->layout({.text = "", .language = "ar", .max_width_px = 300});
    CHECK(caret_at(*latin, 0).x == 0.0F);
    CHECK(caret_at(*arabic, 0).x == 300.0F);
    CHECK(position_at(*arabic, 10).byte == 0);
}

TEST_CASE("a trailing space moves the caret") {
    auto const engine = make_engine();
    auto const bare = engine->layout({.text = "ab"});
    auto const spaced = engine->layout({.text = "ab "});
    CHECK(caret_at(*spaced, 3).x > caret_at(*bare, 2).x);
}

TEST_CASE("in mixed text the caret stands beside the letter written last") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = "ab شك", .size_px = 30});
    auto const before_arabic = engine->layout({.text = "ab ", .size_px = 30});
    // The end of the text is the left edge of the Arabic word.
    CHECK(caret_at(*layout, 7).x == Approx(before_arabic->width));
    CHECK(caret_at(*layout, 3).x == Approx(before_arabic->width));
}

TEST_CASE("touching where the caret stands puts it there") {
    auto const engine = make_engine();
    for (auto const* text : {"abc def", "شكرا لكم", "እንቋዕ", "e\u0301a\u0301"}) {
        auto const layout = engine->layout({.text = text, .size_px = 30});
        for (auto const byte : grapheme_boundaries(text)) {
            auto const x = caret_at(*layout, byte).x;
            CHECK(position_at(*layout, x).byte == byte);
        }
        auto const far = position_at(*layout, 10'000).byte;
        CHECK(far == (layout->right_to_left ? 0 : std::string_view(text).size()));
    }
}

TEST_CASE("the caret finds its line") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = "abc\ndef"});
    CHECK(caret_at(*layout, 3).line == 0);
    CHECK(caret_at(*layout, 4).line == 1);
    CHECK(caret_at(*layout, 4).x == 0.0F);
    CHECK(caret_at(*layout, 7).top == layout->lines[1].top);
    CHECK(position_at(*layout, 0, layout->lines[1].top + 1).byte == 4);
    CHECK(position_at(*layout, 0, -100).byte == 0);
}

TEST_CASE("a touch at no place at all still gives a byte of the text") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = "abc"});
    for (auto const bad : {std::nanf(""), INFINITY, -INFINITY}) {
        CHECK(position_at(*layout, bad, bad).byte <= 3);
    }
}
