// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <string_view>

namespace ontmoet::server {

// Looks at JSON from outside before it is parsed: deeper than k_most_json_depth would cost a
// recursive reader its stack ("error.json_too_deep"), and what does not begin as an object is a
// page of somebody else ("error.not_json").
Status guard_json(std::string_view text);

}  // namespace ontmoet::server
