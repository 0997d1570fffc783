// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "exchange/export_table.h"

#include <filesystem>
#include <span>
#include <string>
#include <vector>

// What an organiser takes along: CSV files for spreadsheets, one JSON file, one workbook. All are
// made from the tables of export_table.h; README.md of this folder says who stands in them.
namespace ontmoet::exchange {

struct ExportFile {
    std::string name;     // "participants.csv"
    std::string content;  // whole, with byte order mark where it is CSV
};

// What stands with an export about the export itself.
struct ExportHead {
    Moment made_at;
    std::string purpose;
    std::string by;
};

std::string_view to_text(CellType type);
std::string csv_text(ExportTable const& table);
std::vector<ExportFile> csv_files(std::span<ExportTable const> tables);
// One object: format, version, when and what for, and each table as a list of objects.
std::string json_text(std::span<ExportTable const> tables, ExportHead const& head);
// The bytes of a workbook: a sheet for each table, its columns typed, with a filter and a header
// that stays, behind a sheet that says what it is. "error.export_failed".
Result<std::string> xlsx_bytes(std::span<ExportTable const> tables, ExportHead const& head);
// Every table and column, as Markdown.
std::string description(std::span<ExportTable const> tables);

// All tables as CSV, and event.json; pure.
std::vector<ExportFile> export_files(domain::State const& state, ExportHead const& head);

// Writes the files into `directory`, which is made when it is missing. Each is written beside its
// place first and all are moved there when all are whole, so a full disk leaves the earlier export.
// Error storage "error.export_failed", the detail names the file and the system's reason.
Status write_files(std::span<ExportFile const> files, std::filesystem::path const& directory);

// The same event with these people alone, and what is about them.
domain::State only_people(domain::State state, std::span<PersonId const> people);

// Who is invited(), as CSV for mail merge: language, names, number, the text of the QR code, e-mail
// and phone. For the organiser's own letters; header alone when there is nobody.
std::string invitations_csv(domain::State const& state);

}  // namespace ontmoet::exchange
