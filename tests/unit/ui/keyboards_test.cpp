// SPDX-License-Identifier: EUPL-1.2
#include "ui/keyboards.h"

#include <filesystem>
#include <set>

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

std::string layout_with(std::string const& row) {
    return R"({"name":"x","languages":["nl"],"pages":[{"name":"a","rows":[")" + row + R"("]}]})";
}

TEST_CASE("a row is read as keys with widths and other letters") {
    auto const layout = Keyboards::parse(layout_with("e|é|è {space}*5 {erase} {page:a}*1.5"));
    REQUIRE(layout);
    auto const& row = layout->pages.at(0).rows.at(0);
    REQUIRE(row.size() == 4);
    CHECK(row[0].name == "e");
    CHECK(row[0].others == std::vector<std::string>{"é", "è"});
    CHECK(row[1].width == 5);
    CHECK(row[2].act == KeyCap::Act::erase);
    CHECK(row[3].width == 1.5f);
}

TEST_CASE("a damaged layout is refused with the reason") {
    auto const json = GENERATE(
        as<std::string>{}, "", "{", "[]", R"({"name":"x"})", layout_with(""), layout_with("{fly}"),
        layout_with("{space"), layout_with("{space}*99"), layout_with("{space}x"),
        layout_with("{page:nowhere}"), layout_with("e||é"), layout_with("{type:x}"),
        layout_with("{type:=x}"), layout_with("{type:x=}"), layout_with("{forms}"));
    auto const layout = Keyboards::parse(json);
    REQUIRE_FALSE(layout);
    CHECK(layout.error().message_key == "error.keyboard_damaged");
    CHECK_FALSE(layout.error().detail.empty());
}

TEST_CASE("a folder without layouts is an error") {
    auto const keyboards = Keyboards::load("/nonexistent/keyboards");
    REQUIRE_FALSE(keyboards);
    CHECK(keyboards.error().message_key == "error.keyboard_missing");
}

TEST_CASE("a key may show something else than what it types") {
    auto const layout = Keyboards::parse(layout_with("{type:nbsp=\\u00a0}*2 a"));
    REQUIRE(layout);
    auto const& key = layout->pages.at(0).rows.at(0).at(0);
    CHECK(key.act == KeyCap::Act::type);
    CHECK(key.label == "nbsp");
    CHECK(key.name == "\u00a0");
    CHECK(key.width == 2);
}

TEST_CASE("a consonant knows the letters of its family") {
    auto const layout = Keyboards::parse(R"({"name":"x","languages":["ti"],
        "forms":["ሀ ሁ ሂ", "ለ ሉ"], "pages":[{"name":"a","rows":["{forms} ፡ ።", "ሀ ለ"]}]})");
    REQUIRE(layout);
    CHECK(layout->pages.at(0).forms_row == 0);
    CHECK(layout->pages.at(0).rows.at(0).size() == 2);
    REQUIRE(layout->forms_of("ሂ"));
    CHECK(layout->forms_of("ሂ")->at(1).name == "ሁ");
    CHECK_FALSE(layout->forms_of("።"));
}

TEST_CASE("every layout of a language can erase, undo, space, enter and change the script") {
    auto const keyboards = Keyboards::load(SOURCE_DIR "/assets/keyboards");
    REQUIRE(keyboards);
    for (auto const& layout : keyboards->all()) {
        if (layout.languages.empty()) continue;
        for (auto const& page : layout.pages) {
            INFO(layout.name << " " << page.name);
            std::set<KeyCap::Act> acts;
            for (auto const& row : page.rows) {
                for (auto const& key : row) acts.insert(key.act);
            }
            for (auto const act : {KeyCap::Act::erase, KeyCap::Act::undo, KeyCap::Act::space,
                                   KeyCap::Act::enter, KeyCap::Act::script}) {
                CHECK(acts.contains(act));
            }
        }
    }
}

TEST_CASE("no page has the same key twice") {
    auto const keyboards = Keyboards::load(SOURCE_DIR "/assets/keyboards");
    REQUIRE(keyboards);
    for (auto const& layout : keyboards->all()) {
        for (auto const& page : layout.pages) {
            std::set<std::string> seen;
            for (auto const& row : page.rows) {
                for (auto const& key : row) {
                    INFO(layout.name << " " << page.name << " " << key.name);
                    if (key.act == KeyCap::Act::type) CHECK(seen.insert(key.name).second);
                }
            }
        }
    }
}

TEST_CASE("a layout is found by name, by language, and Latin serves the rest") {
    auto const keyboards = Keyboards::load(SOURCE_DIR "/assets/keyboards");
    REQUIRE(keyboards);
    CHECK(keyboards->find("arabic", "nl").name == "arabic");
    CHECK(keyboards->find("", "ar").name == "arabic");
    CHECK(keyboards->find("", "so").name == "latin");
    CHECK(keyboards->find("", "fr").name == "azerty");
    CHECK(keyboards->find("", "fa").name == "persian");
    CHECK(keyboards->find("", "ps").name == "pashto");
    CHECK(keyboards->find("", "ti").name == "ethiopic");
    CHECK(keyboards->find("phone", "nl").name == "phone");
    CHECK(keyboards->find("none", "xx").name == "latin");
}

}  // namespace
}  // namespace ontmoet::ui
