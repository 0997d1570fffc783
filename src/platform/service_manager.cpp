// SPDX-License-Identifier: EUPL-1.2
#include "platform/service_manager.h"

#include <cstdint>

#include <systemd/sd-daemon.h>

namespace ontmoet::platform {

void tell_ready() {
    sd_notify(0, "READY=1");
}

void tell_ending() {
    sd_notify(0, "STOPPING=1");
}

std::optional<Duration> alive_every() {
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0) return std::nullopt;
    return Duration{static_cast<Duration::rep>(microseconds / 2'000)};
}

void tell_alive() {
    sd_notify(0, "WATCHDOG=1");
}

}  // namespace ontmoet::platform
