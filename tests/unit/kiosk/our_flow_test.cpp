// SPDX-License-Identifier: EUPL-1.2
#include "domain/offer_rules.h"
#include "kiosk/limits.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;

namespace {

// Sam's organisation was announced by nobody: he registers it.
struct Stranger : test::Kiosk {
    OrganisationId ours;

    void rename(auto change) {
        auto record = model.employer.ours.record;
        change(record);
        want(OffersIntent{EditOrganisation{record}});
    }
    void register_us() {
        want(Open{Screen::staff_code});
        want(OffersIntent{BeginEmployer{}});
        ours = model.employer.organisation;
        rename([](auto& record) { record.name = "Kookstudio"; });
        want(Next{});
        rename([](auto& record) { record.sector = "horeca"; });
        want(Next{});
        want(OffersIntent{NameColleague{"Sam", "eigenaar"}});
        want(Next{});
    }
    void offer_a_place() {
        EditOffer edit{model.employer.draft.record};
        edit.offer.occupation = "5120";
        want(OffersIntent{edit});
        for (int page = 0; page < 7; ++page) want(Next{});
    }
    void unlock() {
        want(Open{Screen::pin});
        happen(kiosk::PinChecked{true, {}});
    }
    bool shows_us() const {
        auto const ranked = matching::employers_for(state, state.people.at(selam).profile,
                                                    matching::context_of(state));
        return std::ranges::find(ranked, ours, &matching::RankedEmployer::organisation) !=
               ranked.end();
    }
};

}  // namespace

TEST_CASE("a colleague who is not on the list says name and role, and is there") {
    test::Kiosk kiosk;
    kiosk.want(Open{Screen::staff_code});
    kiosk.want(ChooseOrganisation{kiosk.bakery});
    kiosk.want(Open{Screen::new_colleague});
    kiosk.want(Next{});  // without a name there is nobody
    CHECK(kiosk.model.screen() == Screen::new_colleague);
    CHECK(kiosk.said.empty());
    kiosk.want(OffersIntent{NameColleague{"Jo", "chef"}});
    kiosk.want(Next{});
    auto const staff = kiosk.model.employer.staff;
    REQUIRE(kiosk.state.staff.contains(staff));
    auto const& member = kiosk.state.staff.at(staff);
    CHECK(member.record.organisation == kiosk.bakery);
    CHECK(member.record.name == "Jo");
    CHECK(member.record.role == "chef");
    CHECK(member.checked_in);
    CHECK(kiosk.model.screen() == Screen::offers);
    for (auto const& fact : kiosk.said) {
        CHECK(fact.actor == "employer:" + to_string(staff));
        CHECK_FALSE(domain::refusal(kiosk.state, fact));
    }
}

TEST_CASE("an employer nobody announced registers, and sees nobody and is seen by nobody") {
    Stranger kiosk;
    kiosk.register_us();
    REQUIRE(kiosk.state.organisations.contains(kiosk.ours));
    CHECK(kiosk.state.organisations.at(kiosk.ours).name == "Kookstudio");
    CHECK(kiosk.state.staff.at(kiosk.model.employer.staff).checked_in);
    CHECK(kiosk.model.screen() == Screen::offer_work);
    CHECK(kiosk.model.employer.draft.sector == "horeca");
    kiosk.offer_a_place();
    CHECK(kiosk.model.screen() == Screen::offers);
    CHECK(domain::offers_of(kiosk.state, kiosk.ours).size() == 1);
    kiosk.want(Next{});
    CHECK(kiosk.model.screen() == Screen::employer_waits);
    CHECK_FALSE(kiosk.shows_us());
    for (auto const purpose : {domain::Purpose::take_part, domain::Purpose::show_work})
        kiosk.fold(domain::ConsentGiven{kiosk.selam, purpose, "1", "ti"});
    auto const offer = domain::offers_of(kiosk.state, kiosk.ours).front();
    auto const context = matching::context_of(kiosk.state);
    CHECK(matching::candidates_for(kiosk.state, offer, context).empty());
    // Whoever comes back later still waits.
    auto const staff = kiosk.model.employer.staff;
    kiosk.want(Finish{});
    kiosk.want(Open{Screen::staff_code});
    kiosk.want(ChooseOrganisation{kiosk.ours});
    kiosk.want(ChooseStaff{staff});
    CHECK(kiosk.model.screen() == Screen::employer_waits);
    kiosk.fold(domain::OrganisationConfirmed{kiosk.ours});
    kiosk.happen(kiosk::StateChanged{});
    CHECK(kiosk.model.screen() == Screen::browse);
    REQUIRE(kiosk.model.toast);
    CHECK(kiosk.model.toast->message_key == "waits.confirmed");
    CHECK(kiosk.model.employer.offer == offer);
    CHECK(kiosk.shows_us());
    CHECK_FALSE(matching::candidates_for(kiosk.state, offer, context).empty());
}

