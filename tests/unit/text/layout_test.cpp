// SPDX-License-Identifier: EUPL-1.2
#include "base/random.h"
#include "unit/text/engine_for_tests.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::text;

namespace {

constexpr char const* k_question = "Wat voor werk heb je gedaan voordat je naar Nederland kwam?";

std::string line_text(std::string_view text, Line const& line) {
    return std::string(text.substr(line.begin_byte, line.end_byte - line.begin_byte));
}

bool no_line_is_wider_than(Layout const& layout, float width) {
    for (auto const& line : layout.lines) {
        if (line.width > width + 0.1F) return false;
    }
    return true;
}

}  // namespace

TEST_CASE("an empty text has one line with the height of text") {
    auto const engine = make_engine();
    auto const empty = engine->layout({.text = "", .size_px = 20});
    CHECK(empty->line_count() == 1);
    CHECK(empty->width == 0.0F);
    CHECK(empty->height == engine->layout({.text = "Ag", .size_px = 20})->height);
    CHECK(empty->glyphs.empty());
}

TEST_CASE("text is broken between words and none is lost") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = k_question, .max_width_px = 200});
    CHECK(layout->line_count() > 2);
    CHECK(no_line_is_wider_than(*layout, 200));
    CHECK_FALSE(layout->truncated);
    std::string all;
    for (auto const& line : layout->lines) {
        auto const part = line_text(k_question, line);
        CHECK((part.back() == ' ' || part.back() == '?'));
        all += part;
    }
    CHECK(all == k_question);
}

TEST_CASE("a text laid out in its own measured width stays on one line") {
    auto const engine = make_engine();
    for (auto const* text : {k_question, "مرحبا بكم في لقاء", "እንቋዕ ብደሓን", "AVAVA To"}) {
        for (auto const size : {17.25F, 22.0F, 41.0F}) {
            auto const free = engine->layout({.text = text, .size_px = size});
            auto const bound =
                engine->layout({.text = text, .size_px = size, .max_width_px = free->width});
            CHECK(bound->line_count() == 1);
            CHECK_FALSE(bound->truncated);
        }
    }
}

TEST_CASE("Arabic and Tigrinya are broken between words too") {
    auto const engine = make_engine();
    for (auto const* text : {"ما هو العمل الذي قمت به قبل مجيئك", "ናብ ሆላንድ ቅድሚ ምምጻእኩም ታይ"}) {
        auto const layout = engine->layout({.text = text, .max_width_px = 180});
        CHECK(layout->line_count() > 1);
        CHECK(no_line_is_wider_than(*layout, 180));
        CHECK(every_letter_is_drawn(*layout));
        for (std::size_t i = 0; i + 1 < layout->line_count(); ++i) {
            CHECK(line_text(text, layout->lines[i]).back() == ' ');
        }
    }
}

TEST_CASE("a word wider than the line is broken between letters") {
    auto const engine = make_engine();
    auto const* const word = "arbeidsongeschiktheidsverzekeringsmaatschappij";
    auto const layout = engine->layout({.text = word, .max_width_px = 120});
    CHECK(layout->line_count() > 2);
    CHECK(no_line_is_wider_than(*layout, 120));
    CHECK_FALSE(layout->overflows);
    // The letter e with two marks is never torn apart.
    std::string marked;
    for (int i = 0; i < 40; ++i) marked += "e\u0301\u0323";
    auto const marks = engine->layout({.text = marked, .max_width_px = 50});
    for (auto const& line : marks->lines) CHECK(line.begin_byte % 5 == 0);
}

TEST_CASE("a soft hyphen shows only where the line breaks at it") {
    auto const engine = make_engine();
    auto const* const word = "arbeids\u00ADmarkt";
    auto const whole = engine->layout({.text = word});
    CHECK(whole->width == Approx(engine->layout({.text = "arbeidsmarkt"})->width).margin(0.5));
    auto const hyphen = engine->layout({.text = "-"})->glyphs[0].id;
    auto const broken = engine->layout({.text = word, .max_width_px = whole->width * 0.75F});
    REQUIRE(broken->line_count() == 2);
    auto const& first = broken->lines[0];
    CHECK(broken->glyphs[first.first_glyph + first.glyph_count - 1].id == hyphen);
    auto const ids = glyph_ids(*whole);
    CHECK(std::count(ids.begin(), ids.end(), hyphen) == 0);
}

TEST_CASE("a single letter wider than the line overflows and says so") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = "WW", .size_px = 40, .max_width_px = 5});
    CHECK(layout->line_count() == 2);
    CHECK(layout->overflows);
}

TEST_CASE("line ends begin new paragraphs, each with its own direction") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = "abc\r\nشكرا\n\nabc"});
    REQUIRE(layout->line_count() == 4);
    CHECK_FALSE(layout->lines[0].right_to_left);
    CHECK(layout->lines[1].right_to_left);
    CHECK(layout->lines[2].glyph_count == 0);
    CHECK(layout->missing == 0);
    CHECK(layout->height == layout->lines[3].top + layout->lines[3].height);
}

TEST_CASE("what does not fit in the lines ends in an ellipsis within the width") {
    auto const engine = make_engine();
    auto const ellipsis = engine->layout({.text = "…"})->glyphs[0].id;
    for (std::uint32_t lines = 1; lines <= 2; ++lines) {
        auto const layout =
            engine->layout({.text = k_question, .max_width_px = 200, .max_lines = lines});
        CHECK(layout->line_count() == lines);
        CHECK(layout->truncated);
        CHECK(no_line_is_wider_than(*layout, 200));
        CHECK(layout->glyphs.back().id == ellipsis);
    }
    auto const enough = engine->layout({.text = k_question, .max_width_px = 200, .max_lines = 9});
    CHECK_FALSE(enough->truncated);
    CHECK(enough->glyphs.back().id != ellipsis);
}

