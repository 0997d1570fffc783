// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/falls.h"

#include "kiosk/limits.h"
#include "support/temp_folder.h"

#include <fstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace ontmoet;
using namespace ontmoet::kiosk;
using namespace ontmoet::test;

TEST_CASE("after three falls within a minute a kiosk starts in safe mode, and then as always") {
    TempFolder folder;
    std::filesystem::path const data = folder / ".";
    Duration now{100'000};
    auto const starts = [&](Duration later) {
        now += later;
        return begins_in_safe_mode(data, "boot", now);
    };
    CHECK_FALSE(starts({}));
    for (int fall = 1; fall < k_falls_until_safe; ++fall) CHECK_FALSE(starts(Duration{2'000}));
    CHECK(starts(Duration{2'000}));
    CHECK(starts(Duration{2'000}));
    CHECK_FALSE(starts(k_falls_within));
}

TEST_CASE("three falls within a minute count as three however long it ran before them") {
    TempFolder folder;
    std::filesystem::path const data = folder / ".";
    CHECK_FALSE(begins_in_safe_mode(data, "boot", Duration{1'000}));
    CHECK_FALSE(begins_in_safe_mode(data, "boot", Duration{9'000'000}));
    CHECK_FALSE(begins_in_safe_mode(data, "boot", Duration{9'010'000}));
    CHECK(begins_in_safe_mode(data, "boot", Duration{9'020'000}));
    CHECK_FALSE(begins_in_safe_mode(data, "boot", Duration{9'075'000}));
}

TEST_CASE("ends in order, falls far apart and those before the machine was started do not count") {
    TempFolder folder;
    std::filesystem::path const data = folder / ".";
    for (int nth = 0; nth < 6; ++nth) {
        CHECK_FALSE(begins_in_safe_mode(data, "boot", Duration{1'000 * nth}));
        ended_in_order(data);
    }
    for (int nth = 0; nth < 6; ++nth)
        CHECK_FALSE(begins_in_safe_mode(data, "boot", Duration{30'000 * nth}));
    ended_in_order(data);
    for (int nth = 0; nth < 6; ++nth)
        CHECK_FALSE(begins_in_safe_mode(data, "boot" + std::to_string(nth), Duration{1'000}));
    for (int nth = 0; nth < 6; ++nth) CHECK_FALSE(begins_in_safe_mode(data, "", Duration{1'000}));
}

TEST_CASE("the list of starts is for nobody else to read") {
    TempFolder folder;
    auto const before = ::umask(0);
    CHECK_FALSE(begins_in_safe_mode(folder / ".", "boot", Duration{1'000}));
    ::umask(before);
    auto const mode = std::filesystem::status(folder / "kiosk.starts").permissions();
    CHECK(mode == (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
    // Where nothing can be written it starts all the same.
    CHECK_FALSE(begins_in_safe_mode("/proc/nowhere", "boot", Duration{1'000}));
}

TEST_CASE("a damaged list of starts counts as none, and is written anew") {
    CHECK_FALSE(falls_again_and_again(with_start("boot x\nboot\n\n\n\n7 7", "boot", Duration{9})));
    CHECK(with_start("rubbish", "boot", Duration{9}) == "boot 9\n");
    CHECK(with_start("boot 99", "boot", Duration{9}) == "boot 9\n");
}
