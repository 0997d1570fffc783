// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "i18n/tongue.h"
#include "i18n/vocabulary.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

// An event from a folder of CSV files (assets/samples has one, its README.md describes the
// columns). Reading and writing are apart: nothing of a folder with a problem in it becomes a fact.
namespace ontmoet::exchange {

struct Argument {
    std::string name;  // "value": what stands there, "expected": what would be right; "name", …
    std::string value;
    friend bool operator==(Argument const&, Argument const&) = default;
};

// What is wrong with one cell, as a key of the catalogue ("import.…") with its arguments.
struct ImportProblem {
    std::string file;  // "candidates.csv"
    int line = 0;      // 1 is the header; 0: the file as a whole
    int column = 0;    // 1 is the first cell of the row; 0: the row as a whole
    std::string message_key;
    std::vector<Argument> arguments;
    friend bool operator==(ImportProblem const&, ImportProblem const&) = default;
};

// Everything the files say, by the id it gets. Ids come from the event's code and the key of each
// row, so the same row is the same record at every import.
struct Records {
    EventId id;
    domain::Event event;
    bool has_places = false;  // places.csv is optional
    std::map<OrganisationId, domain::Organisation> organisations;
    std::map<OfferId, domain::Offer> offers;
    std::map<StaffId, domain::Staff> staff;
    std::map<TableId, domain::Table> tables;
    std::map<InterpreterId, domain::Interpreter> interpreters;
    std::map<PersonId, domain::Profile> candidates;
};

struct ImportResult {
    Records records;                      // complete only when there is no problem
    std::vector<ImportProblem> problems;  // by file, line and column
    std::vector<ImportProblem> notes{};   // what was left out of a list with gaps: nothing is wrong

    bool ok() const { return problems.empty(); }
};

// Sectors and occupations are checked only when there is a vocabulary to check them with. A list of
// people as a gemeente keeps it (client_profiles.h) is read when there is Dutch to read it with; it
// may stand in the place of candidates.csv or beside it.
ImportResult read_event_directory(std::filesystem::path const& directory,
                                  i18n::Vocabulary const* vocabulary = nullptr,
                                  i18n::Tongue const* dutch = nullptr);

// What is new or different, as facts with type, event, subjects and body (the rest is the
// device's). Importing the same files again gives none. Nobody gets a consent by import, nobody
// erased comes back, an empty cell takes no answer away, and after check-in a person's own answers
// stand, and what staff know of their organisation: only what is open is filled.
std::vector<domain::Fact> facts_to_import(domain::State const& current, Records const& records);

EventId event_id(std::string const& code);

}  // namespace ontmoet::exchange
