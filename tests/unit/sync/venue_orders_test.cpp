// SPDX-License-Identifier: EUPL-1.2
#include "support/venue_world.h"
#include "sync/limits.h"

#include <filesystem>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

namespace {

struct OrderedHall {
    TempFolder folder;
    ManualClock clock{k_start};
    TestServer centre{folder / "centre.db", clock};
    storage::Device laptop = centre.pair(storage::Role::venue);
    storage::Device desk = centre.pair();
    std::unique_ptr<TestVenue> venue;

    OrderedHall() {
        REQUIRE(centre.hub().append_own(k_event, sample_event(), "organiser").ok());
        std::filesystem::create_directories(folder / "laptop");
        venue = std::make_unique<TestVenue>(folder / "laptop", laptop, clock, 3);
        run();
    }
    void run() {
        for (int i = 0; i < 40; ++i) {
            exchange(centre, *venue);
            venue->take_events();
            clock.advance(Duration{1'500});
        }
        CHECK(venue->failures.empty());
    }
    // What the laptop asks the centre, which does not hear it.
    std::string asked() {
        clock.advance(k_longest_retry);
        std::string targets;
        for (auto const& request : venue->engine->take_requests()) {
            targets += request.target;
            venue->engine->answer(request.channel, {});
        }
        return targets;
    }
    storage::Devices& theirs() { return centre.log().devices(); }
    storage::Devices& ours() { return venue->copy().devices(); }
    void order(char const* kind, char const* value) {
        REQUIRE(theirs().order(k_event, {desk.id, 0, kind, value, clock.now(), "account:1"}).ok());
    }
};

}  // namespace

TEST_CASE("What is wanted of a device reaches the hall, and its answer is told until it is known") {
    OrderedHall hall;
    hall.order("volume", "3");
    hall.run();
    CHECK(hall.ours().find(k_event, hall.desk.id)->open_order == 1);
    CHECK(hall.asked().find("&answered=") == std::string::npos);

    // The device answers at the hall, and the centre wants something else before it hears so.
    REQUIRE(hall.ours().note_answered(k_event, hall.desk.id, 1, "", hall.clock.now()).ok());
    hall.order("rotation", "90");
    hall.run();
    CHECK(hall.ours().orders(k_event, hall.desk.id)->size() == 2);
    CHECK(hall.ours().find(k_event, hall.desk.id)->open_order == 2);
    auto const told = "&answered=" + to_string(hall.desk.id) + ":1:";
    CHECK(hall.asked().find(told) != std::string::npos);
    hall.venue->crash();
    CHECK(hall.asked().find(told) != std::string::npos);

    REQUIRE(hall.theirs().note_answered(k_event, hall.desk.id, 1, "", hall.clock.now()).ok());
    hall.run();
    CHECK(hall.ours().orders(k_event, hall.desk.id)->size() == 1);
    CHECK(hall.asked().find("&answered=") == std::string::npos);
}
