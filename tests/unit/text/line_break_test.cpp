// SPDX-License-Identifier: EUPL-1.2
#include "unit/text/engine_for_tests.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet::text;

namespace {

using Words = std::vector<std::string>;

// The lines of a text in a box that is just wide enough for `widest`, without spaces at their ends;
// "-" after a line that ends in a hyphen which is not in the text.
Words lines_of(std::string const& text, std::string const& widest, char const* language = "nl") {
    static auto const engine = make_engine();
    auto const hyphen = engine->layout({.text = "-"})->glyphs[0].id;
    auto const width = engine->layout({.text = widest, .language = language})->width;
    auto const layout =
        engine->layout({.text = text, .language = language, .max_width_px = width + 0.5F});
    CHECK(every_letter_is_drawn(*layout));
    CHECK_FALSE(layout->overflows);
    Words lines;
    for (auto const& line : layout->lines) {
        auto part = text.substr(line.begin_byte, line.end_byte - line.begin_byte);
        part.erase(part.find_last_not_of(' ') + 1);
        auto const glyphs = layout->glyphs.begin() + line.first_glyph;
        auto const has_hyphen =
            std::any_of(glyphs, glyphs + line.glyph_count, [&](Glyph const& glyph) {
                return glyph.face == FaceId::sans && glyph.id == hyphen && text[glyph.byte] != '-';
            });
        lines.push_back(part + (has_hyphen ? "-" : ""));
    }
    return lines;
}

}  // namespace

TEST_CASE("Ethiopic words end at their wordspace and their full stop, also without a space") {
    CHECK(lines_of("ሰላም፡ንዓኻ", "ሰላም፡ን", "ti") == Words{"ሰላም፡", "ንዓኻ"});
    CHECK(lines_of("ሰላም።ከመይ", "ሰላም።ከ", "ti") == Words{"ሰላም።", "ከመይ"});
    CHECK(lines_of("ጽቡቕ፣ንዓ", "ጽቡቕ፣ን", "ti") == Words{"ጽቡቕ፣", "ንዓ"});
    // Punctuation never begins a line, nor does a closing sign after it.
    CHECK(lines_of("ኣነ ሰላም ።", "ኣነ ሰላም", "ti") == Words{"ኣነ", "ሰላም ።"});
    CHECK(lines_of("ኣነ ሰላም።»", "ኣነ ሰላም።", "ti") == Words{"ኣነ", "ሰላም።»"});
}

TEST_CASE("a number stays with its unit when that fits on a line") {
    CHECK(lines_of("Je werkt 32 uur per week", "Je werkt 32") ==
          Words{"Je werkt", "32 uur per", "week"});
    CHECK(lines_of("Het is 20 km", "Het is 20") == Words{"Het is", "20 km"});
    CHECK(lines_of("loon € 12,50", "loon € 12") == Words{"loon", "€ 12,50"});
    CHECK(lines_of("loon 12,50 €", "loon 12,50") == Words{"loon", "12,50 €"});
    CHECK(lines_of("bel 06 1234 5678", "bel 06 1234") == Words{"bel", "06 1234", "5678"});
    CHECK(lines_of("open 9:00–12:00 uur", "open 9:00–12") == Words{"open", "9:00–12:00", "uur"});
    CHECK(lines_of("niveau B1/B2", "niveau B1/") == Words{"niveau", "B1/B2"});
    CHECK(lines_of("سن ۲۰ ساله", "سن ۲۰ س", "fa") == Words{"سن", "۲۰ ساله"});
    CHECK(lines_of("робота 32 год", "робота 32", "uk") == Words{"робота", "32 год"});
    CHECK(lines_of("ስራሕ 32 ሰዓት", "ስራሕ 32", "ti") == Words{"ስራሕ", "32 ሰዓት"});
    // An ordinary word after a number may begin a line.
    CHECK(lines_of("je hebt 3 gesprekken", "je hebt 3 ges") == Words{"je hebt 3", "gesprekken"});
    // Where the number and its unit are wider than the line, they part at their space.
    CHECK(lines_of("1000 uur", "1000") == Words{"1000", "uur"});
}

