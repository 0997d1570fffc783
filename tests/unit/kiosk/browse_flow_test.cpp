// SPDX-License-Identifier: EUPL-1.2
#include "unit/kiosk/kiosk_fixture.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;
using test::Kiosk;

namespace {

// Noor of the bakery stands before the candidates; Selam and Omar are in the hall.
struct Browse : Kiosk {
    PersonId omar = PersonId::make(clock, random);
    OfferId offer = OfferId::make(clock, random);
    StaffId noor = StaffId::make(clock, random);
    StaffId piet = StaffId::make(clock, random);
    OrganisationId garage = OrganisationId::make(clock, random);

    Browse() {
        fold(domain::OfferSet{offer, nlohmann::json{{"organisation", to_string(bakery)}}.dump()});
        fold(domain::OrganisationSet{garage, R"({"name":"Garage Vooruit"})"});
        add_staff(noor, bakery);
        add_staff(piet, garage);
        fold(domain::PersonRegistered{omar, domain::Origin::import, R"({"code":"482914"})"});
        for (auto const person : {selam, omar}) {
            fold(domain::ConsentGiven{person, domain::Purpose::take_part, "1", "nl"});
            fold(domain::ConsentGiven{person, domain::Purpose::show_work, "1", "nl"});
        }
        fold(domain::CheckIn{selam, {}, "A-02", "code"});
        fold(domain::CheckIn{omar, {}, "A-01", "code"});
        come(bakery, noor);
    }
    void add_staff(StaffId staff, OrganisationId organisation) {
        fold(domain::StaffSet{staff,
                              nlohmann::json{{"organisation", to_string(organisation)}}.dump()});
    }
    void come(OrganisationId organisation, StaffId staff) {
        want(ChooseOrganisation{organisation});
        want(ChooseStaff{staff});
        if (model.screen() == Screen::offers) want(Next{});
        REQUIRE(model.screen() == Screen::browse);
    }
    void browse(BrowseIntent const& intent) { want(intent); }
    void ask_for(PersonId person) {
        want(OpenCandidate{person});
        want(Open{Screen::invite});
    }
    Browsing const& browsing() const { return model.employer.browsing; }
    std::vector<PersonId> cards() const {
        std::vector<PersonId> people;
        for (auto const& card : model.candidate_cards) people.push_back(card.person);
        return people;
    }
};

}  // namespace

TEST_CASE("Whoever is taken off the list while only that is shown can be put back") {
    Browse kiosk;
    kiosk.want(Star{kiosk.selam, true});
    auto filter = kiosk.model.employer;
    filter.only_starred = true;
    kiosk.want(SetFilter{filter});
    kiosk.want(Star{kiosk.selam, false});
    REQUIRE(kiosk.cards() == std::vector{kiosk.selam});
    CHECK_FALSE(kiosk.model.candidate_cards.front().starred);
    CHECK(kiosk.model.employer.on_my_list == 0);
    filter.only_starred = false;
    kiosk.want(SetFilter{filter});
    filter.only_starred = true;
    kiosk.want(SetFilter{filter});
    CHECK(kiosk.cards().empty());
}

TEST_CASE("An employer who offers nothing sees all candidates by number") {
    Browse kiosk;
    kiosk.want(Finish{});
    kiosk.come(kiosk.garage, kiosk.piet);
    CHECK(kiosk.cards() == std::vector{kiosk.omar, kiosk.selam});
}

TEST_CASE("Who went home is not shown as being here") {
    Browse kiosk;
    kiosk.fold(domain::CheckOut{kiosk.selam, {}});
    kiosk.happen(kiosk::StateChanged{{}, true});
    for (auto const& card : kiosk.model.candidate_cards)
        CHECK(card.here == (card.person == kiosk.omar));
}

TEST_CASE("The second of two candidates who are chosen opens them beside each other") {
    Browse kiosk;
    kiosk.browse(Compare{kiosk.selam});
    CHECK(kiosk.browsing().compared.empty());
    kiosk.browse(CompareTwo{true});
    kiosk.browse(Compare{kiosk.selam});
    kiosk.browse(Compare{kiosk.selam});
    CHECK(kiosk.browsing().compared.empty());
    kiosk.browse(Compare{kiosk.omar});
    kiosk.browse(Compare{kiosk.selam});
    CHECK(kiosk.model.screen() == Screen::compare);
    CHECK(kiosk.browsing().compared == std::vector{kiosk.omar, kiosk.selam});
    kiosk.want(Star{kiosk.omar, true});
    CHECK(std::ranges::find(kiosk.model.candidate_cards, kiosk.omar, &CandidateCard::person)
              ->starred);
    kiosk.want(Back{});
    CHECK(kiosk.model.screen() == Screen::browse);
    CHECK_FALSE(kiosk.browsing().compares);
}

