// SPDX-License-Identifier: EUPL-1.2
// What the libraries say when they are asked directly, without anything of the house in between.
#include "base/random.h"
#include "text/bidi.h"
#include "text/graphemes.h"
#include "text/utf8.h"
#include "unit/text/engine_for_tests.h"
#include "unit/text/hard_strings.h"

#include <algorithm>
#include <map>
#include <string>

#include <catch2/catch.hpp>
#include <fribidi/fribidi.h>
#include <hb.h>

using namespace ontmoet;
using namespace ontmoet::text;

namespace {

// A glyph and where its origin stands, in ems from the left end of the baseline.
struct Placed {
    std::uint32_t glyph = 0;
    float x = 0;
    float y = 0;
};

class HarfBuzz {
public:
    explicit HarfBuzz(FaceId face) {
        auto const paths = find_fonts();
        auto* blob =
            hb_blob_create_from_file(paths.value()[static_cast<std::size_t>(face)].c_str());
        auto* opened = hb_face_create(blob, 0);
        m_font = hb_font_create(opened);
        m_units = static_cast<float>(hb_face_get_upem(opened));
        hb_face_destroy(opened);
        hb_blob_destroy(blob);
    }
    ~HarfBuzz() { hb_font_destroy(m_font); }
    HarfBuzz(HarfBuzz const&) = delete;
    HarfBuzz& operator=(HarfBuzz const&) = delete;

    std::vector<Placed> shape(hard::OneRun const& run) const {
        auto* buffer = hb_buffer_create();
        hb_buffer_add_utf8(buffer, run.text.data(), static_cast<int>(run.text.size()), 0, -1);
        hb_buffer_set_direction(buffer, run.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
        hb_buffer_guess_segment_properties(buffer);
        hb_buffer_set_language(buffer, hb_language_from_string(run.language.data(), -1));
        hb_shape(m_font, buffer, nullptr, 0);
        unsigned count = 0;
        auto const* infos = hb_buffer_get_glyph_infos(buffer, &count);
        auto const* positions = hb_buffer_get_glyph_positions(buffer, &count);
        std::vector<Placed> placed;
        int pen = 0;
        for (unsigned i = 0; i < count; ++i) {
            auto const x = static_cast<float>(pen + positions[i].x_offset) / m_units;
            auto const y = static_cast<float>(positions[i].y_offset) / m_units;
            placed.push_back({infos[i].codepoint, x, y});
            pen += positions[i].x_advance;
        }
        hb_buffer_destroy(buffer);
        return placed;
    }

private:
    hb_font_t* m_font = nullptr;
    float m_units = 1;
};

FaceId face_of(hard::Font font) {
    if (font == hard::Font::arabic) return FaceId::arabic;
    if (font == hard::Font::ethiopic) return FaceId::ethiopic;
    return FaceId::sans;
}

std::u32string code_points_of(std::string_view text) {
    std::u32string codes;
    for (auto const& point : decode(text)) codes.push_back(point.code);
    return codes;
}

struct FriBidi {
    std::vector<BidiLevel> levels;
    bool right_to_left = false;
    // Code points from left to right.
    std::vector<std::size_t> order;
};

FriBidi ask_fribidi(std::u32string const& codes, FriBidiParType direction) {
    auto const count = static_cast<FriBidiStrIndex>(codes.size());
    std::vector<FriBidiChar> const characters(codes.begin(), codes.end());
    std::vector<FriBidiCharType> types(codes.size());
    std::vector<FriBidiBracketType> brackets(codes.size());
    std::vector<FriBidiLevel> levels(codes.size());
    fribidi_get_bidi_types(characters.data(), count, types.data());
    fribidi_get_bracket_types(characters.data(), count, types.data(), brackets.data());
    auto const highest = fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count,
                                                             &direction, levels.data());
    FriBidi result;
    result.right_to_left = FRIBIDI_IS_RTL(direction);
    for (auto const level : levels) result.levels.push_back(static_cast<BidiLevel>(level));
    std::vector<FriBidiStrIndex> map(codes.size());
    for (std::size_t i = 0; i < map.size(); ++i) map[i] = static_cast<FriBidiStrIndex>(i);
    auto const reordered = fribidi_reorder_line(FRIBIDI_FLAG_REORDER_NSM, types.data(), count, 0,
                                                direction, levels.data(), nullptr, map.data());
    REQUIRE(highest > 0);
    REQUIRE(reordered > 0);
    for (auto const index : map) result.order.push_back(static_cast<std::size_t>(index));
    return result;
}

// The bytes where letters begin, from left to right, as FriBidi orders the code points.
std::vector<std::uint32_t> letters_left_to_right(std::string_view text, FriBidi const& bidi) {
    auto const points = decode(text);
    auto const letters = grapheme_boundaries(text);
    std::vector<std::uint32_t> bytes;
    for (auto const index : bidi.order) {
        auto const byte = points[index].byte;
        if (std::binary_search(letters.begin(), letters.end(), byte)) bytes.push_back(byte);
    }
    return bytes;
}

// Lower case is Latin, upper case stands for Hebrew letters, as in the examples of UAX 9.
std::u32string from_example(std::u32string_view example) {
    std::u32string codes;
    for (auto const code : example) {
        auto const is_hebrew = code >= U'A' && code <= U'Z';
        codes.push_back(is_hebrew ? code - U'A' + 0x5D0 : code);
    }
    return codes;
}

std::u32string displayed(std::u32string_view example, Direction direction) {
    std::map<char32_t, char32_t> const mirrored{{'(', ')'}, {')', '('}, {'[', ']'},   {']', '['},
                                                {'<', '>'}, {'>', '<'}, {0xAB, 0xBB}, {0xBB, 0xAB}};
    auto const bidi = resolve_bidi(from_example(example), direction, false);
    std::u32string shown;
    for (auto const index : visual_order(bidi.levels)) {
        auto const code = example[index];
        if (code >= 0x2066 && code <= 0x2069) continue;
        auto const found = mirrored.find(code);
        auto const is_mirrored = bidi.levels[index] % 2 == 1 && found != mirrored.end();
        shown.push_back(is_mirrored ? found->second : code);
    }
    return shown;
}

}  // namespace

