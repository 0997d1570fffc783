// SPDX-License-Identifier: EUPL-1.2
#include "screens/host/device_words.h"

#include "i18n/tongue.h"

#include <algorithm>
#include <cstdlib>
#include <functional>

namespace ontmoet::screens {
namespace {

// Nobody minds less on a clock without seconds.
constexpr std::int64_t k_clock_right_ms = 60'000;
constexpr std::int64_t k_half_day_ms = 12LL * 3'600 * 1'000;

// The time of day, with the day where it is another one.
std::string moment_words(Model const& model, ui::Frame const& frame, Moment at, bool with_day) {
    auto const& tongue = frame.tongue();
    auto const time = i18n::isolate(tongue.time(at));
    bool const is_far = std::llabs(at.ms - model.now.ms) > k_half_day_ms;
    return with_day || is_far ? tongue.date(at) + " " + time : time;
}

std::string timed(Model const& model, ui::Frame const& frame, char const* key, Moment at) {
    return frame.tongue().text(key, {{"time", moment_words(model, frame, at, false)}});
}

DeviceLine clock_line(Model const& model, ui::Frame const& frame, std::int64_t offset_ms) {
    if (std::llabs(offset_ms) < k_clock_right_ms)
        return {frame.say("sync.clock_right"), "schedule", ui::Tint::good};
    bool const with_day = std::llabs(offset_ms) > k_half_day_ms;
    Moment const here{model.now.ms - offset_ms};
    auto const words = frame.tongue().text(
        "sync.clock_wrong", {{"here", moment_words(model, frame, here, with_day)},
                             {"there", moment_words(model, frame, model.now, with_day)}});
    return {words + " " + frame.say("sync.clock_counted"), "schedule", ui::Tint::accent};
}

DeviceLine version_line(ui::Frame const& frame, std::string const& version) {
    return {frame.tongue().text("sync.version", {{"version", i18n::isolate(version)}}), "info",
            ui::Tint::information};
}

DeviceLine state_line(Model const& model, ui::Frame const& frame, Device const& device) {
    using State = Device::State;
    switch (device.state) {
        case State::too_old: return {frame.say("sync.old_program"), "system_update", ui::Tint::bad};
        case State::silent:
            return {timed(model, frame, "sync.silent", device.last_seen), "cloud_off",
                    ui::Tint::bad};
        case State::never_seen:
            if (device.last_seen != Moment{})
                return {timed(model, frame, "sync.last_contact", device.last_seen), "cloud_off",
                        ui::Tint::neutral};
            return {frame.say("sync.no_contact"), "cloud_off", ui::Tint::neutral};
        case State::revoked: return {frame.say("sync.withdrawn"), "block", ui::Tint::neutral};
        case State::clock_off:
        case State::behind:
        case State::well: break;
    }
    return {frame.say("sync.in_contact"), "cloud_done", ui::Tint::good};
}

ui::Tint tint_of(HealthLine::Level level) {
    if (level == HealthLine::Level::good) return ui::Tint::good;
    return level == HealthLine::Level::watch ? ui::Tint::accent : ui::Tint::bad;
}

DeviceLine battery_line(ui::Frame const& frame, HealthLine const& line, ui::Tint tint) {
    auto const* key = line.is_charging                        ? "care.battery_charging"
                      : line.level == HealthLine::Level::good ? "care.battery_good"
                                                              : "care.battery_low";
    auto const* icon = line.is_charging                        ? "battery_charging_full"
                       : line.level == HealthLine::Level::good ? "battery_full"
                                                               : "battery_alert";
    return {frame.tongue().text(key, {{"percent", frame.tongue().number(line.amount)}}), icon,
            tint};
}

DeviceLine health_line(ui::Frame const& frame, HealthLine const& line) {
    auto const& tongue = frame.tongue();
    bool const good = line.level == HealthLine::Level::good;
    auto const tint = tint_of(line.level);
    auto const icon = [&](char const* usual) { return good ? usual : "warning"; };
    switch (line.what) {
        case HealthLine::What::disk: {
            auto const room = tongue.number(static_cast<double>(line.amount) / 1'000, 1);
            return {tongue.text(good ? "care.disk_good" : "care.disk_low", {{"gigabytes", room}}),
                    icon("storage"), tint};
        }
        case HealthLine::What::memory:
            return {frame.say(good ? "care.memory_good" : "care.memory_low"), icon("memory"), tint};
        case HealthLine::What::battery: return battery_line(frame, line, tint);
        case HealthLine::What::heat: break;
    }
    return {tongue.text(good ? "care.heat_good" : "care.heat_high",
                        {{"degrees", tongue.number(line.amount)}}),
            icon("thermostat"), tint};
}

// The computer itself.
void add_care_lines(Model const& model, ui::Frame const& frame, std::vector<DeviceLine>& lines) {
    auto const& care = model.care;
    auto const& tongue = frame.tongue();
    if (care.safe_mode)
        lines.push_back({frame.say("care.safe_mode"), "health_and_safety", ui::Tint::bad});
    if (care.mended)
        lines.push_back(
            {tongue.text("care.store_mended",
                         {{"kept", tongue.number(std::int64_t{care.mended->kept})},
                          {"lost", tongue.number(std::int64_t{care.mended->unreadable})}}),
             "build", care.mended->unreadable > 0 ? ui::Tint::bad : ui::Tint::accent});
    auto machine = care.machine;
    std::ranges::stable_sort(machine, std::ranges::greater{}, &HealthLine::level);
    for (auto const& line : machine) lines.push_back(health_line(frame, line));
    if (!care.mended) lines.push_back({frame.say("care.store_whole"), "verified", ui::Tint::good});
    if (care.touched == Moment{})
        lines.push_back({frame.say("care.untouched"), "touch_app", ui::Tint::accent});
    else
        lines.push_back(
            {timed(model, frame, "care.touched", care.touched), "touch_app", ui::Tint::good});
}

}  // namespace

std::vector<DeviceLine> this_device_lines(Model const& model, ui::Frame const& frame) {
    auto const& network = model.network;
    auto const& tongue = frame.tongue();
    std::vector<DeviceLine> lines;
    if (network.online && network.pending == 0)
        lines.push_back({frame.say("sync.all_well"), "cloud_done", ui::Tint::good});
    if (!network.online) {
        auto const trouble = network.trouble.empty() ? "sync.no_server" : network.trouble;
        lines.push_back({frame.say(trouble), "cloud_off", ui::Tint::bad});
        if (network.offline_since != Moment{})
            lines.push_back({timed(model, frame, "sync.offline_since", network.offline_since),
                             "timer", ui::Tint::accent});
    }
    if (network.pending > 0)
        lines.push_back(
            {tongue.plural("sync.backlog", network.pending), "inventory_2", ui::Tint::accent});
    if (network.last_contact == Moment{})
        lines.push_back({frame.say("sync.no_contact"), "history", ui::Tint::information});
    else
        lines.push_back({timed(model, frame, "sync.last_contact", network.last_contact), "history",
                         ui::Tint::information});
    if (network.ever_online) lines.push_back(clock_line(model, frame, network.offset_ms));
    for (auto const& printer : model.printers.lines) {
        auto words = i18n::isolate(printer.name) + " · " + frame.say(printer.state_key);
        if (printer.waiting > 0) words += " · " + tongue.number(std::int64_t{printer.waiting});
        lines.push_back({std::move(words), printer.needs_help ? "print_disabled" : "print",
                         printer.needs_help ? ui::Tint::bad : ui::Tint::good});
    }
    add_care_lines(model, frame, lines);
    lines.push_back(version_line(frame, model.version));
    // What somebody has to do something about is seen without scrolling.
    std::stable_partition(lines.begin(), lines.end(),
                          [](DeviceLine const& line) { return line.tint == ui::Tint::bad; });
    return lines;
}

std::vector<DeviceLine> device_lines(Model const& model, ui::Frame const& frame,
                                     Device const& device) {
    std::vector<DeviceLine> lines{state_line(model, frame, device)};
    if (device.state == Device::State::revoked) return lines;
    if (device.backlog > 0)
        lines.push_back(
            {frame.tongue().plural("sync.there", device.backlog), "inventory_2", ui::Tint::accent});
    if (std::llabs(device.offset_ms) >= k_clock_right_ms)
        lines.push_back(clock_line(model, frame, device.offset_ms));
    if (device.is_unwell) lines.push_back({frame.say("sync.look_there"), "warning", ui::Tint::bad});
    if (!device.version.empty() && device.version != model.version)
        lines.push_back(version_line(frame, device.version));
    return lines;
}

std::string device_title(ui::Frame const& frame, Device const& device) {
    auto const role = "role." + device.role;
    auto const words = frame.tongue().has(role) ? frame.say(role) : device.role;
    if (device.name.empty()) return words;
    return i18n::isolate(device.name) + " · " + words;
}

}  // namespace ontmoet::screens
