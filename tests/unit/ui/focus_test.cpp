// SPDX-License-Identifier: EUPL-1.2
#include "ui/focus.h"

#include "ui/limits.h"
#include "unit/ui/stage_fixture.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

// A page with a bar, a grid of three by two, a primary button, and perhaps a dialog.
struct Page : StageFixture {
    std::string screen = "first";
    std::string pressed;
    bool asks = false;

    Page() {
        view = [this](Frame& f) {
            f.screen(screen);
            auto page = f.page();
            auto const note = [&](bool was_pressed, std::string const& id) {
                if (was_pressed) pressed += id + " ";
            };
            note(f.pill_at_end("common.text", page.top, "Aa"), "text");
            auto const cells = page.body.grid(3, 2);
            for (std::size_t i = 0; i < cells.size(); ++i) {
                auto const id = screen + "." + std::to_string(i);
                note(f.tile(id, cells[i], id, {.icon = "work"}), id);
            }
            note(f.button_at_end("common.next", page.bottom, "Verder",
                                 {.kind = ButtonKind::primary}),
                 "next");
            note(f.button_at_start("common.back", page.bottom, "Terug", {.escape = true}), "back");
            if (!asks) return;
            auto inside = f.begin_dialog("ask", {600, 400}, "Ben je er nog?");
            auto const halves = inside.cut_bottom(80).columns(2);
            note(f.button("ask.stop", halves[0], "Nee"), "stop");
            note(f.button("ask.yes", halves[1], "Ja", {.escape = true}), "yes");
            f.end_dialog();
        };
        draw();
        now += limits::settle;
    }
    void type(Key what, std::string const& text = {}, bool repeated = false) {
        now += Duration{200};
        stage.add(KeyEvent{what, text, now, false, repeated});
        // A letter is held back until it is certain that no scanner typed it.
        now += limits::scanner_gap * 2;
        draw(2);
    }
    void space() { type(Key::text, " "); }
    std::string at() const {
        std::string found;
        for (auto const& node : stage.tree().nodes)
            if (node.focused) found += (found.empty() ? "" : " ") + node.id;
        return found;
    }
    std::string walk(Key what, int times) {
        std::string way;
        for (int i = 0; i < times; ++i) {
            type(what);
            way += (way.empty() ? "" : " ") + at();
        }
        return way;
    }
};

TEST_CASE("Tab walks in reading order and round again, Shift+Tab back") {
    Page page;
    CHECK(page.at().empty());
    CHECK(page.walk(Key::tab, 10) ==
          "common.text first.0 first.1 first.2 first.3 first.4 first.5 common.back common.next "
          "common.text");
    CHECK(page.walk(Key::back_tab, 2) == "common.next common.back");
}

TEST_CASE("the reading order is mirrored where people read from right to left") {
    Page page;
    page.speak("ar");
    page.draw();
    CHECK(page.walk(Key::tab, 4) == "common.text first.0 first.1 first.2");
    CHECK(page.node("first.0").rect.x > page.node("first.1").rect.x);
    CHECK(page.walk(Key::left, 1) == "first.2");
    CHECK(page.walk(Key::right, 2) == "first.1 first.0");
    CHECK(page.walk(Key::down, 2) == "first.3 common.back");
}

TEST_CASE("arrows go to the nearest target on that side and stop at the edge") {
    Page page;
    CHECK(page.walk(Key::down, 1) == "common.text");
    CHECK(page.walk(Key::down, 2) == "first.2 first.5");
    CHECK(page.walk(Key::left, 3) == "first.4 first.3 first.3");
    CHECK(page.walk(Key::up, 1) == "first.0");
    CHECK(page.walk(Key::down, 2) == "first.3 common.back");
    CHECK(page.walk(Key::right, 1) == "common.next");
}

TEST_CASE("Enter and Space choose once, however long they are held") {
    Page page;
    page.type(Key::tab);
    page.type(Key::tab);
    page.type(Key::enter);
    for (int i = 0; i < 20; ++i) page.type(Key::enter, {}, true);
    CHECK(page.pressed == "first.0 ");
    page.type(Key::tab);
    page.space();
    CHECK(page.pressed == "first.0 first.1 ");
}

