// SPDX-License-Identifier: EUPL-1.2
#include "text/caret.h"

#include "text/graphemes.h"
#include "text/text_edit.h"
#include "unit/text/engine_for_tests.h"
#include "unit/text/hard_strings.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet::text;

namespace {

std::vector<std::string> all_hard_strings() {
    std::vector<std::string> texts(hard::k_mixed.begin(), hard::k_mixed.end());
    for (auto const& run : hard::k_one_run) texts.emplace_back(run.text);
    return texts;
}

// Every place between letters as it lies on the screen, those of no width counted once.
std::vector<float> edges_of(Layout const& layout) {
    std::vector<float> edges{layout.clusters.empty() ? 0.0F : layout.clusters.front().left};
    for (auto const& letter : layout.clusters) {
        if (letter.right - letter.left > 0.02F) edges.push_back(letter.right);
    }
    return edges;
}

// The places a caret passes from the far left on, or from the far right.
std::vector<float> walk(Layout const& layout, bool rightwards) {
    auto position = position_at(layout, rightwards ? -1000.0F : 1e6F);
    std::vector<float> places{caret_at(layout, position).x};
    while (places.size() < 1000) {
        auto const next = rightwards ? step_right(layout, position) : step_left(layout, position);
        if (!next) break;
        position = *next;
        places.push_back(caret_at(layout, position).x);
    }
    return places;
}

bool are_near(std::vector<float> const& a, std::vector<float> const& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](float x, float y) { return std::abs(x - y) < 0.05F; });
}

float width_of(std::vector<TextBox> const& boxes) {
    float width = 0;
    for (auto const& box : boxes) width += box.width;
    return width;
}

}  // namespace

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

TEST_CASE("a mark on a lam-alef stays with its own half of the ligature") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = "لَا", .size_px = 30});
    REQUIRE(layout->clusters.size() == 2);
    CHECK(layout->clusters[1].begin_byte == 0);
    CHECK(layout->clusters[1].end_byte == 4);
    CHECK(caret_at(*layout, 4).x == Approx(layout->width / 2));
    // Between the letter and its mark there is no place.
    CHECK(caret_at(*layout, 2).x == caret_at(*layout, 0).x);
}

TEST_CASE("where directions meet the caret stands beside the letter it is told to") {
    auto const engine = make_engine();
    //                                     012 3 5 7
    auto const layout = engine->layout({.text = "ab شك", .size_px = 30, .language = "nl"});
    CHECK(caret_at(*layout, {3, Beside::letter_before}).x ==
          Approx(engine->layout({.text = "ab ", .size_px = 30})->width));
    CHECK(caret_at(*layout, {3, Beside::letter_after}).x == Approx(layout->width));
    CHECK(position_at(*layout, layout->width) == CaretPosition(3, Beside::letter_after));
    // At a place with one side only both names mean the same.
    CHECK(caret_at(*layout, {1, Beside::letter_after}).x == caret_at(*layout, 1).x);
    CHECK(caret_at(*layout, {7, Beside::letter_after}).x == caret_at(*layout, 7).x);
}

TEST_CASE("an arrow key passes every letter of every hard string once, both ways") {
    auto const engine = make_engine();
    for (auto const& text : all_hard_strings()) {
        INFO(text);
        for (auto const* language : {"nl", "fa"}) {
            auto const layout = engine->layout({.text = text, .size_px = 30, .language = language});
            auto edges = edges_of(*layout);
            CHECK(are_near(walk(*layout, true), edges));
            std::reverse(edges.begin(), edges.end());
            CHECK(are_near(walk(*layout, false), edges));
        }
    }
}

TEST_CASE("in reading order a field's caret stops at every letter of every hard string once") {
    for (auto const& text : all_hard_strings()) {
        INFO(text);
        TextEdit edit;
        edit.set_text(text);
        auto const borders = grapheme_boundaries(edit.text());
        edit.move_home();
        std::vector<std::uint32_t> forward{0};
        while (edit.move_forward()) forward.push_back(static_cast<std::uint32_t>(edit.caret()));
        CHECK(forward == borders);
        std::vector<std::uint32_t> backward{static_cast<std::uint32_t>(edit.caret())};
        while (edit.move_backward()) backward.push_back(static_cast<std::uint32_t>(edit.caret()));
        std::reverse(backward.begin(), backward.end());
        CHECK(backward == borders);
    }
}

