// SPDX-License-Identifier: EUPL-1.2
#include "domain/apply.h"
#include "exchange/import.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;

namespace {

domain::State told(domain::State state, std::vector<domain::Fact> const& facts) {
    for (auto const& fact : facts) domain::apply(state, fact);
    return state;
}

}  // namespace

TEST_CASE("An offer that staff said is right stays so at the next import") {
    Records records;
    records.id = EventId::from_name({}, "fair");
    auto const bakers = OrganisationId::from_name({}, "bakers");
    auto const cook = OfferId::from_name({}, "cook");
    records.organisations[bakers].name = "Bakers";
    records.offers[cook].organisation = bakers;
    records.offers[cook].title = "Cook";
    auto state = told({}, facts_to_import({}, records));
    REQUIRE(state.offers.contains(cook));
    domain::apply(state, domain::make_fact(domain::OfferSet{cook, R"({"filled":true})"}));
    CHECK(facts_to_import(state, records).empty());
    records.offers[cook].title = "Head cook";
    CHECK(facts_to_import(state, records).size() == 1);
    domain::apply(state, domain::make_fact(
                             domain::OfferSet{cook, R"({"hours":7,"checked_on":"2026-11-22"})"}));
    CHECK(facts_to_import(state, records).empty());
}

TEST_CASE("What no file holds of an event stays so at the next import") {
    Records records;
    records.id = EventId::from_name({}, "fair");
    records.event.name = "Fair";
    auto state = told({}, facts_to_import({}, records));
    domain::apply(state, domain::make_fact(domain::EventSet{R"({
        "legal_hold":"court", "retention_days":60, "consented_days":400, "series":"Werk",
        "boards":[{"name":"Door","x":0.5,"y":0.1}],
        "helpers":[{"account":"a","role":"host"}]})"}));
    auto const before = state.event;
    CHECK(facts_to_import(state, records).empty());
    records.event.name = "Another fair";
    state = told(state, facts_to_import(state, records));
    CHECK(state.event.name == "Another fair");
    CHECK(state.event.legal_hold == "court");
    CHECK(state.event.retention_days == 60);
    CHECK(state.event.boards == before.boards);
    CHECK(state.event.helpers == before.helpers);
}

TEST_CASE("What staff said of their organisation stays so at the next import") {
    Records records;
    records.id = EventId::from_name({}, "fair");
    auto const bakers = OrganisationId::from_name({}, "bakers");
    auto const anna = StaffId::from_name({}, "anna");
    records.organisations[bakers].name = "Bakers";
    records.organisations[bakers].place = "Delft";
    records.organisations[bakers].priority = 1;
    records.staff[anna].organisation = bakers;
    auto state = told({}, facts_to_import({}, records));
    CHECK(facts_to_import(state, records).empty());
    records.organisations[bakers].place = "Den Haag";
    state = told(state, facts_to_import(state, records));
    CHECK(state.organisations.at(bakers).place == "Den Haag");

    auto here = domain::make_fact(domain::CheckIn{{}, anna, {}, "code"});
    here.recorded_at = Moment{1'800'000'000'000};
    domain::apply(state, here);
    domain::apply(state, domain::make_fact(domain::OrganisationSet{
                             bakers, R"({"place":"Rijswijk","pitch":"We bake at night."})"}));
    CHECK(facts_to_import(state, records).empty());
    // What is open is filled, and what the organiser alone says counts.
    records.organisations[bakers].sector = "food";
    records.organisations[bakers].priority = 2;
    state = told(state, facts_to_import(state, records));
    auto const& kept = state.organisations.at(bakers);
    CHECK(kept.place == "Rijswijk");
    CHECK(kept.pitch == "We bake at night.");
    CHECK(kept.sector == "food");
    CHECK(kept.priority == 2);
}
