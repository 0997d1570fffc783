// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"

#include <filesystem>
#include <string>
#include <vector>

// What an organiser takes along: CSV files for spreadsheets and one JSON file. Columns and the
// rules of who stands in them: README.md of this folder.
namespace ontmoet::exchange {

struct ExportFile {
    std::string name;     // "participants.csv"
    std::string content;  // whole, with byte order mark where it is CSV
};

// participants, employers, meets, preferences and matches as CSV, and event.json; pure.
std::vector<ExportFile> export_files(domain::State const& state);

// Writes them into `directory`, which is made when it is missing. Each is written beside its place
// first and all are moved there when all are whole, so a full disk leaves the earlier export. Error
// storage "error.export_failed", the detail names the file and the system's reason.
Status export_event(domain::State const& state, std::filesystem::path const& directory);

// Who is invited(), as CSV for mail merge: language, names, number, the text of the QR code, e-mail
// and phone. For the organiser's own letters; header alone when there is nobody.
std::string invitations_csv(domain::State const& state);

}  // namespace ontmoet::exchange
