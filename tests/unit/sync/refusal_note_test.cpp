// SPDX-License-Identifier: EUPL-1.2
#include "storage/tombstone.h"
#include "support/sync_world.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

namespace {

struct NoteWorld {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer server{folder / "log.db", clock};
    storage::Device desk = server.pair();
    storage::Device door = server.pair(storage::Role::reception);

    NoteWorld() { REQUIRE(server.hub().append_own(k_event, sample_event(4), "organiser").ok()); }
    FactAnswer push_one(storage::Device const& device, domain::Fact const& fact) {
        auto const answer = server.hub().push(device, {{fact}});
        REQUIRE(answer.ok());
        REQUIRE(answer->answers.size() == 1);
        return answer->answers.front();
    }
};

}  // namespace

TEST_CASE("What is refused is noted once for every host, until one of them closes it") {
    NoteWorld world;
    world.push_one(world.desk, stamped(booking("m1", person(1), k_table_1, 0), world.desk.id, 1));
    auto const late = stamped(booking("m2", person(2), k_table_1, 0), world.door.id, 1);
    auto const answer = world.push_one(world.door, late);
    CHECK(world.push_one(world.door, late) == answer);
    auto const facts = world.server.facts();
    CHECK(facts.size() == 11);
    CHECK(facts.back().type == domain::fact_type::fact_refused);
    CHECK(answer.at == facts.back().cursor);
    auto const open = world.server.state().refused;
    REQUIRE(open.contains(late.id));
    auto const& said = open.at(late.id).said;
    CHECK(said.meet == domain::read_body<domain::MeetBooked>(late)->meet);
    CHECK(said.message_key == answer.message_key);
    CHECK(said.device == world.door.id);
    CHECK(said.said_at == late.recorded_at);

    auto const closed = domain::make_fact(domain::ProblemClosed{late.id});
    CHECK(world.push_one(world.desk, stamped(closed, world.desk.id, 2)).decision ==
          Decision::created);
    CHECK(world.server.state().refused.empty());
    auto const warm = world.server.state();
    world.server.restart(world.folder / "log.db");
    CHECK(world.server.state() == warm);
}

TEST_CASE("A note about a refused fact goes with the person it is about") {
    NoteWorld world;
    world.push_one(world.desk, stamped(booking("m1", person(1), k_table_1, 0), world.desk.id, 1));
    world.push_one(world.door, stamped(booking("m2", person(2), k_table_1, 0), world.door.id, 1));
    REQUIRE(world.server.state().refused.size() == 1);
    world.push_one(world.desk,
                   stamped(domain::make_fact(domain::PersonErased{person(2)}), world.desk.id, 2));
    CHECK(world.server.state().refused.empty());
    CHECK(storage::is_tombstone(world.server.facts()[10]));
    auto const warm = world.server.state();
    world.server.restart(world.folder / "log.db");
    CHECK(world.server.state() == warm);
}

TEST_CASE("Nobody but the server notes what was refused") {
    NoteWorld world;
    domain::FactRefused note;
    note.fact = named<FactId>("fact");
    CHECK(world.push_one(world.desk, stamped(domain::make_fact(note), world.desk.id, 1))
              .message_key == "refused.not_allowed");
    CHECK_FALSE(world.server.state().refused.contains(note.fact));
}
