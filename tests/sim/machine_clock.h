// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

namespace ontmoet::sim {

// The one true time of a world, since it began.
struct Timeline {
    Duration now{0};
};

// When the world begins: half past nine on a day in January 2027.
inline constexpr Moment k_morning{1'800'000'000'000};

// The clock of one machine: set wrong, running too fast or too slow, jumping. Its uptime runs on.
class MachineClock final : public Clock {
public:
    explicit MachineClock(Timeline const& timeline) : m_timeline(timeline) {}

    Moment now() const override { return m_set_to + (elapsed() - m_set_at); }
    Duration uptime() const override { return elapsed(); }

    void set(Moment now) {
        m_set_to = now;
        m_set_at = elapsed();
    }
    // Thousandths of a thousandth; positive: too fast.
    void set_drift(std::int64_t millionths) { m_drift = millionths; }

private:
    Duration elapsed() const {
        auto const real = m_timeline.now.count();
        return Duration{real + real * m_drift / 1'000'000};
    }

    Timeline const& m_timeline;
    Moment m_set_to = k_morning;
    Duration m_set_at{0};
    std::int64_t m_drift = 0;
};

}  // namespace ontmoet::sim
