// SPDX-License-Identifier: EUPL-1.2
#include "i18n/tongue.h"

#include "i18n/messages.h"

#include <algorithm>
#include <array>
#include <optional>

#include <unicode/listformatter.h>
#include <unicode/locdspnm.h>
#include <unicode/numberformatter.h>
#include <unicode/smpdtfmt.h>
#include <unicode/timezone.h>
#include <unicode/uchar.h>

namespace ontmoet::i18n {

namespace {

using icu::UnicodeString;
using icu::number::LocalizedNumberFormatter;

constexpr std::string_view first_strong_isolate = "\u2068";
constexpr std::string_view pop_directional_isolate = "\u2069";

// How a language writes dates: the locale of ICU's data and two patterns of UTS 35. Fixed here,
// because the defaults would use the Persian calendar for fa and ps and American order for en.
// Somali takes the names of months that stand alone (LLLL): those for dates are "third month".
struct DateHabits {
    std::string_view tag;
    char const* icu_locale;
    char const* date;
    char const* day;
};

constexpr std::array<DateHabits, 10> date_habits{{
    {"nl", "nl_NL@calendar=gregorian", "d MMMM y", "EEEE d MMMM"},
    {"en", "en_GB@calendar=gregorian", "d MMMM y", "EEEE d MMMM"},
    {"ar", "ar@calendar=gregorian;numbers=arab", "d MMMM y", "EEEE، d MMMM"},
    {"ti", "ti@calendar=gregorian", "d MMMM y", "EEEE፣ d MMMM"},
    {"fa", "fa@calendar=gregorian;numbers=arabext", "d MMMM y", "EEEE d MMMM"},
    {"tr", "tr@calendar=gregorian", "d MMMM y", "d MMMM EEEE"},
    {"so", "so@calendar=gregorian", "d LLLL y", "EEEE, d LLLL"},
    {"ps", "ps@calendar=gregorian;numbers=arabext", "د y د MMMM d", "EEEE، د MMMM d"},
    {"fr", "fr_FR@calendar=gregorian", "d MMMM y", "EEEE d MMMM"},
    {"uk", "uk@calendar=gregorian", "d MMMM y 'р.'", "EEEE, d MMMM"},
}};

std::string to_utf8(UnicodeString const& text) {
    std::string bytes;
    text.toUTF8String(bytes);
    return bytes;
}

UnicodeString from_utf8(std::string_view text) {
    return UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

bool has_right_to_left(std::string_view text) {
    auto const units = from_utf8(text);
    for (std::int32_t at = 0; at < units.length(); at = units.moveIndex32(at, 1)) {
        auto const direction = u_charDirection(units.char32At(at));
        if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC ||
            direction == U_ARABIC_NUMBER)
            return true;
    }
    return false;
}

bool may_disturb(std::string_view value, Direction sentence) {
    if (value.empty()) return false;
    return sentence == Direction::right_to_left || has_right_to_left(value);
}

std::string fill(std::string_view message, Direction sentence, Arguments arguments,
                 std::string_view count) {
    std::string filled;
    while (!message.empty()) {
        auto const open = message.find('{');
        auto const close = message.find('}', open == message.npos ? message.size() : open);
        if (close == message.npos) break;
        auto const name = message.substr(open + 1, close - open - 1);
        auto const given = std::ranges::find(arguments, name, &Argument::name);
        filled += message.substr(0, open);
        if (given != arguments.end())
            filled += may_disturb(given->value, sentence) ? isolate(given->value) : given->value;
        else if (name == "n" && !count.empty())
            filled += count;
        else
            filled += message.substr(open, close - open + 1);
        message.remove_prefix(close + 1);
    }
    return filled += message;
}

}  // namespace

class Tongue::Impl {
public:
    Impl(Language const& language, std::optional<Messages> own, Messages english)
        : m_language(language), m_own(std::move(own)), m_english(std::move(english)) {
        auto const habits = std::ranges::find(date_habits, language.tag, &DateHabits::tag);
        check(habits != date_habits.end(), "every language has date habits");
        icu::Locale const locale{habits->icu_locale};
        m_number = icu::number::NumberFormatter::withLocale(locale);
        m_percent = icu::number::NumberFormatter::withLocale(locale)
                        .unit(icu::NoUnit::percent())
                        .scale(icu::number::Scale::powerOfTen(2));
        m_date = date_format(habits->date, locale);
        m_month = date_format("LLLL y", locale);
        m_day = date_format(habits->day, locale);
        m_weekday = date_format("cccc", locale);
        m_short_weekday = date_format("ccc", locale);
        UDisplayContext contexts[] = {UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU};
        m_names.reset(icu::LocaleDisplayNames::createInstance(locale, contexts, 1));
        auto status = U_ZERO_ERROR;
        m_list.reset(icu::ListFormatter::createInstance(locale, status));
        check(U_SUCCESS(status), "ICU has its list patterns");
    }

