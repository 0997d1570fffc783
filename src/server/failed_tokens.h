// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <string>
#include <unordered_map>

namespace ontmoet::server {

// Counts wrong tokens for each address and minute. A right token always passes: tokens have 256
// bits and cannot be guessed, but fifty kiosks may share the address of one that was revoked. What
// this keeps small is the log and the work that a stranger causes.
class FailedTokens {
public:
    // True when this address has been wrong too often within the minute `uptime` lies in.
    bool is_blocked(std::string const& address, Duration uptime) const;
    void count(std::string const& address, Duration uptime);
    // Seconds until the minute is over, for Retry-After.
    static int seconds_left(Duration uptime);

private:
    void begin_minute_of(Duration uptime);

    std::unordered_map<std::string, int> m_failures;  // of m_minute
    std::int64_t m_minute = 0;
};

}  // namespace ontmoet::server
