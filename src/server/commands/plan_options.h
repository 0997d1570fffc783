// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "planning/make_plan.h"
#include "scheduling/plan.h"
#include "server/commands/commands.h"
#include "server/commands/console.h"

#include <string>

namespace ontmoet::server {

// The deadline (a second when none is named) becomes a budget of moves at a pace that most machines
// keep, so the same seed, deadline and threads give the same plan everywhere; the clock is only the
// guard. While the search runs, standard error tells how far the plan can be from the best.
scheduling::PlanOptions plan_options(SearchSettings const& settings, Surroundings const& around);

// "Interpreters for Tigrinya in round 4: 3 needed, 1 here." Rounds count from 0 here.
void print_shortage(planning::Shortage const& shortage, Console& console);

// "0.04%", never less than it is.
std::string gap_in_words(i18n::Tongue const& tongue, double gap_pct);

}  // namespace ontmoet::server