    static std::string written(icu::SimpleDateFormat const& format, Moment at) {
        UnicodeString text;
        format.format(static_cast<UDate>(at.ms), text);
        return to_utf8(text);
    }

    struct Found {
        std::string message;
        Direction direction;
    };

    Found find(std::string_view key) const {
        if (auto own = m_own ? m_own->find(key) : std::nullopt)
            return {std::move(*own), m_language.direction};
        return {m_english.find(key).value_or(std::string{key}), Direction::left_to_right};
    }

    Found find_plural(std::string_view key, std::int64_t count) const {
        if (auto own = m_own ? m_own->find_plural(key, count) : std::nullopt)
            return {std::move(*own), m_language.direction};
        return {m_english.find_plural(key, count).value_or(std::string{key}),
                Direction::left_to_right};
    }

    Language const& m_language;
    std::optional<Messages> m_own;
    Messages m_english;
    LocalizedNumberFormatter m_number;
    LocalizedNumberFormatter m_percent;
    std::unique_ptr<icu::SimpleDateFormat const> m_date;
    std::unique_ptr<icu::SimpleDateFormat const> m_month;
    std::unique_ptr<icu::SimpleDateFormat const> m_day;
    std::unique_ptr<icu::SimpleDateFormat const> m_weekday;
    std::unique_ptr<icu::SimpleDateFormat const> m_short_weekday;
    std::unique_ptr<icu::LocaleDisplayNames const> m_names;
    std::unique_ptr<icu::ListFormatter const> m_list;

private:
    static std::unique_ptr<icu::SimpleDateFormat const> date_format(char const* pattern,
                                                                    icu::Locale const& locale) {
        auto status = U_ZERO_ERROR;
        auto format = std::make_unique<icu::SimpleDateFormat>(from_utf8(pattern), locale, status);
        check(U_SUCCESS(status), "ICU takes our date patterns");
        format->adoptTimeZone(icu::TimeZone::createTimeZone("Europe/Amsterdam"));
        return format;
    }
};

Tongue::Tongue(std::unique_ptr<Impl const> impl) : m_impl(std::move(impl)) {}
Tongue::Tongue(Tongue&&) noexcept = default;
Tongue& Tongue::operator=(Tongue&&) noexcept = default;
Tongue::~Tongue() = default;

Language const& Tongue::language() const {
    return m_impl->m_language;
}

bool Tongue::has(std::string_view key) const {
    return m_impl->m_own && m_impl->m_own->find(key).has_value();
}

std::vector<std::string> Tongue::keys() const {
    return m_impl->m_own ? m_impl->m_own->keys() : std::vector<std::string>{};
}

std::string Tongue::text(std::string_view key) const {
    return m_impl->find(key).message;
}

std::string Tongue::text(std::string_view key, Arguments arguments) const {
    auto const found = m_impl->find(key);
    return fill(found.message, found.direction, arguments, {});
}

std::string Tongue::plural(std::string_view key, std::int64_t count, Arguments arguments) const {
    auto const found = m_impl->find_plural(key, count);
    return fill(found.message, found.direction, arguments, number(count));
}

std::string Tongue::number(std::int64_t value) const {
    auto status = U_ZERO_ERROR;
    return to_utf8(m_impl->m_number.formatInt(value, status).toString(status));
}

namespace {

icu::number::Precision at_most(int decimals) {
    return icu::number::Precision::maxFraction(std::clamp(decimals, 0, 15));
}

}  // namespace

std::string Tongue::number(double value, int decimals) const {
    auto status = U_ZERO_ERROR;
    auto const format = m_impl->m_number.precision(at_most(decimals));
    return to_utf8(format.formatDouble(value, status).toString(status));
}

std::string Tongue::percent(double share, int decimals) const {
    auto status = U_ZERO_ERROR;
    auto const format = m_impl->m_percent.precision(at_most(decimals));
    return to_utf8(format.formatDouble(share, status).toString(status));
}

std::string Tongue::time(Moment at) const {
    return clock_time(at);
}

std::string Tongue::date(Moment at) const {
    return Impl::written(*m_impl->m_date, at);
}

std::string Tongue::month(Moment at) const {
    return Impl::written(*m_impl->m_month, at);
}

std::string Tongue::day(Moment at) const {
    return Impl::written(*m_impl->m_day, at);
}

std::string Tongue::weekday(Moment at) const {
    return Impl::written(*m_impl->m_weekday, at);
}

namespace {

// Noon in UTC of a day in the week of 2024-01-01, a Monday.
Moment some_day(int iso_weekday) {
    check(iso_weekday >= 1 && iso_weekday <= 7, "a weekday is 1 to 7");
    constexpr Moment monday_noon{1'704'110'400'000};
    return monday_noon + std::chrono::days{iso_weekday - 1};
}

}  // namespace

std::string Tongue::weekday_name(int iso_weekday) const {
    return Impl::written(*m_impl->m_weekday, some_day(iso_weekday));
}

std::string Tongue::short_weekday_name(int iso_weekday) const {
    return Impl::written(*m_impl->m_short_weekday, some_day(iso_weekday));
}

std::string Tongue::language_name(std::string_view iso_code) const {
    std::string const code{iso_code};
    auto const key = "language." + code;
    if (has(key)) return text(key);
    UnicodeString name;
    m_impl->m_names->languageDisplayName(code.c_str(), name);
    return name.isBogus() || name.isEmpty() ? code : to_utf8(name);
}

std::string Tongue::country_name(std::string_view iso_code) const {
    std::string const code{iso_code};
    UnicodeString name;
    m_impl->m_names->regionDisplayName(code.c_str(), name);
    return name.isBogus() || name.isEmpty() ? code : to_utf8(name);
}

std::string Tongue::list(std::span<std::string const> items) const {
    std::vector<UnicodeString> parts;
    for (auto const& item : items)
        parts.push_back(
            from_utf8(has_right_to_left(item) != is_right_to_left() ? isolate(item) : item));
    UnicodeString joined;
    auto status = U_ZERO_ERROR;
    m_impl->m_list->format(parts.data(), static_cast<std::int32_t>(parts.size()), joined, status);
    check(U_SUCCESS(status), "ICU joins a list");
    return to_utf8(joined);
}

std::string isolate(std::string_view value) {
    return std::string{first_strong_isolate}.append(value).append(pop_directional_isolate);
}

Result<Tongues> Tongues::load(std::filesystem::path const& locale_dir) {
    TRY_ASSIGN(auto const english, Messages::load(locale_dir, "en"));
    Tongues tongues;
    for (auto const& language : interface_languages()) {
        auto own = Messages::load(locale_dir, language.tag);
        if (!own.ok() && own.error().kind != ErrorKind::not_found) return std::move(own).error();
        tongues.m_tongues.emplace_back(std::make_unique<Tongue::Impl const>(
            language, own.ok() ? std::optional{std::move(*own)} : std::nullopt, english));
    }
    return tongues;
}

Tongue const& Tongues::get(std::string_view tag) const {
    auto const with_tag = [this](std::string_view wanted) {
        return std::ranges::find_if(
            m_tongues, [wanted](Tongue const& tongue) { return tongue.language().tag == wanted; });
    };
    auto const found = with_tag(tag);
    return found == m_tongues.end() ? *with_tag("en") : *found;
}

}  // namespace ontmoet::i18n
