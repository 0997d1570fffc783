// SPDX-License-Identifier: EUPL-1.2
// Several server processes on one PostgreSQL, each with its own hub.
#include "support/logs_for_test.h"
#include "support/sample_event.h"
#include "sync/hub.h"

#include <future>
#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

namespace {

Moment const k_noon{1'800'000'000'000};

struct Replica {
    Replica(LogOnPostgres const& on, Clock const& clock) : log(on.another()), hub(*log, clock) {
        log->listen([this](EventId event) { hub.news(event); });
    }
    ~Replica() { log->listen({}); }

    FactAnswer say(storage::Device const& device, domain::Fact draft, std::int64_t sequence) {
        auto const answer = hub.push(device, {{stamped(std::move(draft), device.id, sequence)}});
        REQUIRE(answer.ok());
        REQUIRE(answer->answers.size() == 1);
        return answer->answers.front();
    }

    std::unique_ptr<storage::PostgresFactLog> log;
    Hub hub;
};

struct TwoReplicas {
    TwoReplicas() { REQUIRE(one.hub.append_own(k_event, sample_event(), "organiser").ok()); }
    storage::Device pair() {
        return on.devices().pair(k_event, storage::Role::host, "kiosk", k_noon)->device;
    }

    LogOnPostgres on;
    ManualClock clock{k_noon};
    Replica one{on, clock};
    Replica two{on, clock};
};

domain::Fact arrival(int who) {
    return domain::make_fact(domain::CheckIn{person(who), {}, "A-01", "name"});
}

}  // namespace

TEST_CASE("A kiosk that waits at one replica hears what another accepts") {
    TwoReplicas world;
    auto const waiting = world.pair();
    auto const page = world.two.hub.pull(waiting, {{}, 0, 500});
    REQUIRE(page.ok());
    std::promise<void> woken;
    world.two.hub.on_news(k_event, page->next, [&] { woken.set_value(); });
    world.one.say(world.pair(), arrival(1), 1);
    woken.get_future().wait();
    auto const news = world.two.hub.pull(waiting, {page->epoch, page->next, 500});
    REQUIRE(news.ok());
    REQUIRE(news->facts.size() == 1);
    CHECK(news->facts[0].type == domain::fact_type::check_in);
}

TEST_CASE("A device that comes to a replica ahead of it is not told to begin again") {
    TwoReplicas world;
    auto const device = world.pair();
    world.two.log->listen({});  // slow to hear
    REQUIRE(world.two.hub.pull(device, {{}, 0, 500}).ok());
    CHECK(world.one.say(device, arrival(1), 1).decision == Decision::created);
    auto const here = world.one.hub.pull(device, {{}, 0, 500});
    auto const there = world.two.hub.pull(device, {here->epoch, here->next, 500});
    REQUIRE(there.ok());
    CHECK_FALSE(there->reset);
    CHECK(there->epoch == here->epoch);
    CHECK(there->decided_up_to == 1);
    CHECK(world.two.say(device, arrival(2), 2).decision == Decision::created);
    CHECK(world.one.say(device, arrival(1), 1).decision == Decision::created);
    CHECK(world.one.say(device, arrival(3), 3).cursor == 12);

    REQUIRE(world.one.hub.begin_epoch(k_event).ok());
    auto const anew = world.one.hub.pull(device, {{}, 0, 500});
    CHECK(anew->epoch != here->epoch);
    CHECK_FALSE(world.two.hub.pull(device, {anew->epoch, anew->next, 500})->reset);
    CHECK(world.two.hub.pull(device, {here->epoch, here->next, 500})->reset);
}

TEST_CASE("A refusal at one replica is known at the other") {
    TwoReplicas world;
    auto const device = world.pair();
    world.two.log->listen({});
    REQUIRE(world.two.hub.pull(device, {{}, 0, 500}).ok());
    REQUIRE(world.one.say(device, booking("first", person(1), k_table_1, 0), 1).decision ==
            Decision::created);
    auto const late = booking("late", person(2), k_table_1, 0);
    auto const refused = world.one.say(device, late, 2);
    CHECK(refused.decision == Decision::refused);
    CHECK(world.two.say(device, late, 2) == refused);
    CHECK(world.two.say(device, arrival(2), 3).decision == Decision::created);
}

TEST_CASE("Replicas that decide the same event at once give no place twice") {
    TwoReplicas world;
    constexpr int k_facts = 60;
    auto const crowd = [&](Replica& at, storage::Device device) {
        return std::async(std::launch::async, [&at, device] {
            std::vector<FactAnswer> answers;
            for (int i = 1; i <= k_facts; ++i) {
                auto const round = i % 6;
                auto const draft = booking(to_string(device.id) + std::to_string(i),
                                           person(1 + i % 4), k_table_1, round);
                auto told = at.hub.push(device, {{stamped(draft, device.id, i)}});
                if (told.ok()) answers.push_back(told->answers.front());
            }
            return answers;
        });
    };
    std::vector<std::future<std::vector<FactAnswer>>> crowds;
    for (auto* at : {&world.one, &world.two, &world.one, &world.two})
        crowds.push_back(crowd(*at, world.pair()));
    std::set<domain::Cursor> cursors;
    std::size_t created = 0;
    for (auto& each : crowds) {
        auto const answers = each.get();
        CHECK(answers.size() == k_facts);
        for (auto const& answer : answers) {
            if (answer.decision != Decision::created) continue;
            ++created;
            cursors.insert(answer.cursor);
        }
    }
    CHECK(cursors.size() == created);
    auto const facts = *world.on.log().read(k_event, 0, 10'000);
    CHECK(facts.size() == 9 + 4 * k_facts);
    for (std::size_t i = 0; i < facts.size(); ++i)
        CHECK(facts[i].cursor == static_cast<domain::Cursor>(i + 1));
    std::set<std::pair<TableId, int>> seats;
    for (auto const& fact : facts)
        if (auto const booked = domain::read_body<domain::MeetBooked>(fact); booked.ok())
            CHECK(seats.emplace(booked->meet.table, booked->meet.round).second);
    CHECK(seats.size() == created);
    for (auto* at : {&world.one, &world.two}) {
        at->hub.news(k_event);
        REQUIRE(at->hub
                    .with_state(k_event,
                                [&](domain::State const& state) {
                                    CHECK(state.cursor ==
                                          static_cast<domain::Cursor>(facts.size()));
                                })
                    .ok());
    }
}
