// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <optional>
#include <string>
#include <string_view>

// Dates and times as files hold them: ISO 8601, by the wall clock in the Netherlands.
namespace ontmoet::exchange {

// True for a day of the calendar, "2026-11-20".
bool is_iso_date(std::string_view text);

// Nothing when the day or the time ("13:00") is none, or when the clock skips it in spring. In the
// hour that comes twice in autumn the first one is meant.
std::optional<Moment> from_local(std::string_view date, std::string_view time);

// "2026-11-20T13:00:00+01:00"; empty for the moment 0, which means "not known".
std::string iso_moment(Moment at);
// The year at the wall clock.
int local_year(Moment at);

}  // namespace ontmoet::exchange
