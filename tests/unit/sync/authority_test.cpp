// SPDX-License-Identifier: EUPL-1.2
#include "storage/tombstone.h"
#include "support/sync_world.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using domain::Fact;

namespace {

// A server with a host's device and one of the reception.
struct Authority {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer server{folder / "log.db", clock};
    storage::Device desk = server.pair();
    storage::Device door = server.pair(storage::Role::reception);

    Authority() { REQUIRE(server.hub().append_own(k_event, sample_event(), "organiser").ok()); }
    FactAnswer push_one(storage::Device const& device, Fact const& fact) {
        auto const answer = server.hub().push(device, {{fact}});
        REQUIRE(answer.ok());
        REQUIRE(answer->answers.size() == 1);
        return answer->answers.front();
    }
};

Fact arrival_of(int who) {
    return domain::make_fact(domain::CheckIn{person(who), {}, "A-01", "name"});
}

}  // namespace

TEST_CASE("Who was registered twice is erased under every name, in the log as well") {
    Authority world;
    auto const desk = world.desk.id;
    auto again = registered(person(8), "Number 1 again");
    world.push_one(world.desk, stamped(again, desk, 1));
    auto const link = domain::make_fact(domain::IdentityLinked{person(1), person(8)});
    CHECK(world.push_one(world.desk, stamped(link, desk, 2)).decision == Decision::created);
    auto const erasure = domain::make_fact(domain::PersonErased{person(8)});
    auto const answer = world.push_one(world.desk, stamped(erasure, desk, 3));
    auto const facts = world.server.facts();
    CHECK(facts.back().cursor == answer.cursor + 1);
    CHECK(storage::erased_person(facts.back()) == person(1));
    for (auto const& fact : facts)
        CHECK(domain::encode_fact(fact).find("Number 1") == std::string::npos);
    // A late fact under either name is a tombstone on arrival.
    for (int const who : {1, 8}) {
        std::int64_t const sequence = who == 1 ? 1 : 2;
        world.push_one(world.door, stamped(arrival_of(who), world.door.id, sequence));
        CHECK(storage::is_tombstone(world.server.facts().back()));
    }
    CHECK_FALSE(world.server.state().people.contains(person(1)));
    CHECK_FALSE(world.server.state().people.contains(person(8)));
}

TEST_CASE("Whether a table may be booked is decided by the server's clock alone") {
    Authority world;
    auto const desk = world.desk.id;
    auto const now = world.clock.now();
    domain::LeaseGiven const leases{{{world.door.id, k_table_1, 0, now + Duration{60'000}}}};
    CHECK(world.server.hub()
              .append_own(k_event, {domain::make_fact(leases)}, "server")
              ->front()
              .decision == Decision::created);
    std::int64_t sequence = 0;
    for (auto const clock : {Moment{0}, now, Moment{4'000'000'000'000}}) {
        auto fact = stamped(booking("m" + std::to_string(sequence), person(1), k_table_1, 0), desk,
                            sequence + 1);
        ++sequence;
        fact.recorded_at = clock;
        CHECK(world.push_one(world.desk, fact).message_key == "refused.meet_table_leased");
    }
    auto mine = stamped(booking("mine", person(2), k_table_1, 0), world.door.id, 1);
    mine.recorded_at = Moment{0};
    CHECK(world.push_one(world.door, mine).decision == Decision::created);
}
