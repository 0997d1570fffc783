// SPDX-License-Identifier: EUPL-1.2
#include "ui/scroller.h"

#include "ui/limits.h"

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

Scroller make_scroller() {
    Scroller scroller;
    scroller.set_extent(2000, 500);
    return scroller;
}

int steps_until_rest(Scroller& scroller) {
    int steps = 0;
    while (scroller.step(Duration{16}) && steps < 10'000) ++steps;
    return steps;
}

TEST_CASE("content follows the finger exactly between its ends") {
    auto scroller = make_scroller();
    scroller.grab();
    scroller.drag(-300);
    CHECK(scroller.offset() == 300);
    scroller.drag(100);
    CHECK(scroller.offset() == 200);
}

TEST_CASE("beyond an edge the content resists and comes back") {
    auto scroller = make_scroller();
    scroller.grab();
    for (int i = 0; i < 100; ++i) scroller.drag(20);
    CHECK(scroller.offset() < 0);
    CHECK(scroller.offset() >= -limits::stretch);
    scroller.release(0, true);
    CHECK(steps_until_rest(scroller) < 100);
    CHECK(scroller.offset() == 0);
}

TEST_CASE("a glide into the end stops there") {
    auto scroller = make_scroller();
    scroller.grab();
    scroller.drag(-1400);
    scroller.release(-6000, true);
    CHECK(steps_until_rest(scroller) < 200);
    CHECK(scroller.offset() == scroller.most());
}

TEST_CASE("a mad speed of a noisy panel still comes to rest inside") {
    auto scroller = make_scroller();
    scroller.grab();
    scroller.release(-1e9f, true);
    CHECK(steps_until_rest(scroller) < 400);
    CHECK(scroller.offset() >= 0);
    CHECK(scroller.offset() <= scroller.most());
}

TEST_CASE("content that fits does not scroll") {
    Scroller scroller;
    scroller.set_extent(300, 500);
    CHECK(scroller.most() == 0);
    scroller.jump(100);
    CHECK(scroller.offset() == 0);
}

TEST_CASE("a list that became shorter is not left beyond its end") {
    auto scroller = make_scroller();
    scroller.jump(1500);
    scroller.set_extent(600, 500);
    steps_until_rest(scroller);
    CHECK(scroller.offset() == 100);
}

TEST_CASE("with a step it comes to rest at whole steps, one further at most") {
    Scroller pages;
    pages.set_step(100);
    pages.set_extent(1000, 100);
    auto const after = [&](float by, float speed) {
        pages.grab();
        pages.drag(by);
        pages.release(speed, true);
        steps_until_rest(pages);
        return pages.offset();
    };
    CHECK(after(-30, 0) == 0);
    CHECK(after(-60, 0) == 100);
    CHECK(after(-10, -900) == 200);
    CHECK(after(-450, -6000) == 300);
    CHECK(after(10, 900) == 200);
    CHECK(pages.goal_step() == 2);
}

TEST_CASE("a place that was asked for is reached in a fifth of a second, or at once") {
    auto scroller = make_scroller();
    scroller.go_to(700, true);
    CHECK(scroller.offset() == 0);
    CHECK(steps_until_rest(scroller) * 16 <= 400);
    CHECK(scroller.offset() == 700);
    scroller.go_to(5000, false);
    CHECK(scroller.offset() == scroller.most());
    CHECK_FALSE(scroller.step(Duration{16}));
}

}  // namespace
}  // namespace ontmoet::ui
