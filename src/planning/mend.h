// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/rules.h"
#include "planning/changes.h"
#include "scheduling/happening.h"

#include <vector>

// A plan that is running, mended when something goes otherwise. What went otherwise is a part of
// the plan that was made for it (domain::Away), so one fact publishes both, and taking the plan
// back takes both back.
namespace ontmoet::planning {

// What went otherwise, as a host says it. Which members count depends on the kind:
//   no_show left walk_in   person
//   late meet_extended     person, until: the first round in which they are free again
//   table_closed           table
//   interpreter_gone       interpreter
//   round_cancelled        round
// A walk-in may also be somebody who was away and came after all.
struct Trouble {
    scheduling::HappeningKind kind = scheduling::HappeningKind::no_show;
    PersonId person{};
    TableId table{};
    InterpreterId interpreter{};
    int round = -1;
    int until = 0;
    friend bool operator==(Trouble const&, Trouble const&) = default;
};

// One way to go on.
struct MendOption {
    domain::PlanPublished published;  // give it to domain::make_fact
    std::vector<Change> changes;      // by round
    int others_changed = 0;           // people whose meet moves or falls away, but whom it is about
    Told told;                        // but whoever is gone
};

// Up to three ways to go on for this host, as scheduling::replan: few changes first. Meets whose
// round has begun stay, tables leased to others are theirs; the plans are named `id`. Errors, all
// refused: "plan.none", "error.mend_over" when all rounds have begun, "error.mend_unknown" when the
// plan knows nothing of whom or what it is about; and those of scheduling::replan.
Result<std::vector<MendOption>> mend(domain::State const& state, Trouble const& trouble, PlanId id,
                                     domain::Booker const& host);

// The plan before the one that stands, for the rounds that have not begun at `now`; before the
// first one nobody met. What was held, and what people booked since, stays. Taking back once more
// brings the later plan again. Errors, refused: "error.mend_over"; "error.nothing_to_take_back".
Result<MendOption> take_back(domain::State const& state, PlanId id, Moment now);

}  // namespace ontmoet::planning
