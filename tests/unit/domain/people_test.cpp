// SPDX-License-Identifier: EUPL-1.2
#include "domain/apply.h"
#include "domain/rules.h"
#include "support/told_event.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::domain;
using ontmoet::test::tell_late;
using ontmoet::test::Told;

namespace {

constexpr Duration k_minute{60'000};

bool shows_work(Told const& told) {
    return told.state.people.at(told.selam).consents_to(Purpose::show_work);
}

ConsentGiven yes(Told const& told) {
    return {told.selam, Purpose::show_work, "1", "ti"};
}
ConsentWithdrawn no(Told const& told) {
    return {told.selam, Purpose::show_work, "ti"};
}

}  // namespace

TEST_CASE("a companion has a number of their own, one and the same for all they come with") {
    Told told;
    auto& state = told.state;
    auto const late = PersonId::from_name({}, "late");
    auto const alone = PersonId::from_name({}, "alone");
    auto& first = state.people[told.selam];
    CHECK(companion_badge(state, first).empty());
    first.profile.companion = "Jan";
    first.badge.clear();
    CHECK(companion_badge(state, first).empty());
    first.badge = "A-17";
    first.checked_in = true;
    first.checked_in_at = Moment{1'000};
    auto& second = state.people[late];
    second.profile.companion = "Jan";
    second.badge = "B-02";
    second.checked_in = true;
    second.checked_in_at = Moment{2'000};
    state.people[alone].checked_in = true;
    CHECK(companion_badge(state, first) == "A-17+");
    CHECK(companion_badge(state, second) == "A-17+");
    CHECK(companion_badge(state, state.people[alone]).empty());
    CHECK(companions_here(state) == 1);
    first.left = second.left = true;
    CHECK(companions_here(state) == 0);
}

TEST_CASE("a consent given before a withdrawal but told after it does not undo it") {
    Told told;
    tell_late(told, "desk", 10, no(told));
    tell_late(told, "tablet", 5, yes(told));
    CHECK_FALSE(shows_work(told));
    tell_late(told, "tablet", 10, yes(told));
    CHECK_FALSE(shows_work(told));
}

TEST_CASE("whoever speaks again after a withdrawal is heard") {
    Told told;
    tell_late(told, "desk", 10, no(told));
    tell_late(told, "tablet", 11, yes(told));
    CHECK(shows_work(told));
}

TEST_CASE("a withdrawal that is told late still counts, until the person speaks again") {
    Told told;
    tell_late(told, "tablet", 11, yes(told));
    tell_late(told, "desk", 10, no(told));
    CHECK_FALSE(shows_work(told));
}

TEST_CASE("on one device the order of what was said counts, whatever its clock does") {
    Told told;
    tell_late(told, "desk", 10, no(told));
    tell_late(told, "desk", -100'000, yes(told));
    CHECK(shows_work(told));
}

TEST_CASE("a clock that is years ahead makes no consent newer than a withdrawal told later") {
    Told told;
    tell_late(told, "tablet", 50'000'000, yes(told));
    tell_late(told, "desk", 10, no(told));
    CHECK_FALSE(shows_work(told));
}

TEST_CASE("consents for other purposes stand apart") {
    Told told;
    told.tell(yes(told));
    told.tell(ConsentWithdrawn{told.selam, Purpose::follow_up, "ti"});
    CHECK(shows_work(told));
}

TEST_CASE("who checked out is not in the hall; coming back is no second check-in") {
    Told told;
    auto const& selam = told.state.people.at(told.selam);
    told.tell(CheckIn{told.selam, {}, "A-01", "code"});
    CHECK(is_here(selam));
    told.tell(CheckOut{told.selam, {}});
    CHECK_FALSE(is_here(selam));
    CHECK(selam.checked_in);
    told.tell(CheckIn{told.selam, {}, "A-09", "code"});
    CHECK(is_here(selam));
    CHECK(selam.badge == "A-01");
    CHECK_FALSE(selam.checked_in_again);
}

TEST_CASE("two registrations that look alike both live and are flagged") {
    Told told;
    auto const name = R"({"given_name":"Yusra","family_name":"Haile","phone":"+31 6 1234 5678"})";
    auto const again = PersonId::make(told.clock, told.random);
    told.tell(PersonRegistered{told.selam, Origin::import, name});
    CHECK(look_alikes(told.state).empty());
    told.tell(PersonRegistered{again, Origin::kiosk, R"({"phone":"06-12345678"})"});
    CHECK(look_alikes(told.state) ==
          std::vector<std::pair<PersonId, PersonId>>{std::minmax(told.selam, again)});
    told.tell(PersonRegistered{told.omar, Origin::kiosk,
                               R"({"given_name":"haile","family_name":"YUSRA"})"});
    CHECK(look_alikes(told.state).size() == 2);
    CHECK(told.state.people.contains(again));
    told.tell(IdentityLinked{told.selam, again});
    CHECK(look_alikes(told.state).size() == 1);
}

namespace {

// Omar registered again at the door, as somebody new, and did a few things under either name.
struct Twice : Told {
    PersonId again = PersonId::make(clock, random);
    PlannedMeet planned = meet(again, 1);

    Twice() {
        tell(PersonRegistered{again, Origin::kiosk, R"({"given_name":"Omar A.","hours":24})"});
        tell(CheckIn{again, {}, "B-07", "new"});
        tell(ConsentGiven{again, Purpose::show_work, "1", "ar"});
        tell(ConsentGiven{omar, Purpose::show_work, "1", "ar"});
        tell(ConsentWithdrawn{omar, Purpose::show_work, "ar"});
        tell(ConsentGiven{again, Purpose::take_part, "1", "ar"});
        tell(PreferenceSet{again, bakery, Side::candidate, Answer::yes});
        tell(NoteSet{again, {}, "asks for the bus"});
        tell(MeetBooked{planned, false});
    }
    Candidate const& person() const { return state.people.at(omar); }
};

}  // namespace

TEST_CASE("linked registrations are one person with what either of them said") {
    Twice told;
    told.tell(IdentityLinked{told.omar, told.again});
    CHECK_FALSE(told.state.people.contains(told.again));
    CHECK(told.person().profile.given_name == "Omar");
    CHECK(told.person().profile.hours == 24);
    CHECK(told.person().badge == "B-07");
    CHECK(told.person().checked_in);
    CHECK_FALSE(told.person().consents_to(Purpose::show_work));
    CHECK(told.person().consents_to(Purpose::take_part));
    CHECK(told.state.preferences.at({told.omar, told.bakery}).candidate == Answer::yes);
    CHECK(told.state.notes.at({told.omar, {}}) == "asks for the bus");
    CHECK(meets_of(told.state, told.omar).size() == 1);
    CHECK(find_by_code(told.state, "B07")->id == told.omar);
}

TEST_CASE("what is said under a linked id later is said about the person") {
    Twice told;
    told.tell(IdentityLinked{told.omar, told.again});
    told.tell(PersonSet{told.again, R"({"hours":32})"});
    told.tell(MeetBooked{told.meet(told.again, 3), false});
    CHECK(told.person().profile.hours == 32);
    CHECK(meets_of(told.state, told.omar).size() == 2);
    CHECK_FALSE(told.state.people.contains(told.again));
    CHECK_FALSE(person_is_free(told.state, told.again, 3));
}

TEST_CASE("both badges keep standing for a person who was given two") {
    Twice told;
    told.tell(CheckIn{told.omar, {}, "A-03", "code"});
    told.tell(IdentityLinked{told.omar, told.again});
    CHECK(find_by_code(told.state, "A-03")->id == told.omar);
    CHECK(find_by_code(told.state, "B-07")->id == told.omar);
    CHECK(badges_given(told.state, 'B') == 7);
    CHECK(told.person().checked_in_again);
}

TEST_CASE("links in any order name one person, and an erasure reaches every id") {
    Twice told;
    auto const third = PersonId::make(told.clock, told.random);
    told.tell(PersonRegistered{third, Origin::host, "{}"});
    told.tell(IdentityLinked{told.again, third});
    told.tell(IdentityLinked{told.omar, told.again});
    told.tell(IdentityLinked{third, told.omar});
    CHECK(same_person(told.state, third) == told.omar);
    CHECK(ids_of(told.state, third).size() == 3);
    told.tell(PersonErased{third});
    CHECK_FALSE(told.state.people.contains(told.omar));
    CHECK(told.state.erased == std::set<PersonId>{told.omar, told.again, third});
    CHECK(told.state.meets.empty());
    CHECK(told.state.notes.empty());
    told.tell(PersonSet{told.again, R"({"hours":32})"});
    CHECK_FALSE(told.state.people.contains(told.again));
    CHECK_FALSE(told.state.people.contains(told.omar));
}

TEST_CASE("only two people that are there are linked, and not when both are expected at once") {
    Twice told;
    auto const refuse = [&](PersonId person, PersonId duplicate) {
        auto const refused = refusal(told.state, told.fact(IdentityLinked{person, duplicate}));
        return refused ? refused->message_key : "";
    };
    CHECK(refuse(told.omar, told.again).empty());
    CHECK(refuse(told.omar, told.omar) == "refused.link_unknown");
    CHECK(refuse(told.omar, PersonId{}) == "refused.link_unknown");
    CHECK(refuse(PersonId::make(told.clock, told.random), told.omar) == "refused.link_unknown");
    auto other = told.meet(told.omar, 1);
    other.table = TableId::make(told.clock, told.random);
    told.tell(MeetBooked{other, false});
    CHECK(refuse(told.omar, told.again) == "refused.meet_person_busy");
    told.tell(MeetCancelled{other.meet, told.omar, {}});
    told.tell(IdentityLinked{told.omar, told.again});
    CHECK(refuse(told.omar, told.again) == "refused.link_unknown");
}

TEST_CASE("notes are kept for each who writes them, the last text counts") {
    Told told;
    told.tell(NoteSet{told.selam, {}, "waits for a friend"});
    told.tell(NoteSet{told.selam, told.bakery, "good with dough"});
    told.tell(NoteSet{told.selam, {}, ""});
    CHECK(told.state.notes.size() == 1);
    CHECK(told.state.notes.at({told.selam, told.bakery}) == "good with dough");
}

TEST_CASE("how somebody felt treated is a number from one to five") {
    Told told;
    auto const& selam = told.state.people.at(told.selam);
    told.tell(TreatmentRated{told.selam, 4});
    CHECK(selam.treatment == 4);
    told.tell(TreatmentRated{told.selam, 99});
    CHECK(selam.treatment == k_best_rating);
    told.tell(TreatmentRated{told.selam, -3});
    CHECK(selam.treatment == 0);
}

TEST_CASE("how an employer treated somebody is kept apart from the day as a whole") {
    Told told;
    auto const meet = MeetId::from_name({}, "with the bakery");
    told.tell(TreatmentRated{told.selam, 5});
    told.tell(TreatmentRated{told.selam, 1, meet});
    auto const& selam = told.state.people.at(told.selam);
    CHECK(selam.treatment == 5);
    CHECK(selam.treatment_at.at(meet) == 1);
}

TEST_CASE("a schedule that was looked at remembers the planned meets, where and when they are") {
    Told told;
    auto const& selam = told.state.people.at(told.selam);
    CHECK_FALSE(selam.seen);
    PlannedMeet meet;
    meet.meet = MeetId::from_name({}, "with the bakery");
    meet.person = told.selam;
    meet.organisation = told.bakery;
    meet.round = 2;
    told.tell(MeetBooked{meet});
    told.tell(ScheduleSeen{told.selam});
    REQUIRE(selam.seen);
    CHECK(selam.seen->at(meet.meet).round == 2);
    meet.round = 4;
    told.tell(MeetMoved{meet});
    CHECK(selam.seen->at(meet.meet).round == 2);
    told.tell(MeetCancelled{meet.meet, told.selam, {}});
    told.tell(ScheduleSeen{told.selam});
    CHECK(selam.seen->empty());
}

TEST_CASE("a page on the phone ends the one before it, and remembers when the first was opened") {
    Told told;
    told.tell(PhonePageOpened{told.selam, "one"});
    told.tell(PhonePageOpened{told.omar, "his"});
    auto const first = told.clock.now();
    told.clock.advance(k_minute);
    told.tell(PhonePageOpened{told.selam, "two"});
    REQUIRE(told.state.phone_pages.size() == 2);
    auto const& page = told.state.phone_pages.at("two");
    CHECK(page.person == told.selam);
    CHECK(page.opened_at == told.clock.now());
    CHECK(page.first_opened_at == first);
    told.tell(PhonePageOpened{told.selam, ""});
    CHECK(told.state.phone_pages.contains("two"));
}

TEST_CASE("a page on paper and one on the phone go on beside each other") {
    Told told;
    told.tell(PhonePageOpened{told.selam, "phone"});
    told.tell(PhonePageOpened{told.selam, "paper", true});
    CHECK(told.state.phone_pages.contains("phone"));
    told.tell(PhonePageOpened{told.selam, "newer paper", true});
    CHECK(told.state.phone_pages.size() == 2);
    CHECK_FALSE(told.state.phone_pages.contains("paper"));
    told.clock.advance(k_minute);
    told.tell(PhonePageOpened{told.omar, "his phone"});
    told.tell(IdentityLinked{told.selam, told.omar});
    CHECK(told.state.phone_pages.size() == 2);
    CHECK(told.state.phone_pages.contains("his phone"));
    CHECK(told.state.phone_pages.at("newer paper").on_paper);
    told.tell(PersonErased{told.selam});
    CHECK(told.state.phone_pages.empty());
}

TEST_CASE("a page on the phone ends with taking part and with an erasure") {
    Told told;
    told.tell(PhonePageOpened{told.selam, "hers"});
    told.tell(no(told));
    CHECK(told.state.phone_pages.size() == 1);
    told.tell(ConsentWithdrawn{told.selam, Purpose::take_part, "ti"});
    CHECK(told.state.phone_pages.empty());
    told.tell(PhonePageOpened{told.omar, "his"});
    told.tell(PersonErased{told.omar});
    told.tell(PhonePageOpened{told.omar, "his again"});
    CHECK(told.state.phone_pages.empty());
}

TEST_CASE("of the pages of two registrations that are linked the newest stays") {
    Told told;
    told.tell(PhonePageOpened{told.omar, "newer"});
    auto const first = told.clock.now();
    told.clock.advance(-k_minute);
    told.tell(PhonePageOpened{told.selam, "older"});
    told.tell(IdentityLinked{told.selam, told.omar});
    REQUIRE(told.state.phone_pages.size() == 1);
    CHECK(told.state.phone_pages.at("newer").person == told.selam);
    CHECK(told.state.phone_pages.at("newer").first_opened_at == first - k_minute);
}

TEST_CASE("every answer of the follow-up is kept, in the order in which they were said") {
    Told told;
    FollowUpRecorded started{told.selam, told.bakery, Rung::started, "2026-10-01", {}};
    told.tell(started);
    started.date = "2026-10-05";
    started.kind = "paid_job";
    started.level = JobLevel::below;
    started.contract = "temporary";
    started.hours = 24;
    told.tell(started);
    told.tell(FollowUpRecorded{told.selam, told.bakery, Rung::ended, "2027-02-01", "contract"});
    auto const& said = told.state.follow_ups.at({told.selam, told.bakery});
    REQUIRE(said.size() == 3);
    CHECK(said[0].said.date == "2026-10-01");
    CHECK(said[1].said == started);
    CHECK(said[2].said.reason == "contract");
}

TEST_CASE("nobody is followed who did not agree to it") {
    Told told;
    auto const asked =
        told.fact(FollowUpRecorded{told.selam, told.bakery, Rung::weeks_4, "2026-10-01", {}});
    REQUIRE(refusal(told.state, asked));
    CHECK(refusal(told.state, asked)->message_key == "refused.follow_up_no_consent");
    told.tell(ConsentGiven{told.selam, Purpose::follow_up, "2026-1", "ti"});
    CHECK_FALSE(refusal(told.state, asked));
    told.tell(ConsentWithdrawn{told.selam, Purpose::follow_up, "ti"});
    CHECK(refusal(told.state, asked));
}

TEST_CASE("an export about one person is known by whatever they are called, and goes with them") {
    Told told;
    told.tell(ExportMade{"pdf", "to take along", "Noor", {}, told.omar});
    told.tell(ExportMade{"csv", "yearly report", "Noor", {}, {}});
    told.tell(IdentityLinked{told.selam, told.omar});
    REQUIRE(told.state.exports.size() == 2);
    CHECK(told.state.exports[0].said.person == told.selam);
    told.tell(PersonErased{told.omar});
    REQUIRE(told.state.exports.size() == 1);
    CHECK(told.state.exports[0].said.purpose == "yearly report");
}
