// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"

#include <optional>
#include <string>
#include <string_view>

// Months as numbers, for questions whose answer needs no day: what is kept of it is its first day.
namespace ontmoet::screens {

// Nothing when this is no day of ISO 8601 ("2026-11-20").
std::optional<int> month_of(std::string_view iso_date);
std::string first_day_of(int month);
std::string last_day_of(int month);
// "november 2026".
std::string month_name(i18n::Tongue const& tongue, int month);

}  // namespace ontmoet::screens
