// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <limits>
#include <string>
#include <unordered_map>

namespace ontmoet::server {

// How often something may be tried within a minute.
struct TryLimits {
    int by_address = 0;
    int in_all = std::numeric_limits<int>::max();
};

// Counts tries for each address and minute, and those of everybody: what keeps guessing slow, and
// the log and the work small that a stranger causes.
class FailedTries {
public:
    explicit FailedTries(TryLimits limits) : m_limits(limits) {}

    // True when there were too many within the minute `uptime` lies in.
    bool is_blocked(std::string const& address, Duration uptime) const;
    void count(std::string const& address, Duration uptime);
    // Seconds until the minute is over, for Retry-After.
    static int seconds_left(Duration uptime);

private:
    void begin_minute_of(Duration uptime);

    TryLimits m_limits;
    std::unordered_map<std::string, int> m_tries;  // of m_minute
    int m_in_all = 0;
    std::int64_t m_minute = 0;
};

}  // namespace ontmoet::server
