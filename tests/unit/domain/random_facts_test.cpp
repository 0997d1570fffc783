// SPDX-License-Identifier: EUPL-1.2
#include "support/random_facts.h"

#include "domain/apply.h"
#include "domain/rules.h"

#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::domain;

namespace {

// What must hold however the facts come.
void check_whole(State const& state) {
    for (auto const& person : state.erased) {
        CHECK_FALSE(state.people.contains(person));
        CHECK_FALSE(state.linked.contains(person));
    }
    for (auto const& [id, meet] : state.meets)
        CHECK_FALSE(state.erased.contains(meet.planned.person));
    for (auto const& [duplicate, person] : state.linked) {
        CHECK_FALSE(state.linked.contains(person));
        CHECK_FALSE(state.people.contains(duplicate));
    }
    for (auto const& [round, clock] : state.rounds) CHECK(clock.ends_at >= clock.starts_at);
}

// One meet for each person, table, interpreter and round.
void check_seats(State const& state) {
    std::set<std::pair<Uuid, int>> taken;
    for (auto const& [id, meet] : state.meets) {
        if (meet.status != MeetStatus::planned) continue;
        CHECK(taken.emplace(meet.planned.person.uuid, meet.planned.round).second);
        CHECK(taken.emplace(meet.planned.table.uuid, meet.planned.round).second);
    }
}

}  // namespace

TEST_CASE("every kind of fact is read back as it was written") {
    test::RandomFacts random(5);
    for (auto const& type : test::all_fact_types()) {
        CAPTURE(type);
        auto const fact = random.of_type(type);
        CHECK(fact.type == type);
        CHECK(*decode_fact(encode_fact(fact)) == fact);
    }
}

TEST_CASE("whatever is said in whatever order leaves a state that is whole") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        test::RandomFacts random(seed);
        State state;
        for (int i = 0; i < 300; ++i) apply(state, random.next());
        check_whole(state);
    }
}

TEST_CASE("with facts of torn bodies as well") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        CAPTURE(seed);
        test::RandomFacts random(seed);
        State state;
        for (int i = 0; i < 300; ++i) apply(state, random.torn(random.next()));
        check_whole(state);
    }
}

TEST_CASE("of what is accepted, nobody sits at two tables and no table has two meets in a round") {
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        test::RandomFacts random(seed);
        State state;
        for (int i = 0; i < 300; ++i)
            if (auto const fact = random.next(); !refusal(state, fact)) apply(state, fact);
        check_whole(state);
        check_seats(state);
    }
}
