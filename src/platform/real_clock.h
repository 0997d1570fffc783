// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ontmoet::platform {

// Another time of day than the machine's: for rehearsals and tests of a day that is not today.
struct Rehearsal {
    Moment begins;
    int speed = 1;  // so many times as fast as the real day, 1 to k_fastest_rehearsal
    friend bool operator==(Rehearsal const&, Rehearsal const&) = default;
};
// An hour in a second: eight hours are over before anybody looks.
inline constexpr int k_fastest_rehearsal = 3'600;
// "1795174800" (seconds since 1970), or "1795174800*60" for sixty times as fast. Nothing when it is
// neither.
std::optional<Rehearsal> read_rehearsal(std::string_view words);

// The machine's clocks. In a rehearsal the time of day goes on from where that begins; waiting
// takes as long as ever.
class RealClock final : public Clock {
public:
    explicit RealClock(std::optional<Rehearsal> const& rehearsal = {});
    Moment now() const override;
    Duration uptime() const override;

private:
    Moment m_begun;  // by the machine
    Rehearsal m_day;
};

// Of this start of the machine, through which uptime() counts; empty where it cannot be known.
std::string boot_name();

// A seed from the operating system.
std::uint64_t random_seed();

}  // namespace ontmoet::platform
