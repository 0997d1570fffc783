// SPDX-License-Identifier: EUPL-1.2
#include "support/sync_world.h"
#include "sync/sync_engine.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

TEST_CASE("The difference of the clocks is measured, however wrong the device's is") {
    TempFolder folder;
    ManualClock server_clock{k_start};
    ManualClock kiosk_clock{Moment{0}};
    TestServer server{folder / "log.db", server_clock};
    TestKiosk kiosk{folder / "k.db", server.pair(), kiosk_clock, 1};
    settle(server, kiosk);
    CHECK(kiosk.status.server_offset_ms == k_start.ms);
}

TEST_CASE("A clock that is set while nothing happens in the hall is noticed at the next answer") {
    TempFolder folder;
    ManualClock server_clock{k_start};
    ManualClock kiosk_clock{k_start};
    TestServer server{folder / "log.db", server_clock};
    TestKiosk kiosk{folder / "k.db", server.pair(), kiosk_clock, 1};
    settle(server, kiosk);
    REQUIRE(kiosk.status.server_offset_ms == 0);
    // The answer of a pull after so long, and whether the pull waited for news.
    auto const pull = [&](Duration wait) {
        bool waited = false;
        for (auto const& request : kiosk.engine->take_requests()) {
            waited = request.target.find("wait=0") == std::string::npos;
            server_clock.advance(wait);
            kiosk_clock.advance(wait);
            kiosk.engine->answer(request.channel, server.handle(kiosk.device, request, false));
            kiosk.take_events();
        }
        return waited;
    };
    CHECK(pull(Duration{25'000}));
    CHECK(pull(Duration{25'000}));
    kiosk_clock.set(kiosk_clock.now() + Duration{3'600'000});
    CHECK(pull(Duration{25'000}));
    CHECK_FALSE(pull(Duration{10}));
    CHECK(kiosk.status.server_offset_ms == Approx(-3'600'000).margin(20));
    CHECK(pull(Duration{25'000}));
    CHECK(pull(Duration{25'000}));
}
