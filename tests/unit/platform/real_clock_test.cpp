// SPDX-License-Identifier: EUPL-1.2
#include "platform/real_clock.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::platform;

TEST_CASE("a rehearsal is a moment, and a speed behind a star") {
    CHECK(read_rehearsal("1795174800") == Rehearsal{Moment{1'795'174'800'000}, 1});
    CHECK(read_rehearsal("1795174800*60") == Rehearsal{Moment{1'795'174'800'000}, 60});
    CHECK(read_rehearsal("0*3600") == Rehearsal{Moment{0}, 3'600});
    for (auto const* wrong : {"", "*", "*60", "60*", "1795174800*0", "1795174800*3601", "-1",
                              "1*-2", "noon", "1795174800 *60", "1*60*60", "999999999999999"}) {
        INFO(wrong);
        CHECK_FALSE(read_rehearsal(wrong));
    }
}

TEST_CASE("the clock of a rehearsal goes as many times as fast from where it begins") {
    RealClock const machine;
    auto const before = machine.now();
    RealClock const day{Rehearsal{Moment{1'000'000}, 3'600}};
    while (day.now() < Moment{1'000'000 + 36'000}) {
    }
    auto const shown = day.now() - Moment{1'000'000};
    // An hour a second, and never more than the machine counted.
    CHECK(shown <= (machine.now() - before) * 3'600);
    CHECK(shown.count() % 3'600 == 0);
}
