// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <source_location>

namespace ontmoet {

// Ends the process when `condition` is false: a bug, never a reaction to input. `claim` says what
// should have held. The supervisor starts the process again; nothing saved is lost.
void check(bool condition, char const* claim,
           std::source_location where = std::source_location::current());

}  // namespace ontmoet
