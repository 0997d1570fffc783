// SPDX-License-Identifier: EUPL-1.2
#include "domain/bodies.h"
#include "support/sample_event.h"
#include "sync/audience.h"

#include <optional>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using storage::Role;

namespace {

OrganisationId const k_no_baker = named<OrganisationId>("another organisation");

// Somebody in that role, so near to everybody; all meets are the baker's.
Viewer looker(Role role, Closeness closeness = Closeness::none, OrganisationId of = k_baker) {
    return {role, role == Role::table ? of : OrganisationId{},
            [closeness](PersonId) { return closeness; }, [](MeetId) { return k_baker; }};
}

bool says_something(std::optional<domain::Fact> const& seen) {
    return seen && seen->body.find("vroeg") != std::string::npos;
}

}  // namespace

TEST_CASE("A table speaks for its own organisation alone") {
    auto const verdict = domain::make_fact(domain::VerdictGiven{
        named<MeetId>("m"), person(1), domain::Side::employer, domain::Answer::yes, {}});
    CHECK(may_say(looker(Role::table), verdict));
    CHECK_FALSE(may_say(looker(Role::table, Closeness::contact, k_no_baker), verdict));
    CHECK_FALSE(may_say(looker(Role::table, Closeness::contact, {}), verdict));
    auto const for_candidate = domain::make_fact(domain::VerdictGiven{
        named<MeetId>("m"), person(1), domain::Side::candidate, domain::Answer::yes, {}});
    // On the turned screen of the table where they sit.
    CHECK(may_say(looker(Role::table), for_candidate));
    CHECK_FALSE(may_say(looker(Role::table, Closeness::contact, k_no_baker), for_candidate));
    CHECK_FALSE(may_say(looker(Role::browse), for_candidate));
    CHECK(may_say(looker(Role::reception), for_candidate));
    auto const star = [](domain::Side side) {
        return domain::make_fact(
            domain::PreferenceSet{person(1), k_baker, side, domain::Answer::yes});
    };
    CHECK(may_say(looker(Role::table), star(domain::Side::employer)));
    CHECK_FALSE(may_say(looker(Role::table), star(domain::Side::candidate)));
    CHECK_FALSE(may_say(looker(Role::browse), star(domain::Side::candidate)));
    CHECK(may_say(looker(Role::reception), star(domain::Side::candidate)));
}

TEST_CASE("A private note is for the staff of its own organisation, wherever they check in") {
    auto const note = domain::make_fact(domain::NoteSet{person(1), k_baker, "Begint graag vroeg"});
    auto const reads = [&](Viewer const& who) { return says_something(visible_to(who, note)); };
    auto screen_of = [](OrganisationId organisation) {
        auto made = looker(Role::browse, Closeness::card);
        made.organisation = organisation;
        return made;
    };
    CHECK(reads(looker(Role::table, Closeness::card)));
    CHECK(reads(screen_of(k_baker)));
    CHECK(reads(looker(Role::reception)));
    CHECK_FALSE(reads(looker(Role::table, Closeness::contact, k_no_baker)));
    CHECK_FALSE(reads(screen_of(k_no_baker)));
    CHECK_FALSE(reads(screen_of({})));
    CHECK_FALSE(reads(looker(Role::board, Closeness::contact)));
    // Nor where its person does not show their work (any more).
    CHECK_FALSE(reads(looker(Role::table, Closeness::number)));
    auto far = screen_of(k_baker);
    far.closeness = [](PersonId) { return Closeness::none; };
    CHECK_FALSE(reads(far));

    CHECK(may_say(screen_of(k_baker), note));
    CHECK(may_say(looker(Role::reception), note));
    CHECK_FALSE(may_say(screen_of(k_no_baker), note));
    CHECK_FALSE(may_say(screen_of({}), note));
    CHECK_FALSE(may_say(looker(Role::board), note));
}
