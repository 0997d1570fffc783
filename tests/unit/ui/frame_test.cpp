// SPDX-License-Identifier: EUPL-1.2
#include "unit/ui/stage_fixture.h"

#include <array>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace ontmoet::ui {
namespace {

TEST_CASE("the canvas keeps its units on every panel") {
    StageFixture screen;
    Rect canvas;
    screen.view = [&](Frame& f) { canvas = f.canvas(); };
    auto const [w, h] = GENERATE(table<float, float>(
        {{1280, 800}, {1024, 600}, {1920, 1080}, {3840, 2160}, {800, 1280}, {1080, 1920}}));
    screen.setting.panel = {w, h};
    screen.draw();
    CHECK(std::max(canvas.w, canvas.h) >= 1279.9f);
    CHECK(std::min(canvas.w, canvas.h) >= 799.9f);
    CHECK(canvas.w / canvas.h == Approx(w / h));
}

TEST_CASE("a language that runs right to left mirrors what is drawn and what is touched") {
    StageFixture screen;
    int pressed = 0;
    screen.view = [&](Frame& f) {
        auto const page = f.page();
        Rect bar = page.bottom;
        if (f.button_at_start("test.back", bar, "Terug")) ++pressed;
    };
    screen.draw();
    Rect const before = screen.node("test.back").rect;
    CHECK(before.x == 32);
    screen.speak("ar");
    screen.draw();
    Rect const after = screen.node("test.back").rect;
    CHECK(after.end() == 1280 - 32);
    CHECK(after == before.mirrored_in(1280));
    screen.tap("test.back");
    CHECK(pressed == 1);
}

TEST_CASE("a hall map looks the same in every language") {
    std::array<MapTable, 2> const tables{MapTable{"1", {0, 0}}, MapTable{"2", {1, 0}}};
    std::array<Point, 1> const boards{Point{0.5f, 0}};
    StageFixture screen;
    screen.view = [&](Frame& f) {
        f.hall_map("test.map", {100, 100, 400, 400},
                   {.tables = tables, .boards = boards, .highlighted = 1});
    };
    auto const* tag = GENERATE("nl", "ar");
    screen.speak(tag);
    screen.draw();
    CHECK(screen.middle("test.map.1").x < screen.middle("test.map.2").x);
}

TEST_CASE("words that do not fit are said to be cut, words that fit are not") {
    StageFixture screen;
    screen.view = [](Frame& f) {
        f.text({0, 0, 120, 40}, "Dit is een heel lange zin", style::body, "test.cut");
        f.text({0, 100, 900, 40}, "Dit is een heel lange zin", style::body, "test.whole");
        f.button("test.button", {0, 200, 90, 64}, "Werkervaringsplaatsen bekijken");
    };
    screen.draw();
    CHECK(screen.node("test.cut").truncated);
    CHECK_FALSE(screen.node("test.whole").truncated);
    CHECK(screen.node("test.button").truncated);
}

TEST_CASE("words shrink before they are cut, not below the size that was allowed") {
    StageFixture screen;
    screen.view = [](Frame& f) {
        f.text({0, 0, 290, 40}, "Bijna te lange woorden", style::heading.shrinking(18).lines(1),
               "test.shrunk");
    };
    screen.draw();
    CHECK_FALSE(screen.node("test.shrunk").truncated);
    CHECK(screen.node("test.shrunk").size < 28);
    CHECK(screen.node("test.shrunk").size >= 18);
}

TEST_CASE("bigger text makes the Frame suggest more height") {
    StageFixture screen;
    float line = 0;
    float button = 0;
    screen.view = [&](Frame& f) {
        line = f.line_height(style::body);
        button = f.button_height();
    };
    screen.draw();
    float const before = line;
    CHECK(button >= 64);
    screen.setting.text_scale = 1.5f;
    screen.draw();
    CHECK(line == Approx(before * 1.5f).margin(2));
    CHECK(button >= 80);
}

TEST_CASE("a steady frame shapes no text, also in Arabic") {
    StageFixture screen;
    screen.view = [](Frame& f) {
        auto page = f.page();
        f.paragraph(page.body, "أهلاً وسهلاً! كيف تريد تسجيل حضورك؟", style::title);
        f.tile("test.tile", page.body.cut_top(220), "ክሽነ", {.icon = "restaurant"});
        f.button("test.next", page.bottom, "Verder", {.icon = "arrow_forward"});
    };
    screen.draw(3);
    auto const before = StageFixture::engine().counts();
    screen.draw(20);
    auto const after = StageFixture::engine().counts();
    CHECK(after.lookups > before.lookups);
    CHECK(after.shapings == before.shapings);
    CHECK_FALSE(screen.stage.wake_at());
}

TEST_CASE("nothing below a dialog can be pressed") {
    StageFixture screen;
    int below = 0;
    int inside = 0;
    bool open = true;
    screen.view = [&](Frame& f) {
        if (f.button("test.below", {0, 0, 1280, 800}, "Onder")) ++below;
        if (!open) return;
        Rect box = f.begin_dialog("test.dialog", {600, 400}, "Ben je er nog?");
        if (f.button("test.yes", box.cut_bottom(80), "Ja")) ++inside;
        f.end_dialog();
    };
    screen.draw();
    CHECK_FALSE(screen.node("test.below").is_pressable());
    screen.tap(Point{40, 40});
    screen.tap("test.yes");
    CHECK(below == 0);
    CHECK(inside == 1);
    open = false;
    screen.draw();
    screen.tap(Point{40, 40});
    CHECK(below == 1);
}

TEST_CASE("a disabled button is not pressed and says so") {
    StageFixture screen;
    int pressed = 0;
    screen.view = [&](Frame& f) {
        if (f.button("test.off", {0, 0, 300, 80}, "Uit", {.enabled = false})) ++pressed;
    };
    screen.draw();
    screen.tap("test.off");
    CHECK(pressed == 0);
    CHECK_FALSE(screen.node("test.off").enabled);
}

TEST_CASE("the speaker on a language is a target of its own") {
    StageFixture screen;
    LanguageTouch last = LanguageTouch::none;
    screen.view = [&](Frame& f) {
        auto const touched = f.language_tile("test.ar", {100, 100, 370, 124}, "العربية",
                                             {.language = "ar", .has_sound = true});
        if (touched != LanguageTouch::none) last = touched;
    };
    screen.draw();
    // The name of a language that runs right to left stands right, its speaker left.
    CHECK(screen.middle("test.ar.listen").x < screen.middle("test.ar").x);
    screen.tap("test.ar.listen");
    CHECK(last == LanguageTouch::listen);
    screen.tap("test.ar");
    CHECK(last == LanguageTouch::choose);
}

TEST_CASE("the week grid tells which part of which day was touched") {
    std::array<std::string, 7> const days{"ma", "di", "wo", "do", "vr", "za", "zo"};
    std::array<std::string, 3> const parts{"ochtend", "middag", "avond"};
    StageFixture screen;
    std::uint32_t chosen = 0;
    screen.view = [&](Frame& f) {
        auto const bit = f.week_grid("test.week", {32, 100, 1216, 300},
                                     {.days = days, .parts = parts, .chosen = chosen});
        if (bit) chosen ^= 1u << *bit;
    };
    screen.draw();
    screen.tap("test.week.8");
    CHECK(chosen == 1u << 8);
    screen.draw();
    CHECK(screen.node("test.week.8").selected);
    CHECK(screen.node("test.week.8").label == "di, middag");
}

TEST_CASE("the tree finds nodes, tells of doubles and writes itself down") {
    StageFixture screen;
    screen.view = [](Frame& f) {
        f.button("test.a", {0, 0, 300, 80}, "Zeg \"ja\"");
        f.button("test.a", {0, 100, 300, 80}, "Dubbel");
        f.toggle("test.t", {0, 200, 140, 80}, true, "Aan");
    };
    screen.draw();
    auto const& tree = screen.stage.tree();
    CHECK(tree.find("test.t")->selected);
    CHECK(tree.find("nowhere") == nullptr);
    CHECK(tree.find_label("Dubbel")->rect.y == 100);
    CHECK(tree.duplicates() == std::vector<std::string>{"test.a"});
    CHECK(tree.to_text() ==
          "button #test.a \"Zeg \\\"ja\\\"\" [0 0 300 80]\n"
          "button #test.a \"Dubbel\" [0 100 300 80]\n"
          "toggle #test.t \"Aan\" [0 200 140 80] selected\n");
    auto const json = nlohmann::json::parse(tree.to_json());
    CHECK(json.at("nodes").size() == 3);
    CHECK(json.at("nodes").at(0).at("label") == "Zeg \"ja\"");
}

TEST_CASE("what a scroll area hides cannot be touched") {
    StageFixture screen;
    int pressed = 0;
    screen.view = [&](Frame& f) {
        Rect const list = f.begin_scroll("test.list", {0, 0, 600, 200});
        if (f.button("test.far", {list.x, list.y + 300, 300, 80}, "Ver")) ++pressed;
        f.end_scroll(400);
    };
    screen.draw();
    CHECK(screen.node("test.far").is_clipped());
    CHECK_FALSE(screen.node("test.far").is_visible());
    screen.tap("test.far");
    CHECK(pressed == 0);
}

TEST_CASE("wrong bytes in a name are drawn, not trusted") {
    StageFixture screen;
    screen.view = [](Frame& f) {
        f.text({0, 0, 600, 80}, "\xff\xfe kapot \xc3", style::body, "test.bad");
        f.button("test.wrong", {0, 100, 300, 80}, "\x80\x80");
    };
    screen.draw(2);
    CHECK(screen.stage.tree().find("test.bad"));
}

}  // namespace
}  // namespace ontmoet::ui
