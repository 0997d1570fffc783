// SPDX-License-Identifier: EUPL-1.2
#include "ui/theme.h"

#include <utility>
#include <vector>

#include <catch2/catch.hpp>

namespace ontmoet::ui {
namespace {

using Pairs = std::vector<std::pair<Paint, Paint>>;

// Words and what they stand on, as the widgets draw them.
Pairs const words_on_ground{
    {Paint::ink, Paint::ground},
    {Paint::ink, Paint::card},
    {Paint::ink, Paint::neutral_soft},
    {Paint::ink, Paint::track},
    {Paint::ink, Paint::primary_soft},
    {Paint::ink, Paint::accent_soft},
    {Paint::quiet, Paint::ground},
    {Paint::quiet, Paint::card},
    {Paint::quiet, Paint::primary_soft},
    {Paint::quiet, Paint::accent_soft},
    {Paint::quiet, Paint::neutral_soft},
    {Paint::on_primary, Paint::primary},
    {Paint::on_accent, Paint::accent},
    {Paint::bad_ink, Paint::card},
    {Paint::neutral_ink, Paint::neutral_soft},
    {Paint::primary_ink, Paint::primary_soft},
    {Paint::accent_ink, Paint::accent_soft},
    {Paint::good_ink, Paint::good_soft},
    {Paint::bad_ink, Paint::bad_soft},
    {Paint::information_ink, Paint::information_soft},
    {Paint::information, Paint::card},
};

// Icons, edges and fillings that carry a meaning.
Pairs const parts_on_ground{
    {Paint::part, Paint::card},
    {Paint::part, Paint::ground},
    {Paint::part, Paint::neutral_soft},
    {Paint::primary, Paint::card},
    {Paint::primary, Paint::ground},
    {Paint::primary, Paint::primary_soft},
    {Paint::primary, Paint::neutral_soft},
    {Paint::primary, Paint::track},
    {Paint::good, Paint::card},
    {Paint::good, Paint::good_soft},
    {Paint::good, Paint::track},
    {Paint::bad, Paint::card},
    {Paint::bad, Paint::bad_soft},
    {Paint::information, Paint::information_soft},
    {Paint::information, Paint::ground},
    {Paint::caution, Paint::card},
    {Paint::caution, Paint::accent_soft},
    {Paint::card, Paint::part},
    {Paint::on_primary, Paint::primary},
};

TEST_CASE("contrast is computed as WCAG says") {
    CHECK(contrast({0, 0, 0}, {255, 255, 255}) == Approx(21).margin(0.01));
    CHECK(contrast({255, 255, 255}, {255, 255, 255}) == Approx(1));
    CHECK(contrast({0x77, 0x77, 0x77}, {255, 255, 255}) == Approx(4.48).margin(0.01));
}

TEST_CASE("words stand out from their ground by 7 to 1 in every look") {
    auto const look = GENERATE(Look::light, Look::high_contrast, Look::board);
    Theme const& theme = theme_of(look);
    for (auto const& [words, ground] : words_on_ground) {
        INFO("look " << static_cast<int>(look) << ", paint " << static_cast<int>(words) << " on "
                     << static_cast<int>(ground));
        CHECK(contrast(theme[words], theme[ground]) >= 7.0);
    }
}

TEST_CASE("parts that mean something stand out by 3 to 1 in every look") {
    auto const look = GENERATE(Look::light, Look::high_contrast, Look::board);
    Theme const& theme = theme_of(look);
    for (auto const& [part, ground] : parts_on_ground) {
        INFO("look " << static_cast<int>(look) << ", paint " << static_cast<int>(part) << " on "
                     << static_cast<int>(ground));
        CHECK(contrast(theme[part], theme[ground]) >= 3.0);
    }
}

TEST_CASE("white words stand out on every avatar") {
    for (int which = -3; which < 12; ++which) {
        CHECK(contrast({255, 255, 255}, avatar_colour(which)) >= 7.0);
    }
}

}  // namespace
}  // namespace ontmoet::ui
