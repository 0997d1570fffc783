// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"

#include <string>
#include <string_view>
#include <vector>

// The plan of the hall, as kiosks and boards draw it: where tables stand and boards hang.
namespace ontmoet::server {

// Schema HallPlan: tables by number, boards, and whose tables can be.
std::string hall_plan(domain::State const& state);

// Tables at other places, in other zones or of others, new ones and some that go or come back;
// all boards there are to be (schema HallOrder). Nothing for what is so already, and numbers stay.
// "error.bad_message" (detail: which member), "console.unknown_table", "refused.table_in_use" and
// "console.table_number_taken" (detail: its number), "console.hall_full";
// "console.table_of_employer" (detail: whose) until the order is `sure` that it goes.
Result<std::vector<domain::Fact>> facts_of_hall(domain::State const& state, std::string_view text);

}  // namespace ontmoet::server