TEST_CASE("An employer invites a candidate with one more touch, for a round they can come to") {
    Browse kiosk;
    kiosk.model.network.online = true;
    kiosk.ask_for(kiosk.selam);
    REQUIRE_FALSE(kiosk.browsing().invitation.meets.empty());
    CHECK(kiosk.browsing().invitation.meets.front().round == 0);
    kiosk.clock.advance(std::chrono::minutes{6});
    kiosk.happen(kiosk::Tick{});
    kiosk.happen(kiosk::StateChanged{{}, true});
    CHECK(kiosk.browsing().invitation.meets.front().round == 1);
    kiosk.browse(InvitePerson{});
    auto const meets = domain::meets_of(kiosk.state, kiosk.selam);
    REQUIRE(meets.size() == 1);
    CHECK(meets.front()->invited);
    CHECK(meets.front()->planned.round == 1);
    CHECK(meets.front()->planned.offer == kiosk.offer);
    CHECK(kiosk.said.back().actor == "employer:" + to_string(kiosk.noor));
    CHECK(kiosk.model.screen() == Screen::candidate);
    CHECK(kiosk.model.toast->message_key == "invite.done");
    kiosk.want(Open{Screen::invite});
    CHECK(kiosk.browsing().invitation.message_key == "invite.already");
    kiosk.browse(InvitePerson{});
    CHECK(kiosk.count(domain::fact_type::meet_booked) == 1);
}

TEST_CASE("A time that has gone by while the screen stood there is not booked") {
    Browse kiosk;
    kiosk.ask_for(kiosk.selam);
    kiosk.clock.advance(std::chrono::minutes{6});
    kiosk.browse(InvitePerson{});
    CHECK(kiosk.count(domain::fact_type::meet_booked) == 0);
    CHECK(kiosk.browsing().invitation.meets.front().round == 1);
    kiosk.browse(InvitePerson{});
    CHECK(kiosk.count(domain::fact_type::meet_booked) == 1);
}

TEST_CASE("Cut off, an invitation is for a round that can be promised") {
    Browse kiosk;
    kiosk.model.device = DeviceId::make(kiosk.clock, kiosk.random);
    auto const table = kiosk.state.tables.begin()->first;
    kiosk.fold(
        domain::LeaseGiven{{{kiosk.model.device, table, 2, kiosk.state.event.round_start(2)}}});
    kiosk.model.network.online = false;
    kiosk.ask_for(kiosk.selam);
    CHECK(kiosk.browsing().invitation.meets.front().round == 2);
    kiosk.browse(InvitePerson{});
    CHECK(kiosk.model.toast->message_key == "invite.done");
    CHECK(domain::meets_of(kiosk.state, kiosk.selam).front()->planned.round == 2);
}

TEST_CASE("Cut off and without a lease an invitation is provisional, and it is said so") {
    Browse kiosk;
    kiosk.model.network.online = false;
    kiosk.ask_for(kiosk.selam);
    kiosk.browse(InvitePerson{});
    CHECK(kiosk.model.toast->message_key == "invite.done_provisionally");
}

TEST_CASE("A candidate says no to an invitation, and the employer hears of no reason") {
    Browse kiosk;
    kiosk.ask_for(kiosk.selam);
    kiosk.browse(InvitePerson{});
    kiosk.want(Finish{});
    kiosk.want(GiveCode{"482913"});
    kiosk.want(ConfirmIdentity{true});
    kiosk.want(Open{Screen::schedule});
    REQUIRE(kiosk.model.meets.size() == 1);
    kiosk.want(OpenEmployer{kiosk.bakery});
    kiosk.want(AnswerEmployer{kiosk.bakery, domain::Answer::no});
    CHECK(domain::meets_of(kiosk.state, kiosk.selam).empty());
    CHECK(kiosk.model.toast->message_key == "employer.declined");
    kiosk.want(Finish{});
    kiosk.come(kiosk.bakery, kiosk.noor);
    kiosk.ask_for(kiosk.selam);
    CHECK(kiosk.browsing().invitation.meets.empty());
    CHECK(kiosk.browsing().invitation.message_key == "invite.no_common_round");
}

