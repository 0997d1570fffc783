// SPDX-License-Identifier: EUPL-1.2
#include "storage/tombstone.h"
#include "support/sync_world.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

namespace {

struct Records {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer server{folder / "log.db", clock};
    storage::Device desk = server.pair();
    storage::Device door = server.pair(storage::Role::reception);
    TestKiosk kiosk{folder / "a.db", server.pair(), clock, 1};

    Records() { REQUIRE(server.hub().append_own(k_event, sample_event(), "organiser").ok()); }
    FactAnswer push_one(storage::Device const& device, domain::Fact const& fact) {
        auto const answer = server.hub().push(device, {{fact}});
        REQUIRE(answer.ok());
        REQUIRE(answer->answers.size() == 1);
        return answer->answers.front();
    }
};

}  // namespace

TEST_CASE("A recording that is taken back is emptied, also the one that arrives later") {
    Records world;
    auto const recorded =
        domain::make_fact(domain::OwnWordsRecorded{person(1), 12, "T2dnUw==", "2026-11", "ti"});
    auto const desk = world.desk.id;
    world.push_one(world.desk, stamped(recorded, desk, 1));
    CHECK(world.server.state().people.at(person(1)).is_recorded());
    auto const removed = domain::make_fact(domain::OwnWordsRemoved{person(1)});
    CHECK(world.push_one(world.desk, stamped(removed, desk, 2)).decision == Decision::created);
    CHECK_FALSE(world.server.state().people.at(person(1)).is_recorded());
    // Recorded at the door before that, while it was offline.
    auto late = stamped(recorded, world.door.id, 1);
    late.recorded_at.ms -= 60'000;
    CHECK(world.push_one(world.door, late).decision == Decision::created);
    CHECK_FALSE(world.server.state().people.at(person(1)).is_recorded());
    int emptied = 0;
    for (auto const& fact : world.server.facts())
        if (fact.type == domain::fact_type::own_words_recorded) {
            CHECK(storage::is_tombstone(fact));
            ++emptied;
        }
    CHECK(emptied == 2);
    auto const warm = world.server.state();
    world.server.restart(world.folder / "log.db");
    CHECK(world.server.state() == warm);
    // And whoever speaks again is heard.
    world.push_one(world.desk, stamped(recorded, desk, 3));
    CHECK(world.server.state().people.at(person(1)).is_recorded());
}

TEST_CASE("What is recorded under either name of somebody is taken back with the other") {
    Records world;
    auto const desk = world.desk.id;
    world.push_one(world.desk, stamped(domain::make_fact(domain::OwnWordsRecorded{
                                           person(1), 12, "T2dnUw==", "2026-11", "ti"}),
                                       desk, 1));
    REQUIRE(world
                .push_one(world.desk,
                          stamped(domain::make_fact(domain::IdentityLinked{person(2), person(1)}),
                                  desk, 2))
                .decision == Decision::created);
    CHECK(world.server.state().people.at(person(2)).is_recorded());
    world.push_one(world.desk,
                   stamped(domain::make_fact(domain::OwnWordsRemoved{person(2)}), desk, 3));
    CHECK_FALSE(world.server.state().people.at(person(2)).is_recorded());
    for (auto const& fact : world.server.facts())
        if (fact.type == domain::fact_type::own_words_recorded) CHECK(storage::is_tombstone(fact));
}

