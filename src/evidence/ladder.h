// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The ladder of domain.md §6, asked of one event's State: what exactly counts as having met, as a
// match, as having started and as being still there. Exports and figures ask the same questions.
namespace ontmoet::evidence {

// Their details may be in files and figures: they registered and agreed to take part.
bool takes_part(domain::Candidate const& candidate);

// A meet that stands, of somebody who takes part, and of which something was said besides when it
// would be, or whose candidate was in the hall when its round was over.
bool was_held(domain::State const& state, domain::Meet const& meet, Moment now);
// What one of the two sides said at the table of how to go on.
bool has_next_step(domain::Meet const& meet);

using Pair = std::pair<PersonId, OrganisationId>;

// The newest answer on this rung; null when there is none, or it was taken back.
domain::FollowUp const* answer_on(domain::State const& state, Pair const& pair, domain::Rung rung);
// They agreed to be asked how it went, and take part.
bool may_be_asked(domain::State const& state, PersonId person);
// Whether they began there, as far as anybody may know it: they agreed to be asked.
bool has_started(domain::State const& state, Pair const& pair);
// The organisations at which the person began.
std::vector<OrganisationId> started_at(domain::State const& state, PersonId person);
// The moments at which it is asked whether somebody is still there, in order.
inline constexpr std::array k_moments{domain::Rung::weeks_4, domain::Rung::months_3,
                                      domain::Rung::months_6, domain::Rung::months_12,
                                      domain::Rung::months_24};
// The day of that moment after a day, both ISO 8601: 4 weeks, or so many months later (the last day
// of a shorter month). Empty when `from` is no day.
std::string day_of(domain::Rung moment, std::string_view from);
// So many days later.
std::string days_after(std::string_view day, int days);
// On which they began; empty when they did not.
std::string start_day(domain::State const& state, Pair const& pair);
// Whether they were still there at that moment: as answered then or at a later one. Nothing when
// nobody said so or its day has not come yet (`today`, ISO 8601).
std::optional<bool> still_there(domain::State const& state, Pair const& pair, domain::Rung moment,
                                std::string_view today);
bool is_due(domain::State const& state, Pair const& pair, domain::Rung moment,
            std::string_view today);

}  // namespace ontmoet::evidence
