// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/health.h"

#include "kiosk/limits.h"

namespace ontmoet::kiosk {
namespace {

using screens::HealthLine;
using What = HealthLine::What;
using Level = HealthLine::Level;

Level level_of_room(std::int64_t bytes, std::int64_t little, std::int64_t too_little) {
    if (bytes < too_little) return Level::bad;
    return bytes < little ? Level::watch : Level::good;
}

Level level_of_heat(int degrees) {
    if (degrees >= k_too_hot_c) return Level::bad;
    return degrees >= k_hot_c ? Level::watch : Level::good;
}

}  // namespace

std::vector<HealthLine> judged_health(platform::MachineState const& machine) {
    std::vector<HealthLine> lines;
    if (auto const bytes = machine.disk_free_bytes)
        lines.push_back({What::disk, level_of_room(*bytes, k_little_disk, k_too_little_disk),
                         *bytes / 1'000'000});
    if (auto const bytes = machine.memory_free_bytes)
        lines.push_back({What::memory, level_of_room(*bytes, k_little_memory, k_too_little_memory),
                         *bytes / 1'000'000});
    if (auto const degrees = machine.temperature_c)
        lines.push_back({What::heat, level_of_heat(*degrees), *degrees});
    return lines;
}

std::string troubles_of(screens::Care const& care) {
    std::string names;
    auto const add = [&](char const* name) {
        names += (names.empty() ? "" : ",") + std::string(name);
    };
    if (care.safe_mode) add("falls");
    if (care.mended) add("store");
    for (auto const& line : care.machine) {
        if (line.level == Level::good) continue;
        add(line.what == What::disk ? "disk" : line.what == What::memory ? "memory" : "heat");
    }
    return names;
}

}  // namespace ontmoet::kiosk
