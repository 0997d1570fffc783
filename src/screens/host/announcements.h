// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>
#include <string_view>

namespace ontmoet::screens {

// Message keys of what hosts may want to tell everybody, in the order of a day.
std::span<std::string_view const> ready_announcements();

}  // namespace ontmoet::screens
