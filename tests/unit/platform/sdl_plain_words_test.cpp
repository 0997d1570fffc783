// SPDX-License-Identifier: EUPL-1.2
#include "platform/sdl_plain_words.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet::platform;

namespace {

// Rows in which something stands.
std::set<int> rows_with_ink(Picture const& picture) {
    std::set<int> rows;
    auto const width = static_cast<std::size_t>(picture.width);
    for (std::size_t i = 0; i < picture.pixels.size(); i += 4)
        if (picture.pixels[i] < 100) rows.insert(static_cast<int>(i / 4 / width));
    return rows;
}

}  // namespace

TEST_CASE("plain words stand on a panel without any font, and others take their place") {
    auto const words = SdlPlainWords::open({.headless = true});
    REQUIRE(words.ok());
    (*words)->show({""});
    auto const blank = (*words)->picture();
    REQUIRE(blank.ok());
    CHECK(rows_with_ink(*blank).empty());
    (*words)->show({"Dit scherm werkt nu niet"});
    auto const one = (*words)->picture();
    (*words)->show({"Dit scherm werkt nu niet", "This screen does not work now"});
    auto const two = (*words)->picture();
    REQUIRE(one.ok());
    REQUIRE(two.ok());
    auto const first = rows_with_ink(*one);
    auto const both = rows_with_ink(*two);
    CHECK(first.size() > 15);  // twice as high as its letters are
    CHECK(std::ranges::includes(both, first));
    CHECK(both.size() > first.size() + 15);
}