TEST_CASE("who is confirmed while their offer is open finds the candidates behind it") {
    Stranger kiosk;
    kiosk.register_us();
    kiosk.fold(domain::OrganisationConfirmed{kiosk.ours});
    kiosk.happen(kiosk::StateChanged{});
    CHECK(kiosk.model.screen() == Screen::offer_work);
    kiosk.offer_a_place();
    kiosk.want(Next{});
    CHECK(kiosk.model.screen() == Screen::browse);
}

TEST_CASE("a host confirms who registered, with a table that is nobody else's or without one") {
    Stranger kiosk;
    kiosk.register_us();
    kiosk.want(Finish{});
    kiosk.want(OffersIntent{OpenNewEmployer{kiosk.ours}});  // nobody but a host
    kiosk.want(OffersIntent{ConfirmEmployer{false}});
    CHECK_FALSE(domain::is_confirmed(kiosk.state, kiosk.ours));
    kiosk.unlock();
    kiosk.want(OffersIntent{OpenNewEmployer{kiosk.ours}});
    CHECK(kiosk.model.screen() == Screen::new_employer);
    CHECK(kiosk.model.host.new_table == 5);
    SECTION("with a table") {
        kiosk.want(OffersIntent{ChooseNewTable{4}});  // the bakery's
        kiosk.want(OffersIntent{ConfirmEmployer{true}});
        CHECK_FALSE(domain::is_confirmed(kiosk.state, kiosk.ours));
        kiosk.want(OffersIntent{ChooseNewTable{7}});
        kiosk.want(OffersIntent{ConfirmEmployer{true}});
        CHECK(std::ranges::any_of(kiosk.state.tables, [&](auto const& entry) {
            return entry.second.number == 7 && entry.second.organisation == kiosk.ours;
        }));
    }
    SECTION("without one") {
        kiosk.want(OffersIntent{ConfirmEmployer{false}});
        CHECK(kiosk.state.tables.size() == 1);
    }
    CHECK(domain::is_confirmed(kiosk.state, kiosk.ours));
    CHECK(kiosk.model.screen() == Screen::arrivals);
    auto const said = kiosk.said.size();
    kiosk.want(OffersIntent{ConfirmEmployer{true}});
    CHECK(kiosk.said.size() == said);
}

TEST_CASE("who was announced before is no stranger, whoever registers them again") {
    test::Kiosk kiosk;
    kiosk.fold(domain::OrganisationRegistered{kiosk.bakery, R"({"place":"Den Haag"})"});
    CHECK(domain::is_confirmed(kiosk.state, kiosk.bakery));
    CHECK(kiosk.state.organisations.at(kiosk.bakery).name == "Haagse Bakkers");
    auto again = domain::make_fact(domain::OrganisationRegistered{kiosk.bakery, "{}"});
    again.actor = "employer:somebody";
    REQUIRE(domain::refusal(kiosk.state, again));
    CHECK(domain::refusal(kiosk.state, again)->message_key == "refused.other_organisation");
}

