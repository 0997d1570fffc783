// SPDX-License-Identifier: EUPL-1.2
#include "support/sample_event.h"
#include "sync/local_state.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using domain::Fact;

// What a kiosk shows of what the hall said and nobody decided.
namespace {

DeviceId const k_own_desk = named<DeviceId>("mine");
DeviceId const k_neighbour = named<DeviceId>("other");

LocalState kiosk_at_hall() {
    auto facts = sample_event();
    for (domain::Cursor cursor = 0; auto& fact : facts) {
        ++cursor;
        fact = stamped(fact, named<DeviceId>("server"), cursor);
        fact.cursor = cursor;
    }
    LocalState local;
    local.confirm(facts, 0);
    return local;
}

Fact arrival(int who, DeviceId device, std::int64_t sequence) {
    return stamped(domain::make_fact(domain::CheckIn{person(who), {}, "A-01", "name"}), device,
                   sequence);
}
Fact seat(std::string const& meet, int who, DeviceId device, std::int64_t sequence) {
    return stamped(booking(meet, person(who), k_table_1, 0), device, sequence);
}
Fact at_cursor(Fact fact, domain::Cursor cursor) {
    fact.cursor = cursor;
    return fact;
}
bool stands(LocalState const& local, std::string const& meet) {
    return local.view().meets.contains(named<MeetId>(meet));
}

}  // namespace

TEST_CASE("What others said at the hall shows, and is there once when it is confirmed") {
    auto local = kiosk_at_hall();
    auto const fact = arrival(1, k_neighbour, 1);
    local.confirm({}, 0, {true, {fact}, {}});
    CHECK(local.view().people.at(person(1)).checked_in);
    CHECK_FALSE(local.confirmed().people.at(person(1)).checked_in);

    local.confirm(std::vector{at_cursor(fact, 10)}, 0, {false, {}, {fact.id}});
    CHECK(local.hall().empty());
    CHECK(local.view().people.at(person(1)).checked_in);
    CHECK_FALSE(local.view().people.at(person(1)).checked_in_again);
}

TEST_CASE("A hall that is behind lists what is confirmed here: it counts once") {
    auto local = kiosk_at_hall();
    local.confirm(std::vector{at_cursor(arrival(1, k_neighbour, 1), 10),
                              at_cursor(arrival(2, k_neighbour, 2), 11)},
                  0);
    local.confirm(
        {}, 0,
        {true,
         {arrival(1, k_neighbour, 1), arrival(2, k_neighbour, 2), arrival(3, k_neighbour, 3)},
         {}});
    CHECK(local.hall() == std::vector{arrival(3, k_neighbour, 3)});
    CHECK_FALSE(local.view().people.at(person(1)).checked_in_again);
    CHECK(local.view().people.at(person(3)).checked_in);
}

TEST_CASE("An own booking stands in the order of the hall, not behind it") {
    auto local = kiosk_at_hall();
    auto const mine = seat("m1", 1, k_own_desk, 1);
    auto const late = seat("m2", 2, k_neighbour, 1);
    local.append({mine});
    local.confirm({}, 0, {true, {mine, late}, {}});
    CHECK(stands(local, "m1"));
    CHECK_FALSE(stands(local, "m2"));
    CHECK(local.problems().empty());  // it is the other device's problem

    auto other = kiosk_at_hall();
    other.append({late});
    other.confirm({}, 0, {true, {mine, late}, {}});
    CHECK(stands(other, "m1"));
    REQUIRE(other.problems().size() == 1);
    CHECK(other.problems().front().fact == late);
    CHECK_FALSE(other.problems().front().alternatives.empty());
}

TEST_CASE("An own booking that is not at the hall yet comes after those that are") {
    auto local = kiosk_at_hall();
    local.append({seat("m1", 1, k_own_desk, 1)});
    local.confirm({}, 0, {true, {seat("m2", 2, k_neighbour, 1)}, {}});
    CHECK(stands(local, "m2"));
    CHECK(local.problems().size() == 1);
}

TEST_CASE("What the central server refused leaves the view and stays a problem where it was said") {
    auto local = kiosk_at_hall();
    auto const mine = seat("m1", 1, k_own_desk, 1);
    auto const others = seat("m2", 2, k_neighbour, 1);
    local.append({mine});
    local.confirm({}, 0, {true, {mine, others}, {}});
    local.refuse({mine, "refused.meet_table_taken", {}, true});
    CHECK_FALSE(stands(local, "m1"));
    local.confirm({}, 1, {false, {}, {mine.id, others.id}});
    CHECK(&local.view() == &local.confirmed());
    REQUIRE(local.problems().size() == 1);
    CHECK(local.problems().front().decided);
}

TEST_CASE("Another hall's list takes the place of the first") {
    auto local = kiosk_at_hall();
    local.confirm({}, 0, {true, {arrival(1, k_neighbour, 1)}, {}});
    local.confirm({}, 0, {true, {arrival(2, k_neighbour, 2)}, {}});
    CHECK_FALSE(local.view().people.at(person(1)).checked_in);
    CHECK(local.view().people.at(person(2)).checked_in);
    local.confirm({}, 0, {true, {}, {}});
    CHECK(&local.view() == &local.confirmed());
}

TEST_CASE("Erasing a person takes away what the hall said about them") {
    auto local = kiosk_at_hall();
    auto const erased = stamped(domain::make_fact(domain::PersonErased{person(1)}), k_neighbour, 1);
    auto const said = arrival(1, k_neighbour, 2);
    local.confirm({}, 0, {true, {erased, said}, {}});
    CHECK_FALSE(local.view().people.contains(person(1)));
    local.confirm(std::vector{at_cursor(erased, 10)}, 0);
    CHECK(local.hall().empty());
}
