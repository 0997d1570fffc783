// SPDX-License-Identifier: EUPL-1.2
#include "exchange/local_time.h"

#include "base/check.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <memory>

#include <unicode/basictz.h>
#include <unicode/timezone.h>

namespace ontmoet::exchange {
namespace {

using std::chrono::year_month_day;

icu::BasicTimeZone const& amsterdam() {
    static std::unique_ptr<icu::TimeZone const> const zone{
        icu::TimeZone::createTimeZone("Europe/Amsterdam")};
    auto const* basic = dynamic_cast<icu::BasicTimeZone const*>(zone.get());
    check(basic != nullptr, "ICU knows the rules of Europe/Amsterdam");
    return *basic;
}

std::int64_t offset_ms(Moment at) {
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    auto status = U_ZERO_ERROR;
    amsterdam().getOffset(static_cast<UDate>(at.ms), false, raw, summer, status);
    check(U_SUCCESS(status), "ICU knows the offset of Europe/Amsterdam");
    return std::int64_t{raw} + summer;
}

// The digits at these places, -1 when one is no digit.
int number_at(std::string_view text, std::size_t first, std::size_t count) {
    int number = 0;
    for (char const digit : text.substr(first, count)) {
        if (digit < '0' || digit > '9') return -1;
        number = number * 10 + (digit - '0');
    }
    return number;
}

std::optional<year_month_day> parse_date(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    int const year = number_at(text, 0, 4);
    int const month = number_at(text, 5, 2);
    int const day = number_at(text, 8, 2);
    if (year < 0 || month < 0 || day < 0) return std::nullopt;
    year_month_day const date{std::chrono::year{year},
                              std::chrono::month{static_cast<unsigned>(month)},
                              std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

std::optional<std::chrono::minutes> parse_time(std::string_view text) {
    if (text.size() == 4 && text[1] == ':') return parse_time("0" + std::string(text));
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    int const hour = number_at(text, 0, 2);
    int const minute = number_at(text, 3, 2);
    if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return std::nullopt;
    return std::chrono::hours{hour} + std::chrono::minutes{minute};
}

std::chrono::sys_time<Duration> wall_clock(Moment at) {
    return std::chrono::sys_time<Duration>{Duration{at.ms + offset_ms(at)}};
}

}  // namespace

bool is_iso_date(std::string_view text) {
    return parse_date(text).has_value();
}

std::optional<Moment> from_local(std::string_view date, std::string_view time) {
    auto const day = parse_date(date);
    auto const minute = parse_time(time);
    if (!day || !minute) return std::nullopt;
    Duration const wall = std::chrono::sys_days{*day}.time_since_epoch() + *minute;
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    auto status = U_ZERO_ERROR;
    amsterdam().getOffsetFromLocal(static_cast<UDate>(wall.count()), UCAL_TZ_LOCAL_FORMER,
                                   UCAL_TZ_LOCAL_FORMER, raw, summer, status);
    check(U_SUCCESS(status), "ICU knows the offset of Europe/Amsterdam");
    Moment const at{wall.count() - raw - summer};
    if (wall_clock(at).time_since_epoch() != wall) return std::nullopt;
    return at;
}

std::string iso_moment(Moment at) {
    if (at == Moment{}) return {};
    auto const wall = wall_clock(at);
    auto const day = std::chrono::floor<std::chrono::days>(wall);
    year_month_day const date{day};
    auto const seconds = std::chrono::floor<std::chrono::seconds>(wall - day).count();
    auto const offset_min = offset_ms(at) / 60'000;
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02uT%02d:%02d:%02d+%02d:%02d",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(seconds / 3600),
                  static_cast<int>(seconds / 60 % 60), static_cast<int>(seconds % 60),
                  static_cast<int>(offset_min / 60), static_cast<int>(offset_min % 60));
    return text.data();
}

int local_year(Moment at) {
    return static_cast<int>(
        year_month_day{std::chrono::floor<std::chrono::days>(wall_clock(at))}.year());
}

}  // namespace ontmoet::exchange
