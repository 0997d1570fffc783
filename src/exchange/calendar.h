// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

// Appointments for a phone's calendar: iCalendar (RFC 5545).
namespace ontmoet::exchange {

// One that changes keeps its uid and gets a higher sequence; one that does not go ahead stays as
// cancelled, so that a calendar that has it takes it away.
struct Appointment {
    std::string uid;
    std::int64_t sequence = 0;
    Moment changed_at;
    Moment starts_at;
    Moment ends_at;
    std::string summary;
    std::string location;
    std::string description;
    bool cancelled = false;
    bool all_day = false;  // on the day of `starts_at` in the Netherlands, without a reminder
};

// Times in UTC, which every calendar shows by its own clock. The same appointments give the same
// text.
std::string calendar_text(std::string_view name, std::span<Appointment const> appointments);

}  // namespace ontmoet::exchange
