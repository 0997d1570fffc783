// SPDX-License-Identifier: EUPL-1.2
#include "ui/reading.h"

#include "unit/ui/stage_fixture.h"

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

std::vector<std::string> words_of(std::vector<Utterance> const& said) {
    std::vector<std::string> words;
    for (auto const& one : said) words.push_back(one.words);
    return words;
}

using Words = std::vector<std::string>;

struct Reader : StageFixture {
    Words read() {
        draw(2);
        return words_of(reading_of(stage.tree(), setting.tongue->is_right_to_left()));
    }
};

TEST_CASE("the title is read first, then the choices with their smaller words, then the bar") {
    Reader reader;
    reader.view = [](Frame& f) {
        auto page = f.page();
        f.button_at_start("test.back", page.bottom, "Terug");
        f.button_at_end("test.next", page.bottom, "Verder");
        f.paragraph(page.body, "Hoe heet je?", style::title, 24);
        auto const places = page.body.columns(2, 32);
        f.choice("test.b", places[1], "Zoeken", {.icon = "search", .subtitle = "Typ je naam"});
        f.choice("test.a", places[0], "Scannen", {.icon = "search", .subtitle = "Met je papier"});
    };
    CHECK(reader.read() == Words{"Hoe heet je?", "Scannen", "Met je papier", "Zoeken",
                                 "Typ je naam", "Terug", "Verder"});
    reader.speak("ar");
    CHECK(reader.read() == Words{"Hoe heet je?", "Scannen", "Met je papier", "Zoeken",
                                 "Typ je naam", "Terug", "Verder"});
}

TEST_CASE("a grid is read row by row, two columns apart one after the other") {
    Reader reader;
    reader.view = [](Frame& f) {
        for (int i = 0; i < 4; ++i) {
            float const x = static_cast<float>(i % 2) * 216;
            float const y = static_cast<float>(i / 2) * 116;
            f.tile("tile." + std::to_string(i), {x, y, 200, 100}, std::to_string(i), {});
        }
        for (int i = 4; i < 6; ++i)
            f.tile("tile." + std::to_string(i), {500, static_cast<float>(i - 4) * 116, 200, 100},
                   std::to_string(i), {});
    };
    CHECK(reader.read() == Words{"0", "1", "2", "3", "4", "5"});
}

TEST_CASE("what stands in a card is read with the card, and its own words once") {
    Reader reader;
    reader.view = [](Frame& f) {
        for (int i = 0; i < 2; ++i) {
            Rect const card{static_cast<float>(i) * 320, 100, 300, 300};
            auto const name = "Bakker " + std::to_string(i);
            f.card_button("card." + std::to_string(i), card, name);
            f.text({card.x + 20, 120, 200, 40}, name);
            f.text({card.x + 20, 200, 200, 40}, "Den Haag");
        }
    };
    CHECK(reader.read() == Words{"Bakker 0", "Den Haag", "Bakker 1", "Den Haag"});
}

TEST_CASE("nothing private and nothing that is no word is read") {
    Reader reader;
    reader.view = [](Frame& f) {
        f.text_field("test.name", {40, 40, 600, 80}, "Selam", {.label = "Je naam"});
        f.text_field("test.pin", {40, 140, 600, 80}, "2468", {.label = "Pin", .secret = true});
        f.row("test.found", {40, 240, 600, 88}, "Yusuf D.", {.silent = true});
        f.text({40, 340, 600, 40}, "Selam T.", style::body.unspoken());
        f.button("test.off", {40, 400, 600, 80}, "Nog niet", {.enabled = false});
        f.number_pad("test.pad", {700, 40, 400, 500}, "12");
        f.logo({40, 500, 200, 40});
    };
    CHECK(reader.read() == Words{"Je naam", "Pin"});
    for (auto const& node : reader.stage.tree().nodes)
        for (auto const& one : reading_of_node(reader.stage.tree(), node.id)) {
            CHECK(one.words != "Selam");
            CHECK(one.words != "2468");
        }
    CHECK(words_of(reading_of_node(reader.stage.tree(), "test.found")) == Words{"Yusuf D."});
    CHECK(reading_of_node(reader.stage.tree(), "test.pad.7").empty());
}

TEST_CASE("a dialog is all there is to read while it stands above the screen") {
    Reader reader;
    reader.view = [](Frame& f) {
        f.text({40, 40, 600, 40}, "Eronder");
        auto inside = f.begin_dialog("ask", {600, 400}, "Ben je er nog?");
        f.button("ask.yes", inside.cut_bottom(80), "Ja");
        f.end_dialog();
    };
    CHECK(reader.read() == Words{"Ben je er nog?", "Ja"});
}

TEST_CASE("a list is read to its end, and what is said is brought into view and marked") {
    Reader reader;
    reader.view = [](Frame& f) {
        auto const area = f.begin_scroll("list", {40, 100, 600, 300});
        for (int i = 0; i < 12; ++i)
            f.row("row." + std::to_string(i),
                  {area.x, area.y + static_cast<float>(i) * 100, area.w, 90}, std::to_string(i));
        f.end_scroll(1'200);
        f.button("test.next", {40, 420, 300, 80}, "Verder");
    };
    auto const words = reader.read();
    REQUIRE(words.size() == 13);
    CHECK(words[11] == "11");
    CHECK(words[12] == "Verder");
    CHECK_FALSE(reader.node("row.9").is_visible());
    reader.setting.spoken = NodeName{"row.9", "9", 0};
    reader.draw(3);
    CHECK(reader.node("row.9").is_visible());
    auto const offset = reader.node("list").scroll_at;
    reader.drag({300, 200}, {300, 300});
    CHECK(reader.node("list").scroll_at < offset);
}

TEST_CASE("words that stand twice are told apart, whatever comes before them") {
    Tree tree;
    tree.nodes.resize(3);
    tree.nodes[0].label = tree.nodes[2].label = "Ja";
    tree.nodes[1].label = "Nee";
    auto const second = tree.name_of(2);
    CHECK(second == NodeName{"", "Ja", 1});
    CHECK(tree.find_named(second) == &tree.nodes[2]);
    tree.nodes.insert(tree.nodes.begin(), Node{});
    CHECK(tree.find_named(second) == &tree.nodes[3]);
    CHECK(tree.find_named({"", "Ja", 2}) == nullptr);
}

TEST_CASE("words in another language say so, and so does what is chosen") {
    Reader reader;
    reader.view = [](Frame& f) {
        f.language_tile("languages.ar", {40, 40, 500, 100}, "العربية",
                        {.language = "ar", .has_sound = true, .selected = true});
    };
    reader.draw();
    auto const said = reading_of(reader.stage.tree(), false);
    REQUIRE(said.size() == 1);
    CHECK(said[0].language == "ar");
    CHECK(said[0].selected);
}

TEST_CASE("a stage tells touches and the focus of keys") {
    Reader reader;
    reader.view = [](Frame& f) { f.button("test.go", {40, 40, 300, 80}, "Verder"); };
    reader.draw(2);
    CHECK_FALSE(reader.stage.was_touched());
    CHECK(reader.stage.focused_by_keys().empty());
    reader.touch(TouchEvent::Kind::down, {900, 600});
    reader.draw();
    CHECK(reader.stage.was_touched());
    reader.touch(TouchEvent::Kind::up, {900, 600});
    reader.draw();
    CHECK_FALSE(reader.stage.was_touched());
    reader.key(Key::tab);
    reader.draw(4, Duration{50});
    CHECK(reader.stage.focused_by_keys() == "test.go");
}

}  // namespace
}  // namespace ontmoet::ui
