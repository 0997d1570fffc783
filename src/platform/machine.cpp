// SPDX-License-Identifier: EUPL-1.2
#include "platform/machine.h"

#include <algorithm>
#include <fstream>
#include <string>
#include <system_error>

namespace ontmoet::platform {
namespace {

namespace fs = std::filesystem;

std::optional<std::int64_t> memory_free(fs::path const& root) {
    std::ifstream file(root / "proc/meminfo");
    std::string name;
    for (std::int64_t kibibytes = 0; file >> name >> kibibytes;) {
        if (name == "MemAvailable:") return kibibytes * 1'024;
        std::getline(file, name);
    }
    return std::nullopt;
}

// Thousandths of a degree, one zone for each part that measures itself.
std::optional<int> hottest(fs::path const& root) {
    std::optional<int> most;
    std::error_code none;
    for (auto const& zone : fs::directory_iterator(root / "sys/class/thermal", none)) {
        std::ifstream file(zone.path() / "temp");
        int thousandths = 0;
        if (file >> thousandths) most = std::max(most.value_or(-300), thousandths / 1'000);
    }
    return most;
}

std::string first_word(fs::path const& file) {
    std::ifstream stream(file);
    std::string word;
    stream >> word;
    return word;
}

// A mouse or a pen has a battery too: its scope is "Device" (sysfs-class-power).
void read_batteries(fs::path const& root, MachineState& state) {
    std::error_code none;
    bool is_discharging = false;
    for (auto const& supply : fs::directory_iterator(root / "sys/class/power_supply", none)) {
        auto const& path = supply.path();
        if (first_word(path / "type") != "Battery" || first_word(path / "scope") == "Device")
            continue;
        std::ifstream file(path / "capacity");
        int percent = 0;
        if (!(file >> percent) || percent < 0 || percent > 100) continue;
        state.battery_percent = std::min(state.battery_percent.value_or(100), percent);
        if (first_word(path / "status") == "Discharging") is_discharging = true;
    }
    state.is_charging = state.battery_percent.has_value() && !is_discharging;
}

}  // namespace

MachineState read_machine(fs::path const& folder, fs::path const& root) {
    MachineState state;
    std::error_code failed;
    auto const space = fs::space(folder, failed);
    if (!failed) state.disk_free_bytes = static_cast<std::int64_t>(space.available);
    state.memory_free_bytes = memory_free(root);
    state.temperature_c = hottest(root);
    read_batteries(root, state);
    return state;
}

}  // namespace ontmoet::platform
