// SPDX-License-Identifier: EUPL-1.2
#include "evidence/kept.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::evidence;
using nlohmann::json;

namespace {

EventEvidence some_evidence() {
    EventEvidence event;
    auto& funnel = event.figures.funnel;
    funnel.known = 30;
    funnel.came = 25;
    funnel.matched = 12;
    funnel.asked = 10;
    funnel.answered = 3;
    funnel.started = 2;
    funnel.still_there[1] = {5, 4, 1};
    funnel.meets_each = {1, 2, 3, 19};
    DimensionFigures figures{{"region", Counted::people, false}, {}, 5, 25};
    figures.groups["Haaglanden"].stages[0] = {20, 20};
    figures.groups[""].stages[3] = {7, 9};
    event.groups.push_back(figures);
    return event;
}

EventEvidence read_again(EventEvidence const& event) {
    auto const read = read_kept_report(json{{"report", kept_report(event)}}.dump());
    REQUIRE(read.has_value());
    return *read;
}

}  // namespace

TEST_CASE("what is kept of a report is read again as it was") {
    auto const read = read_again(some_evidence());
    CHECK(kept_report(read) == kept_report(some_evidence()));
    CHECK(read.groups[0].groups.at("").stages[3].of == 9);
    CHECK(read.figures.funnel.still_there[1].there == 4);
}

TEST_CASE("nothing kept, or in another form, is none") {
    for (auto const* text :
         {"", "x", "{}", "[]", R"({"report":{}})", R"({"report":{"funnel":[]}})"})
        CHECK_FALSE(read_kept_report(text).has_value());
    auto broken = json{{"report", kept_report(some_evidence())}};
    broken["report"]["groups"][0]["groups"][""] = "x";
    CHECK_FALSE(read_kept_report(broken.dump()).has_value());
}

TEST_CASE("of the day the kept figures count, of afterwards those that know more answers") {
    auto const kept = some_evidence();
    EventEvidence live;
    live.figures.funnel.known = 18;
    live.figures.funnel.asked = 9;
    live.figures.funnel.answered = 8;
    live.figures.funnel.started = 6;
    auto later = live;
    take_kept(later, kept);
    CHECK(later.figures.funnel.known == 30);
    CHECK(later.figures.funnel.started == 6);
    CHECK(later.figures.funnel.asked == 9);
    CHECK(later.groups.size() == 1);
    EventEvidence nobody;
    take_kept(nobody, kept);
    CHECK(nobody.figures.funnel.started == 2);
    CHECK(nobody.figures.funnel.still_there[1].due == 5);
}