TEST_CASE("A no to an employer leaves a meet that was chosen or planned as it is") {
    Browse kiosk;
    kiosk.want(Finish{});
    kiosk.want(GiveCode{"482913"});
    kiosk.want(ConfirmIdentity{true});
    kiosk.want(BookMeet{kiosk.bakery});
    kiosk.want(AnswerEmployer{kiosk.bakery, domain::Answer::no});
    CHECK(domain::meets_of(kiosk.state, kiosk.selam).size() == 1);
}

TEST_CASE("Nobody invites or writes without having said who they are") {
    Browse kiosk;
    kiosk.ask_for(kiosk.selam);
    kiosk.model.employer.staff = {};
    kiosk.browse(InvitePerson{});
    kiosk.browse(OpenNote{});
    CHECK(kiosk.model.screen() == Screen::invite);
    CHECK(kiosk.count(domain::fact_type::meet_booked) == 0);
}

TEST_CASE("A note is kept when its screen is left, and only its own organisation reads it") {
    Browse kiosk;
    kiosk.want(OpenCandidate{kiosk.selam});
    kiosk.browse(OpenNote{});
    CHECK(kiosk.browsing().note == "");
    kiosk.browse(TypeNote{"Begint graag vroeg"});
    kiosk.want(Back{});
    CHECK(domain::note_about(kiosk.state, kiosk.selam, kiosk.bakery) == "Begint graag vroeg");
    CHECK(kiosk.said.back().actor == "employer:" + to_string(kiosk.noor));
    kiosk.browse(OpenNote{});
    kiosk.want(Back{});
    CHECK(kiosk.count(domain::fact_type::note_set) == 1);
    kiosk.want(Finish{});
    kiosk.come(kiosk.garage, kiosk.piet);
    kiosk.want(OpenCandidate{kiosk.selam});
    kiosk.browse(OpenNote{});
    CHECK(kiosk.browsing().note == "");
}

TEST_CASE("A note that somebody walked away from is kept, one about an erased person is not") {
    Browse kiosk;
    kiosk.want(OpenCandidate{kiosk.selam});
    kiosk.browse(OpenNote{});
    kiosk.browse(TypeNote{"Rustig"});
    kiosk.want(Finish{});
    CHECK(domain::note_about(kiosk.state, kiosk.selam, kiosk.bakery) == "Rustig");
    kiosk.come(kiosk.bakery, kiosk.noor);
    kiosk.want(OpenCandidate{kiosk.selam});
    kiosk.browse(OpenNote{});
    kiosk.browse(TypeNote{"Rustig en snel"});
    kiosk.fold(domain::PersonErased{kiosk.selam});
    CHECK(domain::note_about(kiosk.state, kiosk.selam, kiosk.bakery).empty());
    kiosk.want(Back{});
    CHECK(kiosk.count(domain::fact_type::note_set) == 1);
}

TEST_CASE("Another language in the middle of a note keeps it, and the writer goes on with it") {
    Browse kiosk;
    kiosk.want(OpenCandidate{kiosk.selam});
    kiosk.browse(OpenNote{});
    kiosk.browse(TypeNote{"Rustig"});
    kiosk.want(Open{Screen::change_language});
    CHECK(domain::note_about(kiosk.state, kiosk.selam, kiosk.bakery) == "Rustig");
    kiosk.want(Back{});
    CHECK(kiosk.browsing().note == "Rustig");
    kiosk.browse(TypeNote{"Rustig en snel"});
    kiosk.want(Open{Screen::change_language});
    kiosk.want(Finish{});
    CHECK(domain::note_about(kiosk.state, kiosk.selam, kiosk.bakery) == "Rustig en snel");
    CHECK(kiosk.count(domain::fact_type::note_set) == 2);
}

TEST_CASE("A browse screen keeps notes of the organisation it belongs to and of no other") {
    Browse kiosk;
    kiosk.model.is_browse_screen = true;
    kiosk.want(OpenCandidate{kiosk.selam});
    kiosk.browse(OpenNote{});
    CHECK(kiosk.model.screen() == Screen::candidate);
    kiosk.model.at_table.organisation = kiosk.bakery;
    kiosk.browse(OpenNote{});
    CHECK(kiosk.model.screen() == Screen::note);
}
