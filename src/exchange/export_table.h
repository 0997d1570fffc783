// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "domain/state.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

// What leaves the server, described once: tables of typed cells, each column with what it means.
// Every form of an export (CSV, XLSX, JSON, the description) is made from these.
namespace ontmoet::exchange {

// Of the columns. It grows when a column or table is added; none is ever renamed, moved or taken
// away.
inline constexpr int k_export_version = 2;

enum class CellType { text, code, id, list, number, yes_no, day, moment };

// Nothing: not asked or not known. A day is text, ISO 8601. A moment is shown by the wall clock in
// the Netherlands.
using Cell =
    std::variant<std::monostate, std::string, std::int64_t, bool, Moment, std::vector<std::string>>;

struct ColumnInfo {
    std::string_view name;
    CellType type = CellType::text;
    // Who may be given it: the letters of domain.md §4.
    std::string_view audience;
    std::string_view source;  // the type of the facts it comes from
    std::string_view meaning;
    std::string_view unit{};
    int since = 1;  // version of the export
};

struct ExportTable {
    std::string_view name;
    std::string_view meaning;
    std::vector<ColumnInfo> columns{};
    std::vector<std::vector<Cell>> rows{};
};

// A column together with how its cell is read from a record.
template <class Record>
struct ExportColumn {
    ColumnInfo info;
    Cell (*cell)(Record const&);
};

template <class Columns>
void add_columns(ExportTable& table, Columns const& columns) {
    for (auto const& column : columns) table.columns.push_back(column.info);
}
template <class Columns, class Record>
void add_cells(std::vector<Cell>& row, Columns const& columns, Record const& record) {
    for (auto const& column : columns) row.push_back(column.cell(record));
}

// Cells that say nothing where nothing was asked.
Cell text_cell(std::string_view text);
Cell number_cell(std::int64_t number);  // 0: not asked
Cell yes_cell(bool value);              // false: not asked
Cell moment_cell(Moment at);
Cell list_cell(std::vector<std::string> items);

// Everything that an export of an event may hold, in the order in which it is shown. Of an empty
// State: the columns alone. `now` decides which meets were held.
std::vector<ExportTable> tables_of(domain::State const& state, Moment now);

// One room of tables each, for tables_of.
ExportTable event_table(domain::State const& state);
ExportTable participants_table(domain::State const& state);
ExportTable employers_table(domain::State const& state);
ExportTable offers_table(domain::State const& state);
ExportTable staff_table(domain::State const& state);
ExportTable tables_table(domain::State const& state);
ExportTable interpreters_table(domain::State const& state);
ExportTable meets_table(domain::State const& state, Moment now);
ExportTable preferences_table(domain::State const& state);
ExportTable matches_table(domain::State const& state);
ExportTable next_steps_table(domain::State const& state);
ExportTable follow_ups_table(domain::State const& state);

// The work card: what domain.md §4 lets employers see, and help, contact person and origin.
void add_profile_columns(ExportTable& table);
void add_profile_cells(std::vector<Cell>& row, domain::Profile const& profile);

// As an import reads it: "mo:morning+evening|sa:morning".
std::vector<std::string> days_items(domain::Days days);

// The candidate when they take part; null for everybody whose data stays out of the files.
domain::Candidate const* participant(domain::State const& state, PersonId id);
std::string organisation_name(domain::State const& state, OrganisationId id);
std::string offer_title(domain::State const& state, OfferId id);

}  // namespace ontmoet::exchange
