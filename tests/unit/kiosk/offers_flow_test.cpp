// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/limits.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;
using domain::Way;

namespace {

// Noor of the bakery has an offer and has just checked in.
struct Bakery : test::Kiosk {
    StaffId noor = StaffId::make(clock, random);
    OfferId baker = OfferId::make(clock, random);

    Bakery() {
        auto const of = R"("organisation":")" + to_string(bakery) + '"';
        fold(domain::StaffSet{noor, R"({"name":"Noor","code":"700001",)" + of + "}"});
        fold(domain::OfferSet{baker, R"({"occupation":"7512","sector":"horeca",)" + of + "}"});
        want(GiveCode{"700001"});
    }
    domain::Offer const& offer(OfferId id) const { return state.offers.at(id); }
    OfferDraft const& draft() const { return model.employer.draft; }
    void edit(auto change) {
        auto offer = draft().record;
        change(offer);
        want(OffersIntent{EditOffer{offer}});
    }
};

}  // namespace

TEST_CASE("staff who check in are asked whether their offers are still right, once a day") {
    Bakery kiosk;
    CHECK(kiosk.model.screen() == Screen::offers);
    kiosk.want(OffersIntent{OfferIsRight{kiosk.baker}});
    CHECK_FALSE(kiosk.offer(kiosk.baker).checked_on.empty());
    CHECK(kiosk.said.back().actor == "employer:" + to_string(kiosk.noor));
    kiosk.want(Next{});
    CHECK(kiosk.model.screen() == Screen::browse);
    CHECK(kiosk.model.employer.offer == kiosk.baker);
    kiosk.want(Finish{});
    kiosk.want(GiveCode{"700001"});
    CHECK(kiosk.model.screen() == Screen::browse);
    kiosk.want(Open{Screen::offers});
    kiosk.want(OffersIntent{OfferIsRight{kiosk.baker}});
    CHECK(kiosk.offer(kiosk.baker).checked_on.empty());
    kiosk.want(Finish{});
    kiosk.want(GiveCode{"700001"});
    CHECK(kiosk.model.screen() == Screen::offers);
}

TEST_CASE("what is touched on a page of an offer is said at once, what is typed when it pauses") {
    Bakery kiosk;
    kiosk.want(OffersIntent{OpenOffer{kiosk.baker}});
    CHECK(kiosk.model.screen() == Screen::offer);
    kiosk.want(Open{Screen::offer_kind});
    kiosk.edit([](auto& offer) { offer.number = 3; });
    CHECK(kiosk.offer(kiosk.baker).number == 3);
    kiosk.want(Next{});
    CHECK(kiosk.model.screen() == Screen::offer);
    kiosk.want(OffersIntent{TypeInOffer{OfferText::title}});
    kiosk.edit([](auto& offer) { offer.title = "Bakker"; });
    CHECK(kiosk.offer(kiosk.baker).title.empty());
    kiosk.happen(kiosk::Tick{kiosk::k_typing_pause});
    CHECK(kiosk.offer(kiosk.baker).title == "Bakker");
    kiosk.want(Back{});
    kiosk.want(Next{});
    CHECK(kiosk.model.screen() == Screen::offers);
    CHECK_FALSE(kiosk.offer(kiosk.baker).checked_on.empty());
}

TEST_CASE("unpaid work is kept only with a learning goal and an end date") {
    Bakery kiosk;
    kiosk.want(OffersIntent{OpenOffer{kiosk.baker}});
    kiosk.want(Open{Screen::offer_kind});
    auto const said = kiosk.said.size();
    kiosk.edit([](auto& offer) { offer.kind = Way::taalstage; });
    CHECK(kiosk.draft().record.kind == Way::taalstage);
    CHECK(kiosk.said.size() == said);
    kiosk.want(Back{});
    kiosk.want(Next{});  // nobody may make it: the page stays
    CHECK(kiosk.model.screen() == Screen::offer);
    SECTION("then all of it is said together") {
        kiosk.edit([](auto& offer) { offer.learning_goal = "language"; });
        CHECK(kiosk.said.size() == said);
        kiosk.edit([](auto& offer) { offer.end_date = "2026-12-31"; });
        CHECK(kiosk.offer(kiosk.baker).kind == Way::taalstage);
        CHECK(kiosk.offer(kiosk.baker).learning_goal == "language");
    }
    SECTION("else whoever goes back is told that it is not kept") {
        kiosk.want(Back{});
        CHECK(kiosk.model.screen() == Screen::offers);
        REQUIRE(kiosk.model.toast);
        CHECK(kiosk.model.toast->message_key == "offer.not_kept");
        CHECK(kiosk.offer(kiosk.baker).kind == Way::paid_job);
        CHECK(kiosk.said.size() == said);
    }
}

