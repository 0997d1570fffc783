// SPDX-License-Identifier: EUPL-1.2
#include "support/sync_world.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;

TEST_CASE("In another role the epoch is over, for answers too; in the old one it never was") {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer server(folder / "log.db", clock);
    auto& hub = server.hub();
    REQUIRE(hub.append_own(k_event, sample_event(), "organiser").ok());
    auto const desk = server.pair();
    auto const before = *hub.pull(desk, {"", 0, 100});
    auto changed = desk;
    changed.role = storage::Role::board;
    auto const reset = *hub.pull(changed, {before.epoch, before.next, 100});
    CHECK(reset.reset);
    CHECK(reset.epoch != before.epoch);
    CHECK(hub.push(changed, {{}})->epoch == reset.epoch);
    CHECK_FALSE(hub.pull(changed, {reset.epoch, 0, 100})->reset);
    CHECK_FALSE(hub.pull(desk, {before.epoch, before.next, 100})->reset);
}
