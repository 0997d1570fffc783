// SPDX-License-Identifier: EUPL-1.2
#include "server/routes_for_test.h"
#include "sync/limits.h"

using namespace ontmoet;
using namespace ontmoet::test;

namespace {

// A plan stands, and the doors open tomorrow.
struct LendingForTest : RoutesForTest {
    LendingForTest() {
        auto const tomorrow = clock.now() + Duration{86'400'000};
        say({domain::make_fact(domain::EventSet{nlohmann::json{{"starts_at", tomorrow.ms}}.dump()}),
             domain::make_fact(domain::PlanPublished{named<PlanId>("p"), {}, {}, 0, true, {}})});
    }
    // Asks for news and lets what follows from it happen.
    void ask_for_news(storage::NewDevice const& device) {
        REQUIRE(get_facts(device.token, "")->status == 200);
        pass(server::k_lending_pause);
        wait_for_slow_work();
    }
    std::size_t leases_of(DeviceId device) {
        std::size_t count = 0;
        for (auto const& lease : state().leases) count += lease.device == device ? 1U : 0U;
        return count;
    }
};

}  // namespace

TEST_CASE("a desk that asks for news is lent tables, another device is not") {
    LendingForTest world;
    auto const desk = world.pair(storage::Role::reception);
    auto const board = world.pair(storage::Role::board);
    world.ask_for_news(board);
    CHECK(world.leases_of(board.device.id) == 0);
    world.ask_for_news(desk);
    CHECK(world.leases_of(desk.device.id) == 2);
    auto const newest = world.newest();
    world.ask_for_news(desk);
    CHECK(world.newest() == newest);
}

TEST_CASE("the leases of whoever is silent end, of whoever asks they do not") {
    LendingForTest world;
    auto const desk = world.pair(storage::Role::reception);
    auto const silent = world.pair(storage::Role::reception);
    world.ask_for_news(desk);
    world.ask_for_news(silent);
    CHECK(world.leases_of(silent.device.id) == 2);
    world.clock.advance(sync::k_lease_renewal + Duration{1});
    world.ask_for_news(desk);
    world.clock.advance(sync::k_lease_life);
    world.ask_for_news(desk);
    CHECK(world.leases_of(silent.device.id) == 0);
    CHECK(world.leases_of(desk.device.id) == 2);
}

TEST_CASE("a revoked device is lent nothing more") {
    LendingForTest world;
    auto const desk = world.pair(storage::Role::reception);
    world.ask_for_news(desk);
    world.say({domain::make_fact(domain::DeviceRevoked{desk.device.id})});
    REQUIRE(world.devices().revoke(k_event, desk.device.id).ok());
    CHECK(world.leases_of(desk.device.id) == 0);
    CHECK(world.get_facts(desk.token, "")->status == 401);
    world.pass(server::k_lending_pause);
    world.wait_for_slow_work();
    CHECK(world.leases_of(desk.device.id) == 0);
}