TEST_CASE("a new offer is walked through page by page and exists from its name on") {
    Bakery kiosk;
    kiosk.want(OffersIntent{BeginOffer{}});
    CHECK(kiosk.model.screen() == Screen::offer_work);
    CHECK(kiosk.draft().sector == "horeca");
    CHECK(kiosk.count("offer.set") == 0);
    kiosk.edit([](auto& offer) { offer.occupation = "5120"; });
    auto const cook = kiosk.draft().offer;
    REQUIRE(kiosk.state.offers.contains(cook));
    CHECK(kiosk.offer(cook).organisation == kiosk.bakery);
    for (auto const page : {Screen::offer_kind, Screen::offer_when, Screen::offer_dutch,
                            Screen::offer_learning, Screen::offer_terms, Screen::offer}) {
        kiosk.want(Next{});
        CHECK(kiosk.model.screen() == page);
    }
    kiosk.want(Next{});
    CHECK(kiosk.model.screen() == Screen::offers);
    CHECK_FALSE(kiosk.offer(cook).checked_on.empty());
}

TEST_CASE("an offer that is filled is not chosen any more") {
    Bakery kiosk;
    kiosk.want(OffersIntent{FillOffer{kiosk.baker, true}});
    kiosk.want(Next{});
    CHECK(kiosk.model.employer.offer.is_none());
    kiosk.want(Open{Screen::offers});
    kiosk.want(OffersIntent{FillOffer{kiosk.baker, false}});
    kiosk.want(Next{});
    CHECK(kiosk.model.employer.offer == kiosk.baker);
}

TEST_CASE("who drops out by the Dutch that is asked is counted while it is asked") {
    Bakery kiosk;
    for (auto const purpose : {domain::Purpose::take_part, domain::Purpose::show_work})
        kiosk.fold(domain::ConsentGiven{kiosk.selam, purpose, "1", "ti"});
    kiosk.fold(domain::PersonSet{kiosk.selam, R"({"dutch":{"speaking":"A1"}})"});
    kiosk.want(OffersIntent{OpenOffer{kiosk.baker}});
    kiosk.want(Open{Screen::offer_dutch});
    CHECK(kiosk.draft().left_out == matching::LeftOut{1, 0, 0, 0});
    kiosk.edit([](auto& offer) { offer.dutch_speaking_needed = domain::Level::a2; });
    CHECK(kiosk.draft().left_out == matching::LeftOut{1, 1, 0, 1});
}

TEST_CASE("only the staff of an organisation change its offers") {
    Bakery kiosk;
    kiosk.want(Finish{});
    auto const said = kiosk.said.size();
    kiosk.want(OffersIntent{BeginOffer{}});
    kiosk.want(OffersIntent{OpenOffer{kiosk.baker}});
    kiosk.want(OffersIntent{EditOffer{}});
    kiosk.want(OffersIntent{OfferIsRight{kiosk.baker}});
    kiosk.want(OffersIntent{FillOffer{kiosk.baker, true}});
    kiosk.want(OffersIntent{TypeInOffer{OfferText::goal}});
    CHECK(kiosk.said.size() == said);
    CHECK(kiosk.model.screen() == Screen::languages);
    auto const other = OrganisationId::make(kiosk.clock, kiosk.random);
    auto const foreign = OfferId::make(kiosk.clock, kiosk.random);
    kiosk.fold(domain::OrganisationSet{other, R"({"name":"Other"})"});
    kiosk.fold(
        domain::OfferSet{foreign, R"({"title":"x","organisation":")" + to_string(other) + R"("})"});
    kiosk.want(GiveCode{"700001"});
    auto const checked_in = kiosk.said.size();
    kiosk.want(OffersIntent{OpenOffer{foreign}});
    kiosk.want(OffersIntent{FillOffer{foreign, true}});
    CHECK(kiosk.said.size() == checked_in);
    CHECK(kiosk.model.screen() == Screen::offers);
}

TEST_CASE("somebody else's change of an offer is seen on its page") {
    Bakery kiosk;
    kiosk.want(OffersIntent{OpenOffer{kiosk.baker}});
    kiosk.fold(domain::OfferSet{kiosk.baker, R"({"hours":24})"});
    kiosk.happen(kiosk::StateChanged{});
    CHECK(kiosk.draft().record.hours == 24);
}
