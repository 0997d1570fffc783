// SPDX-License-Identifier: EUPL-1.2
#include "platform/real_clock.h"

#include "domain/fact.h"

#include <charconv>
#include <chrono>
#include <fstream>
#include <random>

namespace ontmoet::platform {
namespace {

Moment machine_time() {
    auto const since = std::chrono::system_clock::now().time_since_epoch();
    return Moment{std::chrono::duration_cast<Duration>(since).count()};
}

std::optional<std::int64_t> number_up_to(std::string_view words, std::int64_t most) {
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(words.data(), words.data() + words.size(), number);
    bool const is_whole = error == std::errc{} && end == words.data() + words.size();
    return is_whole && number >= 0 && number <= most ? std::optional(number) : std::nullopt;
}

}  // namespace

std::optional<Rehearsal> read_rehearsal(std::string_view words) {
    auto const star = words.find('*');
    auto const begins = number_up_to(words.substr(0, star), domain::k_furthest_moment_ms / 1'000);
    if (!begins) return std::nullopt;
    Rehearsal rehearsal{Moment{*begins * 1'000}};
    if (star == std::string_view::npos) return rehearsal;
    auto const speed = number_up_to(words.substr(star + 1), k_fastest_rehearsal);
    if (!speed || *speed == 0) return std::nullopt;
    rehearsal.speed = static_cast<int>(*speed);
    return rehearsal;
}

RealClock::RealClock(std::optional<Rehearsal> const& rehearsal)
    : m_begun(machine_time()), m_day(rehearsal.value_or(Rehearsal{m_begun})) {}

Moment RealClock::now() const {
    return m_day.begins + (machine_time() - m_begun) * m_day.speed;
}

Duration RealClock::uptime() const {
    return std::chrono::duration_cast<Duration>(
        std::chrono::steady_clock::now().time_since_epoch());
}

std::string boot_name() {
    std::ifstream file("/proc/sys/kernel/random/boot_id");
    std::string name;
    std::getline(file, name);
    return name;
}

std::uint64_t random_seed() {
    std::random_device device;
    return (std::uint64_t{device()} << 32U) | device();
}

}  // namespace ontmoet::platform
