// SPDX-License-Identifier: EUPL-1.2
#include "sim/story.h"

#include <array>
#include <cstdio>

namespace ontmoet::sim {

void Story::add(Duration at, std::string const& who, std::string const& words) {
    std::array<char, 48> when{};
    auto const ms = at.count();
    std::snprintf(when.data(), when.size(), "%3lld:%02lld.%03lld  %-18s ",
                  static_cast<long long>(ms / 60'000), static_cast<long long>(ms / 1'000 % 60),
                  static_cast<long long>(ms % 1'000), who.c_str());
    m_lines.push_back(when.data() + words);
}

}  // namespace ontmoet::sim
