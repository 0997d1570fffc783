// SPDX-License-Identifier: EUPL-1.2
#include "platform/machine.h"

#include "support/temp_folder.h"

#include <fstream>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::platform;
using namespace ontmoet::test;

namespace {

void writes(std::filesystem::path const& file, std::string const& text) {
    std::filesystem::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

}  // namespace

TEST_CASE("a machine tells its free disk and memory and its hottest part") {
    TempFolder folder;
    std::filesystem::path const root = folder / "root";
    writes(root / "proc/meminfo", "MemTotal:  2048000 kB\nMemFree: 7 kB\nMemAvailable:  512 kB\n");
    writes(root / "sys/class/thermal/thermal_zone0/temp", "41900\n");
    writes(root / "sys/class/thermal/thermal_zone1/temp", "77100\n");
    writes(root / "sys/class/thermal/cooling_device0/type", "Fan\n");
    auto const state = read_machine(root, root);
    CHECK(state.memory_free_bytes == 512 * 1'024);
    CHECK(state.temperature_c == 77);
    REQUIRE(state.disk_free_bytes);
    CHECK(*state.disk_free_bytes > 0);
}

TEST_CASE("a battery is the emptiest that the machine runs on, a mouse's is none") {
    TempFolder folder;
    std::filesystem::path const root = folder / "root";
    auto const supply = root / "sys/class/power_supply";
    writes(supply / "AC/type", "Mains\n");
    writes(supply / "hid-mouse/type", "Battery\n");
    writes(supply / "hid-mouse/scope", "Device\n");
    writes(supply / "hid-mouse/capacity", "4\n");
    CHECK_FALSE(read_machine(root, root).battery_percent);
    writes(supply / "BAT0/type", "Battery\n");
    writes(supply / "BAT0/capacity", "83\n");
    writes(supply / "BAT0/status", "Charging\n");
    writes(supply / "BAT1/type", "Battery\n");
    writes(supply / "BAT1/capacity", "71\n");
    writes(supply / "BAT1/status", "Not charging\n");
    CHECK(read_machine(root, root).battery_percent == 71);
    CHECK(read_machine(root, root).is_charging);
    writes(supply / "BAT1/status", "Discharging\n");
    CHECK_FALSE(read_machine(root, root).is_charging);
    writes(supply / "BAT1/capacity", "many\n");
    CHECK(read_machine(root, root).battery_percent == 83);
}

TEST_CASE("what a machine does not tell is not known, and this one tells of its memory") {
    TempFolder folder;
    auto const silent = read_machine(folder / "no such folder", folder / "root");
    CHECK(silent == MachineState{});
    CHECK(read_machine(folder / ".").memory_free_bytes > 0);
}
