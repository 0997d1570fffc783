// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "kiosk/update.h"
#include "sync/local_state.h"

// What of the facts and of the people a host has to look at.
namespace ontmoet::kiosk {

// The facts that do not hold, and the meets that wait for a server which cannot be asked now.
ProblemsChanged open_problems(sync::LocalState const& local, bool online);

// Makes Host::problems anew: those facts with what is free from now on, doubts about people, and
// what is provisional.
void refresh_problems(screens::Model& model);

}  // namespace ontmoet::kiosk
