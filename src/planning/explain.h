// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "matching/fit.h"
#include "planning/make_plan.h"

#include <vector>

// Why the plan that stands is as it is, for one person or one meet.
namespace ontmoet::planning {

// How the plan treats one candidate.
struct Account {
    int meets = 0;     // that stand
    int possible = 0;  // the most they could have if nobody else came
    // Their yes answers without a meet, by organisation; those for which there is still room are
    // not among them.
    std::vector<UnmetWish> unmet;
};

// Takes as long as making the numbers of the whole event, some milliseconds in a large one. Nothing
// is unmet before there is a plan. `now` decides which rounds have begun.
Account account_of(domain::State const& state, PersonId person, Moment now);

// Why two people meet.
struct MeetReason {
    bool candidate_chose = false;
    bool employer_chose = false;  // starred
    bool is_first = false;        // the candidate's first meet of the day
    matching::Fit fit;            // with the offer the meet is about
};
MeetReason reason_of(domain::State const& state, domain::PlannedMeet const& meet);

}  // namespace ontmoet::planning
