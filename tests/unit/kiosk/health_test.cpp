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

TEST_CASE("a battery is watched while nobody charges it, and a machine without one has no line") {
    CHECK(only_level({.battery_percent = 80}) == Level::good);
    CHECK(only_level({.battery_percent = 29}) == Level::watch);
    CHECK(only_level({.battery_percent = 11}) == Level::bad);
    CHECK(only_level({.battery_percent = 3, .is_charging = true}) == Level::good);
}

TEST_CASE("the server is told names of what is wrong, worst first, and nothing else") {
    Care care;
    care.touched = Moment{5};
    CHECK(told_health(care, {}, TouchedBy::people) == sync::Health{});
    care.machine = judged_health({.disk_free_bytes = 900 * k_megabyte,
                                  .memory_free_bytes = 900 * k_megabyte,
                                  .temperature_c = 90,
                                  .battery_percent = 11});
    auto const told = told_health(care, {}, TouchedBy::people);
    CHECK(told.troubles == "heat,battery,disk");
    CHECK(told.battery == 11);
    CHECK_FALSE(told.is_charging);
    care.safe_mode = true;
    care.mended.emplace();
    CHECK(told_health(care, {}, TouchedBy::people).troubles == "falls,heat,battery,store,disk");
}

TEST_CASE("of several printers the server is told of the one that needs somebody") {
    using printing::PrinterReport;
    using printing::PrinterState;
    Care care;
    care.touched = Moment{5};
    PrinterReport labels;
    PrinterReport pages;
    labels.state = PrinterState::ready;
    pages.state = PrinterState::printing;
    auto const told = [&] { return told_health(care, {labels, pages}, TouchedBy::people); };
    CHECK(told().printer == "printing");
    CHECK(told().troubles.empty());
    labels.state = PrinterState::paper_out;
    CHECK(told().printer == "paper_out");
    CHECK(told().troubles == "paper");
    labels.state = PrinterState::stopped;
    CHECK(told().troubles == "printer");
    labels.state = PrinterState::absent;
    CHECK(told().printer == "absent");
    CHECK(told().troubles == "noprinter");
}

TEST_CASE("a screen that nobody touched is told of, but for a board") {
    Care const care;
    auto const told = told_health(care, {}, TouchedBy::people);
    CHECK(told.troubles == sync::k_untouched);
    CHECK_FALSE(sync::needs_somebody(told));
    CHECK(told_health(care, {}, TouchedBy::nobody).troubles.empty());
}
