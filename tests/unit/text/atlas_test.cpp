// SPDX-License-Identifier: EUPL-1.2
#include "text/atlas.h"

#include "text/font_set.h"
#include "unit/text/engine_for_tests.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet::text;

namespace {

std::size_t draw_all(Atlas& atlas, Layout const& layout, float x = 0, float y = 0) {
    std::size_t drawn = 0;
    for (auto const& glyph : layout.glyphs) {
        if (atlas.quad(glyph, layout.size_px, x, y)) ++drawn;
    }
    return drawn;
}

// Frames drawn until none of the letters is missing.
int frames_until_complete(Atlas& atlas, std::vector<std::shared_ptr<Layout const>> const& layouts) {
    for (int frame = 1; frame < 100; ++frame) {
        atlas.begin_frame();
        auto is_complete = true;
        for (auto const& layout : layouts) {
            is_complete = draw_all(atlas, *layout) == layout->glyphs.size() && is_complete;
        }
        CHECK(is_complete != atlas.wants_another_frame());
        if (is_complete) return frame;
    }
    return 100;
}

// What a renderer would show for a quad.
std::vector<std::uint8_t> picture_of(Atlas const& atlas, GlyphQuad const& quad) {
    auto const side = static_cast<float>(atlas.page_px());
    auto const pixels = atlas.pixels(quad.page);
    std::vector<std::uint8_t> picture;
    for (auto y = static_cast<std::size_t>(quad.v0 * side);
         y < static_cast<std::size_t>(quad.v1 * side); ++y) {
        for (auto x = static_cast<std::size_t>(quad.u0 * side);
             x < static_cast<std::size_t>(quad.u1 * side); ++x) {
            picture.push_back(pixels[y * static_cast<std::size_t>(atlas.page_px()) + x]);
        }
    }
    return picture;
}

bool lies_within(PixelRect const& outer, GlyphQuad const& quad, float side) {
    return quad.u0 * side >= static_cast<float>(outer.x) &&
           quad.v0 * side >= static_cast<float>(outer.y) &&
           quad.u1 * side <= static_cast<float>(outer.x + outer.width) &&
           quad.v1 * side <= static_cast<float>(outer.y + outer.height);
}

constexpr char const* k_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

}  // namespace

TEST_CASE("a glyph is rasterised once and found again") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts());
    auto const layout = engine->layout({.text = "A", .size_px = 40});
    atlas.begin_frame();
    auto const first = atlas.quad(layout->glyphs[0], 40, 100, 50);
    REQUIRE(first);
    auto const ink = picture_of(atlas, *first);
    CHECK(*std::max_element(ink.begin(), ink.end()) == 255);
    CHECK(atlas.counts().rasterised == 1);
    atlas.begin_frame();
    auto const again = atlas.quad(layout->glyphs[0], 40, 110, 50);
    REQUIRE(again);
    CHECK(again->left == first->left + 10);
    CHECK(again->u0 == first->u0);
    CHECK(atlas.counts().rasterised == 1);
}

TEST_CASE("a glyph stands on its baseline") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts());
    auto const layout = engine->layout({.text = "H", .size_px = 100});
    auto const quad = atlas.quad(layout->glyphs[0], 100, 0, 20);
    REQUIRE(quad);
    CHECK(quad->bottom == Approx(20 + layout->baseline).margin(1.0));
    // Noto Sans' capitals are 0.714 em high.
    CHECK(quad->bottom - quad->top == Approx(71.4).margin(1.5));
    CHECK(quad->right <= layout->width);
}

TEST_CASE("only what changed is dirty") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts());
    auto const first = engine->layout({.text = "A", .size_px = 40});
    auto const second = engine->layout({.text = "B", .size_px = 40});
    draw_all(atlas, *first);
    REQUIRE(atlas.page_count() == 1);
    CHECK(atlas.dirty(0).width == atlas.page_px());
    atlas.clear_dirty(0);
    draw_all(atlas, *first);
    CHECK(atlas.dirty(0).width == 0);
    auto const quad = atlas.quad(second->glyphs[0], 40, 0, 0);
    REQUIRE(quad);
    CHECK(atlas.dirty(0).width > 0);
    CHECK(atlas.dirty(0).width < 60);
    CHECK(lies_within(atlas.dirty(0), *quad, static_cast<float>(atlas.page_px())));
    atlas.mark_all_dirty();
    CHECK(atlas.dirty(0).height == atlas.page_px());
}

