// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::i18n {

enum class Direction { left_to_right, right_to_left };

// A language in which every screen can be shown. `tag` is ISO 639-1; the names are in the language
// itself and in English.
struct Language {
    std::string_view tag;
    std::string_view own_name;
    std::string_view english_name;
    Direction direction = Direction::left_to_right;
};

// The ten languages of interface.md, in the order in which they are offered.
std::span<Language const> interface_languages();
// The language with this tag, or nullptr.
Language const* find_language(std::string_view tag);

// What stands for `{name}` in a message.
struct Argument {
    std::string_view name;
    std::string value;
};
using Arguments = std::initializer_list<Argument>;

// One language: its messages and its way to write numbers, times, dates and lists. Safe to read
// from several threads. Made by Tongues.
class Tongue {
public:
    class Impl;
    explicit Tongue(std::unique_ptr<Impl const> impl);
    Tongue(Tongue&&) noexcept;
    Tongue& operator=(Tongue&&) noexcept;
    ~Tongue();

    Language const& language() const;
    Direction direction() const { return language().direction; }
    bool is_right_to_left() const { return direction() == Direction::right_to_left; }

    // True when this language's own catalogue holds the message, English not counted.
    bool has(std::string_view key) const;
    // Of this language's own messages without plural forms, sorted.
    std::vector<std::string> keys() const;
    // The message; English where this language has none; the key itself where English has none.
    std::string text(std::string_view key) const;
    // The same with `{name}` replaced. A value is wrapped in isolates (U+2068 … U+2069) where its
    // direction could disturb the sentence's. A placeholder nobody gave stays as it is.
    std::string text(std::string_view key, Arguments arguments) const;
    // The form for `count`; `{n}` is `count` in this language's digits.
    std::string plural(std::string_view key, std::int64_t count, Arguments arguments = {}) const;

    // "1.234" in Dutch, "١٬٢٣٤" in Arabic. For amounts; codes and badge numbers are never passed
    // through here.
    std::string number(std::int64_t value) const;
    // With this many decimals at most, trailing zeros left out.
    std::string number(double value, int decimals) const;
    // A share of 1 in per cents: 0.166 → "17%", and with one decimal "16,6%". Trailing zeros are
    // left out.
    std::string percent(double share, int decimals = 0) const;

    // "13:30": the wall clock in the Netherlands, 24 hours, Latin digits in every language.
    std::string time(Moment at) const;
    // "5 maart 2026", Gregorian in every language, by the wall clock in the Netherlands.
    std::string date(Moment at) const;
    // "maart 2026".
    std::string month(Moment at) const;
    // "donderdag 5 maart".
    std::string day(Moment at) const;
    // "donderdag" of this moment.
    std::string weekday(Moment at) const;
    // Monday = 1 … Sunday = 7 (ISO 8601). The short form is for narrow grids: "do".
    std::string weekday_name(int iso_weekday) const;
    std::string short_weekday_name(int iso_weekday) const;

    // "Arabisch" for "ar" in Dutch; starts with a capital where the script has them. The code
    // itself where nobody knows it.
    std::string language_name(std::string_view iso_code) const;
    // "Eritrea" for "ER" (ISO 3166-1, two capital letters). The code itself where nobody knows it.
    std::string country_name(std::string_view iso_code) const;
    // "zorg, bouw en groen".
    std::string list(std::span<std::string const> items) const;

private:
    std::unique_ptr<Impl const> m_impl;
};

// All interface languages, read once at start.
class Tongues {
public:
    // `locale_dir` holds <tag>/LC_MESSAGES/ontmoet.mo. A missing language is not an error (English
    // stands in); no English is "error.catalogue_missing", a damaged file
    // "error.catalogue_damaged".
    static Result<Tongues> load(std::filesystem::path const& locale_dir);

    // The language with this tag; English for a tag that is none of ours.
    Tongue const& get(std::string_view tag) const;
    // In the order of interface_languages().
    std::span<Tongue const> all() const { return m_tongues; }

private:
    std::vector<Tongue> m_tongues;
};

// "13:30" in Europe/Amsterdam and "2026-03-05" for files: no language needed.
std::string clock_time(Moment at);
std::string iso_date(Moment at);
// Monday = 1 … Sunday = 7, by the wall clock in the Netherlands.
int iso_weekday(Moment at);

// `value` between U+2068 and U+2069, so that its direction stays its own business.
std::string isolate(std::string_view value);

}  // namespace ontmoet::i18n
