// SPDX-License-Identifier: EUPL-1.2
#include "text/bidi.h"

#include <catch2/catch.hpp>

using namespace ontmoet::text;

namespace {

using Levels = std::vector<BidiLevel>;

}  // namespace

TEST_CASE("the first strong letter gives a paragraph its direction") {
    CHECK_FALSE(resolve_bidi(U"12 abc \u0634", Direction::automatic, true).right_to_left);
    CHECK(resolve_bidi(U"12 \u0634 abc", Direction::automatic, false).right_to_left);
}

TEST_CASE("without a strong letter the language gives the direction") {
    CHECK(resolve_bidi(U"12:30", Direction::automatic, true).right_to_left);
    CHECK_FALSE(resolve_bidi(U"12:30", Direction::automatic, false).right_to_left);
    CHECK(resolve_bidi(U"", Direction::automatic, true).right_to_left);
}

TEST_CASE("an asked direction goes before the letters") {
    CHECK(resolve_bidi(U"abc", Direction::right_to_left, false).right_to_left);
    CHECK_FALSE(resolve_bidi(U"\u0634", Direction::left_to_right, true).right_to_left);
}

TEST_CASE("digits in right-to-left text keep running left to right") {
    auto const bidi = resolve_bidi(U"\u0634 12", Direction::automatic, false);
    CHECK(bidi.levels == Levels{1, 1, 2, 2});
}

TEST_CASE("a bracket goes where its partner goes") {
    // Taken alone, the last bracket would fall to the paragraph's level and jump to the left.
    auto const bidi = resolve_bidi(U"\u0634 ab (cd)", Direction::automatic, false);
    CHECK(bidi.levels == Levels{1, 1, 2, 2, 2, 2, 2, 2, 2});
    auto const arabic = resolve_bidi(U"\u0634 (ab) \u0634", Direction::automatic, false);
    CHECK(arabic.levels == Levels{1, 1, 1, 2, 2, 1, 1, 1});
}

TEST_CASE("an isolate does not disturb what stands around it") {
    auto const bidi = resolve_bidi(U"\u2068\u0634\u2069 12", Direction::left_to_right, false);
    REQUIRE(bidi.levels.size() == 6);
    CHECK(bidi.levels[1] == 1);
    CHECK(bidi.levels[4] == 0);
    CHECK(bidi.levels[5] == 0);
}

TEST_CASE("pieces stand in visual order") {
    CHECK(visual_order({0, 1, 0}) == std::vector<std::size_t>{0, 1, 2});
    CHECK(visual_order({1, 2, 1}) == std::vector<std::size_t>{2, 1, 0});
    CHECK(visual_order({0, 1, 2, 1, 0}) == std::vector<std::size_t>{0, 3, 2, 1, 4});
    CHECK(visual_order({1, 2, 2, 1}) == std::vector<std::size_t>{3, 1, 2, 0});
    CHECK(visual_order({}).empty());
}

TEST_CASE("the languages written right to left are known") {
    for (auto const* language : {"ar", "fa", "fa-AF", "prs", "ps", "ckb", "ar_SY", "az-Arab"}) {
        CHECK(is_right_to_left_language(language));
    }
    for (auto const* language : {"nl", "ti", "tr", "so", "", "uk", "arn", "ar-Latn"}) {
        CHECK_FALSE(is_right_to_left_language(language));
    }
}
