// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace ontmoet::fuzz {

// Opens a font with these faults in it, sets words of three scripts and draws them: a refusal or a
// picture, never a fall. The first byte chooses the font, two where it is cut off; then a fault
// every four bytes: three say where, one what stands there.
void try_font(std::string_view faults);

}  // namespace ontmoet::fuzz