TEST_CASE("a long word of an alphabet is broken between letters with a hyphen") {
    CHECK(lines_of("zorgverzekering", "zorgverz") == Words{"zorgver-", "zekering"});
    CHECK(lines_of("de zorgverzekering.", "zekering.") == Words{"de", "zorgver-", "zekering."});
    CHECK(lines_of("здравствуйте", "здрав-", "uk") == Words{"здрав-", "ствуй-", "те"});
    // No single letter stays behind or comes alone.
    CHECK(lines_of("molens", "molen-") == Words{"mole-", "ns"});
    // Not after a word that has its own hyphen there.
    CHECK(lines_of("niet-westers", "niet-west") == Words{"niet-", "westers"});
}

TEST_CASE("what is copied letter by letter gets no hyphen that is not in it") {
    auto const has_hyphen = [](Words const& lines) {
        return std::any_of(lines.begin(), lines.end(),
                           [](std::string const& line) { return line.back() == '-'; });
    };
    for (auto const* text : {"voornaam.achternaam@voorbeeld.nl", "NL91ABNA0417164300", "A1B2C3D4E5",
                             "jan_de_vries_van_dijk"}) {
        INFO(text);
        CHECK_FALSE(has_hyphen(lines_of(text, "voornaam")));
    }
}

TEST_CASE("long Arabic and Ethiopic words are broken without a hyphen") {
    CHECK(lines_of("والمستشفيات", "والمستش", "ar").front().back() != '-');
    CHECK(lines_of("እንቋዕብደሓንመጻእኩም", "እንቋዕብደ", "ti").front() == "እንቋዕብደ");
}

TEST_CASE("Arabic and Persian punctuation stays with the word before it") {
    CHECK(lines_of("سلام حال؟", "سلام حال", "fa") == Words{"سلام", "حال؟"});
    CHECK(lines_of("لا نعم، لا", "لا نعم", "ar") == Words{"لا", "نعم،", "لا"});
    CHECK(lines_of("او گفت «بله»", "او گفت «بله", "fa") == Words{"او گفت", "«بله»"});
    CHECK(lines_of("Komt u ?", "Komt u", "fr") == Words{"Komt", "u ?"});
}

TEST_CASE("no line is broken at a joiner, a no-break space or inside a name's isolate mark") {
    CHECK(lines_of("او می\u200Cشود", "او می\u200Cش", "fa") == Words{"او", "می\u200Cشود"});
    CHECK(lines_of("de 32\u00A0jarige", "de 32\u00A0jarig") == Words{"de", "32\u00A0jarige"});
    CHECK(lines_of("hallo \u2068Amna\u2069, dag", "hallo \u2068Amna") ==
          Words{"hallo", "\u2068Amna\u2069, dag"});
}

TEST_CASE("a hyphen in a right-to-left line stands after its Latin word") {
    auto const engine = make_engine();
    auto const hyphen = engine->layout({.text = "-"})->glyphs[0].id;
    auto const layout =
        engine->layout({.text = "arbeidsongeschiktheidsverzekering",
                        .language = "ar",
                        .direction = Direction::right_to_left,
                        .max_width_px = engine->layout({.text = "arbeidsongesch"})->width});
    auto const& first = layout->lines[0];
    CHECK(layout->glyphs[first.first_glyph + first.glyph_count - 1].id == hyphen);
}

TEST_CASE("the ellipsis of a mixed line ends the reading of its paragraph") {
    auto const engine = make_engine();
    auto const ellipsis = engine->layout({.text = "…"})->glyphs[0].id;
    auto const cut = [&](char const* text, char const* language) {
        auto const width = engine->layout({.text = text, .language = language})->width;
        auto const layout = engine->layout(
            {.text = text, .language = language, .max_width_px = width * 0.8F, .max_lines = 1});
        CHECK(layout->truncated);
        CHECK(layout->width <= width * 0.8F + 0.1F);
        return layout;
    };
    CHECK(cut("أعمل في Amsterdam منذ سنة", "ar")->glyphs.front().id == ellipsis);
    CHECK(cut("Ik werk in مطعم الشام elke dag", "nl")->glyphs.back().id == ellipsis);
    CHECK(cut("አነ ኣብ Amsterdam እሰርሕ", "ti")->glyphs.back().id == ellipsis);
}
