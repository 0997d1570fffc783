// SPDX-License-Identifier: EUPL-1.2
#include "exchange/portable_profile.h"
#include "kiosk/limits.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;
namespace kiosk = ontmoet::kiosk;
using test::Kiosk;

namespace {

// Selam has checked in and stands before the two ways to go on.
struct Day : Kiosk {
    Day() {
        want(GiveCode{"482913"});
        want(ConfirmIdentity{true});
        want(SetConsent{domain::Purpose::take_part, true});
        want(Next{});
        REQUIRE(model.screen() == Screen::ready);
    }
    domain::PlannedMeet meet(int round) {
        domain::PlannedMeet meet;
        meet.meet = MeetId::make(clock, random);
        meet.person = selam;
        meet.organisation = bakery;
        meet.table = state.tables.begin()->first;
        meet.round = round;
        fold(domain::MeetBooked{meet});
        return meet;
    }
};

}  // namespace

TEST_CASE("who goes home checks out, and is welcomed when they come back") {
    Day day;
    day.want(LeaveNow{});
    CHECK(day.model.screen() == Screen::leave);
    day.want(RateTreatment{{}, 5});
    day.want(CheckOutNow{});
    CHECK(day.model.screen() == Screen::languages);
    CHECK(day.model.visitor.person.is_none());
    CHECK(day.state.people.at(day.selam).left);
    CHECK(day.state.people.at(day.selam).treatment == 5);
    REQUIRE(day.model.toast);
    CHECK(day.model.toast->message_key == "leave.done");
    day.want(GiveCode{"482913"});
    day.want(ConfirmIdentity{true});
    CHECK(day.model.screen() == Screen::ready);
    CHECK_FALSE(day.candidate().left);
    CHECK_FALSE(day.candidate().checked_in_again);
    CHECK(day.candidate().badge == "A-01");
    CHECK(day.model.toast->message_key == "back_again.toast");
}

TEST_CASE("who stops with meets to come is asked, and their places become free") {
    Day day;
    auto const held = day.meet(0);
    auto const later = day.meet(2);
    day.clock.advance(std::chrono::minutes{12});
    day.happen(kiosk::Tick{Duration{0}});
    day.want(LeaveNow{});
    CHECK(day.model.screen() == Screen::stop);
    day.want(Back{});
    CHECK(day.model.screen() == Screen::ready);
    CHECK(day.count("meet.cancelled") == 0);
    day.want(LeaveNow{});
    day.want(StopToday{});
    CHECK(day.model.screen() == Screen::leave);
    CHECK(day.state.meets.at(held.meet).status == domain::MeetStatus::planned);
    CHECK(day.state.meets.at(later.meet).status == domain::MeetStatus::cancelled);
    day.want(Back{});
    CHECK(day.model.screen() == Screen::ready);
}

TEST_CASE("who is late says by how much, and the hosts hear it") {
    Day day;
    day.want(Open{Screen::schedule});
    day.want(Open{Screen::late});
    day.want(BeLate{10});
    REQUIRE(day.state.help.size() == 1);
    CHECK(day.state.help[0].late_min == 10);
    CHECK(day.state.help[0].person == day.selam);
    CHECK(day.model.screen() == Screen::schedule);
}

TEST_CASE("a schedule counts as seen when they turn away from it, once") {
    Day day;
    auto meet = day.meet(1);
    day.want(Open{Screen::schedule});
    CHECK(day.count("schedule.seen") == 0);
    day.want(Back{});
    CHECK(day.count("schedule.seen") == 1);
    day.want(Open{Screen::schedule});
    day.want(Back{});
    CHECK(day.count("schedule.seen") == 1);
    meet.round = 2;
    day.fold(domain::MeetMoved{meet});
    day.want(Open{Screen::schedule});
    day.want(Finish{});
    CHECK(day.count("schedule.seen") == 2);
}

TEST_CASE("a face is kept for its meet, and the same face again takes it back") {
    Day day;
    auto const meet = day.meet(0);
    day.want(RateTreatment{meet.meet, 1});
    CHECK(day.candidate().treatment_at.at(meet.meet) == 1);
    CHECK(day.candidate().treatment == 0);
    day.want(RateTreatment{meet.meet, 1});
    CHECK(day.candidate().treatment_at.at(meet.meet) == 0);
}