TEST_CASE("A disk that fills up while somebody records keeps what they typed") {
    Records world;
    settle(world.server, world.kiosk);
    auto const own = [&](auto const& body, std::int64_t sequence) {
        return stamped(domain::make_fact(body), world.kiosk.device.id, sequence);
    };
    auto const say = [&](domain::Fact const& fact) {
        world.kiosk.local.append({fact});
        world.kiosk.engine->append({fact});
        world.kiosk.take_events();
    };
    auto const words = [&]() -> auto& {
        return world.kiosk.local.view().people.at(person(1));
    };
    say(own(domain::PersonSet{person(1), R"({"own_words":"I bake"})"}, 1));
    auto& database = world.kiosk.store->database();
    auto const pages = database.integer("PRAGMA page_count");
    auto const full = "PRAGMA max_page_count = " + std::to_string(pages);
    database.execute(full.c_str());
    domain::OwnWordsRecorded const recorded{person(1), 30, "T2dnU" + std::string(60'000, 'A'),
                                            "2026-11", "ti"};
    say(own(recorded, 2));
    REQUIRE(world.kiosk.failures.size() == 1);
    CHECK(world.kiosk.failures[0].message_key == "error.disk_full");
    CHECK(words().profile.own_words == "I bake");
    CHECK_FALSE(words().is_recorded());
    database.execute("PRAGMA max_page_count = 100000");
    say(own(recorded, 2));
    CHECK(world.kiosk.failures.size() == 1);
    CHECK(words().is_recorded());
    settle(world.server, world.kiosk);
    CHECK(world.server.state().people.at(person(1)).is_recorded());
    CHECK(world.server.state().people.at(person(1)).profile.own_words == "I bake");
}

TEST_CASE("A pitch that is taken back is emptied, and the log read again knows of none either") {
    Records world;
    auto const bakers = OrganisationId::from_name({}, "bakers");
    auto const noor = StaffId::from_name({}, "noor");
    auto const jo = StaffId::from_name({}, "jo");
    std::int64_t sequence = 0;
    auto const say = [&](auto const& body) {
        auto fact = stamped(domain::make_fact(body), world.desk.id, ++sequence);
        CHECK(world.push_one(world.desk, fact).decision == Decision::created);
    };
    say(domain::OrganisationSet{bakers, R"({"name":"Bakers"})"});
    say(domain::PitchRecorded{bakers, jo, 9, "T2dnUw==", "nl"});
    say(domain::PitchRecorded{bakers, noor, 12, "T2dnUw==", "nl"});
    CHECK(world.server.state().pitches.at(bakers).seconds == 12);
    say(domain::PitchRemoved{bakers, noor});
    CHECK(world.server.state().pitches.empty());
    int emptied = 0;
    for (auto const& fact : world.server.facts())
        if (fact.type == domain::fact_type::pitch_recorded && storage::is_tombstone(fact))
            ++emptied;
    CHECK(emptied == 2);  // whosever voice it was
    auto const warm = world.server.state();
    world.server.restart(world.folder / "log.db");
    CHECK(world.server.state() == warm);
    say(domain::PitchRecorded{bakers, noor, 5, "T2dnUw==", "nl"});
    CHECK(world.server.state().pitches.at(bakers).seconds == 5);
}

TEST_CASE("A server put back to before a pitch was taken back hears that again, and empties it") {
    Records world;
    auto const bakers = OrganisationId::from_name({}, "bakers");
    auto const noor = StaffId::from_name({}, "noor");
    auto const say = [&](auto const& body) {
        auto fact = domain::make_fact(body);
        fact.actor = "employer:" + to_string(noor);
        world.kiosk.say(fact);
        settle(world.server, world.kiosk);
    };
    say(domain::OrganisationRegistered{bakers, R"({"name":"Bakers"})"});
    say(domain::PitchRecorded{bakers, noor, 9, "T2dnUw==", "nl"});
    REQUIRE(world.server.log().backup(world.folder / "backup.db").ok());
    say(domain::PitchRemoved{bakers, noor});
    CHECK(world.server.state().pitches.empty());

    world.server.restart(world.folder / "backup.db");
    CHECK(world.server.state().pitches.contains(bakers));
    settle(world.server, world.kiosk);
    CHECK(world.server.state().pitches.empty());
    CHECK(world.kiosk.local.view().pitches.empty());
    for (auto const& fact : world.server.facts())
        if (fact.type == domain::fact_type::pitch_recorded) CHECK(storage::is_tombstone(fact));
}
