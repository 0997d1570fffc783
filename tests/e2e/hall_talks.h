// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "e2e/hall_day.h"

#include <string>

// What people do at a table of the hall, written into the diary.
namespace ontmoet::e2e {

// The meet that is planned there, or null.
domain::Meet const* meet_at(domain::State const& state, int table, int round);
bool is_meeting_in(KioskHand& device, int round);
// Whether exactly these words can be read on its screen.
bool is_read(KioskHand& device, std::string const& words);

// How they go on; without a kind not any further.
void agree(KioskHand& device, domain::Meet const& meet, std::string const& kind, AtTables& said);
// Sits down, and what comes of it: another thing at each meet, the candidate's own answer too.
void whole_talk(KioskHand& device, domain::Meet const& meet, AtTables& said);
// Sits down and agrees to walk along one day.
void short_talk(KioskHand& device, domain::Meet const& meet, AtTables& said);

}  // namespace ontmoet::e2e
