// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"

#include <string>
#include <string_view>
#include <vector>

// The plan of the hall, as kiosks and boards draw it: each table's place and zone.
namespace ontmoet::server {

// Schema HallPlan: tables by number.
std::string hall_plan(domain::State const& state);

// Tables at other places or in other zones (schema HallOrder); nothing for one that stands so
// already, and their numbers stay. "error.bad_message" (detail: which member),
// "console.unknown_table".
Result<std::vector<domain::Fact>> facts_of_hall(domain::State const& state, std::string_view text);

}  // namespace ontmoet::server
