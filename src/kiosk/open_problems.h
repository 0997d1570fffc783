// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kiosk/update.h"
#include "sync/local_state.h"

// What of the facts and of the people a host has to look at.
namespace ontmoet::kiosk {

// The facts that do not hold, and the meets that wait for a server which cannot be asked now.
ProblemsChanged open_problems(sync::LocalState const& local, bool online, Moment now);

// The booking or the move of a problem, asked for once more, with this meet.
domain::Fact asked_again(screens::Model const& model, screens::Problem const& problem,
                         domain::PlannedMeet const& meet);

// Doubts about people, each with an id that a problem.closed can name. They follow from the state
// alone; some 20 ms for 5,000 people, so only when that has changed.
void refresh_doubts(screens::Model& model);
// Makes Host::problems anew: those facts with what is free from now on, doubts about people, and
// what is provisional.
void refresh_problems(screens::Model& model);

}  // namespace ontmoet::kiosk
