// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/model.h"

#include <optional>
#include <string_view>

namespace ontmoet::kiosk {

// What a device is set up with: words with commas between them, of
//   text125 text150 high_contrast reduced_motion silent volume0 … volume10 reach two_buttons
// Nothing when one of them is none of these.
std::optional<screens::Accessibility> read_accessibility(std::string_view words);
// What a board shows: hall, free or welcome, and behind = the zone of the hall if it is for one.
std::optional<screens::Board> read_board(std::string_view words);

}  // namespace ontmoet::kiosk
