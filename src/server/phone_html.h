// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "server/phone_schedule.h"

#include <string>
#include <string_view>

// The pages a phone gets: one document without scripts, fonts or pictures of others.
namespace ontmoet::server {

// `path`: where it is, its calendar beside it; `css`: what it is shown with.
std::string phone_html(PhoneSchedule const& schedule, i18n::Tongue const& tongue,
                       std::string const& path, std::string_view css, Moment now);
// The same meets for the phone's calendar (exchange/calendar.h).
std::string phone_calendar(PhoneSchedule const& schedule, i18n::Tongue const& tongue);

}  // namespace ontmoet::server