TEST_CASE("small letters come at quarter pixels, large ones at whole pixels") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts());
    auto const draw_at_eighths = [&](float size) {
        auto const before = atlas.counts().rasterised;
        auto const layout = engine->layout({.text = "l", .size_px = size});
        for (int i = 0; i < 16; ++i) {
            auto const x = static_cast<float>(i) / 8.0F;
            auto const quad = atlas.quad(layout->glyphs[0], size, x, 0);
            REQUIRE(quad);
            CHECK(quad->left == static_cast<float>(static_cast<int>(quad->left)));
        }
        return atlas.counts().rasterised - before;
    };
    CHECK(draw_at_eighths(20) == 4);
    CHECK(draw_at_eighths(80) == 1);
}

TEST_CASE("a space takes no room and is not drawn") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts());
    CHECK(draw_all(atlas, *engine->layout({.text = "   "})) == 0);
    CHECK(atlas.page_count() == 0);
    CHECK_FALSE(atlas.wants_another_frame());
}

TEST_CASE("glyphs on a page do not touch each other") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts(), {.page_px = 512, .pages = 1});
    auto const layout = engine->layout({.text = k_letters, .size_px = 44});
    std::vector<int> owner(512 * 512, -1);
    int number = 0;
    for (auto const& glyph : layout->glyphs) {
        auto const quad = atlas.quad(glyph, 44, 0, 0);
        REQUIRE(quad);
        auto const at = [](float part) { return static_cast<int>(part * 512.0F); };
        for (int y = at(quad->v0) - 1; y < at(quad->v1); ++y) {
            for (int x = at(quad->u0) - 1; x < at(quad->u1); ++x) {
                auto& pixel = owner[static_cast<std::size_t>(y * 512 + x)];
                REQUIRE(pixel == -1);
                pixel = number;
            }
        }
        ++number;
    }
    CHECK(number == 62);
}

TEST_CASE("memory stays within its pages while sizes come and go") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts(), {.page_px = 256, .pages = 2});
    for (int size = 12; size < 60; ++size) {
        atlas.begin_frame();
        auto const layout =
            engine->layout({.text = "abcdefghij", .size_px = static_cast<float>(size)});
        CHECK(draw_all(atlas, *layout) == 10);
        REQUIRE(atlas.page_count() <= 2);
        REQUIRE(atlas.bytes() < 2 * 256 * 256 + 256 * 1024);
    }
    CHECK(atlas.counts().evicted_pages > 0);
    CHECK(atlas.counts().dropped == 0);
}

TEST_CASE("making room never takes away what the frame has drawn") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts(), {.page_px = 128, .pages = 2});
    auto const old = engine->layout({.text = k_letters, .size_px = 24});
    atlas.begin_frame();
    draw_all(atlas, *old);
    for (int frame = 0; frame < 20; ++frame) {
        atlas.begin_frame();
        auto const size = static_cast<float>(20 + frame);
        auto const layout = engine->layout({.text = k_letters, .size_px = size});
        std::vector<std::pair<GlyphQuad, std::vector<std::uint8_t>>> drawn;
        for (auto const& glyph : layout->glyphs) {
            if (auto const quad = atlas.quad(glyph, size, 0, 0)) {
                drawn.emplace_back(*quad, picture_of(atlas, *quad));
            }
        }
        REQUIRE(!drawn.empty());
        for (auto const& [quad, picture] : drawn) REQUIRE(picture_of(atlas, quad) == picture);
    }
    CHECK(atlas.counts().dropped > 0);
}

TEST_CASE("a frame that found no room asks for another, which has it") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts(), {.page_px = 128, .pages = 1});
    auto const small = engine->layout({.text = k_letters, .size_px = 16});
    auto const other = engine->layout({.text = "MNOPQR", .size_px = 30});
    atlas.begin_frame();
    draw_all(atlas, *small);
    auto const drawn = draw_all(atlas, *other);
    CHECK(drawn < 6);
    CHECK(atlas.wants_another_frame());
    atlas.begin_frame();
    CHECK(draw_all(atlas, *other) == 6);
    CHECK_FALSE(atlas.wants_another_frame());
}

TEST_CASE("after many screens every letter of the next one is there") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts(), {.page_px = 128, .pages = 2});
    for (int screen = 0; screen < 30; ++screen) {
        auto const size = 12.0F + static_cast<float>(screen % 7) * 2;
        auto const layout =
            engine->layout({.text = std::string(k_letters).substr(static_cast<std::size_t>(screen)),
                            .size_px = size});
        auto const frames = frames_until_complete(atlas, {layout});
        CHECK(frames <= 3);
        for (int steady = 0; steady < 3; ++steady) {
            auto const rasterised = atlas.counts().rasterised;
            CHECK(frames_until_complete(atlas, {layout}) == 1);
            if (steady == 2) CHECK(atlas.counts().rasterised == rasterised);
        }
        REQUIRE(atlas.page_count() <= 2);
    }
}

