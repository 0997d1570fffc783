// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/health.h"

#include "kiosk/limits.h"

#include <algorithm>
#include <string>
#include <string_view>

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

Level level_of_battery(int percent, bool is_charging) {
    if (is_charging || percent >= k_low_battery) return Level::good;
    return percent < k_too_low_battery ? Level::bad : Level::watch;
}

std::string_view word_of(What what) {
    switch (what) {
        case What::disk: return "disk";
        case What::memory: return "memory";
        case What::heat: return "heat";
        case What::battery: return "battery";
    }
    return {};
}

// Empty: none.
std::string_view trouble_of(printing::PrinterState state) {
    switch (state) {
        case printing::PrinterState::paper_out: return "paper";
        case printing::PrinterState::stopped: return "printer";
        case printing::PrinterState::absent: return "noprinter";
        case printing::PrinterState::unknown:
        case printing::PrinterState::ready:
        case printing::PrinterState::printing: return {};
    }
    return {};
}

// The later states of the enumeration need somebody.
printing::PrinterReport const* worst_printer(std::vector<printing::PrinterReport> const& printers) {
    auto const worst = std::ranges::max_element(printers, {}, &printing::PrinterReport::state);
    return worst == printers.end() ? nullptr : &*worst;
}

class TroubleWords {
public:
    void add(std::string_view word, Level level) {
        if (word.empty() || level == Level::good) return;
        auto& words = level == Level::bad ? m_bad : m_watched;
        words += (words.empty() ? "" : ",") + std::string(word);
    }
    std::string worst_first() const {
        return m_bad + (m_bad.empty() || m_watched.empty() ? "" : ",") + m_watched;
    }

private:
    std::string m_bad;
    std::string m_watched;
};

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
    if (auto const percent = machine.battery_percent)
        lines.push_back({What::battery, level_of_battery(*percent, machine.is_charging), *percent,
                         machine.is_charging});
    return lines;
}

sync::Health told_health(screens::Care const& care,
                         std::vector<printing::PrinterReport> const& printers, TouchedBy touched) {
    TroubleWords words;
    sync::Health health;
    if (care.safe_mode) words.add("falls", Level::bad);
    if (care.mended) words.add("store", care.mended->unreadable > 0 ? Level::bad : Level::watch);
    for (auto const& line : care.machine) {
        words.add(word_of(line.what), line.level);
        if (line.what != What::battery) continue;
        health.battery = static_cast<int>(line.amount);
        health.is_charging = line.is_charging;
    }
    if (auto const* worst = worst_printer(printers)) {
        health.printer = to_text(worst->state);
        words.add(trouble_of(worst->state), Level::bad);
    }
    bool const is_untouched = touched == TouchedBy::people && care.touched == Moment{};
    if (is_untouched) words.add(sync::k_untouched, Level::watch);
    health.troubles = words.worst_first();
    return health;
}

}  // namespace ontmoet::kiosk
