// SPDX-License-Identifier: EUPL-1.2
#include "evidence/shown_figures.h"

#include "base/random.h"
#include "evidence/disclosure.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::evidence;

namespace {

Funnel large_event() {
    Funnel funnel;
    funnel.known = 60;
    funnel.invited = 40;
    funnel.invited_came = 30;
    funnel.came = 45;
    funnel.took_part = 40;
    funnel.met = 35;
    funnel.matched = 20;
    funnel.agreed = 10;
    funnel.asked = 15;
    funnel.answered = 15;
    funnel.started = 10;
    funnel.still_there[0] = {10, 5, 0};
    funnel.meets_planned = 100;
    funnel.meets_held = 80;
    funnel.meets_missed = 10;
    funnel.matches = 30;
    funnel.employers = 3;
    funnel.meets_each = {5, 5, 10, 20};
    funnel.fair_share = 20;
    return funnel;
}

// Of all pairs of shown figures that are each of the other, what lies between.
bool tells_of_a_handful(ShownFigures const& shown) {
    auto const small = [](int count) { return count > 0 && count < k_fewest; };
    auto const between = [&](char const* whole, char const* part) {
        auto const& a = shown.at(whole);
        auto const& b = shown.at(part);
        return a && b && small(*a - *b);
    };
    static constexpr std::array k_people{"known", "came", "took_part", "met", "matched", "agreed"};
    for (std::size_t i = 0; i < k_people.size(); ++i)
        for (std::size_t j = i + 1; j < k_people.size(); ++j)
            if (between(k_people[i], k_people[j])) return true;
    for (auto const& [whole, part] : {std::pair{"known", "invited"},
                                      {"invited", "invited_came"},
                                      {"came", "invited_came"},
                                      {"came", "asked"},
                                      {"asked", "answered"},
                                      {"asked", "started"},
                                      {"answered", "started"},
                                      {"started", "still_there/weeks_4/of"},
                                      {"still_there/weeks_4/of", "still_there/weeks_4/there"},
                                      {"meets_planned", "meets_held"},
                                      {"meets_held", "matches"},
                                      {"took_part", "fair_share"}})
        if (between(whole, part)) return true;
    return std::ranges::any_of(shown, [&](auto const& figure) {
        bool const is_of_organisations = figure.first == "employers" ||
                                         figure.first == "new_employers" ||
                                         figure.first == "places";
        return !is_of_organisations && figure.second && small(*figure.second);
    });
}

}  // namespace

TEST_CASE("the figures of a large event are shown whole") {
    auto const shown = shown_figures(large_event());
    CHECK(shown.at("came") == 45);
    CHECK(shown.at("agreed") == 10);
    CHECK(shown.at("invited_came") == 30);
    CHECK(shown.at("still_there/weeks_4/there") == 5);
    CHECK(shown.at("meets_missed") == 10);
    CHECK(shown.at("meets_each/2") == 10);
    CHECK(shown.at("employers") == 3);
    CHECK_FALSE(tells_of_a_handful(shown));
}

TEST_CASE("a handful is not shown, and nor is what it could be worked out from") {
    auto funnel = large_event();
    funnel.agreed = 3;
    CHECK_FALSE(shown_figures(funnel).at("agreed"));
    CHECK(shown_figures(funnel).at("matched") == 20);
    funnel = large_event();
    funnel.agreed = 18;  // two of the matched agreed nothing
    auto const shown = shown_figures(funnel);
    CHECK_FALSE((shown.at("matched") && shown.at("agreed")));
    funnel = large_event();
    funnel.invited_came = 38;  // two of the invited stayed away
    CHECK_FALSE(shown_figures(funnel).at("invited"));
    CHECK_FALSE(shown_figures(funnel).at("invited_came"));
    funnel = large_event();
    funnel.meets_missed = 4;
    CHECK_FALSE(shown_figures(funnel).at("meets_missed"));
    funnel = large_event();
    funnel.meets_each = {1, 9, 10, 20};
    CHECK_FALSE(shown_figures(funnel).at("meets_each/0"));
    CHECK_FALSE(shown_figures(funnel).at("meets_each/1"));
}

TEST_CASE("whatever the figures are, none that is shown tells of a handful") {
    Random random(7);
    auto const some = [&](int most) {
        return static_cast<int>(random.below(static_cast<std::uint64_t>(most) + 1));
    };
    for (int turn = 0; turn < 3'000; ++turn) {
        Funnel funnel;
        funnel.known = some(60);
        funnel.came = some(funnel.known);
        funnel.took_part = some(funnel.came);
        funnel.met = some(funnel.took_part);
        funnel.matched = some(funnel.met);
        funnel.agreed = some(funnel.matched);
        funnel.invited_came = some(funnel.came);
        funnel.invited = funnel.invited_came + some(funnel.known - funnel.came);
        funnel.asked = some(funnel.came);
        funnel.answered = some(funnel.asked);
        funnel.started = some(funnel.answered);
        funnel.still_there[0].due = some(funnel.started);
        funnel.still_there[0].there = some(funnel.still_there[0].due);
        funnel.still_there[0].unknown =
            some(funnel.still_there[0].due - funnel.still_there[0].there);
        funnel.meets_planned = some(60);
        funnel.meets_held = some(funnel.meets_planned);
        funnel.meets_missed = some(funnel.meets_planned - funnel.meets_held);
        funnel.matches = some(funnel.meets_held);
        funnel.meets_each[3] = some(funnel.took_part);
        funnel.meets_each[1] = some(funnel.took_part - funnel.meets_each[3]);
        funnel.meets_each[0] = funnel.took_part - funnel.meets_each[3] - funnel.meets_each[1];
        funnel.fair_share = some(funnel.took_part);
        INFO("turn " << turn);
        REQUIRE_FALSE(tells_of_a_handful(shown_figures(funnel)));
    }
}

TEST_CASE("a sum is of the events that show the figure, so choosing events tells nothing") {
    auto const large = shown_figures(large_event());
    auto few = large_event();
    few.agreed = 3;
    auto const small = shown_figures(few);
    auto const both = sum_of({large, small});
    CHECK(both.at("agreed") == SummedFigure{10, 1});
    CHECK(both.at("came") == SummedFigure{90, 2});
    // With the small event and without it: no difference that tells of three.
    CHECK(both.at("agreed").sum - sum_of({large}).at("agreed").sum == 0);
    CHECK(sum_of({small}).at("agreed") == SummedFigure{});
    CHECK(sum_of({}).empty());
}
