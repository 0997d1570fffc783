// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "i18n/tongue.h"
#include "printing/badge.h"
#include "printing/letter.h"
#include "printing/profile_page.h"
#include "printing/visitor_schedule.h"

#include <optional>
#include <set>
#include <vector>

// What a State says, as pages want it.
namespace ontmoet::printing {

Badge badge_of(domain::State const& state, domain::Candidate const& candidate);
Badge badge_of(domain::State const& state, StaffId staff);
// Of who comes along with the candidate; nothing when nobody does. It has no code: it opens
// nothing.
std::optional<Badge> companion_badge_of(domain::State const& state,
                                        domain::Candidate const& candidate,
                                        i18n::Tongue const& tongue);

// The person's meets that stand. `provisional`: those that this kiosk alone knows of so far.
VisitorSchedule schedule_of(domain::State const& state, PersonId person, i18n::Tongue const& tongue,
                            std::set<MeetId> const& provisional = {});

// Where this interpreter sits in each round, by table and number, and the rounds in between.
VisitorSchedule interpreter_schedule_of(domain::State const& state, InterpreterId interpreter,
                                        i18n::Tongue const& tongue);
// Of all of them, by name.
std::vector<VisitorSchedule> interpreter_schedules_of(domain::State const& state,
                                                      i18n::Tongue const& tongue);

// All but the code, which is made from the profile (exchange/portable_profile.h).
ProfilePage profile_page_of(domain::State const& state, domain::Candidate const& candidate,
                            i18n::Tongue const& tongue);

Letter letter_of(domain::State const& state, domain::Candidate const& candidate);
// To everybody who is invited(), by language and then number.
std::vector<Letter> invitations_of(domain::State const& state);

}  // namespace ontmoet::printing
