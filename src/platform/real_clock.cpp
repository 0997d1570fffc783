// SPDX-License-Identifier: EUPL-1.2
#include "platform/real_clock.h"

#include <chrono>
#include <random>

namespace ontmoet::platform {

Moment RealClock::now() const {
    auto const since = std::chrono::system_clock::now().time_since_epoch();
    return Moment{std::chrono::duration_cast<Duration>(since).count()} + m_offset;
}

Duration RealClock::uptime() const {
    return std::chrono::duration_cast<Duration>(
        std::chrono::steady_clock::now().time_since_epoch());
}

std::uint64_t random_seed() {
    std::random_device device;
    return (std::uint64_t{device()} << 32U) | device();
}

}  // namespace ontmoet::platform
