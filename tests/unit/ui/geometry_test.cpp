// SPDX-License-Identifier: EUPL-1.2
#include "ui/geometry.h"

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

TEST_CASE("cutting strips off a rectangle leaves the rest") {
    Rect rest{10, 20, 300, 200};
    CHECK(rest.cut_top(50, 10) == Rect{10, 20, 300, 50});
    CHECK(rest == Rect{10, 80, 300, 140});
    CHECK(rest.cut_end(100, 20) == Rect{210, 80, 100, 140});
    CHECK(rest == Rect{10, 80, 180, 140});
    CHECK(rest.cut_start(80) == Rect{10, 80, 80, 140});
    CHECK(rest.cut_bottom(40, 5) == Rect{90, 180, 100, 40});
    CHECK(rest == Rect{90, 80, 100, 95});
}

TEST_CASE("cutting more than there is gives what there is") {
    Rect rest{0, 0, 100, 100};
    CHECK(rest.cut_top(150, 10).h == 100);
    CHECK(rest.h == 0);
    CHECK(rest.is_empty());
}

TEST_CASE("columns share the width and keep the gap between them") {
    auto const columns = Rect{0, 0, 320, 100}.columns(3, 10);
    REQUIRE(columns.size() == 3);
    CHECK(columns[0] == Rect{0, 0, 100, 100});
    CHECK(columns[2] == Rect{220, 0, 100, 100});
}

TEST_CASE("a mirror image of a mirror image is the thing itself") {
    Rect const rect{32, 10, 200, 80};
    CHECK(rect.mirrored_in(1280) == Rect{1048, 10, 200, 80});
    CHECK(rect.mirrored_in(1280).mirrored_in(1280) == rect);
}

TEST_CASE("rectangles that do not meet have nothing in common") {
    CHECK(Rect{0, 0, 10, 10}.intersected({20, 0, 10, 10}).is_empty());
    CHECK(Rect{0, 0, 10, 10}.intersected({5, 5, 10, 10}) == Rect{5, 5, 5, 5});
}

}  // namespace
}  // namespace ontmoet::ui
