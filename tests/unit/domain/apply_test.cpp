// SPDX-License-Identifier: EUPL-1.2
#include "domain/apply.h"

#include "domain/rules.h"
#include "support/told_event.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::domain;
using ontmoet::test::Told;

TEST_CASE("fields said later replace earlier ones, other fields stay") {
    Told told;
    told.tell(PersonSet{told.selam, R"({"phone":"06 1"})"});
    told.tell(PersonSet{told.selam, R"({"email":"s@example.org"})"});
    told.tell(PersonSet{told.selam, R"({"phone":"06 2","unknown_field":1,"hours":"many"})"});
    auto const& profile = told.state.people.at(told.selam).profile;
    CHECK(profile.given_name == "Selam");
    CHECK(profile.phone == "06 2");
    CHECK(profile.email == "s@example.org");
    CHECK(profile.hours == 0);
}

TEST_CASE("a second check-in is kept and flagged, the first badge stays") {
    Told told;
    told.tell(CheckIn{told.selam, {}, "A-01", "code"});
    auto const first = told.state.people.at(told.selam).checked_in_at;
    told.clock.advance(Duration{60'000});
    told.tell(CheckIn{told.selam, {}, "B-01", "name"});
    auto const& candidate = told.state.people.at(told.selam);
    CHECK(candidate.badge == "A-01");
    CHECK(candidate.checked_in_again);
    CHECK(candidate.checked_in_at == first);
}

TEST_CASE("a check-in before the registration waits for it") {
    Told told;
    auto const late = PersonId::make(told.clock, told.random);
    told.tell(CheckIn{late, {}, "C-01", "new"});
    CHECK(told.state.people.at(late).checked_in);
    CHECK_FALSE(told.state.people.at(late).registered);
    CHECK_FALSE(is_shown_to_employers(told.state.people.at(late)));
    told.tell(PersonRegistered{late, Origin::kiosk, "{}"});
    CHECK(told.state.people.at(late).registered);
    CHECK(told.state.people.at(late).badge == "C-01");
}

TEST_CASE("consent counts until it is withdrawn") {
    Told told;
    auto const& candidate = told.state.people.at(told.selam);
    CHECK_FALSE(is_shown_to_employers(candidate));
    told.tell(ConsentGiven{told.selam, Purpose::take_part, "1", "ti"});
    told.tell(ConsentGiven{told.selam, Purpose::show_work, "1", "ti"});
    CHECK(is_shown_to_employers(candidate));
    CHECK(candidate.consents.at(Purpose::show_work).language == "ti");
    told.tell(ConsentWithdrawn{told.selam, Purpose::show_work, "ti"});
    CHECK_FALSE(is_shown_to_employers(candidate));
}

TEST_CASE("an erased person is nowhere and does not come back") {
    Told told;
    told.tell(PreferenceSet{told.selam, told.bakery, Side::candidate, Answer::yes});
    told.tell(MeetBooked{told.meet(told.selam, 0), false});
    told.tell(HelpAsked{told.selam, "consent", "ti"});
    told.tell(PersonErased{told.selam});
    told.tell(PersonSet{told.selam, R"({"phone":"06 1"})"});
    told.tell(CheckIn{told.selam, {}, "A-09", "code"});
    CHECK_FALSE(told.state.people.contains(told.selam));
    CHECK(told.state.preferences.empty());
    CHECK(told.state.meets.empty());
    CHECK(told.state.help.empty());
}

TEST_CASE("a new plan replaces the old one but no verdict is forgotten") {
    Told told;
    auto const kept = told.meet(told.selam, 0);
    auto const dropped = told.meet(told.omar, 1);
    PlanPublished first{PlanId::make(told.clock, told.random), {}, {kept, dropped}, 0, true};
    told.tell(first);
    told.tell(VerdictGiven{kept.meet, told.selam, Side::candidate, Answer::yes, {}});
    auto const fresh = told.meet(told.omar, 3);
    told.tell(PlanPublished{PlanId::make(told.clock, told.random), first.plan, {fresh}, 0, true});
    CHECK(told.state.meets.contains(kept.meet));
    CHECK_FALSE(told.state.meets.contains(dropped.meet));
    CHECK(told.state.meets.contains(fresh.meet));
    CHECK(told.state.meets.at(kept.meet).candidate_verdict == Answer::yes);
}

TEST_CASE("a plan says who is away: they missed their meet, and their table is closed") {
    Told told;
    auto const missed = told.meet(told.selam, 0);
    PlanPublished first{PlanId::make(told.clock, told.random), {}, {missed}, 4, true};
    told.tell(first);
    CHECK_FALSE(told.state.plan->former);
    PlanPublished second{PlanId::make(told.clock, told.random), first.plan, {missed}, 0, true};
    second.away = {{told.selam, {}, {}, 0b1111}, {{}, told.table, {}, 0b1000}, {{}, {}, {}, 0b10}};
    told.tell(second);
    auto const& state = told.state;
    CHECK(state.meets.at(missed.meet).status == MeetStatus::missed);
    CHECK(meets_of(state, told.selam).empty());
    CHECK_FALSE(table_is_open(state, told.table, 3));
    CHECK_FALSE(table_is_open(state, told.table, 1));
    CHECK(table_is_open(state, told.table, 0));
    CHECK(refusal(state, told.fact(MeetBooked{told.meet(told.omar, 3), false}))->message_key ==
          "refused.meet_table_closed");
    REQUIRE(state.plan->former);
    CHECK(state.plan->former->meets == std::vector<PlannedMeet>{missed});
    CHECK(state.plan->former->away.empty());
    CHECK(state.plan->former->gap_per_mille == 4);
}

TEST_CASE("nothing of a plan, nor of the one before it, stays of an erased person") {
    Told told;
    PlanPublished plan{
        PlanId::make(told.clock, told.random), {}, {told.meet(told.selam, 0)}, 0, true};
    plan.away = {{told.selam, {}, {}, 1}};
    told.tell(plan);
    plan.replaces = plan.plan;
    told.tell(plan);
    told.tell(PersonErased{told.selam});
    CHECK(told.state.plan->away.empty());
    CHECK(told.state.plan->former->meets.empty());
    CHECK(told.state.plan->former->away.empty());
    told.tell(plan);
    CHECK(told.state.plan->away.empty());
    CHECK(make_fact(plan).subjects == std::vector<Uuid>{told.selam.uuid});
}

TEST_CASE("facts nobody can read leave the state as it is") {
    Told told;
    auto const before = told.state;
    auto broken = told.fact(CheckIn{told.selam, {}, "A-01", "code"});
    broken.body = R"({"person":12})";
    broken.cursor = 0;
    apply(told.state, broken);
    auto unknown = broken;
    unknown.type = "photo.hidden";
    apply(told.state, unknown);
    CHECK(told.state == before);
}

TEST_CASE("one meet per person, table, interpreter and round; the loser gets alternatives") {
    Told told;
    told.tell(MeetBooked{told.meet(told.selam, 0), false});
    auto const refuse = [&](MeetBooked const& booking) {
        return refusal(told.state, told.fact(booking));
    };
    auto const taken = refuse({told.meet(told.omar, 0), false});
    REQUIRE(taken);
    CHECK(taken->message_key == "refused.meet_table_taken");
    REQUIRE(taken->alternatives.size() == 2);  // rounds 1 and 3; 2 is a break
    CHECK(taken->alternatives[0].round == 1);
    CHECK(taken->alternatives[1].round == 3);
    CHECK(refuse({told.meet(told.selam, 0), false})->message_key == "refused.meet_person_busy");
    CHECK(refuse({told.meet(told.omar, 2), false})->message_key == "refused.meet_table_closed");
    CHECK(refuse({told.meet(told.omar, 9), false})->message_key == "refused.meet_table_closed");
    CHECK(refuse({told.meet(told.omar, -1), false})->message_key == "refused.meet_table_closed");
    CHECK_FALSE(refuse({told.meet(told.omar, 1), false}));
    auto const moved =
        moved_booking(told.state, told.fact(MeetBooked{told.meet(told.omar, 0), true}));
    REQUIRE(moved);
    CHECK(booked_meet(*moved)->round == 1);
    CHECK_FALSE(moved_booking(told.state, told.fact(MeetBooked{told.meet(told.omar, 0), false})));
}

TEST_CASE("an interpreter is in one meet a round") {
    Told told;
    auto first = told.meet(told.selam, 0);
    first.interpreter = told.interpreter;
    told.tell(MeetBooked{first, false});
    CHECK_FALSE(interpreter_is_free(told.state, told.interpreter, 0));
    CHECK(free_meets(told.state, told.omar, told.bakery, "ti", 0, 9).size() == 2);
    CHECK(free_meets(told.state, told.omar, told.bakery, "ar", 0, 9).empty());
}

TEST_CASE("a plan is accepted only on the plan it was made from and without clashes") {
    Told told;
    PlanPublished plan{
        PlanId::make(told.clock, told.random), {}, {told.meet(told.selam, 0)}, 0, true};
    CHECK_FALSE(refusal(told.state, told.fact(plan)));
    told.tell(plan);
    PlanPublished late{PlanId::make(told.clock, told.random), {}, {}, 0, true};
    CHECK(refusal(told.state, told.fact(late))->message_key == "refused.plan_outdated");
    late.replaces = plan.plan;
    CHECK_FALSE(refusal(told.state, told.fact(late)));
    late.meets = {told.meet(told.selam, 1), told.meet(told.omar, 1)};
    CHECK(refusal(told.state, told.fact(late))->message_key == "refused.plan_clash");
}

TEST_CASE("a second desk's badge stands for the same person and is given to nobody else") {
    Told told;
    told.tell(CheckIn{told.selam, {}, "A-01", "name"});
    told.tell(CheckIn{told.selam, {}, "B-07", "name"});
    told.tell(CheckIn{told.selam, {}, "B-07", "name"});
    CHECK(told.state.people.at(told.selam).badge == "A-01");
    CHECK(find_by_code(told.state, "B-07") == &told.state.people.at(told.selam));
    CHECK(badges_given(told.state, 'B') == 7);
    CHECK(told.state.people.at(told.selam).other_codes.size() == 1);
}

TEST_CASE("contact is shared after a double yes and with that consent only") {
    Told told;
    auto const planned = told.meet(told.selam, 0);
    told.tell(MeetBooked{planned, false});
    auto const& meet = told.state.meets.at(planned.meet);
    told.tell(VerdictGiven{planned.meet, told.selam, Side::candidate, Answer::yes, {}});
    CHECK_FALSE(is_match(meet));
    told.tell(VerdictGiven{planned.meet, told.selam, Side::employer, Answer::yes, {}});
    CHECK(is_match(meet));
    CHECK_FALSE(contact_may_be_shared(told.state, meet));
    told.tell(ConsentGiven{told.selam, Purpose::share_contact, "1", "ti"});
    CHECK(contact_may_be_shared(told.state, meet));
    told.tell(ConsentWithdrawn{told.selam, Purpose::share_contact, "ti"});
    CHECK_FALSE(contact_may_be_shared(told.state, meet));
}

TEST_CASE("a code is found however it is typed, by badge too") {
    Told told;
    CHECK(find_by_code(told.state, "123456")->id == told.selam);
    CHECK(find_by_code(told.state, " 123-456\r")->id == told.selam);
    CHECK(find_by_code(told.state, "") == nullptr);
    CHECK(find_by_code(told.state, "999999") == nullptr);
    told.tell(CheckIn{told.omar, {}, "A-07", "host"});
    CHECK(find_by_code(told.state, "a07")->id == told.omar);
    CHECK(badges_given(told.state, 'A') == 7);
    CHECK(badges_given(told.state, 'B') == 0);
}

TEST_CASE("an event with more rounds or longer meets than there can be is held to the limits") {
    Told told;
    told.tell(EventSet{
        R"({"rounds":2000000000,"meet_length_min":2000000000,"changeover_min":-2000000000})"});
    CHECK(told.state.event.rounds == k_most_rounds);
    CHECK(told.state.event.meet_length_min == k_longest_meet_min);
    CHECK(told.state.event.changeover_min == 0);
    CHECK(next_round(told.state, Moment{k_furthest_moment_ms}) == k_most_rounds);
}

TEST_CASE("a badge with a number beyond all numbers still has a next one") {
    Told told;
    told.tell(CheckIn{told.selam, {}, "A-99999999999999999999", "host"});
    CHECK(badges_given(told.state, 'A') == 9'999'999);
    CHECK(badges_given(told.state, 'B') == 0);
}
