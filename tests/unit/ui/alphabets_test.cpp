// SPDX-License-Identifier: EUPL-1.2
#include "unit/ui/stage_fixture.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include <catch2/catch.hpp>
#include <unicode/locid.h>
#include <unicode/ulocdata.h>
#include <unicode/unistr.h>
#include <unicode/uset.h>

namespace ontmoet::ui {
namespace {

std::string utf8(icu::UnicodeString const& text) {
    std::string out;
    return text.toUTF8String(out);
}

// The letters of a language as CLDR has them ("main exemplar characters"), small and capital.
std::set<std::string> alphabet_of(std::string const& language) {
    UErrorCode failed = U_ZERO_ERROR;
    auto* data = ulocdata_open(language.c_str(), &failed);
    auto* letters = ulocdata_getExemplarSet(data, nullptr, 0, ULOCDATA_ES_STANDARD, &failed);
    check(U_SUCCESS(failed), "CLDR knows the language");
    icu::Locale const locale(language.c_str());
    std::set<std::string> alphabet;
    for (int32_t i = 0; i < uset_getItemCount(letters); ++i) {
        UChar32 first = 0;
        UChar32 last = 0;
        UChar word[16];
        auto const size = uset_getItem(letters, i, &first, &last, word, 16, &failed);
        std::vector<icu::UnicodeString> found;
        if (size >= 2) found.emplace_back(word, size);
        for (UChar32 code = first; size < 2 && code <= last; ++code) found.emplace_back(code);
        for (auto const& one : found) {
            alphabet.insert(utf8(one));
            alphabet.insert(utf8(icu::UnicodeString(one).toUpper(locale)));
        }
    }
    uset_close(letters);
    ulocdata_close(data);
    return alphabet;
}

struct Sheet : StageFixture {
    std::string text;
    std::string layout;

    explicit Sheet(std::string const& language, Size panel = {1280, 800}) {
        setting.panel = panel;
        speak(language);
        view = [this](Frame& f) {
            f.focus("sheet.field");
            if (auto const typed = f.text_field("sheet.field", {32, 32, 700, 80}, text)) {
                text = *typed;
            }
            KeyboardLook const look{.layout = layout};
            float const height = f.keyboard_height("sheet.keys", look);
            f.keyboard("sheet.keys", {32, f.canvas().h - height - 120, 736, height}, look);
        };
        draw(2);
    }
    // What comes into the field by touching the keys for a text.
    std::string typed(std::string const& wanted) {
        text.clear();
        draw();
        type(wanted);
        return text;
    }
};

TEST_CASE("every letter of a language's alphabet can be typed by touching keys") {
    auto const* language = GENERATE("nl", "en", "ar", "ti", "fa", "tr", "so", "ps", "fr", "uk");
    Sheet sheet(language);
    auto const alphabet = alphabet_of(language);
    CHECK(alphabet.size() >= 30);
    for (auto const& letter : alphabet) {
        INFO(language << " " << letter);
        CHECK(sheet.typed(letter) == letter);
        for (auto const& one : pieces_for_keys(sheet.stage, letter)) {
            auto const touches = touches_for(sheet.stage, one);
            REQUIRE_FALSE(touches.empty());
            CHECK_FALSE(touches.front().id.starts_with("sheet.keys.script"));
        }
    }
}

TEST_CASE("names are typed by touches in the script of their language") {
    auto const [language, name] =
        GENERATE(table<std::string, std::string>({{"ti", "ሰላም"},
                                                  {"ti", "ቋንቋ ጓል ኣብርሃም"},
                                                  {"ar", "محمد"},
                                                  {"ar", "آلاء لؤي"},
                                                  {"fa", "علی‌رضا چگینی"},
                                                  {"ps", "گلپښه"},
                                                  {"ps", "ټوپۍ ځړوڼکې"},
                                                  {"uk", "Ґалаґан"},
                                                  {"uk", "Дем'яненко-Їжак"},
                                                  {"tr", "Şükrü Işık İğdır"},
                                                  {"fr", "Zoë d'Église-Garçon"},
                                                  {"nl", "Daniëlle van 't Zand"},
                                                  {"so", "Cabdi"}}));
    Sheet sheet(language);
    CHECK(sheet.typed(name) == name);
}

TEST_CASE("a name of another script is typed by changing the keyboard") {
    auto const [language, name] = GENERATE(table<std::string, std::string>(
        {{"ar", "Mohammed"}, {"ti", "Selam 7"}, {"nl", "محمد"}, {"nl", "ሰላም"}, {"uk", "Şükrü"}}));
    Sheet sheet(language);
    CHECK(sheet.typed(name) == name);
}

TEST_CASE("digits can be typed in every language, those of its script, too") {
    for (auto const& language : i18n::interface_languages()) {
        INFO(language.tag);
        Sheet sheet{std::string{language.tag}};
        CHECK(sheet.typed("0123456789") == "0123456789");
    }
    CHECK(Sheet("ar").typed("٠١٢٣٤٥٦٧٨٩") == "٠١٢٣٤٥٦٧٨٩");
    CHECK(Sheet("fa").typed("۰۱۲۳۴۵۶۷۸۹") == "۰۱۲۳۴۵۶۷۸۹");
    CHECK(Sheet("ti").typed("፩፳፻፼") == "፩፳፻፼");
}

TEST_CASE("the phone keyboard types a number with its country") {
    Sheet sheet("nl");
    sheet.layout = "phone";
    sheet.draw(2);
    CHECK(sheet.typed("+31612345678") == "+31612345678");
    CHECK(sheet.node("sheet.keys.5").rect.w >= 140);
    sheet.tap("sheet.keys.erase");
    sheet.draw(2);
    CHECK(sheet.text == "+3161234567");
}

TEST_CASE("every key of every page is wide and high enough, also on a standing panel") {
    auto const panel = GENERATE(Size{1280, 800}, Size{800, 1280}, Size{1024, 600});
    for (auto const& layout : StageFixture::keyboards().all()) {
        for (auto const& page : layout.pages) {
            Sheet sheet("nl", panel);
            sheet.layout = layout.name;
            sheet.draw(2);
            if (page.name != layout.pages.front().name) {
                sheet.tap("sheet.keys.page." + page.name);
                sheet.draw(2);
            }
            CHECK(sheet.stage.tree().duplicates().empty());
            for (auto const& node : sheet.stage.tree().nodes) {
                if (node.role != Role::key) continue;
                INFO(layout.name << " " << page.name << " " << node.id << " " << node.rect.w);
                CHECK(node.rect.w >= 64 - 0.01f);
                CHECK(node.rect.h >= 64 - 0.01f);
                CHECK(node.visible.w > node.rect.w - 1);
                CHECK(node.visible.h > node.rect.h - 1);
                CHECK_FALSE(node.truncated);
            }
        }
    }
}

}  // namespace
}  // namespace ontmoet::ui
