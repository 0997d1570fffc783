// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "i18n/tongue.h"

#include <string>

namespace ontmoet::exchange {

// The event and what is to be done after it (evidence/follow_up.h) as iCalendar. Calendars wander
// through many hands, so people are in it by the number on their badge alone. `now` as in
// tables_of.
std::string event_calendar(domain::State const& state, i18n::Tongue const& tongue, Moment now);

}  // namespace ontmoet::exchange
