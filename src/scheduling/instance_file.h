// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/plan.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace ontmoet::scheduling {

// A file of the format "matching-event-v1".
struct Instance {
    std::string name;
    Problem problem;
};

// Reads the text of an instance file. Error invalid_input "error.instance_not_valid"; the detail is
// the JSON path and what is wrong there: "/emp/tables/3/0: a number from 0 to 4294967295".
Result<Instance> parse_instance(std::string_view text);

// {"name","value","score","coverage","bound","gap_pct","optimal","elapsed_ms","meets"} in one line.
std::string result_json(std::string_view name, Plan const& plan, std::int64_t elapsed_ms);

}  // namespace ontmoet::scheduling
