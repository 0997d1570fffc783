// SPDX-License-Identifier: EUPL-1.2
#include "exchange/reading.h"

#include "exchange/limits.h"
#include "exchange/local_time.h"
#include "exchange/words.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace ontmoet::exchange {
namespace {

// So much of a wrong value that it can be found, cut between two letters.
std::string shortened(std::string_view text) {
    if (text.size() <= k_most_value_bytes) return std::string(text);
    auto size = k_most_value_bytes;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
    return std::string(text.substr(0, size)) + "…";
}

template <class Number>
std::optional<Number> parse_number(std::string_view text) {
    Number number{};
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return number;
}

std::string range_text(int least, int most) {
    return std::to_string(least) + "–" + std::to_string(most);
}

template <class Enum>
void read_word(Reading& reading, Enum& value) {
    if (reading.text().empty()) return;
    if (auto const known = word_value<Enum>(reading.text()))
        value = *known;
    else
        reading.refuse("import.bad_choice", expected_words<Enum>());
}

template <class Enum>
void read_words(Reading& reading, std::vector<Enum>& values) {
    for (auto const& item : list_items(reading.text())) {
        auto const known = word_value<Enum>(item);
        if (!known) return reading.refuse("import.bad_choice", expected_words<Enum>());
        if (std::ranges::find(values, *known) == values.end()) values.push_back(*known);
    }
}

bool is_language_code(std::string_view text) {
    return (text.size() == 2 || text.size() == 3) &&
           std::ranges::all_of(text, [](char letter) { return letter >= 'a' && letter <= 'z'; });
}

constexpr char const* k_language_example = "nl, ar, ti, fa, … (ISO 639)";

bool is_known_sector(Reading const& reading, std::string const& code) {
    return reading.vocabulary == nullptr || reading.vocabulary->find_sector(code) != nullptr;
}
bool is_known_occupation(Reading const& reading, std::string const& key) {
    return reading.vocabulary == nullptr || reading.vocabulary->find_occupation(key) != nullptr;
}

void refuse_sector(Reading& reading) {
    std::string codes;
    for (auto const& sector : reading.vocabulary->sectors)
        codes += (codes.empty() ? "" : ", ") + sector.code;
    reading.refuse("import.unknown_sector", codes);
}
void refuse_occupation(Reading& reading) {
    reading.refuse("import.unknown_occupation", "assets/occupations.csv");
}

std::vector<std::string_view> split(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    for (;;) {
        auto const at = text.find(separator);
        parts.push_back(trimmed(text.substr(0, at)));
        if (at == text.npos) return parts;
        text.remove_prefix(at + 1);
    }
}

}  // namespace

void ProblemList::add(int line, int column, char const* message_key,
                      std::vector<Argument> arguments) {
    if (m_problems.size() < k_most_problems_per_file)
        m_problems.push_back({m_file, line, column, message_key, std::move(arguments)});
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view k_no_break_space = "\u00A0";
    constexpr std::string_view k_white = " \t\r\n";
    for (bool again = true; again;) {
        auto const before = text.size();
        while (!text.empty() && k_white.find(text.front()) != k_white.npos) text.remove_prefix(1);
        while (!text.empty() && k_white.find(text.back()) != k_white.npos) text.remove_suffix(1);
        if (text.starts_with(k_no_break_space)) text.remove_prefix(k_no_break_space.size());
        if (text.ends_with(k_no_break_space)) text.remove_suffix(k_no_break_space.size());
        again = text.size() != before;
    }
    return text;
}

std::string plain_word(std::string_view text) {
    std::string word(trimmed(text));
    for (char& letter : word) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
        if (letter == ' ' || letter == '-' || letter == '\t') letter = '_';
    }
    return word;
}

std::vector<std::string> list_items(std::string_view text) {
    std::vector<std::string> items;
    for (auto const part : split(text, '|'))
        if (!part.empty()) items.emplace_back(part);
    return items;
}

std::string_view Reading::text() const {
    return trimmed(cell.text);
}

void Reading::refuse(char const* message_key, std::string expected) {
    problems.add(cell.line, cell.column, message_key,
                 {{"value", shortened(text())}, {"expected", std::move(expected)}});
}

void read_value(Reading& reading, std::string& value) {
    value = reading.text();
}
void read_value(Reading& reading, bool& value) {
    if (reading.text().empty()) return;
    if (auto const known = yes_or_no(reading.text()))
        value = *known;
    else
        reading.refuse("import.bad_choice", "yes, no (ja, nee)");
}
void read_yes_or_no(Reading& reading, std::string& value) {
    if (reading.text().empty()) return;
    bool is_yes = false;
    read_value(reading, is_yes);
    value = is_yes ? "yes" : "no";
}
void read_value(Reading& reading, std::vector<std::string>& value) {
    value = list_items(reading.text());
}
void read_value(Reading& reading, domain::Level& value) {
    read_word(reading, value);
}
void read_value(Reading& reading, domain::Way& value) {
    read_word(reading, value);
}
void read_value(Reading& reading, domain::Experience& value) {
    read_word(reading, value);
}
void read_value(Reading& reading, std::vector<domain::Way>& value) {
    read_words(reading, value);
}
void read_value(Reading& reading, std::vector<domain::TravelMode>& value) {
    read_words(reading, value);
}

