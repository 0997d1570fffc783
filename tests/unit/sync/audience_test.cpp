// SPDX-License-Identifier: EUPL-1.2
#include "sync/audience.h"

#include "domain/bodies.h"
#include "domain/fields.h"
#include "storage/tombstone.h"
#include "support/sample_event.h"

#include <array>
#include <set>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using domain::Audience;
using nlohmann::json;
using storage::Role;

namespace {

constexpr std::array k_roles{Role::host,  Role::reception, Role::browse,
                             Role::table, Role::board,     Role::venue};

// A fact of that type in which every field of the record stands.
template <class Record>
domain::Fact with_every_field(std::string_view type) {
    auto all = json::object();
    for (auto const& field : domain::fields<Record>())
        all[std::string(field.name)] = field.get(Record{});
    all["field_of_tomorrow"] = "secret";
    domain::Fact fact;
    fact.type = type;
    fact.body = json{{"person", to_string(person(1))}, {"fields", all}}.dump();
    return fact;
}

std::set<std::string> fields_left(Role role, domain::Fact const& fact) {
    std::set<std::string> names;
    auto const seen = visible_to(role, fact);
    if (!seen) return names;
    auto const body = json::parse(seen->body);
    for (auto const& [name, value] : body.at("fields").items()) names.insert(name);
    return names;
}

// The claim of domain.md §4, said a second time in other words.
bool may_have(Role role, Audience audience) {
    auto const has = [&](Audience one) { return includes(audience, one); };
    if (role == Role::venue) return audience != Audience::organiser;
    if (role == Role::host || role == Role::reception)
        return has(Audience::host) || has(Audience::candidate);
    if (role == Role::board)
        return has(Audience::host) && has(Audience::candidate) && has(Audience::employer) &&
               has(Audience::matched);
    return has(Audience::employer);
}

template <class Record>
void check_every_field(std::string_view type) {
    auto const fact = with_every_field<Record>(type);
    for (auto const role : k_roles) {
        auto const left = fields_left(role, fact);
        for (auto const& field : domain::fields<Record>()) {
            std::string const name(field.name);
            CAPTURE(type, name, storage::to_text(role));
            if (!may_have(role, field.audience)) CHECK_FALSE(left.contains(name));
            if (role == Role::host) CHECK(left.contains(name) == may_have(role, field.audience));
        }
        CHECK_FALSE(left.contains("field_of_tomorrow"));
    }
}

domain::Fact of_type(std::string_view type) {
    domain::Fact fact;
    fact.type = type;
    fact.body = R"({"person":"","fields":{"given_name":"Secret"}})";
    return fact;
}

}  // namespace

TEST_CASE("No device gets a field that is not for its role, for every field there is") {
    using namespace domain;
    check_every_field<Profile>(fact_type::person_registered);
    check_every_field<Profile>(fact_type::person_set);
    check_every_field<Event>(fact_type::event_set);
    check_every_field<Organisation>(fact_type::organisation_set);
    check_every_field<Offer>(fact_type::offer_set);
    check_every_field<Staff>(fact_type::staff_set);
    check_every_field<Table>(fact_type::table_set);
    check_every_field<Interpreter>(fact_type::interpreter_set);
}

TEST_CASE("What only organisers may see leaves the server for no role") {
    auto const fact = with_every_field<domain::Profile>(domain::fact_type::person_registered);
    for (auto const role : k_roles) CHECK_FALSE(fields_left(role, fact).contains("birth_year"));
}

TEST_CASE("Employers browse without names, phones, codes or addresses") {
    auto const fact = with_every_field<domain::Profile>(domain::fact_type::person_set);
    for (auto const role : {Role::browse, Role::table}) {
        auto const left = fields_left(role, fact);
        CHECK(left.contains("skills"));
        CHECK(left.contains("hours"));
        for (auto const* name : {"given_name", "family_name", "own_script_name", "phone", "email",
                                 "code", "municipality", "contact_person"})
            CHECK_FALSE(left.contains(name));
    }
}

TEST_CASE("Reception finds people by name and does not get their phone") {
    auto const left = fields_left(
        Role::reception, with_every_field<domain::Profile>(domain::fact_type::person_registered));
    CHECK(left.contains("given_name"));
    CHECK(left.contains("code"));
    CHECK_FALSE(left.contains("phone"));
    CHECK_FALSE(left.contains("contact_person"));
}

