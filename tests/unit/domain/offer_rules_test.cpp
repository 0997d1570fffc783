// SPDX-License-Identifier: EUPL-1.2
#include "domain/offer_rules.h"

#include "domain/apply.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::domain;

namespace {

using Keys = std::vector<std::string>;

template <class IdType>
IdType id(std::uint8_t number) {
    IdType made;
    made.uuid.bytes[15] = number;
    return made;
}

// Two organisations; the first one offers a language stage that somebody may make.
struct Fair {
    State state;
    OrganisationId ours = id<OrganisationId>(1);
    OrganisationId theirs = id<OrganisationId>(2);
    OfferId stage = id<OfferId>(3);

    Fair() {
        apply(state, make_fact(OrganisationSet{ours, R"({"name":"Ours"})"}));
        apply(state, make_fact(OrganisationSet{theirs, R"({"name":"Theirs"})"}));
        apply(state, make_fact(OfferSet{stage, R"({"organisation":")" + to_string(ours) +
                                                   R"(","kind":"taalstage","title":"Stage",)"
                                                   R"("learning_goal":"language",)"
                                                   R"("end_date":"2027-01-31"})"}));
    }
    template <class Body>
    std::string refused(Body const& body, std::string actor = "employer:1") const {
        auto fact = make_fact(body);
        fact.actor = std::move(actor);
        auto const why = refusal(state, fact);
        return why ? why->message_key : std::string{};
    }
    std::string of(OrganisationId organisation) const {
        return R"({"organisation":")" + to_string(organisation) + R"("})";
    }
};

}  // namespace

TEST_CASE("unpaid work without a learning goal or an end date is not allowed, and says why") {
    Offer offer;
    CHECK(offer_is_allowed(offer));
    for (auto const kind :
         {Way::werkervaringsplaats, Way::proefplaatsing, Way::taalstage, Way::volunteering}) {
        offer = {};
        offer.kind = kind;
        CHECK(offer_lacks(offer) == Keys{"offer.needs_goal", "offer.needs_end"});
        offer.learning_goal = "Dutch at work";
        CHECK(offer_lacks(offer) == Keys{"offer.needs_end"});
        CHECK_FALSE(offer_is_allowed(offer));
        offer.end_date = "2027-02-01";
        CHECK(offer_is_allowed(offer));
    }
}

TEST_CASE("bounds of trials and stages are warnings") {
    std::string const today = "2026-11-22";
    Offer offer;
    offer.kind = Way::proefplaatsing;
    offer.end_date = "2026-12-31";
    CHECK(offer_warnings(offer, today).empty());
    offer.end_date = "2027-01-31";
    CHECK(offer_warnings(offer, today) == Keys{"offer.trial_long"});
    offer.starts = "2026-12-01";
    CHECK(offer_warnings(offer, today).empty());
    offer.kind = Way::taalstage;
    offer.end_date = "2027-12-31";
    offer.hours = k_language_stage_hours + 1;
    CHECK(offer_warnings(offer, today) == Keys{"offer.stage_long", "offer.stage_hours"});
    offer.kind = Way::bbl;
    offer.hours = 40;
    CHECK(offer_warnings(offer, today) == Keys{"offer.bbl_hours"});
    offer.kind = Way::paid_job;
    CHECK(offer_warnings(offer, today).empty());
    offer = {};
    offer.kind = Way::taalstage;
    offer.end_date = "some day";
    CHECK(offer_warnings(offer, today).empty());
}

TEST_CASE("an offer that becomes one nobody may make is refused, whoever says so") {
    Fair const fair;
    for (auto const* actor : {"employer:1", "host"}) {
        CHECK(fair.refused(OfferSet{fair.stage, R"({"organisation":")" + to_string(fair.ours) +
                                                    R"(","end_date":""})"},
                           actor) == "refused.offer_unpaid");
        CHECK(fair.refused(OfferSet{fair.stage, R"({"organisation":")" + to_string(fair.ours) +
                                                    R"(","kind":"paid_job","end_date":""})"},
                           actor)
                  .empty());
    }
}

TEST_CASE("staff speak for organisations that are known, and take no offer from another one") {
    Fair const fair;
    CHECK(fair.refused(OfferSet{fair.stage, fair.of(fair.theirs)}) == "refused.other_organisation");
    CHECK(fair.refused(OfferSet{id<OfferId>(9), fair.of(fair.theirs)}).empty());
    CHECK(fair.refused(OfferSet{id<OfferId>(9), "{}"}) == "refused.other_organisation");
    CHECK(fair.refused(OfferSet{fair.stage, fair.of(fair.theirs)}, "host").empty());
    CHECK(fair.refused(StaffSet{id<StaffId>(4), fair.of(fair.ours)}).empty());
    CHECK(fair.refused(StaffSet{id<StaffId>(4), fair.of(id<OrganisationId>(7))}) ==
          "refused.other_organisation");
    CHECK(fair.refused(OrganisationSet{fair.ours, R"({"pitch":"Come"})"}).empty());
    CHECK(fair.refused(OrganisationSet{id<OrganisationId>(7), R"({"name":"New"})"}) ==
          "refused.other_organisation");
    CHECK(
        fair.refused(OrganisationSet{id<OrganisationId>(7), R"({"name":"New"})"}, "host").empty());
}

TEST_CASE("a filled offer is nobody's choice any more, but its makers still see it") {
    Fair fair;
    apply(fair.state, make_fact(OfferSet{fair.stage, R"({"filled":true})"}));
    CHECK(offers_of(fair.state, fair.ours).empty());
    CHECK(own_offers_of(fair.state, fair.ours) == std::vector{fair.stage});
}
