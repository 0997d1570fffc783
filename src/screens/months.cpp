// SPDX-License-Identifier: EUPL-1.2
#include "screens/months.h"

#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>

namespace ontmoet::screens {

namespace {

constexpr int months_a_year = 12;

}  // namespace

std::optional<int> month_of(std::string_view iso_date) {
    constexpr std::size_t length = 10;
    if (iso_date.size() != length || iso_date[4] != '-' || iso_date[7] != '-') return std::nullopt;
    int year = 0;
    int month = 0;
    auto const* text = iso_date.data();
    if (std::from_chars(text, text + 4, year).ptr != text + 4) return std::nullopt;
    if (std::from_chars(text + 5, text + 7, month).ptr != text + 7) return std::nullopt;
    if (month < 1 || month > months_a_year) return std::nullopt;
    return year * months_a_year + month - 1;
}

std::string first_day_of(int month) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02d-01", month / months_a_year,
                  month % months_a_year + 1);
    return text.data();
}

std::string last_day_of(int month) {
    std::chrono::year_month_day_last const last{
        std::chrono::year{month / months_a_year},
        std::chrono::month_day_last{
            std::chrono::month{static_cast<unsigned>(month % months_a_year + 1)}}};
    auto text = first_day_of(month);
    auto const day = std::to_string(static_cast<unsigned>(last.day()));
    text.replace(text.size() - day.size(), day.size(), day);
    return text;
}

std::string month_name(i18n::Tongue const& tongue, int month) {
    std::chrono::year_month_day const middle{
        std::chrono::year{month / months_a_year},
        std::chrono::month{static_cast<unsigned>(month % months_a_year + 1)}, std::chrono::day{15}};
    auto const since_1970 = std::chrono::sys_days{middle}.time_since_epoch();
    return tongue.month(Moment{std::chrono::milliseconds{since_1970}.count()});
}

}  // namespace ontmoet::screens
