// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <cstddef>
#include <span>
#include <string_view>

namespace ontmoet::domain {

// Message keys of what hosts may want to tell everybody, in the order of a day.
std::span<std::string_view const> ready_announcements();
// An announcement is shown for so long.
inline constexpr Duration k_announcement_time{10LL * 60'000};
// Of one in somebody's own words; more cannot be read across a hall.
inline constexpr std::size_t k_most_announcement_signs = 120;

}  // namespace ontmoet::domain
