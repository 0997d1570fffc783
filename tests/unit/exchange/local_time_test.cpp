// SPDX-License-Identifier: EUPL-1.2
#include "exchange/local_time.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::exchange;

TEST_CASE("Wall clock times in the Netherlands become moments and come back") {
    auto const winter = from_local("2026-11-20", "13:00");
    REQUIRE(winter.has_value());
    CHECK(winter->ms == 1795176000000);
    CHECK(iso_moment(*winter) == "2026-11-20T13:00:00+01:00");
    auto const summer = from_local("2026-07-01", "9:05");
    REQUIRE(summer.has_value());
    CHECK(iso_moment(*summer) == "2026-07-01T09:05:00+02:00");
    CHECK(local_year(*winter) == 2026);
    CHECK(iso_moment({}).empty());
}

TEST_CASE("The hour that comes twice is the first one, the hour that is skipped is none") {
    auto const twice = from_local("2026-10-25", "02:30");
    REQUIRE(twice.has_value());
    CHECK(iso_moment(*twice) == "2026-10-25T02:30:00+02:00");
    CHECK(!from_local("2026-03-29", "02:30").has_value());
}

TEST_CASE("What is no date or time is refused") {
    for (auto const* date : {"2026-02-29", "2026-13-01", "20-11-2026", "2026-11-2", "",
                             "2026/11/20", "2026-1a-20", "-026-11-20"}) {
        INFO(date);
        CHECK(!is_iso_date(date));
        CHECK(!from_local(date, "13:00").has_value());
    }
    CHECK(is_iso_date("2028-02-29"));
    for (auto const* time : {"24:00", "13:60", "1300", "13.00", "", "1:5", "-1:30"}) {
        INFO(time);
        CHECK(!from_local("2026-11-20", time).has_value());
    }
}
