// SPDX-License-Identifier: EUPL-1.2
#include "base/ids.h"

#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;

TEST_CASE("an id made later sorts later") {
    ManualClock clock{Moment{1'700'000'000'000}};
    Random random{1};
    auto const first = FactId::make(clock, random);
    clock.advance(Duration{1});
    auto const second = FactId::make(clock, random);
    CHECK(first < second);
    CHECK(to_string(first)[14] == '7');
}

TEST_CASE("ids made in the same millisecond differ") {
    ManualClock clock{Moment{1}};
    Random random{7};
    std::set<FactId> seen;
    for (int i = 0; i < 10'000; ++i) seen.insert(FactId::make(clock, random));
    CHECK(seen.size() == 10'000);
}

TEST_CASE("an id is read back from its text") {
    ManualClock clock{Moment{1'700'000'000'000}};
    Random random{2};
    auto const id = PersonId::make(clock, random);
    auto const again = parse_id<PersonId>(to_string(id));
    REQUIRE(again.ok());
    CHECK(*again == id);
}

TEST_CASE("text that is no id is refused with a message") {
    for (auto const* text :
         {"", "x", "0190163d-8694-739b-aea5-966c26f8ad9", "----",
          "0190163d-8694-739b-aea5-966c26f8ad9g", "0190163d08694-739b-aea5-966c26f8ad91",
          "0190163d-8694-739b-aea5-966c26f8a-91"}) {
        auto const result = parse_uuid(text);
        REQUIRE_FALSE(result.ok());
        CHECK(result.error().message_key == "error.bad_id");
    }
}

TEST_CASE("the same name in the same space is the same id, another name is not") {
    Uuid const space{};
    std::set<Uuid> seen;
    for (int i = 0; i < 20'000; ++i) seen.insert(uuid_from_name(space, "row " + std::to_string(i)));
    CHECK(seen.size() == 20'000);
    CHECK(uuid_from_name(space, "a") == uuid_from_name(space, "a"));
    Uuid other{};
    other.bytes[0] = 1;
    CHECK(uuid_from_name(space, "a") != uuid_from_name(other, "a"));
}
