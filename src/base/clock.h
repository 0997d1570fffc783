// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <atomic>
#include <chrono>
#include <compare>
#include <cstdint>

namespace ontmoet {

using Duration = std::chrono::milliseconds;

// A moment in UTC, in milliseconds since 1970-01-01, as a device's clock gave it.
struct Moment {
    std::int64_t ms = 0;

    friend auto operator<=>(Moment, Moment) = default;
    friend Moment operator+(Moment at, Duration by) { return {at.ms + by.count()}; }
    friend Moment operator-(Moment at, Duration by) { return {at.ms - by.count()}; }
    friend Duration operator-(Moment a, Moment b) { return Duration{a.ms - b.ms}; }
};

// Where time comes from. The real one lives in platform; tests and simulations bring their own.
class Clock {
public:
    virtual ~Clock() = default;
    // Time of day; may jump.
    virtual Moment now() const = 0;
    // Since some start; never goes back. For waiting, never for the record.
    virtual Duration uptime() const = 0;
};

// A clock that stands still until it is moved, by any thread.
class ManualClock final : public Clock {
public:
    explicit ManualClock(Moment start = {}) : m_now(start.ms) {}
    ManualClock(ManualClock const& other)
        : m_now(other.m_now.load()), m_uptime(other.m_uptime.load()) {}
    ManualClock& operator=(ManualClock const&) = delete;
    Moment now() const override { return {m_now}; }
    Duration uptime() const override { return Duration{m_uptime}; }
    void advance(Duration by) {
        m_now += by.count();
        m_uptime += by.count();
    }
    void set(Moment now) { m_now = now.ms; }

private:
    std::atomic<std::int64_t> m_now;
    std::atomic<std::int64_t> m_uptime{0};  // ms
};

}  // namespace ontmoet