TEST_CASE("a touch is the inverse of a caret at every place of every hard string") {
    auto const engine = make_engine();
    for (auto const& text : all_hard_strings()) {
        INFO(text);
        auto const layout = engine->layout({.text = text, .size_px = 30});
        for (auto const byte : grapheme_boundaries(text)) {
            for (auto const beside : {Beside::letter_before, Beside::letter_after}) {
                auto const place = caret_at(*layout, {byte, beside});
                auto const touched = position_at(*layout, place.x, place.top);
                CHECK(caret_at(*layout, touched).x == Approx(place.x).margin(0.02));
            }
        }
        for (auto const x : edges_of(*layout)) {
            CHECK(caret_at(*layout, position_at(*layout, x)).x == Approx(x).margin(0.02));
        }
    }
}

TEST_CASE("selected letters lie in one box, or in several where directions meet") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = "ab شكر", .size_px = 30, .language = "nl"});
    CHECK(selection_boxes(*layout, 0, 2).size() == 1);
    // The b, the space and the first Arabic letter: the Arabic one stands at the far right.
    auto const boxes = selection_boxes(*layout, 1, 5);
    REQUIRE(boxes.size() == 2);
    CHECK(boxes[0].left == Approx(caret_at(*layout, 1).x));
    CHECK(boxes[1].left + boxes[1].width == Approx(layout->width));
    CHECK(boxes[0].height == layout->height);
    CHECK(selection_boxes(*layout, 2, 2).empty());
    CHECK(selection_boxes(*layout, 0, 99).size() == 1);
    auto const lines = engine->layout({.text = "een\n\ntwee"});
    auto const tops = selection_boxes(*lines, 0, 9);
    REQUIRE(tops.size() == 2);
    CHECK(tops[1].top == lines->lines[2].top);
}

TEST_CASE("whatever is selected in a hard string, its boxes are as wide as its letters") {
    auto const engine = make_engine();
    for (auto const& text : all_hard_strings()) {
        INFO(text);
        auto const layout = engine->layout({.text = text, .size_px = 30});
        auto const borders = grapheme_boundaries(text);
        for (auto const begin : borders) {
            for (auto const end : borders) {
                if (end <= begin) continue;
                float width = 0;
                for (auto const& letter : layout->clusters) {
                    auto const is_in = letter.begin_byte >= begin && letter.end_byte <= end;
                    if (is_in) width += letter.right - letter.left;
                }
                auto const boxes = selection_boxes(*layout, begin, end);
                REQUIRE(width_of(boxes) == Approx(width).margin(0.02));
                for (std::size_t i = 1; i < boxes.size(); ++i) {
                    REQUIRE(boxes[i].left >= boxes[i - 1].left + boxes[i - 1].width);
                }
            }
        }
    }
}

TEST_CASE("at the end of a line an arrow key goes on in the next, in either direction of writing") {
    auto const engine = make_engine();
    auto const dutch = engine->layout({.text = "een twee drie", .max_width_px = 60});
    REQUIRE(dutch->line_count() == 3);
    CaretPosition position;
    std::vector<std::size_t> lines;
    for (auto next = std::optional(position); next; next = step_right(*dutch, position)) {
        position = *next;
        lines.push_back(caret_at(*dutch, position).line);
    }
    CHECK(position.byte == 13);
    CHECK(std::is_sorted(lines.begin(), lines.end()));
    CHECK(lines.back() == 2);
    auto const arabic =
        engine->layout({.text = "شكرا لكم جميعا", .language = "ar", .max_width_px = 60});
    REQUIRE(arabic->line_count() > 1);
    position = {};
    while (auto const next = step_left(*arabic, position)) position = *next;
    CHECK(position.byte == std::string("شكرا لكم جميعا").size());
    while (auto const next = step_right(*arabic, position)) position = *next;
    CHECK(position.byte == 0);
    // Paragraphs of both directions: every line is passed once.
    auto const both = engine->layout({.text = "ab\nشك\ncd"});
    CHECK(walk(*both, true).size() == 9);
}

TEST_CASE("where a line is broken inside a word the caret can stand at both ends") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = "1234567890", .max_width_px = 60});
    REQUIRE(layout->line_count() > 1);
    auto const cut = layout->lines[1].begin_byte;
    CHECK(caret_at(*layout, cut).line == 0);
    CHECK(caret_at(*layout, {cut, Beside::letter_after}).line == 1);
    CHECK(caret_at(*layout, {cut, Beside::letter_after}).x == 0.0F);
    auto const touched = position_at(*layout, 0, layout->lines[1].top + 1);
    CHECK(caret_at(*layout, touched).line == 1);
}
