// SPDX-License-Identifier: EUPL-1.2
#include "text/utf8.h"

#include "base/random.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::text;

namespace {

std::u32string codes_of(std::string_view text) {
    std::u32string codes;
    for (auto const& point : decode(text)) codes.push_back(point.code);
    return codes;
}

}  // namespace

TEST_CASE("text of one to four bytes a character is read") {
    CHECK(codes_of("a\u00e9\u0634\u1275\U0001F600") == U"a\u00e9\u0634\u1275\U0001F600");
    CHECK(decode("a\u00e9b")[2].byte == 3);
    CHECK(code_point_count("\u0634\u0643\u0631") == 3);
}

TEST_CASE("each wrong part becomes one replacement character") {
    // The table of the Unicode Standard, 3.9: maximal subparts of wrong sequences.
    CHECK(codes_of("\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41") ==
          U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
    CHECK(codes_of("\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41") ==
          U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA");
    CHECK(codes_of("\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41") == U"\uFFFD\uFFFD\uFFFD\uFFFDA");
    CHECK(codes_of("\xF4\x90\x80\x80\xFF\x41\x80\xBF\x42") ==
          U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDA\uFFFD\uFFFDB");
}

TEST_CASE("a character cut off at the end is one replacement character") {
    CHECK(codes_of("a\xE1\x88") == U"a\uFFFD");
    CHECK(codes_of("\xF0\x9F\x98") == U"\uFFFD");
    CHECK_FALSE(is_valid_utf8("a\xE1\x88"));
    CHECK(is_valid_utf8(""));
}

TEST_CASE("mended text is valid and stays as it is when mended again") {
    Random random{11};
    for (int i = 0; i < 20'000; ++i) {
        std::string text;
        for (auto size = random.below(24); size > 0; --size) {
            text.push_back(static_cast<char>(random.below(256)));
        }
        auto const mended = to_valid_utf8(text);
        REQUIRE(is_valid_utf8(mended));
        REQUIRE(to_valid_utf8(mended) == mended);
        REQUIRE(code_point_count(mended) == decode(text).size());
        if (is_valid_utf8(text)) REQUIRE(mended == text);
    }
}

TEST_CASE("what is no character is written as the replacement character") {
    std::string text;
    append_utf8(text, 0xD800);
    append_utf8(text, 0x110000);
    CHECK(text == "\uFFFD\uFFFD");
    text.clear();
    append_utf8(text, 0x10FFFF);
    CHECK(codes_of(text) == U"\U0010FFFF");
}

TEST_CASE("cutting to a number of bytes never cuts a character") {
    CHECK(cut_to_bytes("a\u1275", 4) == "a\u1275");
    CHECK(cut_to_bytes("a\u1275", 3) == "a");
    CHECK(cut_to_bytes("a\u1275", 2) == "a");
    CHECK(cut_to_bytes("a\u1275", 1) == "a");
    CHECK(cut_to_bytes("\U0001F600", 3).empty());
    CHECK(cut_to_bytes("\x80\x80\x80\x80\x80\x80", 5).size() == 5);
}