TEST_CASE("what is said about the organisation is kept, letters when the typing pauses") {
    test::Kiosk kiosk;
    auto const noor = StaffId::make(kiosk.clock, kiosk.random);
    kiosk.fold(domain::StaffSet{noor, R"({"name":"Noor","code":"700001","organisation":")" +
                                          to_string(kiosk.bakery) + R"("})"});
    kiosk.want(GiveCode{"700001"});
    auto const edit = [&](auto change) {
        auto record = kiosk.model.employer.ours.record;
        change(record);
        kiosk.want(OffersIntent{EditOrganisation{record}});
    };
    auto const& ours = kiosk.state.organisations.at(kiosk.bakery);
    kiosk.want(Open{Screen::our_organisation});
    edit([](auto& record) { record.people_trained = 6; });
    CHECK(ours.people_trained == 6);
    kiosk.want(Open{Screen::our_pitch});
    edit([](auto& record) { record.pitch = "Brood"; });
    CHECK(ours.pitch.empty());
    kiosk.happen(kiosk::Tick{kiosk::k_typing_pause});
    CHECK(ours.pitch == "Brood");
    edit([](auto& record) { record.pitch = "Brood en taart"; });
    kiosk.want(Next{});
    CHECK(ours.pitch == "Brood en taart");
    CHECK(kiosk.model.screen() == Screen::our_organisation);
    edit([](auto& record) { record.name.clear(); });  // an organisation keeps its name
    CHECK(ours.name == "Haagse Bakkers");
}

TEST_CASE("a pitch is recorded, heard by candidates, and taken back with all its sound") {
    using Do = UseVoice::Do;
    test::Kiosk kiosk;
    auto const noor = StaffId::make(kiosk.clock, kiosk.random);
    kiosk.fold(domain::StaffSet{noor, R"({"name":"Noor","code":"700001","organisation":")" +
                                          to_string(kiosk.bakery) + R"("})"});
    kiosk.want(GiveCode{"700001"});
    kiosk.want(Open{Screen::our_pitch});
    CHECK(std::holds_alternative<kiosk::LookForMicrophone>(kiosk.others.back()));
    kiosk.happen(kiosk::MicrophoneChanged{{true, false, {}, 0}});
    kiosk.want(UseVoice{Do::open});
    kiosk.want(UseVoice{Do::record});
    kiosk.happen(kiosk::VoiceRecorded{"OggS and so on", 12, {}});
    CHECK(kiosk.count("pitch.recorded") == 0);
    kiosk.want(UseVoice{Do::keep});
    REQUIRE(kiosk.state.pitches.contains(kiosk.bakery));
    CHECK(kiosk.state.pitches.at(kiosk.bakery).seconds == 12);
    CHECK_FALSE(domain::refusal(kiosk.state, kiosk.said.back()));
    auto const heard = kiosk.state.pitches.at(kiosk.bakery).fact;
    kiosk.want(Finish{});
    kiosk.want(ChooseLanguage{"ti"});
    kiosk.want(OpenEmployer{kiosk.bakery});
    kiosk.want(OffersIntent{HearPitch{kiosk.bakery}});
    REQUIRE(std::holds_alternative<kiosk::HearRecording>(kiosk.others.back()));
    CHECK(std::get<kiosk::HearRecording>(kiosk.others.back()).fact == heard);
    kiosk.want(Finish{});
    kiosk.want(GiveCode{"700001"});
    kiosk.want(Open{Screen::our_pitch});
    kiosk.want(UseVoice{Do::open});
    kiosk.want(UseVoice{Do::remove});
    CHECK_FALSE(kiosk.state.pitches.contains(kiosk.bakery));
    CHECK(kiosk.count("pitch.removed") == 1);
    auto no_sound = domain::make_fact(domain::PitchRecorded{kiosk.bakery, noor, 31, "T2dnU", "nl"});
    REQUIRE(domain::refusal(kiosk.state, no_sound));
    CHECK(domain::refusal(kiosk.state, no_sound)->message_key == "error.bad_fact");
}
