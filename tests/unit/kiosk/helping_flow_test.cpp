// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/limits.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;

namespace {

// A host stands at the kiosk, in Dutch.
struct Helper : test::Kiosk {
    Helper() {
        model.language = "nl";
        want(Open{Screen::pin});
        happen(kiosk::PinChecked{true, {}});
    }
    void help(PersonId person) { want(HostIntent{HelpPerson{person}}); }
    void they_agree() { want(HostIntent{TheyAgree{}}); }
};

}  // namespace

TEST_CASE("before a host does something for somebody it is read to them, in their language") {
    Helper helper;
    helper.help(helper.selam);
    CHECK(helper.model.screen() == Screen::on_behalf);
    CHECK(helper.model.language == "ti");
    CHECK(helper.said.empty());
    // Without a yes the host is back at their own pages.
    helper.want(Back{});
    CHECK(helper.model.screen() == Screen::arrivals);
    CHECK(helper.model.language == "nl");
    CHECK(helper.model.host.unlocked);
    CHECK(helper.said.empty());
}

TEST_CASE("what is said for somebody carries both, and a consent that it was spoken") {
    Helper helper;
    helper.help(helper.selam);
    helper.they_agree();
    CHECK(helper.model.screen() == Screen::consent);
    helper.want(SetConsent{domain::Purpose::take_part, true});
    helper.want(SetConsent{domain::Purpose::show_work, true});
    helper.want(Next{});
    REQUIRE_FALSE(helper.said.empty());
    for (auto const& fact : helper.said) CHECK(fact.actor == "host:" + to_string(helper.selam));
    auto const& candidate = helper.state.people.at(helper.selam);
    CHECK(candidate.consents.at(domain::Purpose::show_work).spoken);
    CHECK(candidate.consents.at(domain::Purpose::show_work).language == "ti");
    CHECK(candidate.checked_in);
    CHECK(helper.model.screen() == Screen::ready);
}

TEST_CASE("who speaks for themselves says a consent that was not spoken to anybody") {
    test::Kiosk kiosk;
    kiosk.want(ChoosePerson{kiosk.selam});
    kiosk.want(ConfirmIdentity{true});
    kiosk.want(SetConsent{domain::Purpose::take_part, true});
    CHECK_FALSE(kiosk.candidate().consents.at(domain::Purpose::take_part).spoken);
    CHECK(kiosk.said.back().actor == "candidate:" + to_string(kiosk.selam));
}

TEST_CASE("when they are done the host goes on where hosts are, and nothing of theirs stays") {
    Helper helper;
    helper.help(helper.selam);
    helper.they_agree();
    helper.want(SetConsent{domain::Purpose::take_part, true});
    helper.want(Next{});
    helper.want(Finish{});
    CHECK(helper.model.screen() == Screen::arrivals);
    CHECK(helper.model.host.unlocked);
    CHECK(helper.model.language == "nl");
    CHECK(helper.model.visitor.person.is_none());
    CHECK_FALSE(helper.model.host.helping.is_on());
    // From here on the host speaks for nobody.
    helper.want(SetRound{0, domain::RoundAction::start});
    CHECK(helper.said.back().actor == "host");
}

TEST_CASE("a walk-in is registered by a host, who is asked first in which language") {
    Helper helper;
    helper.help({});
    CHECK(helper.model.screen() == Screen::change_language);
    helper.want(ChooseLanguage{"ar"});
    CHECK(helper.model.screen() == Screen::on_behalf);
    CHECK(helper.model.language == "ar");
    helper.they_agree();
    helper.want(SetConsent{domain::Purpose::take_part, true});
    helper.want(Next{});
    CHECK(helper.model.screen() == Screen::name);
    auto const walk_in = helper.model.visitor.person;
    auto profile = helper.model.visitor.profile;
    profile.given_name = "Hana";
    helper.want(EditProfile{profile});
    helper.want(Next{});
    helper.want(EnoughForNow{});
    CHECK(helper.state.people.at(walk_in).profile.given_name == "Hana");
    CHECK(helper.state.people.at(walk_in).profile.screen_language == "ar");
    CHECK_FALSE(helper.state.people.at(walk_in).badge.empty());
    CHECK(helper.model.screen() == Screen::ready);
    for (auto const& fact : helper.said) CHECK(fact.actor == "host:" + to_string(walk_in));
}

TEST_CASE("what was answered for somebody in a row is one thing a host can take back") {
    Helper helper;
    helper.help(helper.selam);
    helper.they_agree();
    helper.want(SetConsent{domain::Purpose::take_part, true});
    helper.want(SetConsent{domain::Purpose::show_work, true});
    helper.want(Next{});  // checks in
    REQUIRE(helper.model.doings.size() == 2);
    auto const consents = helper.model.doings[1].facts.front().id;
    helper.want(Finish{});
    helper.want(HostIntent{TakeBackDoing{consents}});
    auto const& candidate = helper.state.people.at(helper.selam);
    CHECK_FALSE(candidate.consents_to(domain::Purpose::take_part));
    CHECK_FALSE(candidate.consents_to(domain::Purpose::show_work));
    CHECK(candidate.checked_in);
}

TEST_CASE("somebody who checks out or is erased with a host's help leaves the host at work") {
    Helper helper;
    helper.help(helper.selam);
    helper.they_agree();
    helper.want(SetConsent{domain::Purpose::take_part, true});
    helper.want(Next{});
    SECTION("checks out") {
        helper.want(CheckOutNow{});
        CHECK(helper.state.people.at(helper.selam).left);
        CHECK(helper.said.back().actor == "host:" + to_string(helper.selam));
    }
    SECTION("is erased") {
        helper.want(EraseMe{});
        CHECK(helper.state.erased.contains(helper.selam));
        CHECK(helper.model.doings.size() == 1);  // that it was done, and nothing of them
    }
    CHECK(helper.model.screen() == Screen::arrivals);
    CHECK(helper.model.host.unlocked);
}

TEST_CASE("a kiosk that was left alone while somebody was helped locks") {
    Helper helper;
    helper.help(helper.selam);
    helper.they_agree();
    helper.happen(kiosk::Tick{kiosk::k_idle_ask_staff + kiosk::k_idle_answer});
    CHECK_FALSE(helper.model.host.unlocked);
    CHECK(helper.model.screen() == Screen::languages);
    CHECK(helper.model.visitor.person.is_none());
}

TEST_CASE("nobody but a host can help, and a yes counts on the page that was read alone") {
    test::Kiosk kiosk;
    kiosk.want(HostIntent{HelpPerson{kiosk.selam}});
    CHECK(kiosk.model.screen() == Screen::languages);
    Helper helper;
    helper.they_agree();
    CHECK_FALSE(helper.model.host.helping.is_on());
    helper.help(PersonId::from_name({}, "unknown"));
    CHECK(helper.model.screen() == Screen::arrivals);
}