TEST_CASE("without keys nothing is shown, and Enter chooses nothing") {
    Page page;
    page.type(Key::enter);
    page.space();
    CHECK(page.pressed.empty());
    page.tap("first.3");
    CHECK(page.at().empty());
    // Keys go on from what the finger touched.
    CHECK(page.walk(Key::tab, 1) == "first.4");
}

TEST_CASE("on another screen the keys begin at its first target, never at the one before") {
    Page page;
    for (int i = 0; i < 9; ++i) page.type(Key::tab);
    CHECK(page.at() == "common.next");
    page.screen = "second";
    page.draw(2);
    CHECK(page.at() == "second.0");
    // A second press that was meant for the screen before chooses nothing.
    page.stage.add(KeyEvent{Key::enter, {}, page.now});
    page.draw(2);
    CHECK(page.pressed.empty());
    page.now += limits::settle;
    page.type(Key::enter);
    CHECK(page.pressed == "second.0 ");
}

TEST_CASE("a dialog holds the keys, is itself the first stop, and gives them back") {
    Page page;
    page.walk(Key::tab, 3);
    page.asks = true;
    page.draw(2);
    CHECK(page.at() == "ask");
    page.now += limits::settle;
    page.type(Key::enter);
    CHECK(page.pressed.empty());
    CHECK(page.walk(Key::tab, 4) == "ask.stop ask.yes ask.stop ask.yes");
    CHECK(page.walk(Key::left, 2) == "ask.stop ask.stop");
    page.asks = false;
    page.draw(2);
    CHECK(page.at() == "first.1");
}

TEST_CASE("Escape is the way back, and closes the dialog when there is one") {
    Page page;
    page.type(Key::escape);
    CHECK(page.pressed == "back ");
    page.asks = true;
    page.draw(2);
    page.now += limits::settle;
    page.type(Key::escape);
    CHECK(page.pressed == "back yes ");
}

TEST_CASE("what the keys were on is gone: they begin anew") {
    Page page;
    bool has_button = true;
    page.view = [&](Frame& f) {
        f.button("test.a", {32, 100, 300, 80}, "A");
        if (has_button) f.button("test.b", {32, 200, 300, 80}, "B");
    };
    page.draw();
    page.walk(Key::tab, 2);
    CHECK(page.at() == "test.b");
    has_button = false;
    page.draw(2);
    CHECK(page.at() == "test.a");
}

TEST_CASE("what the keys come to is scrolled into view, wholly") {
    Page page;
    page.view = [&](Frame& f) {
        Rect const area = f.begin_scroll("test.list", {0, 100, 1280, 400});
        for (int i = 0; i < 12; ++i)
            f.row("test." + std::to_string(i),
                  {area.x + 20, area.y + static_cast<float>(i) * 120, 800, 100}, "Rij");
        f.end_scroll(12 * 120);
    };
    page.draw();
    auto const key = GENERATE(Key::tab, Key::down);
    for (int i = 0; i < 12; ++i) {
        page.type(key);
        CHECK(page.at() == "test." + std::to_string(i));
        CHECK_FALSE(page.node(page.at()).is_clipped());
    }
}

TEST_CASE("where there is only something to read, the list itself is a stop and scrolls on") {
    Page page;
    page.view = [&](Frame& f) {
        Rect const area = f.begin_scroll("test.list", {0, 100, 1280, 400});
        f.text({area.x, area.y + 850, 600, 40}, "Het eind", style::body, "test.end");
        f.end_scroll(900);
        f.button("test.next", {0, 600, 300, 80}, "Verder");
    };
    page.draw();
    CHECK(page.walk(Key::tab, 3) == "test.list test.next test.list");
    CHECK(page.node("test.end").visible.is_empty());
    page.type(Key::enter);
    page.type(Key::enter);
    CHECK_FALSE(page.node("test.end").is_clipped());
    page.type(Key::enter);
    CHECK(page.node("test.end").visible.is_empty());
    page.type(Key::down);
    page.type(Key::down);
    CHECK_FALSE(page.node("test.end").is_clipped());
    page.type(Key::up);
    CHECK(page.node("test.list").scroll_at < page.node("test.list").scroll_end);
}

TEST_CASE("the ring can be seen on its own in every look") {
    for (auto const look : {Look::light, Look::high_contrast, Look::board}) {
        auto const& theme = theme_of(look);
        CHECK(contrast(theme[Paint::focus], theme[Paint::focus_halo]) >= 3.0);
    }
}

