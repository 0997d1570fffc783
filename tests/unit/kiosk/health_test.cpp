// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/health.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::kiosk;
using screens::Care;
using screens::HealthLine;
using Level = HealthLine::Level;

namespace {

constexpr std::int64_t k_megabyte = 1'000'000;

Level only_level(platform::MachineState const& machine) {
    auto const lines = judged_health(machine);
    REQUIRE(lines.size() == 1);
    return lines.front().level;
}

}  // namespace

TEST_CASE(
    "disk, memory and heat are well, to be watched or bad, and what is not known is no line") {
    CHECK(judged_health({}).empty());
    CHECK(only_level({.disk_free_bytes = 20'000 * k_megabyte}) == Level::good);
    CHECK(only_level({.disk_free_bytes = 900 * k_megabyte}) == Level::watch);
    CHECK(only_level({.disk_free_bytes = 100 * k_megabyte}) == Level::bad);
    CHECK(only_level({.memory_free_bytes = 900 * k_megabyte}) == Level::good);
    CHECK(only_level({.memory_free_bytes = 150 * k_megabyte}) == Level::watch);
    CHECK(only_level({.memory_free_bytes = 10 * k_megabyte}) == Level::bad);
    CHECK(only_level({.temperature_c = 60}) == Level::good);
    CHECK(only_level({.temperature_c = 76}) == Level::watch);
    CHECK(only_level({.temperature_c = 90}) == Level::bad);
    CHECK(judged_health({.disk_free_bytes = 1'500 * k_megabyte}).front().amount == 1'500);
}

TEST_CASE("the server is told names of what is wrong and nothing else") {
    Care care;
    CHECK(troubles_of(care).empty());
    care.machine = judged_health(
        {.disk_free_bytes = 1, .memory_free_bytes = 900 * k_megabyte, .temperature_c = 90});
    CHECK(troubles_of(care) == "disk,heat");
    care.safe_mode = true;
    care.mended.emplace();
    CHECK(troubles_of(care) == "falls,store,disk,heat");
}
