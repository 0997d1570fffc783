// SPDX-License-Identifier: EUPL-1.2
#include "unit/text/engine_for_tests.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet::text;

namespace {

std::uint32_t only_glyph(TextEngine& engine, std::string_view text) {
    auto const layout = engine.layout({.text = text});
    REQUIRE(layout->glyphs.size() == 1);
    return layout->glyphs[0].id;
}

}  // namespace

TEST_CASE("Arabic letters join: each has another shape than alone") {
    auto const engine = make_engine();
    // seen, beh, beh: begin, middle and end of a word, from right to left.
    auto const word = engine->layout({.text = "سبب", .language = "ar"});
    REQUIRE(word->glyphs.size() >= 3);
    auto const ids = glyph_ids(*word);
    CHECK(ids.back() != only_glyph(*engine, "س"));
    auto const beh = only_glyph(*engine, "ب");
    CHECK(std::count(ids.begin(), ids.end(), beh) == 0);
    auto const begins = engine->layout({.text = "بس", .language = "ar"});
    CHECK(glyph_ids(*begins) != glyph_ids(*engine->layout({.text = "سب", .language = "ar"})));
}

TEST_CASE("lam and alef become one ligature of two letters") {
    auto const engine = make_engine();
    auto const layout = engine->layout({.text = "لا", .language = "ar"});
    CHECK(layout->glyphs.size() == 1);
    REQUIRE(layout->clusters.size() == 2);
    CHECK(layout->clusters[1].begin_byte == 0);
    CHECK(layout->clusters[0].right == Approx(layout->width / 2));
    auto const lam = engine->layout({.text = "ل", .language = "ar"});
    auto const alef = engine->layout({.text = "ا", .language = "ar"});
    CHECK(layout->width < lam->width + alef->width);
}

TEST_CASE("Arabic stands from right to left, digits and Latin in it from left to right") {
    auto const engine = make_engine();
    //                                       0 2 4 5 6 7 8 9 10
    auto const layout = engine->layout({.text = "شم 12 ab", .language = "ar"});
    CHECK(layout->right_to_left);
    CHECK(bytes_left_to_right(*layout) == std::vector<std::uint32_t>{8, 9, 7, 5, 6, 4, 2, 0});
    auto const latin_first = engine->layout({.text = "ab شم", .language = "nl"});
    CHECK_FALSE(latin_first->right_to_left);
    CHECK(bytes_left_to_right(*latin_first) == std::vector<std::uint32_t>{0, 1, 2, 5, 3});
}

TEST_CASE("brackets are mirrored in right-to-left text") {
    auto const engine = make_engine();
    auto const open = only_glyph(*engine, "(");
    auto const close = only_glyph(*engine, ")");
    auto const layout = engine->layout({.text = "(ab)", .direction = Direction::right_to_left});
    REQUIRE(layout->glyphs.size() == 4);
    // The bracket read first stands at the right and closes to the eye.
    CHECK(layout->glyphs[0].byte == 3);
    CHECK(layout->glyphs[0].id == open);
    CHECK(layout->glyphs[3].byte == 0);
    CHECK(layout->glyphs[3].id == close);
}

TEST_CASE("every letter of the house's languages has a glyph in both weights") {
    auto const engine = make_engine();
    struct Sample {
        char const* language;
        char const* letters;
    };
    auto const samples = {
        Sample{"fa",
               "ا آ ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض "
               "ط ظ ع غ ف ق ک گ ل م ن و ه ی ئ ۰۱۲۳۴۵۶۷۸۹"},
        Sample{"ps", "ټ ځ څ ډ ړ ږ ښ ګ ڼ ې ۍ ئ ي ی"},
        Sample{"ar", "ء أ إ ؤ ئ ة ى ً ٌ ٍ َ ُ ِ ّ ْ ٠١٢٣٤٥٦٧٨٩ ، ؛ ؟"},
        Sample{"ckb", "ڕ ڵ ۆ ێ ە ڤ ھ"},
        Sample{"ti",
               "ሀ ለ ሐ መ ረ ሰ ሸ ቀ ቐ በ ቨ "
               "ተ ቸ ነ ኘ አ ከ ኸ ወ ዐ ዘ ዠ "
               "የ ደ ጀ ገ ጠ ጨ ጰ ጸ ፈ ፐ ቋ ዅ ። ፣ ፤"},
        Sample{"tr", "ç ğ ı İ ö ş ü Ç Ğ I Ö Ş Ü"},
        Sample{"uk", "ґ є і ї Ґ Є І Ї щ ь ю я ʼ"},
        Sample{"fr", "à â ç é è ê ë î ï ô œ ù û ü ÿ « »"},
        Sample{"nl", "ĳ é ë ï ö ü € ’ – …"},
        Sample{"so", "Soo dhawow! X x C c Q q dh kh sh"},
    };
    for (auto const weight : {Weight::regular, Weight::bold}) {
        for (auto const& sample : samples) {
            INFO(sample.language);
            auto const layout = engine->layout(
                {.text = sample.letters, .weight = weight, .language = sample.language});
            CHECK(every_letter_is_drawn(*layout));
        }
    }
}

