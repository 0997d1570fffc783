// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "scheduling/plan.h"

#include <cstdint>
#include <optional>

namespace ontmoet::server {

// The deadline (a second when none is named) becomes a budget of moves at a pace that most machines
// keep, so the same seed and deadline give the same plan everywhere; the clock is only the guard.
scheduling::PlanOptions plan_options(std::uint64_t seed, std::optional<int> deadline_ms,
                                     Clock const& clock);

}  // namespace ontmoet::server