// --- two buttons ----------------------------------------------------------------------------

struct TwoButtons : Page {
    TwoButtons() {
        setting.two_buttons = true;
        draw(2);
        now += limits::settle;
    }
    void next() { space(); }
    void choose() { type(Key::enter); }
};

TEST_CASE("two buttons walk through groups, into a row and out of it again") {
    TwoButtons page;
    // Shown from the beginning, at the first row of the page.
    CHECK(page.at() == "scan.group.first.0");
    CHECK(page.node(page.at()).label == "first.0, first.1, first.2");
    page.choose();
    CHECK(page.at() == "first.0");
    CHECK(page.walk(Key::tab, 4) == "first.1 first.2 scan.leave first.0");
    page.next();
    page.choose();
    CHECK(page.pressed == "first.1 ");
    CHECK(page.at() == "first.1");
    page.next();
    page.next();
    page.choose();
    CHECK(page.at() == "scan.group.first.0");
    page.next();
    CHECK(page.node(page.at()).label == "first.3, first.4, first.5");
    page.next();
    CHECK(page.node(page.at()).label == "Terug, Verder");
    page.next();
    CHECK(page.at() == "common.text");
}

TEST_CASE("a switch that trembles or is held counts once") {
    TwoButtons page;
    page.choose();
    for (int i = 0; i < 4; ++i) {
        page.stage.add(KeyEvent{Key::tab, {}, page.now + Duration{i * 40}});
    }
    page.now += Duration{160};
    page.draw();
    CHECK(page.at() == "first.1");
    for (int i = 0; i < 30; ++i) page.type(Key::tab, {}, true);
    CHECK(page.at() == "first.1");
    page.type(Key::enter);
    for (int i = 0; i < 30; ++i) page.type(Key::enter, {}, true);
    CHECK(page.pressed == "first.1 ");
}

TEST_CASE("a dialog with few buttons is walked one by one") {
    TwoButtons page;
    page.asks = true;
    page.draw(2);
    page.now += limits::settle;
    CHECK(page.at() == "ask");
    page.choose();
    CHECK(page.pressed.empty());
    CHECK(page.walk(Key::tab, 3) == "ask.stop ask.yes ask.stop");
    page.choose();
    CHECK(page.pressed == "stop ");
}

// A field with the keyboard below, as on the name screen.
struct Writing : TwoButtons {
    std::string written;
    int presses = 0;

    Writing() {
        view = [this](Frame& f) {
            f.screen("writing");
            auto page = f.page();
            if (f.focused().empty()) f.focus("writing.field");
            Rect const keys = page.body.cut_bottom(300, 16);
            if (auto typed = f.text_field("writing.field", page.body.cut_top(80), written))
                written = *typed;
            f.keyboard("writing.keys", keys, {.layout = "latin"});
            f.button_at_end("writing.next", page.bottom, "Verder");
        };
        draw(2);
        now += limits::settle;
    }
    bool is_in(std::string const& id) const {
        if (at() == id) return true;
        bool const is_group = at().starts_with("scan.group.");
        return is_group && node(at()).rect.contains(node(id).rect.middle());
    }
    // As a person does: on until what is highlighted holds the key, then into it.
    void write(std::string const& id) {
        for (int most = 60; most > 0; --most, ++presses) {
            bool const is_there = is_in(id);
            bool const is_key = is_there && at() == id;
            if (is_there)
                choose();
            else
                next();
            if (!is_key) continue;
            ++presses;
            return;
        }
    }
};

TEST_CASE("a name is written with two buttons in a reasonable number of presses") {
    Writing page;
    for (char const letter : std::string{"selam"})
        page.write(std::string{"writing.keys."} + letter);
    CHECK(page.written == "selam");
    CHECK(page.presses <= 9 * 5);
}

TEST_CASE("letters of a real keyboard go into the field, also while the keys are on another key") {
    Writing page;
    page.setting.two_buttons = false;
    page.draw();
    page.type(Key::tab);
    CHECK(page.at() == "writing.keys.q");
    page.type(Key::text, "x");
    CHECK(page.written == "x");
    page.type(Key::right);
    page.type(Key::enter);
    CHECK(page.written == "xw");
    CHECK(page.stage.tree().find("writing.field")->value == "xw");
}

}  // namespace
}  // namespace ontmoet::ui