TEST_CASE("each script is drawn with its own face of the asked weight") {
    auto const engine = make_engine();
    auto const face_of = [&](char const* text, Weight weight) {
        return engine->layout({.text = text, .weight = weight})->glyphs.at(0).face;
    };
    CHECK(face_of("a", Weight::regular) == FaceId::sans);
    CHECK(face_of("a", Weight::bold) == FaceId::sans_bold);
    CHECK(face_of("ش", Weight::regular) == FaceId::arabic);
    CHECK(face_of("ش", Weight::bold) == FaceId::arabic_bold);
    CHECK(face_of("ት", Weight::regular) == FaceId::ethiopic);
    CHECK(face_of("ት", Weight::bold) == FaceId::ethiopic_bold);
}

TEST_CASE("a character without a face is drawn as the replacement box and counted") {
    auto const engine = make_engine();
    auto const box = only_glyph(*engine, "\uFFFD");
    auto const layout = engine->layout({.text = "a漢\U0001F600b"});
    CHECK(layout->missing == 2);
    REQUIRE(layout->glyphs.size() == 4);
    CHECK(layout->glyphs[1].id == box);
    CHECK(layout->glyphs[2].id == box);
    CHECK(engine->layout({.text = "a\xFF"})->glyphs.at(1).id == box);
}

TEST_CASE("joiners and direction marks are not drawn") {
    auto const engine = make_engine();
    auto const plain = engine->layout({.text = "می شود", .language = "fa"});
    auto const marked = engine->layout({.text = "\u2067می شود\u2069\u200F", .language = "fa"});
    CHECK(marked->width == Approx(plain->width));
    CHECK(marked->missing == 0);
    // The zero-width non-joiner of Persian keeps letters apart without a space.
    auto const apart = engine->layout({.text = "می\u200Cشود", .language = "fa"});
    auto const joined = engine->layout({.text = "میشود", .language = "fa"});
    CHECK(apart->missing == 0);
    CHECK(glyph_ids(*apart) != glyph_ids(*joined));
}

TEST_CASE("a word keeps its joins where a direction control cuts it in two runs") {
    auto const engine = make_engine();
    auto const drawn = [&](char const* text) {
        auto ids = glyph_ids(*engine->layout({.text = text, .language = "ar"}));
        auto const space = only_glyph(*engine, " ");
        ids.erase(std::remove(ids.begin(), ids.end(), space), ids.end());
        return ids;
    };
    CHECK(drawn("سس\u202Bسس\u202C") == drawn("سسسس"));
}

TEST_CASE("the language chooses the shape of a letter") {
    auto const engine = make_engine();
    auto const shapes = [&](char const* text, char const* language) {
        return glyph_ids(*engine->layout({.text = text, .language = language}));
    };
    // Romanian has a comma where Turkish has a cedilla; Urdu writes 4 and 7 unlike Persian.
    CHECK(shapes("Ş", "tr") != shapes("Ş", "ro"));
    CHECK(shapes("۴۷", "fa") != shapes("۴۷", "ur"));
    CHECK(shapes("Ş", "tr") == shapes("Ş", ""));
}

TEST_CASE("the name of an icon becomes one glyph in a square") {
    auto const engine = make_engine();
    for (auto const* name :
         {"arrow_back", "check", "volume_up", "home", "qr_code", "close", "help"}) {
        INFO(name);
        if (!engine->has_icon(name)) {
            WARN("the installed icon font has no such icon");
            continue;
        }
        auto const layout = engine->icon(name, 48);
        REQUIRE(layout->glyphs.size() == 1);
        CHECK(layout->glyphs[0].face == FaceId::icons);
        CHECK(layout->glyphs[0].id != 0);
        CHECK(layout->width == 48.0F);
        CHECK(layout->height == 48.0F);
    }
    CHECK(engine->has_icon("arrow_back"));
    CHECK(engine->icon("check", 48)->glyphs[0].id != engine->icon("close", 48)->glyphs[0].id);
}

TEST_CASE("an unknown icon is the replacement box") {
    auto const engine = make_engine();
    for (auto const* name : {"no_such_icon_at_all", "", "\xFF\xFE", "شكرا"}) {
        CHECK_FALSE(engine->has_icon(name));
        CHECK(engine->icon(name, 48)->missing == 1);
        CHECK_FALSE(engine->icon(name, 48)->glyphs.empty());
    }
}
