// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/fact.h"
#include "domain/state.h"

namespace ontmoet::domain {

// Folds one fact into the state: pure, total and the only way a State changes. Facts it does not
// know, cannot read, or that lean on something the audience never got, leave the state as it is
// (partial logs are normal, architecture.md §4). Facts come in cursor order, pending ones last.
void apply(State& state, Fact const& fact);

}  // namespace ontmoet::domain
