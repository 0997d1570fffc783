// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/rules.h"

#include <string>
#include <vector>

// What an offer must have and what its makers are warned of (domain.md §5), and what an employer's
// staff may say about their own organisation.
namespace ontmoet::domain {

// Usual bounds, for warnings: nothing is refused because of them.
inline constexpr int k_trial_months = 2;  // proefplaatsing; four more where UWV agrees
inline constexpr int k_language_stage_months = 12;
inline constexpr int k_language_stage_hours = 16;  // two days a week
inline constexpr int k_bbl_hours = 32;             // four days, and one at school

// Work without pay: it needs a learning goal and an end date ("no productive work without pay or
// learning", SER 2018).
bool is_unpaid(Way kind);
// Why it is refused, as keys of the catalogue: "offer.needs_goal", "offer.needs_end".
std::vector<std::string> offer_lacks(Offer const& offer);
bool offer_is_allowed(Offer const& offer);
// What is out of the ordinary, as keys of the catalogue: "offer.trial_long", "offer.stage_long",
// "offer.stage_hours", "offer.bbl_hours". An offer without a start begins `today` (ISO 8601).
std::vector<std::string> offer_warnings(Offer const& offer, std::string const& today);
// All offers of the organisation, the filled ones last.
std::vector<OfferId> own_offers_of(State const& state, OrganisationId organisation);

// Announced before the event, or confirmed by a host: candidates see them, and they see candidates.
bool is_confirmed(State const& state, OrganisationId organisation);

// Half a minute of speech at most, as whoever listens was promised: Opus in Ogg, as base64.
bool is_recorded_sound(std::string_view letters, int seconds);

// An employer's staff speak for their own organisation, and host-only fields are not theirs.
bool is_said_by_staff(Fact const& fact);
// Why an organisation.registered or .set, offer.set, staff.set or pitch does not hold:
// "refused.offer_unpaid", of what staff say "refused.other_organisation", of a pitch that is no
// sound "error.bad_fact".
std::optional<Refusal> employer_refusal(State const& state, Fact const& fact);

}  // namespace ontmoet::domain
