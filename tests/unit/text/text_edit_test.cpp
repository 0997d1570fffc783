// SPDX-License-Identifier: EUPL-1.2
#include "text/text_edit.h"

#include "base/random.h"
#include "text/graphemes.h"
#include "text/utf8.h"
#include "unit/text/engine_for_tests.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::text;

namespace {

constexpr char const* k_family = "\U0001F468\u200D\U0001F469\u200D\U0001F467";

bool caret_and_selection_stand_between_letters(TextEdit const& edit) {
    auto const boundaries = grapheme_boundaries(edit.text());
    auto const range = edit.selection();
    return std::binary_search(boundaries.begin(), boundaries.end(), edit.caret()) &&
           std::binary_search(boundaries.begin(), boundaries.end(), range.begin) &&
           std::binary_search(boundaries.begin(), boundaries.end(), range.end);
}

// Letter by letter, as keys give it.
void type(TextEdit& edit, std::string_view text) {
    auto const letters = grapheme_boundaries(text);
    for (std::size_t i = 1; i < letters.size(); ++i) {
        edit.insert(text.substr(letters[i - 1], letters[i] - letters[i - 1]));
    }
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

TEST_CASE("direction controls that reach past a field are left out, marks and joiners kept") {
    TextEdit edit;
    edit.insert("a\u202Eb\u2067c\u2069\u202C");
    CHECK(edit.text() == "abc");
    edit.set_text("می\u200Cشود\u200F");
    CHECK(edit.text() == "می\u200Cشود\u200F");
}

TEST_CASE("what is typed is taken back and typed again a word at a time") {
    TextEdit edit;
    type(edit, "Amna al Sayed");
    CHECK(edit.undo());
    CHECK(edit.text() == "Amna al ");
    CHECK(edit.undo());
    CHECK(edit.text() == "Amna ");
    CHECK(edit.redo());
    CHECK(edit.text() == "Amna al ");
    CHECK(edit.redo());
    CHECK(edit.text() == "Amna al Sayed");
    CHECK(edit.caret() == edit.text().size());
    CHECK_FALSE(edit.redo());
    while (edit.undo()) {
    }
    CHECK(edit.empty());
    // The Ethiopic wordspace stands between words too.
    type(edit, "ሰላም፡ንዓኻ");
    CHECK(edit.undo());
    CHECK(edit.text() == "ሰላም፡");
}

TEST_CASE("typing after an undo forgets what could be done again") {
    TextEdit edit;
    type(edit, "een twee");
    edit.undo();
    CHECK(edit.can_redo());
    type(edit, "3");
    CHECK_FALSE(edit.can_redo());
    CHECK_FALSE(edit.redo());
    CHECK(edit.text() == "een 3");
}

TEST_CASE("letters erased one by one come back a word at a time") {
    TextEdit edit;
    edit.set_text("goede morgen");
    for (int i = 0; i < 9; ++i) edit.delete_backward();
    CHECK(edit.text() == "goe");
    CHECK(edit.undo());
    CHECK(edit.text() == "goede ");
    CHECK(edit.undo());
    CHECK(edit.text() == "goede morgen");
    CHECK_FALSE(edit.undo());
    edit.move_home();
    for (int i = 0; i < 8; ++i) edit.delete_forward();
    CHECK(edit.text() == "rgen");
    CHECK(edit.undo());
    CHECK(edit.text() == "morgen");
    CHECK(edit.caret() == 0);
    CHECK(edit.undo());
    CHECK(edit.text() == "goede morgen");
}

TEST_CASE("a move, a paste and another kind of change each end a run") {
    TextEdit edit;
    type(edit, "ab");
    edit.move_home();
    edit.move_end();
    type(edit, "cd");
    edit.insert("efg");
    edit.delete_backward();
    std::vector<std::string> seen;
    while (edit.undo()) seen.push_back(edit.text());
    CHECK(seen == std::vector<std::string>{"abcdefg", "abcd", "ab", ""});
    while (edit.redo()) seen.push_back(edit.text());
    CHECK(seen.back() == "abcdef");
}

TEST_CASE("typing replaces the selection and undo selects it again") {
    TextEdit edit;
    edit.set_text("Jan de Vries");
    edit.select_word_at(5);
    CHECK(edit.selected_text() == "de");
    CHECK(edit.insert("van"));
    CHECK(edit.text() == "Jan van Vries");
    CHECK(edit.caret() == 7);
    CHECK(edit.selection().empty());
    CHECK(edit.undo());
    CHECK(edit.text() == "Jan de Vries");
    CHECK(edit.selected_text() == "de");
    CHECK(edit.delete_backward());
    CHECK(edit.text() == "Jan  Vries");
    // Nothing that could stand in a field takes nothing away.
    edit.select_all();
    CHECK_FALSE(edit.insert("\n"));
    CHECK(edit.text() == "Jan  Vries");
    CHECK(edit.delete_forward());
    CHECK(edit.empty());
}

TEST_CASE("a full field takes what replaces a selection") {
    TextEdit edit(5);
    edit.set_text("abcde");
    edit.move_to(1);
    edit.move_to(3, Select::stretch);
    CHECK(edit.insert("xyz"));
    CHECK(edit.text() == "axyde");
}

TEST_CASE("a word is selected by a place in it or at its end, a gap by a place in it") {
    TextEdit edit;
    edit.set_text("Amna, 25 jaar");
    auto const selected_at = [&](std::size_t byte) {
        edit.select_word_at(byte);
        return std::string(edit.selected_text());
    };
    CHECK(selected_at(0) == "Amna");
    CHECK(selected_at(4) == "Amna");
    CHECK(selected_at(5) == ", ");
    CHECK(selected_at(7) == "25");
    CHECK(selected_at(13) == "jaar");
    CHECK(selected_at(99) == "jaar");
    edit.set_text("شكرا لكم");
    CHECK(selected_at(10) == "لكم");
    edit.clear();
    CHECK(selected_at(0).empty());
}

TEST_CASE("moves stretch the selection from its anchor and giving it up goes to its edge") {
    TextEdit edit;
    edit.set_text("abcdef");
    edit.move_to(2);
    edit.move_forward(Select::stretch);
    edit.move_forward(Select::stretch);
    CHECK(edit.selection() == TextRange{2, 4});
    edit.move_home(Select::stretch);
    CHECK(edit.selection() == TextRange{0, 2});
    CHECK(edit.move_forward());
    CHECK(edit.caret() == 2);
    CHECK(edit.selection().empty());
    edit.select_all();
    CHECK(edit.selected_text() == "abcdef");
    CHECK(edit.move_backward());
    CHECK(edit.caret() == 0);
    CHECK_FALSE(edit.move_backward());
    edit.move_end(Select::stretch);
    CHECK(edit.selection() == TextRange{0, 6});
    // At the edge the selection is still given up.
    CHECK(edit.move_forward());
    CHECK(edit.selection().empty());
}

TEST_CASE("a move by a word stops where words begin and end") {
    TextEdit edit;
    edit.set_text("een, twee drie");
    CHECK(edit.move_word_backward());
    CHECK(edit.caret() == 10);
    edit.move_word_backward();
    edit.move_word_backward();
    CHECK(edit.caret() == 0);
    CHECK_FALSE(edit.move_word_backward());
    CHECK(edit.move_word_forward(Select::stretch));
    CHECK(edit.selected_text() == "een");
    edit.move_word_forward();
    CHECK(edit.caret() == 9);
    CHECK(edit.delete_word_backward());
    CHECK(edit.text() == "een,  drie");
    CHECK(edit.delete_word_forward());
    CHECK(edit.text() == "een, ");
    CHECK_FALSE(edit.delete_word_forward());
    CHECK(edit.undo());
    CHECK(edit.text() == "een,  drie");
}

TEST_CASE("arrow keys go left and right on the screen in both directions of writing") {
    auto const engine = make_engine();
    TextEdit edit;
    edit.set_text("ab شكر");
    auto const layout = engine->layout({.text = edit.text(), .language = "nl"});
    edit.move_home();
    std::vector<float> places{caret_at(*layout, edit.caret_position()).x};
    while (edit.move_right(*layout)) {
        places.push_back(caret_at(*layout, edit.caret_position()).x);
    }
    CHECK(places.size() == 7);
    CHECK(std::is_sorted(places.begin(), places.end()));
    CHECK(places.back() == Approx(layout->width));
    // The right end of the line is where the Arabic word begins.
    CHECK(edit.caret() == 3);
    CHECK(edit.move_left(*layout, Select::stretch));
    CHECK(edit.selected_text() == "ش");
    // Given up, the selection ends on the side that the arrow points to.
    CHECK(edit.move_right(*layout));
    CHECK(edit.caret() == 3);
    edit.select_all();
    CHECK(edit.move_left(*layout));
    CHECK(edit.caret() == 0);
}

TEST_CASE("what could be undone is bounded and gone after clearing") {
    TextEdit edit(1000);
    for (std::size_t i = 0; i < limits::undo_steps + 50; ++i) edit.insert("ab");
    std::size_t undone = 0;
    while (edit.undo()) ++undone;
    CHECK(undone == limits::undo_steps);
    edit.insert("name");
    edit.undo();
    edit.clear();
    CHECK_FALSE(edit.can_undo());
    CHECK_FALSE(edit.can_redo());
    edit.set_text("name");
    CHECK_FALSE(edit.can_undo());
    CHECK(edit.caret() == 4);
    CHECK(edit.selection().empty());
}

TEST_CASE("whatever is done can be taken back to the start and done again to the end") {
    Random random{11};
    std::vector<std::string> const pieces{"a", " ", "\u0301", "ش", "لا", "ት", "፡", "ab c"};
    for (int round = 0; round < 200; ++round) {
        TextEdit edit(40);
        for (int i = 0; i < 60; ++i) {
            auto const place = static_cast<std::size_t>(random.below(60));
            switch (random.below(7)) {
                case 0: edit.delete_backward(); break;
                case 1: edit.delete_forward(); break;
                case 2: edit.move_to(place); break;
                case 3: edit.move_to(place, Select::stretch); break;
                default: edit.insert(pieces[static_cast<std::size_t>(random.below(8))]);
            }
        }
        auto const text = edit.text();
        while (edit.undo()) {
        }
        REQUIRE(edit.empty());
        while (edit.redo()) {
        }
        REQUIRE(edit.text() == text);
    }
}

TEST_CASE("whatever is done, the text is valid and the caret between letters") {
    Random random{5};
    std::vector<std::string> const pieces{"a",    "\u0301", "ش",  "\u200D",     "\U0001F468",
                                          "\xE1", "\xFF",   "\r", "\U0001F1F3", "\U0001F1F1",
                                          "ት",    "لا",     "\n", "\u1100",     "\u1161"};
    TextEdit edit(20);
    for (int i = 0; i < 20'000; ++i) {
        auto const select = random.below(3) == 0 ? Select::stretch : Select::drop;
        auto const place = static_cast<std::size_t>(random.below(60));
        switch (random.below(14)) {
            case 0: edit.delete_backward(); break;
            case 1: edit.delete_forward(); break;
            case 2: edit.move_backward(select); break;
            case 3: edit.move_forward(select); break;
            case 4: edit.move_to(place, select); break;
            case 5: edit.undo(); break;
            case 6: edit.redo(); break;
            case 7: edit.select_word_at(place); break;
            case 8: edit.delete_word_backward(); break;
            case 9: edit.move_word_forward(select); break;
            default: edit.insert(pieces[static_cast<std::size_t>(random.below(pieces.size()))]);
        }
        REQUIRE(is_valid_utf8(edit.text()));
        REQUIRE(caret_and_selection_stand_between_letters(edit));
        REQUIRE(edit.cluster_count() <= 20);
    }
}
