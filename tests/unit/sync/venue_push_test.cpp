// SPDX-License-Identifier: EUPL-1.2
#include "sim/shared_log.h"
#include "support/sync_world.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;
using domain::Fact;
using storage::Role;

// The central server's side of a venue server: what it takes from one, and what it tells it.
namespace {

struct CentralWorld {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer server{folder / "log.db", clock};
    storage::Device venue = server.pair(Role::venue);
    storage::Device desk = server.pair();
    storage::Device door = server.pair(Role::reception);

    CentralWorld() { REQUIRE(server.hub().append_own(k_event, sample_event(), "organiser").ok()); }

    PushAnswer relay(std::vector<Fact> facts) {
        Push const push{venue, {std::move(facts)}, {{desk.id, desk.role}, {door.id, door.role}}};
        auto answers = server.hub().push_group({&push, 1});
        REQUIRE(answers.front().ok());
        return *answers.front();
    }
    VenueNews news(domain::Cursor after, std::int64_t decided) {
        Pull pull{"", after, 500};
        pull.decided = decided;
        auto const page = server.hub().pull(venue, pull);
        REQUIRE(page.ok());
        REQUIRE(page->venue);
        return *page->venue;
    }
};

Fact came_in(int who) {
    return domain::make_fact(domain::CheckIn{person(who), {}, "A-01", "name"});
}

}  // namespace

TEST_CASE("A venue server passes on what several devices said, each decided by its own role") {
    CentralWorld world;
    auto const of_desk = stamped(came_in(1), world.desk.id, 1);
    auto const of_door = stamped(
        domain::make_fact(domain::TableSet{k_table_1, R"({"number":"9"})"}), world.door.id, 1);
    auto const answer = world.relay({of_desk, of_door});
    REQUIRE(answer.answers.size() == 2);
    CHECK(answer.answers[0].decision == Decision::created);
    CHECK(answer.answers[1].decision == Decision::refused);
    CHECK(answer.answers[1].message_key == "refused.not_allowed");

    // The desk asks itself, later: the same answer.
    auto const asked = world.server.hub().push(world.desk, {{of_desk}});
    CHECK(asked->answers == std::vector{answer.answers[0]});
    CHECK(world.relay({of_desk}).answers == asked->answers);
}

TEST_CASE("What misses its predecessor, or is of nobody known, waits without stopping the others") {
    CentralWorld world;
    auto const stranger = named<DeviceId>("stranger");
    auto const answer =
        world.relay({stamped(came_in(1), world.desk.id, 2), stamped(came_in(2), stranger, 1),
                     stamped(came_in(3), world.door.id, 1)});
    CHECK_FALSE(answer.missing);
    REQUIRE(answer.answers.size() == 1);
    CHECK(answer.answers[0].fact == stamped(came_in(3), world.door.id, 1).id);
    CHECK_FALSE(world.server.state().people.at(person(1)).checked_in);
    CHECK_FALSE(world.server.state().people.at(person(2)).checked_in);
}

TEST_CASE("Another device still speaks for itself only") {
    CentralWorld world;
    auto const answer =
        world.server.hub().push(world.door, {{stamped(came_in(1), world.desk.id, 1)}});
    CHECK(answer.error().message_key == "error.fact_of_other_device");
}

TEST_CASE("A venue server hears every answer, also one given when no fact came with it") {
    CentralWorld world;
    auto const all = world.news(0, 0);
    CHECK(all.answers.size() == 9);
    auto const newest = world.server.log().head(k_event)->newest;
    CHECK(world.news(newest, 9).answers.empty());

    // The same fact by another number takes no new place in the order.
    auto const fact = stamped(came_in(1), world.desk.id, 1);
    world.relay({fact});
    auto again = stamped(came_in(1), world.door.id, 1);
    again.id = fact.id;
    world.relay({again});
    auto const late = world.news(newest + 1, 10);
    REQUIRE(late.answers.size() == 2);  // those decided at the place where the question begins
    CHECK(late.answers[0].fact == fact.id);
    CHECK(late.answers[1].fact == fact.id);
    CHECK(world.news(newest + 1, 11).answers.empty());
}

TEST_CASE("However many answers a venue server lacks, the database is asked for them once") {
    struct CountedLog : sim::SharedLog {
        using SharedLog::SharedLog;
        Result<std::optional<storage::StoredAnswer>> answer(EventId event, DeviceId device,
                                                            std::int64_t sequence) override {
            ++asked;
            return SharedLog::answer(event, device, sequence);
        }
        Result<std::vector<storage::StoredAnswer>> answers(EventId event, domain::Cursor from,
                                                           domain::Cursor to) override {
            ++asked;
            return SharedLog::answers(event, from, to);
        }
        int asked = 0;
    };
    CentralWorld world;
    std::vector<Fact> said;
    for (int i = 1; i <= 100; ++i)
        said.push_back(
            stamped(came_in(1), i % 2 == 0 ? world.desk.id : world.door.id, (i + 1) / 2));
    REQUIRE(world.relay(said).answers.size() == 100);
    auto const before = world.server.log().head(k_event)->newest - 100;
    CountedLog counted(world.server.log());
    Hub hub(counted, world.clock);
    Pull pull{"", before + 20, 500};
    pull.decided = 20;
    auto const page = hub.pull(world.venue, pull);
    REQUIRE(page.ok());
    CHECK(page->facts.size() == 80);
    CHECK(page->venue->answers.size() == 81);  // those at the last page's end once more
    CHECK(counted.asked == 1);
}
