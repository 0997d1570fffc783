// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/held_codes.h"

#include "kiosk/limits.h"

namespace ontmoet::kiosk {

std::vector<std::string> HeldCodes::news(std::vector<std::string> const& seen, Duration now) {
    std::erase_if(m_last_seen,
                  [&](auto const& entry) { return now - entry.second >= k_code_away; });
    std::vector<std::string> fresh;
    for (auto const& code : seen) {
        if (code.empty() || code.size() > k_longest_code_bytes) continue;
        auto const [entry, is_new] = m_last_seen.emplace(code, now);
        entry->second = now;
        if (is_new) fresh.push_back(code);
    }
    return fresh;
}

}  // namespace ontmoet::kiosk
