// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"

#include <string>

namespace ontmoet::server {

// The hall as a grid of tables and rounds, with the interpreters of each round (schema HallGrid).
// People stand in it by badge number alone, as on the boards.
std::string hall_grid(domain::State const& state, Moment now);

}  // namespace ontmoet::server
