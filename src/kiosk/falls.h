// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <filesystem>
#include <string>
#include <string_view>

// A kiosk that falls again and again at once starts with less: one of the things around it is
// broken. Every start is written down, and struck out when the program ends in order.
namespace ontmoet::kiosk {

// The list with this start, of which those of another start of the machine are left out, and those
// that are older than k_falls_within but the last of them. A list that is damaged counts as empty.
std::string with_start(std::string_view list, std::string_view boot, Duration uptime);
// Whether that many starts came to nothing before the last one of this list.
bool falls_again_and_again(std::string_view list);

// Writes this start down in the folder; whether it is one in safe mode. Without a word of the
// machine which start of it this is, or without a disk to write on, nothing is counted.
bool begins_in_safe_mode(std::filesystem::path const& folder, std::string_view boot,
                         Duration uptime);
void ended_in_order(std::filesystem::path const& folder);

}  // namespace ontmoet::kiosk
