// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "sim/world.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ontmoet::sim {

// One world from its beginning to its end.
struct Trial {
    std::optional<Violation> violation;
    Tally tally;
    std::vector<std::string> story;  // empty unless asked for
};
enum class Telling { silent, told };
Trial trial_of(std::uint64_t seed, Telling telling = Telling::silent);

// Why the seed fails, with the end of its story and how to see all of it.
std::string failure_of(std::uint64_t seed);

}  // namespace ontmoet::sim