TEST_CASE("The board gets no person's profile, consent or wishes") {
    for (auto const type : {domain::fact_type::person_registered, domain::fact_type::person_set,
                            domain::fact_type::consent_given, domain::fact_type::preference_set,
                            domain::fact_type::verdict_given, domain::fact_type::help_asked})
        CHECK_FALSE(visible_to(Role::board, of_type(type)));
    CHECK(visible_to(Role::board, booking("m", person(1), k_table_1, 0)));
}

TEST_CASE("What a candidate thinks of an employer is not shown to employers") {
    auto const wish = domain::make_fact(
        domain::PreferenceSet{person(1), k_baker, domain::Side::candidate, domain::Answer::no});
    CHECK_FALSE(visible_to(Role::browse, wish));
    CHECK(visible_to(Role::host, wish) == wish);
    auto const star = domain::make_fact(
        domain::PreferenceSet{person(1), k_baker, domain::Side::employer, domain::Answer::yes});
    CHECK(visible_to(Role::browse, star));
    auto const verdict = domain::make_fact(domain::VerdictGiven{
        named<MeetId>("m"), {}, domain::Side::candidate, domain::Answer::no, "too_far"});
    CHECK(visible_to(Role::table, verdict)->body.find("too_far") == std::string::npos);
    CHECK(visible_to(Role::reception, verdict) == verdict);
}

TEST_CASE("Consent reaches employers' devices without the person's language") {
    auto const consent = domain::make_fact(
        domain::ConsentGiven{person(1), domain::Purpose::show_work, "2026-1", "ti"});
    auto const seen = visible_to(Role::browse, consent);
    REQUIRE(seen);
    CHECK(json::parse(seen->body).size() == 2);
    CHECK(domain::read_body<domain::ConsentGiven>(*seen)->purpose == domain::Purpose::show_work);
}

TEST_CASE("An unknown kind of fact goes to hosts only and tombstones pass") {
    auto const unknown = of_type("coffee.poured");
    CHECK(visible_to(Role::host, unknown) == unknown);
    for (auto const role : {Role::reception, Role::browse, Role::table, Role::board})
        CHECK_FALSE(visible_to(role, unknown));
    auto erased = of_type(domain::fact_type::person_set);
    erased.body = storage::k_tombstone_body;
    CHECK(visible_to(Role::browse, erased) == erased);
}

TEST_CASE("A body of the wrong form is shown to nobody and breaks nothing") {
    for (auto const* body : {"[]", "{}", R"({"fields":3})", R"({"fields":{},"side":[1]})"}) {
        auto fact = of_type(domain::fact_type::person_set);
        fact.body = body;
        for (auto const role : k_roles)
            if (role != Role::venue) CHECK_FALSE(visible_to(role, fact));
    }
    auto wish = of_type(domain::fact_type::preference_set);
    wish.body = R"({"side":{"a":1}})";
    CHECK_FALSE(visible_to(Role::browse, wish));
}

TEST_CASE("Only hosts change the event, and a board says nothing but that it needs help") {
    CHECK(may_say(Role::host, domain::fact_type::event_set));
    CHECK_FALSE(may_say(Role::reception, domain::fact_type::event_set));
    CHECK_FALSE(may_say(Role::browse, domain::fact_type::person_set));
    CHECK_FALSE(may_say(Role::board, domain::fact_type::check_in));
    CHECK(may_say(Role::board, domain::fact_type::help_asked));
    for (auto const role : k_roles)
        if (role != Role::venue) CHECK(may_say(role, domain::fact_type::lost));
}

TEST_CASE("A venue server gets every fact, and says nothing of its own") {
    auto registered_one = registered(person(1), "A");
    for (auto const* body : {R"({"fields":3})", R"({"person":1})", "{}", R"({"erased":true})"}) {
        registered_one.body = body;
        REQUIRE(visible_to(Role::venue, registered_one));
        CHECK(visible_to(Role::venue, registered_one)->body == body);
    }
    auto only_organisers =
        domain::make_fact(domain::PersonSet{person(1), R"({"birth_year":1990})"});
    REQUIRE(visible_to(Role::venue, only_organisers));
    CHECK(visible_to(Role::venue, only_organisers)->body.find("1990") == std::string::npos);
    domain::Fact of_tomorrow;
    of_tomorrow.type = "of.tomorrow";
    CHECK(visible_to(Role::venue, of_tomorrow) == of_tomorrow);
    CHECK_FALSE(may_say(Role::venue, domain::fact_type::check_in));
}
