// SPDX-License-Identifier: EUPL-1.2
#include "support/eye.h"

#include "unit/ui/stage_fixture.h"

#include <algorithm>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

// The judge of the render matrix has to find each fault that it is there for.
using namespace ontmoet;
using ui::Frame;
using ui::Rect;

namespace {

ui::Tree draw(ui::StageFixture::View view) {
    ui::StageFixture screen;
    screen.view = std::move(view);
    screen.draw(2);
    return screen.stage.tree();
}

std::vector<std::string> reader(ui::StageFixture::View view) {
    return test::complaints_of_a_reader(draw(std::move(view)), test::LongWords::stay_whole);
}
std::vector<std::string> finger(ui::StageFixture::View view) {
    return test::complaints_of_a_finger(draw(std::move(view)));
}

bool says(std::vector<std::string> const& complaints, std::string_view what) {
    return std::ranges::any_of(complaints, [&](auto const& complaint) {
        return complaint.find(what) != std::string::npos;
    });
}

constexpr Rect place{100, 100, 400, 80};

}  // namespace

TEST_CASE("Nothing is said against a good picture") {
    auto const good = [](Frame& frame) {
        frame.card({80, 80, 600, 300});
        frame.text(place, "Wat kun je?");
        frame.button("test.go", {100, 260, 300, 80}, "Verder", {.icon = "check"});
    };
    CHECK(reader(good).empty());
    CHECK(finger(good).empty());
}

TEST_CASE("A reader finds words that are cut off, divided or too small") {
    CHECK(says(reader([](Frame& frame) {
                   frame.text({100, 100, 120, 30}, "Wat kun je allemaal?");
               }),
               "ends in an ellipsis"));
    CHECK(says(reader([](Frame& frame) {
                   frame.text({100, 100, 90, 90}, "Arbeidsmarktregio");
               }),
               "divided word"));
    CHECK(says(reader([](Frame& frame) { frame.text(place, "klein", ui::style::body.sized(14)); }),
               "only 14.0 high"));
    CHECK(says(reader([](Frame& frame) {
                   frame.begin_clip({100, 100, 50, 80});
                   frame.text(place, "Wat kun je?");
                   frame.end_clip();
               }),
               "is cut by"));
}

TEST_CASE("A reader finds words over words, over an edge, covered or outside of their button") {
    CHECK(says(reader([](Frame& frame) {
                   frame.text(place, "Wat kun je?");
                   frame.text(place.moved({20, 8}), "Wat wil je?");
               }),
               "lies over"));
    CHECK(says(reader([](Frame& frame) {
                   frame.fill({80, 80, 70, 100}, ui::Paint::card);
                   frame.text(place, "Wat kun je?");
               }),
               "runs over the edge"));
    CHECK(says(reader([](Frame& frame) {
                   frame.text(place, "Wat kun je?");
                   frame.fill({80, 80, 70, 100}, ui::Paint::card);
               }),
               "is covered by"));
    CHECK(says(reader([](Frame& frame) {
                   frame.button("test.go", {100, 100, 200, 6}, "Verder");
               }),
               "leaves its button"));
    CHECK(says(reader([](Frame& frame) {
                   frame.text({1200, 100, 300, 80}, "Wat kun je?");
               }),
               "leaves the panel"));
}

TEST_CASE("A reader finds pale words and pale icons, on the ground that they really have") {
    auto const on_line = [](Frame& frame) {
        frame.fill({80, 80, 600, 300}, ui::Paint::line);
        frame.text(place, "Wat kun je?", ui::style::quiet);
    };
    CHECK(says(reader(on_line), "has contrast"));
    CHECK(says(reader([](Frame& frame) { frame.icon(place, "check", ui::Paint::line); }),
               "has contrast"));
    // A shade of a held button counts as far as it is opaque.
    auto const below_scrim = [](Frame& frame) {
        frame.fill({80, 80, 600, 300}, ui::Paint::ink);
        frame.fill({80, 80, 600, 300}, ui::Paint::card);
        frame.text(place, "Wat kun je?");
    };
    CHECK(reader(below_scrim).empty());
}

TEST_CASE(
    "A finger finds targets that are small, close, over each other, nameless or out of reach") {
    auto const two = [](Rect second) {
        return [second](Frame& frame) {
            frame.button("test.one", {100, 100, 200, 80}, "Een");
            frame.button("test.two", second, "Twee");
        };
    };
    CHECK(finger(two({320, 100, 200, 80})).empty());
    CHECK(says(finger(two({304, 100, 200, 80})), "too close"));
    CHECK(says(finger(two({280, 100, 200, 80})), "lies over"));
    CHECK(says(finger(two({320, 100, 200, 60})), "is only 200.0 by 60.0"));
    CHECK(says(finger(two({1200, 100, 200, 80})), "is cut off"));
    CHECK(says(finger([](Frame& frame) {
                   frame.button("test.one", {100, 100, 200, 80}, "", {.icon = "check"});
               }),
               "has no name"));
    CHECK(says(finger([](Frame& frame) {
                   frame.button("test.one", {100, 100, 200, 80}, "Een");
                   frame.button("test.one", {400, 100, 200, 80}, "Een");
               }),
               "is there twice"));
}

TEST_CASE("A finger finds what a list never shows whole") {
    auto const list = [](float told) {
        return [told](Frame& frame) {
            auto const area = frame.begin_scroll("test.list", {100, 100, 400, 300});
            for (int i = 0; i < 5; ++i)
                frame.button("test." + std::to_string(i),
                             {area.x, area.y + static_cast<float>(i) * 100, area.w, 80}, "Een");
            frame.end_scroll(told);
        };
    };
    CHECK(finger(list(480)).empty());
    CHECK(says(finger(list(400)), "cannot be scrolled to"));
    CHECK(says(finger([](Frame& frame) {
                   auto const area = frame.begin_scroll("test.list", {100, 100, 400, 60});
                   frame.button("test.one", {area.x, area.y, area.w, 80}, "Een");
                   frame.end_scroll(80);
               }),
               "is higher than what it scrolls in"));
}

TEST_CASE("A mirror finds what stays on its side") {
    auto const two = [](float first, float second) {
        return draw([=](Frame& frame) {
            frame.button("test.one", {first, 100, 200, 80}, "Een");
            frame.button("test.two", {second, 100, 200, 80}, "Twee");
        });
    };
    CHECK(test::complaints_of_a_mirror(two(100, 500), two(500, 100)).empty());
    CHECK(says(test::complaints_of_a_mirror(two(100, 500), two(100, 500)), "not mirrored"));
}