TEST_CASE("who erases everything is gone from here, with what they were typing") {
    Day day;
    day.want(Open{Screen::card});
    day.want(Open{Screen::own_words});
    auto profile = day.model.visitor.profile;
    profile.own_words = "I bake";
    day.want(EditProfile{profile});
    day.want(Open{Screen::erase});
    auto const before = day.count("person.set");
    day.want(EraseMe{});
    CHECK(day.count("person.set") == before);
    CHECK(day.count("person.erased") == 1);
    CHECK(day.state.people.empty());
    CHECK(day.model.screen() == Screen::languages);
    CHECK(day.model.toast->message_key == "erase.done");
}

TEST_CASE("what is changed from the card leads back to the card") {
    Day day;
    day.want(Open{Screen::card});
    for (auto const part : {Screen::can, Screen::reach, Screen::consent}) {
        day.want(Open{part});
        day.want(Next{});
        CHECK(day.model.screen() == Screen::card);
    }
    day.want(Open{Screen::wish});
    day.want(Next{});
    CHECK(day.model.screen() == Screen::dream);
    day.want(Next{});
    CHECK(day.model.screen() == Screen::card);
    day.want(Next{});
    CHECK(day.model.screen() == Screen::ready);
}

TEST_CASE("a profile from another event fills in a registration, and torn ones are told kindly") {
    Kiosk kiosk;
    exchange::PortableProfile brought;
    brought.profile.given_name = "Samir";
    brought.profile.screen_language = "ar";
    brought.profile.skills = {"koken"};
    brought.event = "Elsewhere";
    auto const text = exchange::write_portable_profile(brought, exchange::new_profile_key()).text;
    kiosk.happen(kiosk::Scanned{text});
    CHECK(kiosk.model.screen() == Screen::consent);
    CHECK(kiosk.model.language == "ar");
    CHECK(kiosk.model.visitor.is_new);
    REQUIRE(kiosk.model.toast);
    CHECK(kiosk.model.toast->message_key == "portable.unknown_issuer");
    kiosk.want(SetConsent{domain::Purpose::take_part, true});
    kiosk.want(Next{});
    CHECK(kiosk.candidate().profile.given_name == "Samir");
    CHECK(kiosk.candidate().profile.skills == std::vector<std::string>{"koken"});
    kiosk.want(Finish{});
    kiosk.happen(kiosk::Scanned{text.substr(0, text.size() / 2)});
    REQUIRE(kiosk.model.toast);
    CHECK_FALSE(kiosk.model.toast->good);
    CHECK(kiosk.model.screen() == Screen::code);
}

TEST_CASE("what somebody brings never overwrites what they said here") {
    Day day;
    exchange::PortableProfile brought;
    brought.profile.given_name = "Another";
    brought.profile.skills = {"lassen"};
    kiosk::Scanned const code{exchange::write_portable_profile(brought, "").text};
    day.happen(code);
    CHECK(day.candidate().profile.given_name == "Selam");
    CHECK(day.candidate().profile.skills == std::vector<std::string>{"lassen"});
}

TEST_CASE("never an empty page: without an employer that passes, the closest are shown") {
    Day day;
    day.want(Open{Screen::employers});
    REQUIRE(day.model.employer_cards.size() == 1);
    EmployerFilter filter;
    filter.sector = "horeca";
    day.want(FilterEmployers{filter});
    CHECK(day.model.employer_cards.size() == 1);
    CHECK_FALSE(day.model.visitor.near_misses);
    filter.sector = "zorg";
    day.want(FilterEmployers{filter});
    CHECK(day.model.employer_cards.size() == 1);
    CHECK(day.model.visitor.near_misses);
    day.want(FilterEmployers{});
    CHECK_FALSE(day.model.visitor.near_misses);
}

TEST_CASE("one more meet is offered with each employer who has a free round, not with a no") {
    Day day;
    day.want(Open{Screen::more});
    REQUIRE(day.model.visitor.free.size() == 1);
    CHECK(day.model.visitor.free[0].organisation == day.bakery);
    day.want(Back{});
    day.want(AnswerEmployer{day.bakery, domain::Answer::no});
    day.want(Open{Screen::more});
    CHECK(day.model.visitor.free.empty());
}
