// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <memory>

#include <unicode/timezone.h>

namespace ontmoet::i18n {

namespace {

// The moment as a local day and the minute of that day.
struct WallClock {
    std::chrono::sys_days day;
    std::chrono::minutes minute;
};

WallClock wall_clock(Moment at) {
    static std::unique_ptr<icu::TimeZone const> const zone{
        icu::TimeZone::createTimeZone("Europe/Amsterdam")};
    std::int32_t raw_ms = 0;
    std::int32_t summer_ms = 0;
    auto status = U_ZERO_ERROR;
    zone->getOffset(static_cast<UDate>(at.ms), false, raw_ms, summer_ms, status);
    check(U_SUCCESS(status), "ICU knows the offset of Europe/Amsterdam");
    std::chrono::sys_time<Duration> const local{Duration{at.ms + raw_ms + summer_ms}};
    auto const day = std::chrono::floor<std::chrono::days>(local);
    return {day, std::chrono::floor<std::chrono::minutes>(local - day)};
}

}  // namespace

std::string clock_time(Moment at) {
    auto const minute = wall_clock(at).minute.count();
    std::array<char, 16> text{};
    std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(minute / 60),
                  static_cast<int>(minute % 60));
    return text.data();
}

std::string iso_date(Moment at) {
    std::chrono::year_month_day const date{wall_clock(at).day};
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

int iso_weekday(Moment at) {
    return static_cast<int>(std::chrono::weekday{wall_clock(at).day}.iso_encoding());
}

}  // namespace ontmoet::i18n
