// SPDX-License-Identifier: EUPL-1.2
#include "exchange/export_table.h"

#include <array>

namespace ontmoet::exchange {
namespace {

using domain::Profile;
using Items = std::vector<std::string>;
using Kind = CellType;

template <class Enum>
Cell code_cell(Enum value) {
    return text_cell(domain::to_text(value));
}
template <class Enum>
Cell code_list(std::vector<Enum> const& values) {
    Items items;
    for (auto const value : values) items.emplace_back(domain::to_text(value));
    return list_cell(std::move(items));
}

Cell languages_cell(Profile const& profile) {
    Items items;
    for (auto const& skill : profile.languages) {
        auto const level = std::string(domain::to_text(skill.level));
        items.push_back(skill.language + (level.empty() ? "" : ":" + level));
    }
    return list_cell(std::move(items));
}
Cell work_cell(Profile const& profile) {
    Items items;
    for (auto const& one : profile.work)
        items.push_back(one.sector + "/" + one.occupation + "/" + std::to_string(one.years) +
                        (one.in_netherlands ? "/nl" : ""));
    return list_cell(std::move(items));
}

constexpr std::string_view k_of_person = "person.set";

constexpr std::array k_card{
    ExportColumn<Profile>{
        {"screen_language", Kind::code, "CH", k_of_person, "language of the screen, ISO 639"},
        [](Profile const& p) { return text_cell(p.screen_language); }},
    ExportColumn<Profile>{
        {"languages", Kind::list, "CHE", k_of_person, "languages spoken, each as language:level"},
        languages_cell},
    ExportColumn<Profile>{{"dutch_listening", Kind::code, "CH", k_of_person,
                           "level of Dutch: analfabeet, A0 … C2, native", "CEFR"},
                          [](Profile const& p) { return code_cell(p.dutch.listening); }},
    ExportColumn<Profile>{
        {"dutch_speaking", Kind::code, "CHE", k_of_person, "level of Dutch", "CEFR"},
        [](Profile const& p) { return code_cell(p.dutch.speaking); }},
    ExportColumn<Profile>{
        {"dutch_reading", Kind::code, "CHE", k_of_person, "level of Dutch", "CEFR"},
        [](Profile const& p) { return code_cell(p.dutch.reading); }},
    ExportColumn<Profile>{
        {"dutch_writing", Kind::code, "CH", k_of_person, "level of Dutch", "CEFR"},
        [](Profile const& p) { return code_cell(p.dutch.writing); }},
    ExportColumn<Profile>{
        {"dutch_measured_by", Kind::code, "CH", k_of_person, "self, test or school"},
        [](Profile const& p) { return text_cell(p.dutch_measured_by); }},
    ExportColumn<Profile>{
        {"dutch_measured_on", Kind::day, "CH", k_of_person, "when the level was measured"},
        [](Profile const& p) { return text_cell(p.dutch_measured_on); }},
    ExportColumn<Profile>{{"dutch_aim", Kind::code, "CH", k_of_person, "level aimed at", "CEFR"},
                          [](Profile const& p) { return code_cell(p.dutch_aim); }},
    ExportColumn<Profile>{{"works_in_english", Kind::yes_no, "CHE", k_of_person,
                           "can work in English; empty: not said"},
                          [](Profile const& p) { return yes_cell(p.works_in_english); }},
    ExportColumn<Profile>{{"interpreter_wanted", Kind::code, "CH", k_of_person,
                           "language in which they want an interpreter"},
                          [](Profile const& p) { return text_cell(p.interpreter_wanted); }},
    ExportColumn<Profile>{{"literacy_help", Kind::yes_no, "CH", k_of_person,
                           "wants help with reading; empty: not said"},
                          [](Profile const& p) { return yes_cell(p.literacy_help); }},
    ExportColumn<Profile>{{"municipality", Kind::text, "CH", k_of_person, "gemeente"},
                          [](Profile const& p) { return text_cell(p.municipality); }},
    ExportColumn<Profile>{{"housing", Kind::code, "CH", k_of_person, "azc or housed"},
                          [](Profile const& p) { return text_cell(p.housing); }},
    ExportColumn<Profile>{{"region", Kind::text, "CHE", k_of_person, "arbeidsmarktregio"},
                          [](Profile const& p) { return text_cell(p.region); }},
    ExportColumn<Profile>{{"travel", Kind::list, "CHE", k_of_person, "ways of travel"},
                          [](Profile const& p) { return code_list(p.reach.modes); }},
    ExportColumn<Profile>{{"travel_minutes", Kind::number, "CHE", k_of_person,
                           "longest way to work, one way", "minutes"},
                          [](Profile const& p) { return number_cell(p.reach.minutes); }},
    ExportColumn<Profile>{
        {"driving_licence", Kind::yes_no, "CHE", k_of_person, "has one; empty: not said"},
        [](Profile const& p) { return yes_cell(p.driving_licence); }},
    ExportColumn<Profile>{
        {"days", Kind::list, "CHE", k_of_person, "can work: day:part+part, Monday first"},
        [](Profile const& p) { return list_cell(days_items(p.days)); }},
    ExportColumn<Profile>{
        {"lessons", Kind::list, "CHE", k_of_person, "is at school then: day:part+part"},
        [](Profile const& p) { return list_cell(days_items(p.lessons)); }},
    ExportColumn<Profile>{
        {"hours", Kind::number, "CHE", k_of_person, "wants to work", "hours a week"},
        [](Profile const& p) { return number_cell(p.hours); }},
    ExportColumn<Profile>{{"from", Kind::day, "CHE", k_of_person, "can begin; empty: at once"},
                          [](Profile const& p) { return text_cell(p.from); }},
    ExportColumn<Profile>{{"work", Kind::list, "CHE", k_of_person,
                           "work done: sector/occupation/years, /nl where it was here", "years"},
                          work_cell},
    ExportColumn<Profile>{{"skills", Kind::list, "CHE", k_of_person, "what they can, by code"},
                          [](Profile const& p) { return list_cell(p.skills); }},
    ExportColumn<Profile>{
        {"education", Kind::code, "CHE", k_of_person, "none, primary, secondary, mbo, hbo or wo"},
        [](Profile const& p) { return text_cell(p.education); }},
    ExportColumn<Profile>{
        {"education_field", Kind::code, "CHE", k_of_person, "sector of the education"},
        [](Profile const& p) { return text_cell(p.education_field); }},
    ExportColumn<Profile>{
        {"education_years", Kind::number, "CHE", k_of_person, "at school altogether", "years"},
        [](Profile const& p) { return number_cell(p.education_years); }},
    ExportColumn<Profile>{
        {"education_finished", Kind::code, "CHE", k_of_person, "yes or no; empty: not said"},
        [](Profile const& p) { return text_cell(p.education_finished); }},
    ExportColumn<Profile>{
        {"diploma_valuation", Kind::code, "CHE", k_of_person, "diplomawaardering"},
        [](Profile const& p) { return text_cell(p.diploma_valuation); }},
    ExportColumn<Profile>{
        {"certificates", Kind::list, "CHE", k_of_person, "recognised skills, by code"},
        [](Profile const& p) { return list_cell(p.certificates); }},
    ExportColumn<Profile>{
        {"wished_sectors", Kind::list, "CHE", k_of_person, "sectors they want to work in"},
        [](Profile const& p) { return list_cell(p.wished_sectors); }},
    ExportColumn<Profile>{{"wished_occupations", Kind::list, "CHE", k_of_person,
                           "startbaan: occupations to begin with"},
                          [](Profile const& p) { return list_cell(p.wished_occupations); }},
    ExportColumn<Profile>{
        {"dream_occupations", Kind::list, "CHE", k_of_person, "hartbaan: occupations for later"},
        [](Profile const& p) { return list_cell(p.dream_occupations); }},
    ExportColumn<Profile>{
        {"any_job", Kind::yes_no, "CHE", k_of_person, "broodbaan is fine for now; empty: not said"},
        [](Profile const& p) { return yes_cell(p.any_job); }},
    ExportColumn<Profile>{{"ways", Kind::list, "CHE", k_of_person, "ways of working they want"},
                          [](Profile const& p) { return code_list(p.ways); }},
    ExportColumn<Profile>{
        {"own_words", Kind::text, "CHE", k_of_person, "what they say of themselves"},
        [](Profile const& p) { return text_cell(p.own_words); }},
    ExportColumn<Profile>{{"prepared", Kind::list, "CH", k_of_person, "cv, pitch, interview, ona"},
                          [](Profile const& p) { return list_cell(p.prepared); }},
    ExportColumn<Profile>{{"practical_needs", Kind::list, "H", k_of_person,
                           "to be arranged: childcare, wheelchair, travel_costs"},
                          [](Profile const& p) { return list_cell(p.practical_needs); }},
    ExportColumn<Profile>{
        {"contact_person", Kind::text, "CHO", k_of_person, "klantmanager, jobcoach or taalmaatje"},
        [](Profile const& p) { return text_cell(p.contact_person); }},
    ExportColumn<Profile>{
        {"brought_by", Kind::text, "CHO", k_of_person, "organisation through which they came"},
        [](Profile const& p) { return text_cell(p.brought_by); }},
    ExportColumn<Profile>{{"companion", Kind::text, "CH", k_of_person, "who sits beside them"},
                          [](Profile const& p) { return text_cell(p.companion); }},
    ExportColumn<Profile>{{"priority", Kind::number, "H", k_of_person,
                           "how much an organiser wants them to meet first, 1 to 3"},
                          [](Profile const& p) { return number_cell(p.priority); }},
};

}  // namespace

void add_profile_columns(ExportTable& table) {
    add_columns(table, k_card);
}
void add_profile_cells(std::vector<Cell>& row, Profile const& profile) {
    add_cells(row, k_card, profile);
}

}  // namespace ontmoet::exchange
