// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

namespace ontmoet {

// Of this program, as CMakeLists.txt says: "0.3.0".
std::string_view program_version();

}  // namespace ontmoet
