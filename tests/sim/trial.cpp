// SPDX-License-Identifier: EUPL-1.2
#include "sim/trial.h"

#include <algorithm>

namespace ontmoet::sim {
namespace {

constexpr std::size_t k_last_lines = 40;

}  // namespace

Trial trial_of(std::uint64_t seed, Telling telling) {
    Story story(telling == Telling::told);
    World world(seed, story);
    auto violation = world.run();
    return {std::move(violation), world.tally(), story.lines()};
}

std::string failure_of(std::uint64_t seed) {
    auto const trial = trial_of(seed, Telling::told);
    if (!trial.violation) return "seed " + std::to_string(seed) + " does not fail again";
    std::string text = "seed " + std::to_string(seed) + ": " + trial.violation->invariant + "\n  " +
                       trial.violation->words + "\n";
    auto const lines = std::min(k_last_lines, trial.story.size());
    for (auto line = trial.story.end() - static_cast<std::ptrdiff_t>(lines);
         line != trial.story.end(); ++line)
        text += *line + "\n";
    return text + "all of it: sim_run --seed " + std::to_string(seed) + " --story\n";
}

}  // namespace ontmoet::sim
