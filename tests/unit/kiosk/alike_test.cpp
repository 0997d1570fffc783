// SPDX-License-Identifier: EUPL-1.2
#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;
using test::Kiosk;

namespace {

// Somebody new who has said yes to taking part and types their name.
struct Registering : Kiosk {
    PersonId begun;

    void begin() {
        want(ChooseLanguage{"en"});
        want(BeginNew{});
        want(SetConsent{domain::Purpose::take_part, true});
        want(SetConsent{domain::Purpose::show_work, true});
        want(Next{});
        begun = model.visitor.person;
    }
    void type(std::string const& given, std::string const& family) {
        auto profile = model.visitor.profile;
        profile.given_name = given;
        profile.family_name = family;
        want(EditProfile{profile});
        want(Next{});
    }
    PersonId add(char const* fields) {
        auto const person = PersonId::make(clock, random);
        fold(domain::PersonRegistered{person, domain::Origin::import, fields});
        happen(ontmoet::kiosk::StateChanged{{}, true});
        return person;
    }
};

}  // namespace

TEST_CASE("who registers under a known name is asked, and goes on as that person") {
    Registering kiosk;
    kiosk.begin();
    kiosk.type("selam", "Tesfay");
    REQUIRE(kiosk.model.screen() == Screen::are_you);
    CHECK(kiosk.model.visitor.alike == std::vector{kiosk.selam});
    kiosk.want(AnswerWho{kiosk.selam});
    CHECK(kiosk.model.screen() == Screen::language_skills);
    CHECK(kiosk.model.visitor.person == kiosk.selam);
    CHECK(kiosk.candidate().checked_in);
    CHECK_FALSE(kiosk.candidate().badge.empty());
    CHECK(kiosk.candidate().consents_to(domain::Purpose::show_work));
    // What was said here counts, and what was known before stays.
    CHECK(kiosk.candidate().profile.given_name == "selam");
    CHECK(kiosk.candidate().profile.screen_language == "en");
    CHECK(kiosk.candidate().profile.code == "482913");
    CHECK(kiosk.state.people.size() == 1);
    CHECK(kiosk.state.erased.contains(kiosk.begun));
    auto profile = kiosk.model.visitor.profile;
    profile.works_in_english = true;
    kiosk.want(EditProfile{profile});
    CHECK(kiosk.state.people.at(kiosk.selam).profile.works_in_english);
}

TEST_CASE("who is somebody else goes on, and is not asked about the same people again") {
    Registering kiosk;
    kiosk.begin();
    kiosk.type("Selam", "Tesfay");
    kiosk.want(AnswerWho{});
    CHECK(kiosk.model.screen() == Screen::language_skills);
    CHECK(kiosk.model.visitor.person == kiosk.begun);
    CHECK(kiosk.candidate().profile.given_name == "Selam");
    CHECK(kiosk.state.people.size() == 2);
    kiosk.want(Back{});
    CHECK(kiosk.model.screen() == Screen::name);
    kiosk.want(Next{});
    CHECK(kiosk.model.screen() == Screen::language_skills);
}

TEST_CASE("a name that sounds the same is asked about, another one is not") {
    Registering kiosk;
    auto const known = kiosk.add(R"({"given_name":"Muhammad","family_name":"Idris"})");
    kiosk.begin();
    kiosk.type("Mohamed", "Idris");
    CHECK(kiosk.model.screen() == Screen::are_you);
    CHECK(kiosk.model.visitor.alike == std::vector{known});
    kiosk.want(Back{});
    kiosk.type("Mohamed", "");
    CHECK(kiosk.model.screen() == Screen::language_skills);
    kiosk.want(Back{});
    kiosk.type("Mohamed", "Bakri");
    CHECK(kiosk.model.screen() == Screen::language_skills);
}

TEST_CASE("nobody reads through the names of many who are called the same") {
    Registering kiosk;
    for (int i = 0; i < 3; ++i) kiosk.add(R"({"given_name":"Selam","family_name":"Tesfay"})");
    kiosk.begin();
    kiosk.type("Selam", "Tesfay");
    CHECK(kiosk.model.screen() == Screen::language_skills);
}

TEST_CASE("a telephone number that is known is asked about, too") {
    Registering kiosk;
    auto const known = kiosk.add(R"({"given_name":"Amal","phone":"+31 6 0000 0009"})");
    kiosk.begin();
    kiosk.want(SetConsent{domain::Purpose::share_contact, true});
    kiosk.type("Hiba", "Nasser");
    while (kiosk.model.screen() != Screen::contact && kiosk.model.screen() != Screen::ready)
        kiosk.want(Next{});
    REQUIRE(kiosk.model.screen() == Screen::contact);
    auto profile = kiosk.model.visitor.profile;
    profile.phone = "06 0000 0009";
    kiosk.want(EditProfile{profile});
    kiosk.want(Next{});
    REQUIRE(kiosk.model.screen() == Screen::are_you);
    CHECK(kiosk.model.visitor.alike == std::vector{known});
    kiosk.want(AnswerWho{known});
    CHECK(kiosk.model.screen() == Screen::card);
    CHECK(kiosk.candidate().profile.given_name == "Hiba");
    CHECK(kiosk.candidate().consents_to(domain::Purpose::share_contact));
}

TEST_CASE("whoever was erased meanwhile is nobody to go on as") {
    Registering kiosk;
    kiosk.begin();
    kiosk.type("Selam", "Tesfay");
    kiosk.fold(domain::PersonErased{kiosk.selam});
    kiosk.want(AnswerWho{kiosk.selam});
    CHECK(kiosk.model.screen() == Screen::language_skills);
    CHECK(kiosk.model.visitor.person == kiosk.begun);
}
