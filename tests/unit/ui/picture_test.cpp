// SPDX-License-Identifier: EUPL-1.2
#include "unit/ui/stage_fixture.h"

#include <cmath>
#include <vector>

#include <catch2/catch.hpp>
#include <imgui.h>

// What an eye would see, as far as triangles tell.
namespace ontmoet::ui {
namespace {

using Kind = TouchEvent::Kind;
using Corners = std::vector<std::pair<float, float>>;

// The corners of all triangles: the shapes of the picture, without its colours.
Corners shapes_of(StageFixture const& screen) {
    Corners corners;
    ImDrawData const& data = *screen.stage.draw_data();
    for (int i = 0; i < data.CmdListsCount; ++i)
        for (auto const& vertex : data.CmdLists[i]->VtxBuffer)
            corners.emplace_back(vertex.pos.x, vertex.pos.y);
    return corners;
}

Corners shapes_of(StageFixture::View const& view) {
    StageFixture screen;
    screen.view = view;
    screen.draw(2);
    return shapes_of(screen);
}

TEST_CASE("what is chosen or cannot be chosen is told by its shape, not by colour alone") {
    constexpr Rect place{100, 100, 300, 200};
    auto const all_differ = [](auto const& draw) {
        auto const plain = shapes_of([&](Frame& f) { draw(f, false, true); });
        auto const chosen = shapes_of([&](Frame& f) { draw(f, true, true); });
        auto const disabled = shapes_of([&](Frame& f) { draw(f, false, false); });
        CHECK(plain != chosen);
        CHECK(plain != disabled);
        CHECK(chosen != disabled);
    };
    all_differ([&](Frame& f, bool selected, bool enabled) {
        f.button("test.it", place, "Ja", {.selected = selected, .enabled = enabled});
    });
    all_differ([&](Frame& f, bool selected, bool enabled) {
        f.pill("test.it", place, "Ja", {.selected = selected, .enabled = enabled});
    });
    all_differ([&](Frame& f, bool selected, bool enabled) {
        f.tile("test.it", place, "Ja",
               {.icon = "restaurant", .selected = selected, .enabled = enabled});
    });
    all_differ([&](Frame& f, bool selected, bool enabled) {
        f.row("test.it", place, "Ja", {.selected = selected, .enabled = enabled});
    });
    auto const card = [&](CardKind kind) {
        return shapes_of([&](Frame& f) { f.card_button("test.it", place, "Ja", kind); });
    };
    CHECK(card(CardKind::plain) != card(CardKind::selected));
}

TEST_CASE("a press is seen in the very frame in which the finger comes down") {
    StageFixture screen;
    screen.view = [](Frame& f) {
        f.button("test.button", {100, 100, 300, 100}, "Verder", {.kind = ButtonKind::primary});
    };
    screen.draw(2);
    auto const before = shapes_of(screen);
    screen.touch(Kind::down, screen.middle("test.button"));
    screen.draw();
    CHECK(shapes_of(screen) != before);
    screen.touch(Kind::move, {900, 700});
    screen.draw();
    CHECK(shapes_of(screen) == before);
}

TEST_CASE("round shapes lie on whole pixels, so that no renderer tears their edges") {
    StageFixture screen;
    auto const [w, h] = GENERATE(table<float, float>({{1280, 800}, {1024, 600}, {1920, 1080}}));
    screen.setting.panel = {w, h};
    float const share = GENERATE(0.03f, 0.25f, 0.4f, 0.65f, 0.99f, 1.0f);
    auto const* tag = GENERATE("nl", "ar");
    screen.speak(tag);
    screen.view = [&](Frame& f) {
        f.ring({100, 100, 290, 290}, share, "", "");
        f.badge({600, 100, 111, 111}, "", 3);
        f.card({600, 300, 333, 155}, CardKind::selected);
    };
    screen.draw(2);
    for (auto const& [x, y] : shapes_of(screen)) {
        CHECK(x == std::round(x));
        CHECK(y == std::round(y));
    }
}

TEST_CASE("a ring is as long as its share says, clockwise, and the other way round in Arabic") {
    auto const reach = [](char const* tag, float share) {
        StageFixture screen;
        screen.speak(tag);
        screen.view = [&](Frame& f) { f.ring({440, 200, 400, 400}, share, "", ""); };
        screen.draw(2);
        auto const without = shapes_of([&](Frame& f) { f.ring({440, 200, 400, 400}, 0, "", ""); });
        float left = 640;
        float right = 640;
        auto const corners = shapes_of(screen);
        for (std::size_t i = without.size(); i < corners.size(); ++i) {
            left = std::min(left, corners[i].first);
            right = std::max(right, corners[i].first);
        }
        return std::pair{left, right};
    };
    auto const [left, right] = reach("nl", 0.25f);
    CHECK(left > 600);
    CHECK(right > 800);
    auto const [left_of, right_of] = reach("ar", 0.25f);
    CHECK(left_of < 480);
    CHECK(right_of < 680);
}

TEST_CASE("something that turns stands still with reduced motion") {
    StageFixture screen;
    screen.view = [](Frame& f) { f.spinner({100, 100, 96, 96}); };
    screen.draw();
    CHECK(screen.stage.wake_at());
    screen.setting.reduced_motion = true;
    screen.draw();
    auto const before = shapes_of(screen);
    CHECK_FALSE(screen.stage.wake_at());
    screen.draw(20);
    CHECK(shapes_of(screen) == before);
}

}  // namespace
}  // namespace ontmoet::ui
