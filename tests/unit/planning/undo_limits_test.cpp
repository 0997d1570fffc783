// SPDX-License-Identifier: EUPL-1.2
#include "unit/planning/undo_fixture.h"

#include <functional>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;

TEST_CASE("a cancelled meet comes back as another one, at its time and table") {
    Undone told;
    auto const touched = told.touch(MeetCancelled{told.first.meet, told.selam, {}});
    told.take_back(touched);
    auto const meets = meets_of(told.state, told.selam);
    REQUIRE(meets.size() == 1);
    CHECK(meets.front()->planned.meet != told.first.meet);
    CHECK(meets.front()->planned.round == told.first.round);
    CHECK(meets.front()->planned.table == told.table);
    // Once more, it is there already.
    CHECK(told.back(touched).why_not == "refused.meet_unknown");
}

TEST_CASE("an announcement that was taken off is shown again, while its time is not over") {
    Undone told;
    auto posted = told.fact(AnnouncementPosted{{{"nl", "Soep"}}, Moment{1'790'000'060'000}});
    apply(told.state, posted);
    auto const touched = told.touch(AnnouncementEnded{posted.id});
    CHECK(told.state.announcements.empty());
    auto late = told.clock.now() + Duration{60'000};
    CHECK(planning::taking_back(touched.before, told.state, touched.facts, late).why_not ==
          "undo.changed");
    told.take_back(touched);
    REQUIRE(told.state.announcements.size() == 1);
    CHECK(told.state.announcements.front().texts.at("nl") == "Soep");
}

TEST_CASE("a table that came with a confirmed employer goes again") {
    Undone told;
    auto const kiosk = OrganisationId::from_name({}, "new");
    auto const table = TableId::from_name({}, "new");
    told.tell(OrganisationRegistered{kiosk, R"({"name":"Nieuw"})"});
    auto const touched = told.touch(
        OrganisationConfirmed{kiosk},
        TableSet{table,
                 nlohmann::json{
                     {"organisation", to_string(kiosk)}, {"number", 9}, {"x", 0.25}, {"y", 0.5}}
                     .dump()});
    auto booked = told;
    auto meet = booked.meet(booked.omar, 3);
    meet.table = table;
    booked.tell(MeetBooked{meet, false});
    CHECK(booked.back(touched).why_not == "undo.changed");
    told.take_back(touched);
    CHECK(told.state.unconfirmed.contains(kiosk));
    CHECK_FALSE(told.state.tables.contains(table));
}

TEST_CASE("whoever was registered by mistake is erased") {
    Undone told;
    auto const walk_in = PersonId::from_name({}, "walk-in");
    told.tell(ConsentGiven{walk_in, Purpose::take_part, "1", "ti", true});
    auto const touched =
        told.touch(PersonRegistered{walk_in, Origin::kiosk, R"({"given_name":"Hana"})"},
                   CheckIn{walk_in, {}, "A-07", "new"});
    told.take_back(touched);
    CHECK_FALSE(told.state.people.contains(walk_in));
    CHECK(told.state.erased.contains(walk_in));
    CHECK(told.back(touched).why_not == "undo.erased");
}

TEST_CASE("a published plan gives way to the one before, unless another one was published since") {
    Undone told;
    auto const other = told.meet(told.omar, 3);
    told.tell(PlanPublished{PlanId::from_name({}, "one"), {}, {told.first}});
    auto const touched = told.touch(PlanPublished{
        PlanId::from_name({}, "two"), PlanId::from_name({}, "one"), {told.first, other}});
    CHECK(told.state.meets.contains(other.meet));
    auto later = told;
    later.tell(PlanPublished{PlanId::from_name({}, "three"), PlanId::from_name({}, "two"), {}});
    CHECK(later.back(touched).why_not == "undo.changed");
    auto const made = told.back(touched);
    REQUIRE(made.facts.size() == 1);
    CHECK(made.facts.front().type == fact_type::plan_published);
}

TEST_CASE("what cannot be taken back says why") {
    struct Case {
        char const* why;
        std::function<Touch(Undone&)> act;
    };
    auto const link = [](Undone& at) { return at.touch(IdentityLinked{at.selam, at.omar}); };
    auto const erase = [](Undone& at) { return at.touch(PersonErased{at.omar}); };
    auto const withdraw = [](Undone& at) {
        at.tell(ConsentGiven{at.selam, Purpose::show_work, "1", "ti"});
        return at.touch(ConsentWithdrawn{at.selam, Purpose::show_work, "ti"});
    };
    auto const close = [](Undone& at) {
        return at.touch(ProblemClosed{FactId::from_name({}, "problem")});
    };
    auto const unknown = [](Undone& at) { return at.touch(LeaseGiven{}); };
    for (auto const& one : std::vector<Case>{{"undo.linked", link},
                                             {"undo.erased", erase},
                                             {"undo.consent", withdraw},
                                             {"undo.closed", close},
                                             {"undo.never", unknown}}) {
        Undone told;
        auto const touched = one.act(told);
        auto const made = told.back(touched);
        CHECK(made.why_not == one.why);
        CHECK(made.facts.empty());
    }
}

TEST_CASE("what somebody changed since stays as it is") {
    Undone told;
    SECTION("a field") {
        auto const touched = told.touch(PersonSet{told.selam, R"({"hours":30})"});
        told.tell(PersonSet{told.selam, R"({"hours":20})"});
        CHECK(told.back(touched).why_not == "undo.changed");
        CHECK(told.state.people.at(told.selam).profile.hours == 20);
    }
    SECTION("a round") {
        auto const touched = told.touch(RoundSet{0, RoundAction::start, 0});
        told.tell(RoundSet{0, RoundAction::extend, 1});
        CHECK(told.back(touched).why_not == "undo.changed");
    }
    SECTION("a meet that was moved on") {
        auto moved = told.first;
        moved.round = 3;
        auto const touched = told.touch(MeetMoved{moved});
        moved.round = 0;
        told.tell(MeetMoved{moved});
        CHECK(told.back(touched).why_not == "undo.changed");
    }
    SECTION("a meet that has begun") {
        auto const booked = told.meet(told.omar, 0);
        auto const touched = told.touch(MeetBooked{booked, false});
        told.tell(MeetStarted{booked.meet, told.omar});
        CHECK(told.back(touched).why_not == "undo.begun");
    }
    SECTION("somebody who left") {
        auto const touched = told.touch(CheckIn{told.selam, {}, "A-01", "host"});
        told.tell(CheckOut{told.selam, {}});
        CHECK(told.back(touched).why_not == "undo.changed");
    }
    SECTION("an employer who has meets by now") {
        auto const stranger = OrganisationId::from_name({}, "new");
        told.tell(OrganisationRegistered{stranger, "{}"});
        auto const touched = told.touch(OrganisationConfirmed{stranger});
        auto met = told.meet(told.omar, 0);
        met.organisation = stranger;
        told.tell(MeetBooked{met, false});
        CHECK(told.back(touched).why_not == "undo.has_talks");
    }
}

TEST_CASE("a seat that was given away meanwhile is not taken back") {
    Undone told;
    auto const missed = told.touch(MeetMissed{told.first.meet, told.selam});
    told.tell(MeetBooked{told.meet(told.omar, told.first.round), false});
    CHECK(told.back(missed).why_not == "refused.meet_table_taken");
}

TEST_CASE("the part that is kept holds nobody else") {
    Undone told;
    auto const fact = told.fact(CheckIn{told.selam, {}, "A-01", "host"});
    auto const part = planning::part_about(told.state, std::vector{fact});
    CHECK(part.people.size() == 1);
    CHECK(part.people.contains(told.selam));
    CHECK(part.meets.empty());
    CHECK(part.organisations.empty());
}