TEST_CASE("hard strings are shaped as HarfBuzz shapes them whole") {
    auto const engine = make_engine();
    constexpr float k_size = 100;
    for (auto const font : {hard::Font::sans, hard::Font::arabic, hard::Font::ethiopic}) {
        HarfBuzz const harfbuzz(face_of(font));
        for (auto const& run : hard::k_one_run) {
            if (run.font != font) continue;
            INFO(run.language << ": " << run.text);
            auto const expected = harfbuzz.shape(run);
            auto const layout =
                engine->layout({.text = run.text, .size_px = k_size, .language = run.language});
            CHECK(layout->missing == 0);
            CHECK(layout->right_to_left == run.right_to_left);
            REQUIRE(layout->glyphs.size() == expected.size());
            for (std::size_t i = 0; i < expected.size(); ++i) {
                INFO(i);
                auto const& glyph = layout->glyphs[i];
                CHECK(glyph.face == face_of(font));
                CHECK(glyph.id == expected[i].glyph);
                CHECK(glyph.x == Approx(expected[i].x * k_size).margin(0.01));
                CHECK(layout->baseline - glyph.y == Approx(expected[i].y * k_size).margin(0.01));
            }
        }
    }
}

TEST_CASE("hard strings are ordered as FriBidi orders them") {
    auto const engine = make_engine();
    auto const check_one = [&](std::string_view text, Direction direction, FriBidiParType type) {
        INFO(text);
        if (text.empty()) return;
        auto const codes = code_points_of(text);
        auto const bidi = ask_fribidi(codes, type);
        auto const ours = resolve_bidi(codes, direction, false);
        CHECK(ours.levels == bidi.levels);
        CHECK(ours.right_to_left == bidi.right_to_left);
        auto const layout = engine->layout({.text = text, .direction = direction});
        CHECK(layout->right_to_left == bidi.right_to_left);
        CHECK(bytes_left_to_right(*layout) == letters_left_to_right(text, bidi));
    };
    auto const check_all = [&](std::string_view text) {
        check_one(text, Direction::automatic, FRIBIDI_PAR_WLTR);
        check_one(text, Direction::left_to_right, FRIBIDI_PAR_LTR);
        check_one(text, Direction::right_to_left, FRIBIDI_PAR_RTL);
    };
    for (auto const text : hard::k_mixed) check_all(text);
    for (auto const& run : hard::k_one_run) check_all(run.text);
}

