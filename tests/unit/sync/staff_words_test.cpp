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
