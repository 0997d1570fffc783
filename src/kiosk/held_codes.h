// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <map>
#include <string>
#include <vector>

namespace ontmoet::kiosk {

// Of the codes in one picture after the other those to be told: a code that is held up is told
// once, and again when it was away for k_code_away.
class HeldCodes {
public:
    std::vector<std::string> news(std::vector<std::string> const& seen, Duration now);

private:
    std::map<std::string, Duration> m_last_seen;
};

}  // namespace ontmoet::kiosk