TEST_CASE("a screen too rich for all pages is drawn coarser, whole and without end frames") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts(), {.page_px = 128, .pages = 1});
    std::vector<std::shared_ptr<Layout const>> rich;
    for (auto const size : {18.0F, 60.0F}) {
        rich.push_back(engine->layout({.text = k_letters, .size_px = size}));
    }
    auto const frames = frames_until_complete(atlas, rich);
    CHECK(frames > 1);
    CHECK(frames <= limits::atlas_coarseness + 1);
    CHECK(atlas.coarseness() > 0);
    auto const rasterised = atlas.counts().rasterised;
    for (int steady = 0; steady < 10; ++steady) CHECK(frames_until_complete(atlas, rich) == 1);
    CHECK(atlas.counts().rasterised == rasterised);
    // The letters stand where they would and are as large as they would be.
    Atlas roomy(engine->fonts());
    auto const& glyph = rich[1]->glyphs[4];
    auto const coarse = atlas.quad(glyph, 60, 0, 0);
    auto const fine = roomy.quad(glyph, 60, 0, 0);
    REQUIRE(coarse);
    REQUIRE(fine);
    CHECK(coarse->left == Approx(fine->left).margin(6));
    CHECK(coarse->bottom == Approx(fine->bottom).margin(6));
    CHECK(coarse->right - coarse->left == Approx(fine->right - fine->left).margin(12));
}

TEST_CASE("a screen that needs little brings back the fine pictures") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts(), {.page_px = 128, .pages = 1});
    auto const rich = engine->layout({.text = k_letters, .size_px = 60});
    auto const plain = engine->layout({.text = "ok", .size_px = 16});
    frames_until_complete(atlas, {rich});
    REQUIRE(atlas.coarseness() > 0);
    for (int frame = 0; frame <= limits::atlas_coarseness; ++frame) {
        CHECK(frames_until_complete(atlas, {plain}) == 1);
    }
    CHECK(atlas.coarseness() == 0);
}

TEST_CASE("when nothing helps the atlas stops asking for frames") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts(), {.page_px = 64, .pages = 1});
    auto const layout = engine->layout({.text = std::string(k_letters) + "ĀāĂăĄąĆćĈĉĊċČčĎďĐđĒē"
                                                                         "ĔĕĖėĘęĚěĜĝĞğĠġĢģĤĥĦħ",
                                        .size_px = 60});
    int frames = 0;
    do {
        atlas.begin_frame();
        draw_all(atlas, *layout);
        ++frames;
        REQUIRE(frames <= limits::atlas_coarseness + 1);
    } while (atlas.wants_another_frame());
    CHECK(draw_all(atlas, *layout) > 20);
    auto const evicted = atlas.counts().evicted_pages;
    atlas.begin_frame();
    CHECK(draw_all(atlas, *layout) > 20);
    CHECK_FALSE(atlas.wants_another_frame());
    CHECK(atlas.counts().evicted_pages == evicted);
}

TEST_CASE("a glyph larger than a page is drawn smaller and stretched") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts(), {.page_px = 256, .pages = 1});
    for (auto const* text : {"M", "\uFDFD"}) {
        atlas.begin_frame();
        auto const layout = engine->layout({.text = text, .size_px = 1500});
        auto const quad = atlas.quad(layout->glyphs.at(0), 1500, 0, 0);
        REQUIRE(quad);
        CHECK(quad->right - quad->left > 900);
        CHECK(quad->bottom - quad->top > 900);
    }
}

TEST_CASE("a glyph that no font has draws nothing") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts());
    Glyph const unknown{0, 0, 0xFFFFFF, 0, FaceId::sans};
    CHECK_FALSE(atlas.quad(unknown, 20, 0, 0));
}

TEST_CASE("senseless sizes and places are mended or draw nothing") {
    auto const engine = make_engine();
    Atlas atlas(engine->fonts());
    auto const layout = engine->layout({.text = "a"});
    for (auto const bad : {std::nanf(""), INFINITY, -INFINITY}) {
        CHECK_FALSE(atlas.quad(layout->glyphs[0], 20, bad, 0));
        CHECK_FALSE(atlas.quad(layout->glyphs[0], 20, 0, bad));
        auto const quad = atlas.quad(layout->glyphs[0], bad, 0, 0);
        REQUIRE(quad);
        CHECK(std::isfinite(quad->right));
    }
}
