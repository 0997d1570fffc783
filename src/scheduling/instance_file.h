// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "scheduling/plan.h"
#include "scheduling/replan.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::scheduling {

// A file of the format "matching-event-v1".
struct Instance {
    std::string name;
    std::vector<std::string> languages;  // codes, by language index
    Problem problem;
    std::vector<Happening> events;  // each by itself, on the plan as it was published
};

// Reads the text of an instance file. Error invalid_input "error.instance_not_valid"; the detail is
// the JSON path and what is wrong there: "/emp/tables/3/0: a number from 0 to 4294967295".
Result<Instance> parse_instance(std::string_view text);

// The meets of a plan file: {"meets":[[candidate, employer, table, round]…]}, other fields ignored;
// what result_json() writes is one. Error as parse_instance().
Result<std::vector<Meet>> parse_plan(std::string_view text);

// {"name","value","score","coverage","bound","gap_pct","optimal","elapsed_ms","meets"} in one line.
std::string result_json(std::string_view name, Plan const& plan, std::int64_t elapsed_ms);

// The first option as such a line, and with it
//   "kept": meets that stay, "moved": [[candidate, employer, from round, to round]…],
//   "cancelled": [[candidate, employer, round]…], "added": [[candidate, employer, table, round]…],
//   "changed": how many of those moved and cancelled could have stood, "price",
//   "options": all of them as {"value","score","coverage","bound","gap_pct","optimal","kept",
//   "changed","price","moved","cancelled","added","meets"}, the first one too.
// "bound" is RunningDay::bound(), so "optimal" says that no plan for the rest of the day is better.
// "elapsed_ms" is what mending took, "load_ms" what it took before that to lay out the plan. The
// problem is the one after the happening.
std::string replan_json(std::string_view name, Problem const& problem,
                        std::vector<ReplanOption> const& ways, std::int64_t bound,
                        std::int64_t elapsed_ms, std::int64_t load_ms);

}  // namespace ontmoet::scheduling
