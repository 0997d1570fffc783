// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <cstdint>

namespace ontmoet::platform {

// The machine's clocks. With an offset it shows another time of day that goes on as fast: for
// rehearsals and tests of a day that is not today.
class RealClock final : public Clock {
public:
    RealClock() = default;
    explicit RealClock(Duration offset) : m_offset(offset) {}
    Moment now() const override;
    Duration uptime() const override;

private:
    Duration m_offset{0};
};

// A seed from the operating system.
std::uint64_t random_seed();

}  // namespace ontmoet::platform
