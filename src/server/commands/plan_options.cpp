// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/plan_options.h"

namespace ontmoet::server {
namespace {

constexpr int k_default_deadline_ms = 1'000;
// Half of what one core of 2020 does on an event of 400 candidates (scheduling/limits.h).
constexpr std::uint64_t k_moves_per_ms = 400;

}  // namespace

scheduling::PlanOptions plan_options(std::uint64_t seed, std::optional<int> deadline_ms,
                                     Clock const& clock) {
    Duration const limit{deadline_ms.value_or(k_default_deadline_ms)};
    scheduling::PlanOptions options;
    options.seed = seed;
    options.move_budget = static_cast<std::uint64_t>(limit.count()) * k_moves_per_ms;
    options.out_of_time = scheduling::deadline(clock, limit);
    return options;
}

}  // namespace ontmoet::server
