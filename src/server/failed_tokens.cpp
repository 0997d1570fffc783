// SPDX-License-Identifier: EUPL-1.2
#include "server/failed_tokens.h"

#include "server/limits.h"

namespace ontmoet::server {
namespace {

constexpr std::int64_t k_minute_ms = 60'000;

}  // namespace

bool FailedTokens::is_blocked(std::string const& address, Duration uptime) const {
    if (uptime.count() / k_minute_ms != m_minute) return false;
    auto const found = m_failures.find(address);
    return found != m_failures.end() && found->second >= k_failed_tokens_per_minute;
}

void FailedTokens::count(std::string const& address, Duration uptime) {
    begin_minute_of(uptime);
    if (m_failures.size() < k_addresses_remembered || m_failures.contains(address))
        ++m_failures[address];
}

int FailedTokens::seconds_left(Duration uptime) {
    return static_cast<int>((k_minute_ms - uptime.count() % k_minute_ms + 999) / 1000);
}

void FailedTokens::begin_minute_of(Duration uptime) {
    auto const minute = uptime.count() / k_minute_ms;
    if (minute == m_minute) return;
    m_minute = minute;
    m_failures.clear();
}

}  // namespace ontmoet::server
