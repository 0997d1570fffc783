// SPDX-License-Identifier: EUPL-1.2
#include "text/layout_cache.h"

#include "unit/text/engine_for_tests.h"

#include <string>

#include <catch2/catch.hpp>

using namespace ontmoet::text;

TEST_CASE("a steady frame shapes nothing") {
    auto const engine = make_engine();
    auto const draw_frame = [&] {
        engine->layout({.text = "Welkom", .size_px = 40, .weight = Weight::bold});
        engine->layout({.text = "أهلا وسهلا", .language = "ar", .max_width_px = 300});
        engine->icon("home", 48);
    };
    draw_frame();
    auto const first = engine->counts();
    CHECK(first.shapings == 3);
    for (int i = 0; i < 100; ++i) draw_frame();
    CHECK(engine->counts().shapings == 3);
    CHECK(engine->counts().lookups == first.lookups + 300);
}

TEST_CASE("asking the same gives the same layout, anything else another") {
    auto const engine = make_engine();
    LayoutRequest const base{.text = "Welkom", .size_px = 22, .max_width_px = 300};
    auto const layout = engine->layout(base);
    std::string const copy = "Welkom";
    auto again = base;
    again.text = copy;
    again.size_px = 22.01F;
    CHECK(engine->layout(again) == layout);
    auto const differs = [&](auto change) {
        auto request = base;
        change(request);
        return engine->layout(request) != layout;
    };
    CHECK(differs([](auto& r) { r.text = "Welkom!"; }));
    CHECK(differs([](auto& r) { r.size_px = 23; }));
    CHECK(differs([](auto& r) { r.weight = Weight::bold; }));
    CHECK(differs([](auto& r) { r.language = "tr"; }));
    CHECK(differs([](auto& r) { r.direction = Direction::right_to_left; }));
    CHECK(differs([](auto& r) { r.max_width_px = 301; }));
    CHECK(differs([](auto& r) { r.max_lines = 1; }));
    CHECK(differs([](auto& r) { r.align = Align::end; }));
    CHECK(differs([](auto& r) { r.line_spacing = 1.5F; }));
    CHECK(engine->icon("Welkom", 22) != layout);
}

TEST_CASE("the cache stays within its number of layouts and drops the oldest") {
    auto const engine = make_engine({.layouts = 10, .bytes = 1 << 20});
    for (int i = 0; i < 100; ++i) {
        engine->layout({.text = "stays"});
        engine->layout({.text = std::to_string(i)});
    }
    auto const counts = engine->counts();
    CHECK(counts.cached_layouts == 10);
    CHECK(counts.evictions == 91);
    CHECK(counts.shapings == 101);
}

TEST_CASE("the cache stays within its memory") {
    auto const engine = make_engine({.layouts = 1000, .bytes = 64 * 1024});
    for (int i = 0; i < 200; ++i) {
        engine->layout({.text = "een tekst van enige lengte nummer " + std::to_string(i)});
        REQUIRE(engine->counts().cached_bytes <= 64 * 1024);
    }
    CHECK(engine->counts().evictions > 0);
    CHECK(engine->counts().cached_layouts > 1);
}

TEST_CASE("a layout larger than the whole cache is given but not kept") {
    auto const engine = make_engine({.layouts = 1000, .bytes = 4 * 1024});
    std::string const text(1000, 'a');
    CHECK(engine->layout({.text = text})->clusters.size() == 1000);
    CHECK(engine->counts().cached_layouts == 0);
    CHECK(engine->counts().cached_bytes == 0);
}

TEST_CASE("a held layout outlives the cache") {
    auto const engine = make_engine({.layouts = 1, .bytes = 1 << 20});
    auto const held = engine->layout({.text = "abc"});
    engine->layout({.text = "other"});
    CHECK(held->clusters.size() == 3);
}

TEST_CASE("after forgetting nothing is kept") {
    auto const engine = make_engine();
    engine->layout({.text = "a name"});
    engine->forget();
    CHECK(engine->counts().cached_layouts == 0);
    CHECK(engine->counts().cached_bytes == 0);
    engine->layout({.text = "a name"});
    CHECK(engine->counts().shapings == 2);
}
