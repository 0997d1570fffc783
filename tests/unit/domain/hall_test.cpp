// SPDX-License-Identifier: EUPL-1.2
#include "domain/apply.h"
#include "domain/rules.h"
#include "support/told_event.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::domain;
using ontmoet::test::Told;

namespace {

using std::chrono::minutes;

// Rounds of 8 minutes with 2 between them; the third is a break.
constexpr Moment k_first{1'790'000'600'000};

// A host touches the clock so many minutes after the first round should begin.
void set_round(Told& told, int after, RoundSet const& body) {
    told.clock.set(k_first + minutes{after});
    told.tell(body);
}

MeetStatus status(Told const& told, MeetId meet) {
    return told.state.meets.at(meet).status;
}

std::string refused(Told& told, Fact const& fact) {
    auto const answer = refusal(told.state, fact);
    return answer ? answer->message_key : "";
}

}  // namespace

TEST_CASE("without a host's hand the rounds follow the event's times") {
    Told told;
    CHECK(round_start(told.state, 1) == k_first + minutes{10});
    CHECK(round_end(told.state, 1) == k_first + minutes{18});
    CHECK(round_left(told.state, 1, k_first + minutes{17}) == minutes{1});
    CHECK(round_left(told.state, 1, k_first + minutes{30}) == Duration{0});
    CHECK(next_round(told.state, k_first + minutes{10}) == 2);
}

TEST_CASE("a round that starts late moves those after it; a second start changes nothing") {
    Told told;
    set_round(told, 5, {0, RoundAction::start, 0});
    set_round(told, 6, {0, RoundAction::start, 0});
    CHECK(round_start(told.state, 0) == k_first + minutes{5});
    CHECK(round_end(told.state, 0) == k_first + minutes{13});
    CHECK(round_start(told.state, 3) == k_first + minutes{35});
    CHECK(next_round(told.state, k_first + minutes{4}) == 0);
}

TEST_CASE("in a pause the clock stands still, and start goes on from there") {
    Told told;
    set_round(told, 0, {0, RoundAction::start, 0});
    set_round(told, 3, {0, RoundAction::pause, 0});
    set_round(told, 4, {0, RoundAction::pause, 0});
    CHECK(round_left(told.state, 0, k_first + minutes{20}) == minutes{5});
    set_round(told, 20, {0, RoundAction::start, 0});
    CHECK(round_left(told.state, 0, k_first + minutes{20}) == minutes{5});
    CHECK(round_start(told.state, 1) == k_first + minutes{27});
}

