// SPDX-License-Identifier: EUPL-1.2
#include "exchange/export_table.h"

#include "exchange/csv.h"

#include <array>

namespace ontmoet::exchange {
namespace {

constexpr std::string_view k_line_end = "\r\n";

std::string with_bars(auto const& list, auto text_of) {
    std::string text;
    for (auto const& item : list) text += (text.empty() ? "" : "|") + std::string(text_of(item));
    return text;
}
std::string with_bars(std::vector<std::string> const& list) {
    return with_bars(list, [](std::string const& item) { return item; });
}

std::string languages_text(std::vector<domain::LanguageSkill> const& skills) {
    return with_bars(skills, [](domain::LanguageSkill const& skill) {
        auto const level = std::string(domain::to_text(skill.level));
        return skill.language + (level.empty() ? "" : ":" + level);
    });
}
std::string work_text(std::vector<domain::WorkDone> const& work) {
    return with_bars(work, [](domain::WorkDone const& one) {
        return one.sector + "/" + one.occupation + "/" + std::to_string(one.years) +
               (one.in_netherlands ? "/nl" : "");
    });
}
// As an import reads it: "mo:morning+evening|sa:morning".
std::string days_text(domain::Days days) {
    constexpr std::array<char const*, 7> k_days{"mo", "tu", "we", "th", "fr", "sa", "su"};
    constexpr std::array<char const*, 3> k_parts{"morning", "afternoon", "evening"};
    std::string text;
    for (std::size_t day = 0; day < k_days.size(); ++day) {
        std::string parts;
        for (std::size_t part = 0; part < k_parts.size(); ++part)
            if (days.has(static_cast<int>(day), static_cast<int>(part)))
                parts += (parts.empty() ? "" : "+") + std::string(k_parts[part]);
        if (!parts.empty())
            text += (text.empty() ? "" : "|") + std::string(k_days[day]) + ":" + parts;
    }
    return text;
}
std::string number_or_empty(int number) {
    return number == 0 ? std::string() : std::to_string(number);
}
std::string yes_or_empty(bool value) {
    return value ? "yes" : "";
}

}  // namespace

void ExportTable::row() {
    if (m_rows > 0) m_lines += m_line + std::string(k_line_end);
    m_line.clear();
    m_cells = 0;
    ++m_rows;
}

void ExportTable::cell(std::string_view column, std::string_view value) {
    if (m_rows == 1) m_header += (m_header.empty() ? "" : ",") + std::string(column);
    m_line += (m_cells++ == 0 ? "" : ",") + safe_csv_cell(value);
}

std::string ExportTable::text() {
    if (m_rows == 0) return {};
    return m_header + std::string(k_line_end) + m_lines + m_line + std::string(k_line_end);
}

std::string header_line(std::string const& text) {
    return text.substr(0, text.find(k_line_end) + k_line_end.size());
}

void add_profile(ExportTable& table, domain::Profile const& profile) {
    auto const level = [](domain::Level value) { return std::string(domain::to_text(value)); };
    auto const enum_text = [](auto value) { return domain::to_text(value); };
    table.cell("screen_language", profile.screen_language);
    table.cell("languages", languages_text(profile.languages));
    table.cell("dutch_listening", level(profile.dutch.listening));
    table.cell("dutch_speaking", level(profile.dutch.speaking));
    table.cell("dutch_reading", level(profile.dutch.reading));
    table.cell("dutch_writing", level(profile.dutch.writing));
    table.cell("dutch_measured_by", profile.dutch_measured_by);
    table.cell("dutch_measured_on", profile.dutch_measured_on);
    table.cell("dutch_aim", level(profile.dutch_aim));
    table.cell("works_in_english", yes_or_empty(profile.works_in_english));
    table.cell("interpreter_wanted", profile.interpreter_wanted);
    table.cell("literacy_help", yes_or_empty(profile.literacy_help));
    table.cell("municipality", profile.municipality);
    table.cell("housing", profile.housing);
    table.cell("region", profile.region);
    table.cell("travel", with_bars(profile.reach.modes, enum_text));
    table.cell("travel_minutes", number_or_empty(profile.reach.minutes));
    table.cell("driving_licence", yes_or_empty(profile.driving_licence));
    table.cell("days", days_text(profile.days));
    table.cell("lessons", days_text(profile.lessons));
    table.cell("hours", number_or_empty(profile.hours));
    table.cell("from", profile.from);
    table.cell("work", work_text(profile.work));
    table.cell("skills", with_bars(profile.skills));
    table.cell("education", profile.education);
    table.cell("education_field", profile.education_field);
    table.cell("education_years", number_or_empty(profile.education_years));
    table.cell("education_finished", profile.education_finished);
    table.cell("diploma_valuation", profile.diploma_valuation);
    table.cell("certificates", with_bars(profile.certificates));
    table.cell("wished_sectors", with_bars(profile.wished_sectors));
    table.cell("wished_occupations", with_bars(profile.wished_occupations));
    table.cell("dream_occupations", with_bars(profile.dream_occupations));
    table.cell("any_job", yes_or_empty(profile.any_job));
    table.cell("ways", with_bars(profile.ways, enum_text));
    table.cell("own_words", profile.own_words);
    table.cell("prepared", with_bars(profile.prepared));
    table.cell("practical_needs", with_bars(profile.practical_needs));
    table.cell("contact_person", profile.contact_person);
    table.cell("brought_by", profile.brought_by);
    table.cell("companion", profile.companion);
    table.cell("priority", number_or_empty(profile.priority));
}

}  // namespace ontmoet::exchange