TEST_CASE("the ellipsis of Arabic stands at the left") {
    auto const engine = make_engine();
    auto const ellipsis = engine->layout({.text = "…"})->glyphs[0].id;
    auto const layout = engine->layout(
        {.text = "مرحبا بكم في لقاء العمل", .language = "ar", .max_width_px = 150, .max_lines = 1});
    CHECK(layout->truncated);
    CHECK(layout->glyphs.front().id == ellipsis);
    CHECK(no_line_is_wider_than(*layout, 150));
}

TEST_CASE("a second paragraph beyond the last line leaves an ellipsis") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = "een\ntwee", .max_lines = 1});
    CHECK(layout->line_count() == 1);
    CHECK(layout->truncated);
    CHECK(layout->width > engine->layout({.text = "een"})->width);
}

TEST_CASE("alignment follows the direction of the paragraph") {
    auto const engine = make_engine();
    auto const left_of = [&](char const* text, Align align) {
        auto const layout = engine->layout({.text = text, .max_width_px = 500, .align = align});
        CHECK(layout->box_width == 500.0F);
        auto const& line = layout->lines[0];
        CHECK(layout->clusters[line.first_cluster].left == Approx(line.left));
        return line.left;
    };
    auto const latin = 500.0F - engine->layout({.text = "abc"})->width;
    auto const arabic = 500.0F - engine->layout({.text = "شكرا"})->width;
    CHECK(left_of("abc", Align::start) == 0.0F);
    CHECK(left_of("abc", Align::end) == Approx(latin));
    CHECK(left_of("abc", Align::centre) == Approx(latin / 2));
    CHECK(left_of("شكرا", Align::start) == Approx(arabic));
    CHECK(left_of("شكرا", Align::end) == 0.0F);
    CHECK(left_of("شكرا", Align::centre) == Approx(arabic / 2));
}

TEST_CASE("lines of one text stand under each other without overlap") {
    auto const engine = make_engine();
    auto const layout =
        engine->layout({.text = "abc\nشكر\nእን", .size_px = 30, .line_spacing = 1.2F});
    for (std::size_t i = 0; i + 1 < layout->line_count(); ++i) {
        auto const& line = layout->lines[i];
        CHECK(layout->lines[i + 1].top == Approx(line.top + line.height));
        CHECK(line.baseline > line.top);
        CHECK(line.baseline < line.top + line.height);
        CHECK(line.baseline == std::round(line.baseline));
    }
}

TEST_CASE("senseless numbers are mended, not obeyed") {
    auto const engine = make_engine();
    auto const nan = std::nanf("");
    for (auto const bad : {nan, -1.0F, 0.0F, INFINITY, -INFINITY, 1e30F}) {
        auto const layout = engine->layout({.text = "abc",
                                            .size_px = bad,
                                            .max_width_px = bad,
                                            .max_lines = 0,
                                            .line_spacing = bad});
        CHECK(std::isfinite(layout->width));
        CHECK(std::isfinite(layout->height));
        CHECK(layout->line_count() == 1);
        CHECK(std::isfinite(engine->icon("check", bad)->height));
    }
}

TEST_CASE("a text longer than the limit is cut and says so") {
    auto const engine = make_engine();
    std::string const book(limits::layout_text_bytes + 1, 'a');
    auto const layout = engine->layout({.text = book});
    CHECK(layout->truncated);
    CHECK(layout->clusters.size() <= limits::layout_text_bytes);
    std::string const just(limits::layout_text_bytes, 'a');
    CHECK_FALSE(engine->layout({.text = just})->truncated);
}

TEST_CASE("no string of bytes brings the engine down") {
    auto const engine = make_engine({.layouts = 64, .bytes = 1 << 20});
    Random random{20260714};
    // Pieces that make trouble: direction controls, joiners, marks, brackets, line ends, halves.
    std::vector<std::string> const pieces{"\u202E", "\u2066",     "\u2067", "\u2068",
                                          "\u2069", "\u200D",     "\u200C", "\u0301",
                                          "(",      ")",          "[",      "\n",
                                          "\r",     "\t",         "\u00AD", "\u2028",
                                          "\uFFFC", "\xE1",       "لا",     "ش",
                                          "ት",      "1",          "٣",      "a",
                                          " ",      "\U0001F600", "\x1C",   "\u061C",
                                          "\uFE0F", "ﷺ",          "\xF4",   std::string(1, '\0')};
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        auto const from_pieces = i % 2 == 0;
        for (auto size = random.below(32); size > 0; --size) {
            if (from_pieces) {
                text += pieces[static_cast<std::size_t>(random.below(pieces.size()))];
            } else {
                text.push_back(static_cast<char>(random.below(256)));
            }
        }
        LayoutRequest request{.text = text, .language = i % 3 == 0 ? "fa" : "nl"};
        request.direction = static_cast<Direction>(random.below(3));
        request.align = static_cast<Align>(random.below(3));
        if (i % 4 != 0) request.max_width_px = static_cast<float>(random.below(160));
        if (i % 5 == 0) request.max_lines = 1 + static_cast<std::uint32_t>(random.below(3));
        auto const layout = engine->layout(request);
        REQUIRE(layout->line_count() >= 1);
        REQUIRE(layout->line_count() <= request.max_lines);
        for (auto const& cluster : layout->clusters) {
            REQUIRE(cluster.begin_byte < cluster.end_byte);
            REQUIRE(cluster.end_byte <= text.size());
        }
        for (auto const& line : layout->lines) REQUIRE(line.end_byte <= text.size());
    }
    CHECK(engine->counts().cached_layouts <= 64);
}