TEST_CASE("a round is made longer or shorter, and never ends before it began") {
    Told told;
    set_round(told, 1, {0, RoundAction::extend, 4});
    CHECK(round_end(told.state, 0) == k_first + minutes{12});
    CHECK(round_start(told.state, 1) == k_first + minutes{14});
    set_round(told, 1, {0, RoundAction::extend, -2'000'000'000});
    CHECK(round_end(told.state, 0) == k_first);
}

TEST_CASE("a round to come that is skipped takes no time and nobody is booked in it") {
    Told told;
    set_round(told, 1, {1, RoundAction::skip, 0});
    CHECK(round_start(told.state, 2) == k_first + minutes{10});
    CHECK_FALSE(round_can_be_met_in(told.state, 1));
    CHECK(refused(told, told.fact(MeetBooked{told.meet(told.selam, 1), false})) ==
          "refused.meet_table_closed");
    for (auto const& meet : free_meets(told.state, told.selam, told.bakery, {}, 0, 9))
        CHECK(meet.round != 1);
}

TEST_CASE("a running round that is skipped ends now") {
    Told told;
    set_round(told, 0, {0, RoundAction::start, 0});
    set_round(told, 3, {0, RoundAction::skip, 0});
    CHECK(round_end(told.state, 0) == k_first + minutes{3});
    CHECK(round_start(told.state, 1) == k_first + minutes{5});
}

TEST_CASE("a round ends at the latest when the next one is started") {
    Told told;
    set_round(told, 0, {0, RoundAction::start, 0});
    set_round(told, 4, {1, RoundAction::start, 0});
    CHECK(round_end(told.state, 0) == k_first + minutes{4});
}

TEST_CASE("a clock that counts by the server's time runs the same on a device with a wrong clock") {
    Told told;
    auto fact = told.fact(RoundSet{0, RoundAction::start, 0});
    fact.recorded_at = Moment{1'000};
    fact.clock_offset_ms = k_first.ms - 1'000;
    apply(told.state, fact);
    CHECK(round_start(told.state, 0) == k_first);
}

TEST_CASE("only rounds of the event are set") {
    Told told;
    CHECK(refused(told, told.fact(RoundSet{4, RoundAction::start, 0})) == "refused.round_unknown");
    CHECK(refused(told, told.fact(RoundSet{-1, RoundAction::skip, 0})) == "refused.round_unknown");
    CHECK(refused(told, told.fact(RoundSet{3, RoundAction::start, 0})).empty());
    told.tell(RoundSet{4, RoundAction::start, 0});
    CHECK(told.state.rounds.empty());
}

TEST_CASE("a meet that moves keeps what was said about it") {
    Told told;
    auto planned = told.meet(told.selam, 0);
    told.tell(MeetBooked{planned, false});
    told.tell(MeetMissed{planned.meet, told.selam});
    CHECK(status(told, planned.meet) == MeetStatus::missed);
    planned.round = 1;
    CHECK(refused(told, told.fact(MeetMoved{planned, false})).empty());
    told.tell(MeetMoved{planned, false});
    auto const& meet = told.state.meets.at(planned.meet);
    CHECK(meet.planned.round == 1);
    CHECK(meet.status == MeetStatus::planned);
}

TEST_CASE("a meet moves only to a free place, is in its own way never, and gets alternatives") {
    Told told;
    auto moving = told.meet(told.selam, 0);
    told.tell(MeetBooked{moving, false});
    told.tell(MeetBooked{told.meet(told.omar, 1), false});
    CHECK(refused(told, told.fact(MeetMoved{moving, false})).empty());
    moving.round = 1;
    auto const clash = refusal(told.state, told.fact(MeetMoved{moving, false}));
    REQUIRE(clash);
    CHECK(clash->message_key == "refused.meet_table_taken");
    REQUIRE(clash->alternatives.size() == 2);
    CHECK(clash->alternatives[0].round == 0);
    CHECK(clash->alternatives[1].round == 3);
    auto const moved = moved_booking(told.state, told.fact(MeetMoved{moving, true}));
    REQUIRE(moved);
    CHECK(booked_meet(*moved)->round == 0);
    CHECK(booked_meet(*moved)->meet == moving.meet);
}

TEST_CASE("nobody moves a meet that is unknown, cancelled or somebody else's") {
    Told told;
    auto planned = told.meet(told.selam, 0);
    CHECK(refused(told, told.fact(MeetMoved{planned, true})) == "refused.meet_unknown");
    told.tell(MeetBooked{planned, false});
    auto theirs = planned;
    theirs.person = told.omar;
    CHECK(refused(told, told.fact(MeetMoved{theirs, false})) == "refused.meet_unknown");
    auto elsewhere = planned;
    elsewhere.organisation = OrganisationId::make(told.clock, told.random);
    CHECK(refused(told, told.fact(MeetMoved{elsewhere, false})) == "refused.meet_unknown");
    told.tell(MeetCancelled{planned.meet, told.selam, {}});
    CHECK(refused(told, told.fact(MeetMoved{planned, false})) == "refused.meet_unknown");
}

TEST_CASE("a meet starts, ends, and is not forgotten by the next plan") {
    Told told;
    auto const planned = told.meet(told.selam, 0);
    told.tell(MeetBooked{planned, false});
    auto const at = told.clock.now();
    told.tell(MeetStarted{planned.meet, told.selam});
    told.clock.advance(minutes{8});
    told.tell(MeetStarted{planned.meet, told.selam});
    told.tell(MeetEnded{planned.meet, told.selam});
    told.tell(PlanPublished{PlanId::make(told.clock, told.random), {}, {}, 0, true});
    auto const& meet = told.state.meets.at(planned.meet);
    CHECK(meet.started_at == at);
    CHECK(meet.ended_at == at + minutes{8});
}

TEST_CASE("a plan that puts others where a meet has begun is refused") {
    Told told;
    auto const planned = told.meet(told.selam, 0);
    told.tell(MeetBooked{planned, false});
    told.tell(MeetStarted{planned.meet, told.selam});
    auto const other = told.meet(told.omar, 0);
    PlanPublished plan{PlanId::make(told.clock, told.random), {}, {other}, 0, true};
    CHECK(refused(told, told.fact(plan)) == "refused.plan_clash");
    plan.meets[0].round = 1;
    CHECK(refused(told, told.fact(plan)).empty());
}

TEST_CASE("who was seen missing stays missing in a new plan, unless the meet is at another time") {
    Told told;
    auto planned = told.meet(told.selam, 0);
    told.tell(MeetBooked{planned, false});
    told.tell(MeetMissed{planned.meet, told.selam});
    PlanPublished plan{PlanId::make(told.clock, told.random), {}, {planned}, 0, true};
    told.tell(plan);
    CHECK(status(told, planned.meet) == MeetStatus::missed);
    plan.meets[0].round = 3;
    told.tell(plan);
    CHECK(status(told, planned.meet) == MeetStatus::planned);
}

TEST_CASE("whoever comes late sits down after all, unless somebody else sits there") {
    Told told;
    auto const planned = told.meet(told.selam, 0);
    told.tell(MeetBooked{planned, false});
    told.tell(MeetMissed{planned.meet, told.selam});
    auto const start = told.fact(MeetStarted{planned.meet, told.selam});
    CHECK(refused(told, start).empty());
    auto const instead = told.meet(told.omar, 0);
    told.tell(MeetBooked{instead, false});
    CHECK(refused(told, start) == "refused.meet_table_taken");
    told.tell(MeetCancelled{instead.meet, told.omar, {}});
    apply(told.state, start);
    CHECK(status(told, planned.meet) == MeetStatus::planned);
    CHECK(told.state.meets.at(planned.meet).missed_at == Moment{});
}

TEST_CASE("what is said about a meet that does not exist is refused in words") {
    Told told;
    auto const nothing = MeetId::make(told.clock, told.random);
    for (auto const& fact :
         {told.fact(MeetStarted{nothing, told.selam}), told.fact(MeetEnded{nothing, told.selam}),
          told.fact(MeetMissed{nothing, told.selam}),
          told.fact(NextStepSet{nothing, told.selam, Side::employer, {}})})
        CHECK(refused(told, fact) == "refused.meet_unknown");
}

TEST_CASE("what is said about a meet in another person's name is refused") {
    Told told;
    auto const planned = told.meet(told.selam, 0);
    told.tell(MeetBooked{planned, false});
    for (auto const& fact : {told.fact(MeetStarted{planned.meet, told.omar}),
                             told.fact(MeetEnded{planned.meet, told.omar}),
                             told.fact(MeetCancelled{planned.meet, told.omar, {}})})
        CHECK(refused(told, fact) == "refused.meet_unknown");
    auto theirs = planned;
    theirs.person = told.omar;
    PlanPublished const plan{PlanId::make(told.clock, told.random), {}, {theirs}, 0, true};
    CHECK(refused(told, told.fact(plan)) == "refused.plan_clash");
}

TEST_CASE("each side has a next step of its own, the latest one counts") {
    Told told;
    auto const planned = told.meet(told.selam, 0);
    told.tell(MeetBooked{planned, false});
    NextStep const trial{"trial_day", StepOwner::employer, "2026-10-01", "Dutch", true, true};
    told.tell(NextStepSet{planned.meet, told.selam, Side::employer, {"call", StepOwner::employer}});
    told.tell(NextStepSet{planned.meet, told.selam, Side::employer, trial});
    told.tell(
        NextStepSet{planned.meet, told.selam, Side::candidate, {"call", StepOwner::candidate}});
    auto const& steps = told.state.meets.at(planned.meet).next_steps;
    CHECK(steps.at(Side::employer) == trial);
    CHECK(steps.at(Side::candidate).kind == "call");
    told.tell(NextStepSet{planned.meet, told.selam, Side::candidate, {}});
    CHECK(steps.size() == 1);
}

TEST_CASE("announcements are kept in every language they were posted in") {
    Told told;
    told.tell(AnnouncementPosted{{{"nl", "Soep in de hal"}, {"ti", "መረቕ"}}, Moment{5}});
    REQUIRE(told.state.announcements.size() == 1);
    CHECK(told.state.announcements[0].texts.at("ti") == "መረቕ");
    CHECK(told.state.announcements[0].until == Moment{5});
}

TEST_CASE("an announcement that was ended is gone") {
    Told told;
    told.tell(AnnouncementPosted{{{"nl", "Soep in de hal"}}, {}});
    told.tell(AnnouncementPosted{{{"nl", "Thee in de hal"}}, {}});
    told.tell(AnnouncementEnded{told.state.announcements[0].id});
    REQUIRE(told.state.announcements.size() == 1);
    CHECK(told.state.announcements[0].texts.at("nl") == "Thee in de hal");
}

TEST_CASE("the hall is before, in and between rounds, in a break, and over") {
    using Phase = HallMoment::Phase;
    Told told;
    auto const at = [&](int after) { return hall_at(told.state, k_first + minutes{after}); };
    CHECK(at(-5) == HallMoment{Phase::before, 0, minutes{5}});
    CHECK(at(0) == HallMoment{Phase::meeting, 0, minutes{8}});
    CHECK(at(9) == HallMoment{Phase::between, 1, minutes{1}});
    CHECK(at(17) == HallMoment{Phase::meeting, 1, minutes{1}});
    // The third is a break.
    CHECK(at(19) == HallMoment{Phase::between, 3, minutes{11}, false, true});
    CHECK(at(25).is_break);
    CHECK(at(38).phase == Phase::over);
}

TEST_CASE("while a round stands still none after it begins") {
    using Phase = HallMoment::Phase;
    Told told;
    set_round(told, 3, {0, RoundAction::pause, 0});
    auto const later = k_first + minutes{60};
    CHECK(hall_at(told.state, later) == HallMoment{Phase::meeting, 0, minutes{5}, true});
    CHECK(next_round(told.state, later) == 1);
    CHECK_FALSE(round_has_begun(told.state, 1, later));
    set_round(told, 60, {0, RoundAction::start, 0});
    CHECK(hall_at(told.state, later) == HallMoment{Phase::meeting, 0, minutes{5}});
}

TEST_CASE("a round that is skipped while it runs gives way to the next one") {
    using Phase = HallMoment::Phase;
    Told told;
    set_round(told, 3, {0, RoundAction::skip, 0});
    CHECK(hall_at(told.state, k_first + minutes{4}) == HallMoment{Phase::between, 1, minutes{1}});
}

TEST_CASE("a revoked device has no leases, and may join again") {
    Told told;
    auto const desk = DeviceId::make(told.clock, told.random);
    told.tell(DeviceJoined{desk, "reception", "Desk 1", {}});
    told.tell(LeaseGiven{{{desk, told.table, 0, Moment{9}}}});
    told.tell(DeviceRevoked{desk});
    CHECK(told.state.devices.at(desk).revoked);
    CHECK(told.state.leases.empty());
    told.tell(DeviceJoined{desk, "table", "Table 4", told.bakery});
    CHECK_FALSE(told.state.devices.at(desk).revoked);
    CHECK(told.state.devices.at(desk).organisation == told.bakery);
}

TEST_CASE("a table that was carried out comes back as it was, and facts about it are not lost") {
    Told told;
    auto const before = told.state.tables.at(told.table);
    auto const set = [&](char const* fields) { told.tell(TableSet{told.table, fields}); };
    set(R"({"gone":true})");
    CHECK_FALSE(told.state.tables.contains(told.table));
    CHECK_FALSE(table_is_open(told.state, told.table, 0));
    set(R"({"x":0.25})");  // of somebody who had not heard
    CHECK_FALSE(told.state.tables.contains(told.table));
    set(R"({"gone":false})");
    auto const& back = told.state.tables.at(told.table);
    CHECK(back.number == before.number);
    CHECK(back.organisation == before.organisation);
    CHECK(back.x == 0.25);
    CHECK(told.state.tables_gone.empty());
}

TEST_CASE("a table at which people meet stays, and no plan is for one that is gone") {
    Told told;
    auto const out = make_fact(TableSet{told.table, R"({"gone":true})"});
    CHECK(refused(told, out).empty());
    told.tell(MeetBooked{told.meet(told.omar, 1), false});
    CHECK(refused(told, out) == "refused.table_in_use");
    CHECK(refused(told, make_fact(TableSet{told.table, R"({"x":0.5})"})).empty());
    auto const meet = told.state.meets.begin()->first;
    told.tell(MeetCancelled{meet, told.omar, ""});
    CHECK(refused(told, out).empty());
    told.tell(TableSet{told.table, R"({"gone":true})"});
    PlanPublished plan;
    plan.plan = PlanId::from_name({}, "plan");
    plan.meets = {told.meet(told.omar, 1)};
    plan.meets.front().meet = MeetId::from_name({}, "of a former plan");
    CHECK(refused(told, make_fact(plan)) == "refused.plan_outdated");
}
