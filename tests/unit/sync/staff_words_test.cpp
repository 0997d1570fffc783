// SPDX-License-Identifier: EUPL-1.2
#include "domain/bodies.h"
#include "sync/audience.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using storage::Role;

namespace {

template <class IdType>
IdType id_of(std::string const& name) {
    return IdType::from_name({}, name);
}
OrganisationId const k_bakers = id_of<OrganisationId>("bakers");
OrganisationId const k_builders = id_of<OrganisationId>("builders");

Viewer device(Role role, OrganisationId of = {}) {
    return {role, of, {}, {}};
}

}  // namespace

TEST_CASE("Staff speak of their own organisation, and not of what hosts decide") {
    auto const said = [](auto const& body, char const* actor) {
        auto fact = domain::make_fact(body);
        fact.actor = actor;
        return fact;
    };
    auto const of = [](OrganisationId organisation, char const* more) {
        return R"({"organisation":")" + to_string(organisation) + '"' + more + '}';
    };
    auto const offer = said(domain::OfferSet{id_of<OfferId>("o"), of(k_bakers, R"(,"hours":24)")},
                            "employer:noor");
    CHECK(may_say(device(Role::browse, k_bakers), offer));
    CHECK(may_say(device(Role::reception), offer));
    CHECK_FALSE(may_say(device(Role::table), offer));
    CHECK_FALSE(may_say(device(Role::board), offer));
    CHECK_FALSE(may_say(device(Role::browse, k_builders), offer));
    auto const nameless = said(domain::OfferSet{id_of<OfferId>("o"), of(k_bakers, "")}, "");
    CHECK_FALSE(may_say(device(Role::reception), nameless));
    CHECK(may_say(device(Role::host), nameless));
    auto const colleague = said(
        domain::StaffSet{id_of<StaffId>("s"), of(k_bakers, R"(,"name":"Noor")")}, "employer:s");
    CHECK(may_say(device(Role::browse, k_bakers), colleague));
    auto const with_code = said(
        domain::StaffSet{id_of<StaffId>("s"), of(k_bakers, R"(,"code":"700001")")}, "employer:s");
    CHECK_FALSE(may_say(device(Role::reception), with_code));
    auto const about_us =
        said(domain::OrganisationSet{k_bakers, R"({"pitch":"Come"})"}, "employer:noor");
    CHECK(may_say(device(Role::browse, k_bakers), about_us));
    auto const first =
        said(domain::OrganisationSet{k_bakers, R"({"priority":3})"}, "employer:noor");
    CHECK_FALSE(may_say(device(Role::browse, k_bakers), first));
    CHECK_FALSE(may_say(device(Role::reception), first));
    auto torn = offer;
    torn.body = "[]";
    CHECK_FALSE(may_say(device(Role::reception), torn));
}

TEST_CASE(
    "Who registers is confirmed by a host alone, and a voice is heard at desks and browsing") {
    auto registered = domain::make_fact(
        domain::OrganisationRegistered{k_bakers, R"({"name":"Bakers","priority":0})"});
    registered.actor = "employer:noor";
    CHECK_FALSE(may_say(device(Role::reception), registered));  // hosts alone set a priority
    registered = domain::make_fact(domain::OrganisationRegistered{k_bakers, R"({"name":"B"})"});
    registered.actor = "employer:noor";
    CHECK(may_say(device(Role::reception), registered));
    CHECK(may_say(device(Role::browse), registered));
    CHECK_FALSE(may_say(device(Role::table), registered));
    auto confirmed = domain::make_fact(domain::OrganisationConfirmed{k_bakers});
    confirmed.actor = "employer:noor";
    CHECK(may_say(device(Role::host), confirmed));
    for (auto const role : {Role::reception, Role::browse, Role::table, Role::board})
        CHECK_FALSE(may_say(device(role), confirmed));
    auto pitch = domain::make_fact(
        domain::PitchRecorded{k_bakers, id_of<StaffId>("noor"), 4, "T2dnUwAC", "nl"});
    pitch.actor = "employer:noor";
    CHECK(may_say(device(Role::browse, k_bakers), pitch));
    CHECK_FALSE(may_say(device(Role::browse, k_builders), pitch));
    CHECK(visible_to(device(Role::reception), pitch));
    CHECK_FALSE(visible_to(device(Role::board), pitch));
}

TEST_CASE("Staff check in where employers browse, and are seen to be here; candidates do neither") {
    auto arrival = domain::make_fact(domain::CheckIn{{}, id_of<StaffId>("noor"), {}, "name"});
    arrival.actor = "employer:noor";
    auto const browse = device(Role::browse);
    CHECK(may_say(browse, arrival));
    CHECK(may_say(device(Role::reception), arrival));
    CHECK_FALSE(may_say(device(Role::table, k_bakers), arrival));
    auto const seen = visible_to(browse, arrival);
    REQUIRE(seen);
    CHECK(seen->body.find(to_string(id_of<StaffId>("noor"))) != std::string::npos);
    arrival.actor = "candidate:selam";
    CHECK_FALSE(may_say(browse, arrival));
    auto candidate =
        domain::make_fact(domain::CheckIn{id_of<PersonId>("selam"), {}, "A-01", "code"});
    candidate.actor = "employer:noor";
    CHECK_FALSE(may_say(browse, candidate));
    CHECK_FALSE(visible_to(browse, candidate));
    auto both = domain::make_fact(
        domain::CheckIn{id_of<PersonId>("selam"), id_of<StaffId>("noor"), "A-01", "code"});
    both.actor = "employer:noor";
    CHECK_FALSE(may_say(browse, both));
    CHECK_FALSE(visible_to(browse, both));
}

TEST_CASE(
    "Guests ask for a talk with an ambassador, either side calls it off, each for themselves") {
    auto booked = domain::make_fact(domain::VisitBooked{k_bakers, k_builders, {}, {}, 2});
    auto off = domain::make_fact(domain::VisitCancelled{k_bakers, k_builders});
    for (auto* fact : {&booked, &off}) {
        fact->actor = "employer:noor";
        CHECK(may_say(device(Role::browse, k_bakers), *fact));
        CHECK(may_say(device(Role::browse), *fact));
        CHECK(may_say(device(Role::reception), *fact));
        CHECK(may_say(device(Role::host), *fact));
        CHECK_FALSE(may_say(device(Role::board), *fact));
        CHECK_FALSE(may_say(device(Role::browse, id_of<OrganisationId>("others")), *fact));
        CHECK(visible_to(device(Role::board), *fact));
    }
    CHECK_FALSE(may_say(device(Role::browse, k_builders), booked));
    CHECK(may_say(device(Role::browse, k_builders), off));
    booked.actor = "candidate:selam";
    CHECK_FALSE(may_say(device(Role::browse, k_bakers), booked));
}
