// SPDX-License-Identifier: EUPL-1.2
#include "text/text_edit.h"

#include "base/random.h"
#include "text/graphemes.h"
#include "text/utf8.h"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::text;

namespace {

constexpr char const* k_family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";

bool caret_stands_between_letters(TextEdit const& edit) {
    auto const boundaries = grapheme_boundaries(edit.text());
    return std::find(boundaries.begin(), boundaries.end(), edit.caret()) != boundaries.end();
}

}  // namespace

TEST_CASE("text is inserted at the caret") {
    TextEdit edit;
    CHECK(edit.insert("Amna"));
    edit.move_backward();
    CHECK(edit.insert("i"));
    CHECK(edit.text() == "Amnia");
    CHECK(edit.caret() == 4);
}

TEST_CASE("a letter with its marks is deleted and passed in one go") {
    TextEdit edit;
    edit.insert("ae\u0301");
    edit.insert(k_family);
    CHECK(edit.cluster_count() == 3);
    CHECK(edit.delete_backward());
    CHECK(edit.text() == "ae\u0301");
    CHECK(edit.move_backward());
    CHECK(edit.caret() == 1);
    CHECK(edit.delete_forward());
    CHECK(edit.text() == "a");
    CHECK_FALSE(edit.delete_forward());
    CHECK(edit.delete_backward());
    CHECK_FALSE(edit.delete_backward());
    CHECK(edit.empty());
}

TEST_CASE("a mark that is typed joins the letter before it") {
    TextEdit edit;
    edit.insert("e");
    edit.insert("\u0301");
    CHECK(edit.cluster_count() == 1);
    CHECK(edit.caret() == 3);
}

TEST_CASE("the caret moves to both ends and stops there") {
    TextEdit edit;
    edit.insert("شكر");
    CHECK_FALSE(edit.move_forward());
    edit.move_home();
    CHECK(edit.caret() == 0);
    CHECK_FALSE(edit.move_backward());
    CHECK(edit.move_forward());
    CHECK(edit.caret() == 2);
    edit.move_end();
    CHECK(edit.caret() == 6);
    edit.move_to(3);
    CHECK(edit.caret() == 2);
    edit.move_to(1000);
    CHECK(edit.caret() == 6);
}

TEST_CASE("a field holds no more letters than it may") {
    TextEdit edit(5);
    CHECK(edit.insert("abcdefgh"));
    CHECK(edit.text() == "abcde");
    CHECK_FALSE(edit.insert("x"));
    CHECK(edit.text() == "abcde");
    // A mark makes no new letter.
    CHECK(edit.insert("\u0301"));
    TextEdit nothing(0);
    CHECK_FALSE(nothing.insert("a"));
}

TEST_CASE("one letter cannot carry marks without end") {
    TextEdit edit(2);
    edit.insert("a");
    for (int i = 0; i < 1000; ++i) edit.insert("\u0301");
    CHECK(edit.text().size() <= 2 * limits::field_bytes_per_cluster);
    CHECK(edit.text().size() > 2);
}

TEST_CASE("line ends and control characters are left out, wrong bytes replaced") {
    TextEdit edit;
    CHECK(edit.insert("a\nb\tc\x7F\u2028\u0085"));
    CHECK(edit.text() == "abc");
    CHECK_FALSE(edit.insert("\r\n"));
    edit.insert("\xFF");
    CHECK(edit.text() == "abc\uFFFD");
}

TEST_CASE("each change can be taken back in turn") {
    TextEdit edit;
    edit.insert("a");
    edit.insert("b");
    edit.delete_backward();
    edit.move_home();
    edit.insert("c");
    CHECK(edit.undo());
    CHECK(edit.text() == "a");
    CHECK(edit.caret() == 0);
    CHECK(edit.undo());
    CHECK(edit.text() == "ab");
    CHECK(edit.caret() == 2);
    CHECK(edit.undo());
    CHECK(edit.undo());
    CHECK(edit.empty());
    CHECK_FALSE(edit.undo());
}

TEST_CASE("what could be undone is bounded and gone after clearing") {
    TextEdit edit(1000);
    for (std::size_t i = 0; i < limits::undo_steps + 50; ++i) edit.insert("a");
    std::size_t undone = 0;
    while (edit.undo()) ++undone;
    CHECK(undone == limits::undo_steps);
    edit.insert("name");
    edit.clear();
    CHECK_FALSE(edit.can_undo());
    edit.set_text("name");
    CHECK_FALSE(edit.can_undo());
    CHECK(edit.caret() == 4);
}

TEST_CASE("whatever is done, the text is valid and the caret between letters") {
    Random random{5};
    std::vector<std::string> const pieces{"a",    "\u0301", "ش",  "\u200D",     "\U0001F468",
                                          "\xE1", "\xFF",   "\r", "\U0001F1F3", "\U0001F1F1",
                                          "ት",    "لا",     "\n", "\u1100",     "\u1161"};
    TextEdit edit(20);
    for (int i = 0; i < 20'000; ++i) {
        switch (random.below(8)) {
            case 0: edit.delete_backward(); break;
            case 1: edit.delete_forward(); break;
            case 2: edit.move_backward(); break;
            case 3: edit.move_forward(); break;
            case 4: edit.move_to(static_cast<std::size_t>(random.below(60))); break;
            case 5: edit.undo(); break;
            default: edit.insert(pieces[static_cast<std::size_t>(random.below(pieces.size()))]);
        }
        REQUIRE(is_valid_utf8(edit.text()));
        REQUIRE(caret_stands_between_letters(edit));
        REQUIRE(edit.cluster_count() <= 20);
    }
}