TEST_CASE("whatever the characters, the levels are those of FriBidi") {
    Random random{20261121};
    constexpr std::u32string_view k_pieces =
        U"a1 .(+€\u00E9\u0301ש\u0634\u0661,:[)]<\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068"
        U"\u2069\u200E\u200F\u061C\u200D\u00AD\u1200\U0001F600";
    for (int i = 0; i < 20'000; ++i) {
        std::u32string codes;
        for (auto size = 1 + random.below(16); size > 0; --size) {
            // Half of them from the beginning only, where nothing is right to left.
            auto const few = i % 2 == 0 ? k_pieces.size() : std::size_t{8};
            codes.push_back(k_pieces[static_cast<std::size_t>(random.below(few))]);
        }
        auto const is_rtl_language = random.below(2) == 1;
        auto const expected =
            ask_fribidi(codes, is_rtl_language ? FRIBIDI_PAR_WRTL : FRIBIDI_PAR_WLTR);
        auto const ours = resolve_bidi(codes, Direction::automatic, is_rtl_language);
        REQUIRE(ours.levels == expected.levels);
        REQUIRE(ours.right_to_left == expected.right_to_left);
    }
}

TEST_CASE("the examples of the bidirectional algorithm are displayed as it says") {
    struct Example {
        std::u32string_view read;
        std::u32string_view shown;
        bool right_to_left;
    };
    // UAX 9, revision 46: reordering (3.4), brackets (N0), numbers (W1 to W7) and isolates (3.1.2).
    Example const examples[]{
        {U"car means CAR.", U"car means RAC.", false},
        {U"car MEANS CAR.", U".RAC SNAEM car", true},
        {U"he said “\u2067car MEANS CAR\u2069.” “\u2067IT DOES\u2069,” she agreed.",
         U"he said “RAC SNAEM car.” “SEOD TI,” she agreed.", false},
        {U"DID YOU SAY ’\u2066he said “\u2067car MEANS CAR\u2069”\u2069‘?",
         U"?‘he said “RAC SNAEM car”’ YAS UOY DID", true},
        {U"AB(CD[&ef]!)gh", U"gh(![ef&]DC)BA", true},
        {U"smith (fabrikam ARABIC) HEBREW", U"WERBEH (CIBARA fabrikam) smith", true},
        {U"ARABIC book(s)", U"book(s) CIBARA", true},
        {U"ARABIC book(s)", U"CIBARA book(s)", false},
        {U"AB 12-34 CD", U"DC 12-34 BA", true},
        {U"ab AB 1,234.5 CD", U"ab DC 1,234.5 BA", false},
        {U"AB $12% CD", U"DC $12% BA", true},
        {U"it is called \u2067AN INTRODUCTION TO java\u2069 - $19.95 in hardcover.",
         U"it is called java OT NOITCUDORTNI NA - $19.95 in hardcover.", false},
        {U"jan \u2068AB\u2069 - 5", U"jan BA - 5", false},
        {U"jan AB - 5", U"jan 5 - BA", false},
    };
    for (auto const& example : examples) {
        auto const direction =
            example.right_to_left ? Direction::right_to_left : Direction::left_to_right;
        std::string read;
        for (auto const code : example.read) append_utf8(read, code);
        INFO(read);
        CHECK(displayed(example.read, direction) == example.shown);
    }
}
