// SPDX-License-Identifier: EUPL-1.2
#include "domain/badge_code.h"
#include "domain/rules.h"
#include "exchange/export.h"
#include "exchange/export_table.h"

#include <array>

namespace ontmoet::exchange {
namespace {

// In groups of ten, which scanners' readers pass over: a spreadsheet would round the number.
std::string in_groups(std::string const& digits) {
    constexpr std::size_t k_group = 10;
    std::string text;
    for (std::size_t at = 0; at < digits.size(); at += k_group)
        text += (at == 0 ? "" : " ") + digits.substr(at, k_group);
    return text;
}

struct LetterRow {
    EventId event;
    domain::Candidate const& candidate;
};
constexpr std::string_view k_of_letter = "person.set";

constexpr std::array k_invited{
    ExportColumn<LetterRow>{
        {"screen_language", CellType::code, "H", k_of_letter, "language of the letter"},
        [](LetterRow const& one) { return text_cell(one.candidate.profile.screen_language); }},
    ExportColumn<LetterRow>{
        {"given_name", CellType::text, "H", k_of_letter, "given name"},
        [](LetterRow const& one) { return text_cell(one.candidate.profile.given_name); }},
    ExportColumn<LetterRow>{
        {"family_name", CellType::text, "H", k_of_letter, "family name"},
        [](LetterRow const& one) { return text_cell(one.candidate.profile.family_name); }},
    ExportColumn<LetterRow>{
        {"own_script_name", CellType::text, "H", k_of_letter, "as the person writes it"},
        [](LetterRow const& one) { return text_cell(one.candidate.profile.own_script_name); }},
    ExportColumn<LetterRow>{
        {"code", CellType::code, "H", k_of_letter, "number of the invitation"},
        [](LetterRow const& one) { return text_cell(one.candidate.profile.code); }},
    ExportColumn<LetterRow>{
        {"qr_text", CellType::code, "H", k_of_letter, "to be made into a QR code"},
        [](LetterRow const& one) {
            return text_cell(in_groups(domain::badge_code(one.event, one.candidate.id.uuid)));
        }},
    ExportColumn<LetterRow>{
        {"email", CellType::text, "H", k_of_letter, "e-mail address"},
        [](LetterRow const& one) { return text_cell(one.candidate.profile.email); }},
    ExportColumn<LetterRow>{
        {"phone", CellType::text, "H", k_of_letter, "telephone number"},
        [](LetterRow const& one) { return text_cell(one.candidate.profile.phone); }},
};

}  // namespace

std::string invitations_csv(domain::State const& state) {
    ExportTable table{"invitations", "Who is invited and not here yet."};
    add_columns(table, k_invited);
    for (auto const* candidate : domain::invited(state))
        add_cells(table.rows.emplace_back(), k_invited, LetterRow{state.id, *candidate});
    return csv_text(table);
}

}  // namespace ontmoet::exchange
