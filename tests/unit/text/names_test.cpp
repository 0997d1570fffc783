// SPDX-License-Identifier: EUPL-1.2
// Letters and names of people as they stand in the house's sentences.
#include "unit/text/engine_for_tests.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet::text;

namespace {

// The faces of a text from left to right, each named once for each run of glyphs.
std::vector<FaceId> faces_of(Layout const& layout) {
    std::vector<FaceId> faces;
    for (auto const& glyph : layout.glyphs) {
        if (faces.empty() || faces.back() != glyph.face) faces.push_back(glyph.face);
    }
    return faces;
}

// The letters of a text as they stand from left to right, marks of direction left out.
std::string from_left_to_right(TextEngine& engine, std::string const& text, char const* language,
                               Direction direction = Direction::automatic) {
    auto const layout = engine.layout({.text = text, .language = language, .direction = direction});
    CHECK(layout->missing == 0);
    std::string shown;
    for (auto const& letter : layout->clusters) {
        if (letter.right - letter.left < 0.01F) continue;
        shown += text.substr(letter.begin_byte, letter.end_byte - letter.begin_byte);
    }
    return shown;
}

}  // namespace

TEST_CASE("an f leaves the dot of a Turkish i alone") {
    auto const engine = make_engine();
    auto const glyphs_of = [&](char const* text, char const* language) {
        return engine->layout({.text = text, .language = language})->glyphs.size();
    };
    CHECK(glyphs_of("profil", "tr") == 6);
    CHECK(glyphs_of("profil", "az-Latn") == 6);
    CHECK(glyphs_of("profil", "nl") == 5);
    CHECK(glyphs_of("لا", "tr") == 1);
    // Dotted and dotless, small and capital, are four letters.
    std::set<std::uint32_t> forms;
    for (auto const* letter : {"i", "ı", "I", "İ"}) {
        forms.insert(engine->layout({.text = letter, .language = "tr"})->glyphs.at(0).id);
    }
    CHECK(forms.size() == 4);
}

TEST_CASE("Persian and Arabic keep their own kaf, yeh and digits") {
    auto const engine = make_engine();
    auto const shapes = [&](std::string const& text, char const* language) {
        return glyph_ids(*engine->layout({.text = text, .language = language}));
    };
    CHECK(shapes("ک", "fa") != shapes("ك", "ar"));
    CHECK(shapes("ی", "fa") != shapes("ي", "ar"));
    CHECK(shapes("۴۵۶", "fa") != shapes("٤٥٦", "ar"));
    // In a word the two yehs look alike until the end, where only the Arabic one has dots.
    CHECK(shapes("علی", "fa") != shapes("علي", "ar"));
}

TEST_CASE("each Pashto letter has a form of its own in every place of a word") {
    auto const engine = make_engine();
    for (auto const* frame : {"", "ب"}) {
        std::set<std::vector<std::uint32_t>> forms;
        for (auto const* letter : {"ټ", "ت", "ډ", "د", "ړ", "ر", "ږ", "ژ", "ښ", "ش", "ځ", "څ", "ح",
                                   "ڼ", "ن", "ې", "ی"}) {
            auto const layout =
                engine->layout({.text = std::string(frame) + letter + frame, .language = "ps"});
            CHECK(every_letter_is_drawn(*layout));
            forms.insert(glyph_ids(*layout));
        }
        CHECK(forms.size() == 17);
    }
}

TEST_CASE("a text in three scripts falls back from face to face, spaces with the word before") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = "Amna محمد ሰላም 12", .language = "nl"});
    CHECK(every_letter_is_drawn(*layout));
    // The Ethiopic face has no European digits.
    CHECK(faces_of(*layout) ==
          std::vector<FaceId>{FaceId::sans, FaceId::arabic, FaceId::ethiopic, FaceId::sans});
}

TEST_CASE("a mark is drawn by the face of its letter, and one that stands alone by any") {
    auto const engine = make_engine();
    CHECK(faces_of(*engine->layout({.text = "e\u0301"})) == std::vector<FaceId>{FaceId::sans});
    CHECK(faces_of(*engine->layout({.text = "شّ"})) == std::vector<FaceId>{FaceId::arabic});
    CHECK(every_letter_is_drawn(*engine->layout({.text = "\u0651"})));
    CHECK(every_letter_is_drawn(*engine->layout({.text = "ሰ\u0301"})));
}

TEST_CASE("what no face has is a box for each character and breaks nothing around it") {
    auto const engine = make_engine();
    auto const emoji = engine->layout({.text = "hallo 👋🏽 Amna"});
    CHECK(emoji->missing == 2);
    auto const flag = engine->layout({.text = "شكرا 🇳🇱 لكم", .language = "ar"});
    CHECK(flag->missing == 2);
    CHECK(flag->right_to_left);
    auto const chinese = engine->layout({.text = "漢字仮名交じり文", .max_width_px = 60});
    CHECK(chinese->missing == 8);
    CHECK(chinese->line_count() > 1);
    for (auto const& line : chinese->lines) CHECK(line.width <= 60.1F);
}

TEST_CASE("a name in an isolate leaves the sentence around it in order") {
    auto const engine = make_engine();
    auto const nl = [&](std::string const& name) {
        return from_left_to_right(*engine, "Tafel 3: \u2068" + name + "\u2069 - 5 min", "nl");
    };
    CHECK(nl("Jan") == "Tafel 3: Jan - 5 min");
    // Without the isolate the 5 would go to the left of the name.
    CHECK(nl("ادذ") == "Tafel 3: ذدا - 5 min");
    auto const ar = [&](std::string const& name) {
        return from_left_to_right(*engine, "ا \u2068" + name + "\u2069 د!", "ar");
    };
    CHECK(ar("Jan B. (NL)") == "!د Jan B. (NL) ا");
    CHECK(ar("ذر") == "!د رذ ا");
}

TEST_CASE("a name with an unclosed control inside its isolate does not turn the sentence around") {
    auto const engine = make_engine();
    auto const shown = from_left_to_right(*engine, "a \u2068\u202Ebc\u2069 d", "nl");
    CHECK(shown == "a cb d");
}

TEST_CASE("brackets around a word of the other direction close to it") {
    auto const engine = make_engine();
    using Shape = std::pair<FaceId, std::uint32_t>;
    auto const last_glyph = [&](std::string const& text) {
        auto const glyph =
            engine->layout({.text = text, .direction = Direction::left_to_right})->glyphs.back();
        return Shape{glyph.face, glyph.id};
    };
    // Forced from left to right, where nothing is mirrored, in the face of either script.
    std::set<Shape> const opening{last_glyph("a("), last_glyph("\u202Dز(")};
    std::set<Shape> const closing{last_glyph("a)"), last_glyph("\u202Dز)")};
    auto const bracket_order = [&](std::string const& text, char const* language) {
        auto const layout = engine->layout({.text = text, .language = language});
        std::string order;
        for (auto const& glyph : layout->glyphs) {
            if (opening.contains({glyph.face, glyph.id})) order += '(';
            if (closing.contains({glyph.face, glyph.id})) order += ')';
        }
        return order;
    };
    CHECK(bracket_order("Jan (زو) b", "nl") == "()");
    CHECK(bracket_order("زو (Jan) د", "ar") == "()");
    CHECK(bracket_order("زو (د)", "ar") == "()");
    CHECK(bracket_order("\u2067(a\u2069", "nl") == ")");
}
