// SPDX-License-Identifier: EUPL-1.2
#include "server/failed_tries.h"

#include "server/limits.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::server;

TEST_CASE("an address that was wrong too often in a minute is blocked until the minute is over") {
    FailedTries failures({k_failed_tokens_per_minute});
    Duration const start{600'000};
    for (int i = 0; i < k_failed_tokens_per_minute; ++i) {
        CHECK_FALSE(failures.is_blocked("10.0.0.1", start));
        failures.count("10.0.0.1", start);
    }
    CHECK(failures.is_blocked("10.0.0.1", start));
    CHECK(failures.is_blocked("10.0.0.1", start + Duration{59'999}));
    CHECK_FALSE(failures.is_blocked("10.0.0.2", start));
    CHECK_FALSE(failures.is_blocked("10.0.0.1", start + Duration{60'000}));
}

TEST_CASE("one wrong token in the next minute begins a new count") {
    FailedTries failures({k_failed_tokens_per_minute});
    for (int i = 0; i < k_failed_tokens_per_minute; ++i) failures.count("a", Duration{0});
    failures.count("a", Duration{60'000});
    CHECK_FALSE(failures.is_blocked("a", Duration{60'000}));
}

TEST_CASE("more addresses than are remembered cost no more memory and block nobody else") {
    FailedTries failures({k_failed_tokens_per_minute});
    for (std::size_t i = 0; i < k_addresses_remembered; ++i)
        failures.count("10." + std::to_string(i), Duration{0});
    for (int i = 0; i < 2 * k_failed_tokens_per_minute; ++i) failures.count("late", Duration{0});
    CHECK_FALSE(failures.is_blocked("late", Duration{0}));
    for (int i = 0; i < k_failed_tokens_per_minute; ++i) failures.count("10.7", Duration{0});
    CHECK(failures.is_blocked("10.7", Duration{0}));
}

TEST_CASE("the time to wait is what is left of the minute") {
    CHECK(FailedTries::seconds_left(Duration{0}) == 60);
    CHECK(FailedTries::seconds_left(Duration{59'001}) == 1);
    CHECK(FailedTries::seconds_left(Duration{30'000}) == 30);
}

TEST_CASE("with a limit for all nobody gets a try when others have used them up") {
    FailedTries tries({.by_address = 5, .in_all = 8});
    for (int i = 0; i < 8; ++i) {
        CHECK_FALSE(tries.is_blocked("10.0.0.9", Duration{0}));
        tries.count("10.0.0." + std::to_string(i), Duration{0});
    }
    CHECK(tries.is_blocked("10.0.0.9", Duration{0}));
    CHECK_FALSE(tries.is_blocked("10.0.0.9", Duration{60'000}));
}
