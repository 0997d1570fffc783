// SPDX-License-Identifier: EUPL-1.2
#include "server/failed_tries.h"

#include "server/limits.h"

namespace ontmoet::server {
namespace {

constexpr std::int64_t k_minute_ms = 60'000;

}  // namespace

bool FailedTries::is_blocked(std::string const& address, Duration uptime) const {
    if (uptime.count() / k_minute_ms != m_minute) return false;
    if (m_in_all >= m_limits.in_all) return true;
    auto const found = m_tries.find(address);
    return found != m_tries.end() && found->second >= m_limits.by_address;
}

void FailedTries::count(std::string const& address, Duration uptime) {
    begin_minute_of(uptime);
    ++m_in_all;
    if (m_tries.size() < k_addresses_remembered || m_tries.contains(address)) ++m_tries[address];
}

int FailedTries::seconds_left(Duration uptime) {
    return static_cast<int>((k_minute_ms - uptime.count() % k_minute_ms + 999) / 1000);
}

void FailedTries::begin_minute_of(Duration uptime) {
    auto const minute = uptime.count() / k_minute_ms;
    if (minute == m_minute) return;
    m_minute = minute;
    m_in_all = 0;
    m_tries.clear();
}

}  // namespace ontmoet::server