void read_value(Reading& reading, std::vector<domain::LanguageSkill>& value) {
    std::vector<domain::LanguageSkill> skills;
    for (auto const& item : list_items(reading.text())) {
        auto const parts = split(item, ':');
        domain::LanguageSkill skill{plain_word(parts[0]), {}};
        if (parts.size() > 2 || !is_language_code(skill.language))
            return reading.refuse("import.bad_language", "ti:native|en:A2");
        if (parts.size() == 2) {
            auto const level = word_value<domain::Level>(parts[1]);
            if (!level) return reading.refuse("import.bad_choice", expected_words<domain::Level>());
            skill.level = *level;
        }
        skills.push_back(std::move(skill));
    }
    value = std::move(skills);
}

void read_value(Reading& reading, std::vector<domain::WorkDone>& value) {
    constexpr int k_most_years = 60;
    std::vector<domain::WorkDone> work;
    for (auto const& item : list_items(reading.text())) {
        auto const parts = split(item, '/');
        auto const years =
            parts.size() < 3 || parts[2].empty() ? std::optional(0) : parse_number<int>(parts[2]);
        if (parts.size() > 4 || (parts.size() == 4 && parts[3] != "nl") || !years || *years < 0 ||
            *years > k_most_years || (parts[0].empty() && (parts.size() < 2 || parts[1].empty())))
            return reading.refuse("import.bad_work", "horeca/5120/4|bouw");
        domain::WorkDone one{std::string(parts[0]), {}, *years, parts.size() == 4};
        if (parts.size() > 1) one.occupation = parts[1];
        if (!one.sector.empty() && !is_known_sector(reading, one.sector))
            return refuse_sector(reading);
        if (!one.occupation.empty() && !is_known_occupation(reading, one.occupation))
            return refuse_occupation(reading);
        work.push_back(std::move(one));
    }
    value = std::move(work);
}

void read_number(Reading& reading, int& value, int least, int most) {
    if (reading.text().empty()) return;
    auto const number = parse_number<int>(reading.text());
    if (!number || *number < least || *number > most)
        return reading.refuse("import.bad_number", range_text(least, most));
    value = *number;
}

void read_coordinate(Reading& reading, double& value, double least, double most) {
    if (reading.text().empty()) return;
    std::string text(reading.text());
    std::ranges::replace(text, ',', '.');  // a Dutch spreadsheet writes 52,07
    auto const number = parse_number<double>(text);
    if (!number || !std::isfinite(*number) || *number < least || *number > most)
        return reading.refuse("import.bad_number",
                              range_text(static_cast<int>(least), static_cast<int>(most)));
    value = *number;
}

void read_date(Reading& reading, std::string& value) {
    if (reading.text().empty()) return;
    if (!is_iso_date(reading.text())) return reading.refuse("import.bad_date", "2026-11-20");
    value = reading.text();
}

void read_code(Reading& reading, std::string& value) {
    auto const text = reading.text();
    constexpr std::size_t k_digits = 6;
    bool const good = text.size() == k_digits && text.find_first_not_of("0123456789") == text.npos;
    if (text.empty()) return;
    if (!good) return reading.refuse("import.bad_code", "123456");
    value = text;
}

void read_language(Reading& reading, std::string& value) {
    if (reading.text().empty()) return;
    auto const code = plain_word(reading.text());
    if (!is_language_code(code)) return reading.refuse("import.bad_language", k_language_example);
    value = code;
}

void read_languages(Reading& reading, std::vector<std::string>& value) {
    std::vector<std::string> codes;
    for (auto const& item : list_items(reading.text())) {
        codes.push_back(plain_word(item));
        if (!is_language_code(codes.back()))
            return reading.refuse("import.bad_language", k_language_example);
    }
    value = std::move(codes);
}

void read_sector(Reading& reading, std::string& value) {
    auto const code = plain_word(reading.text());
    if (!code.empty() && !is_known_sector(reading, code)) return refuse_sector(reading);
    value = code;
}
void read_sectors(Reading& reading, std::vector<std::string>& value) {
    auto items = list_items(reading.text());
    for (auto& item : items) {
        item = plain_word(item);
        if (!is_known_sector(reading, item)) return refuse_sector(reading);
    }
    value = std::move(items);
}
// A word of the vocabulary becomes its key, other words stay as they stand.
void read_skills(Reading& reading, std::vector<std::string>& value) {
    auto items = list_items(reading.text());
    for (auto& item : items) {
        auto const key = plain_word(item);
        if (reading.vocabulary != nullptr && reading.vocabulary->find_skill(key) != nullptr)
            item = key;
    }
    value = std::move(items);
}
void read_occupation(Reading& reading, std::string& value) {
    std::string const key(reading.text());
    if (!key.empty() && !is_known_occupation(reading, key)) return refuse_occupation(reading);
    value = key;
}
void read_occupations(Reading& reading, std::vector<std::string>& value) {
    auto items = list_items(reading.text());
    for (auto const& item : items)
        if (!is_known_occupation(reading, item)) return refuse_occupation(reading);
    value = std::move(items);
}

void read_round_list(Reading& reading, std::vector<int>& value) {
    std::vector<int> rounds;
    for (auto const& item : list_items(reading.text())) {
        auto const ends = split(item, '-');
        auto const first = parse_number<int>(ends.front());
        auto const last = parse_number<int>(ends.back());
        if (ends.size() > 2 || !first || !last || *first < 1 || *last > reading.rounds ||
            *first > *last)
            return reading.refuse("import.bad_round", range_text(1, reading.rounds));
        for (int round = *first; round <= *last; ++round) rounds.push_back(round - 1);
    }
    value = std::move(rounds);
}

void read_round_mask(Reading& reading, std::uint32_t& value) {
    std::vector<int> rounds;
    read_round_list(reading, rounds);
    if (rounds.empty()) return;
    value = 0;
    for (int const round : rounds) value |= std::uint32_t{1} << round;
}

}  // namespace ontmoet::exchange
