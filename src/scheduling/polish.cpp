// SPDX-License-Identifier: EUPL-1.2
#include "scheduling/polish.h"

#include "scheduling/mender.h"

#include <limits>

namespace ontmoet::scheduling {

namespace {

// Nothing is published, so no change costs anything.
constexpr ReplanRules free_of_charge{.moved = 0,
                                     .cancelled = 0,
                                     .added = 0,
                                     .most_changes = 1,
                                     .worth_a_change = 0,
                                     .most_tries = 20'000,
                                     .most_lookups = std::numeric_limits<int>::max(),
                                     .longest_chain = 3};

}  // namespace

void polish(Schedule& schedule) {
    auto const& problem = schedule.problem();
    Standing standing;
    standing.resize(problem.pairs.size());
    for (auto const& fixed : problem.fixed) {
        int const pair = schedule.meet_of_candidate(fixed.candidate, fixed.round);
        standing.is_fixed[static_cast<std::size_t>(pair)] = 1;
    }
    Mender mender(schedule, standing);
    mender.remember_hours();
    mender.begin(free_of_charge, 0);
    for (std::size_t i = 0; i < problem.candidates.size(); ++i)
        mender.touch_candidate(static_cast<int>(i));
    mender.mend(free_of_charge.most_changes);
    schedule.forget_journal();
}

}  // namespace ontmoet::scheduling
