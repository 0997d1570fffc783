// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "exchange/columns.h"

#include <deque>
#include <string>
#include <vector>

// A file of rows of one kind, read by its column table.
namespace ontmoet::exchange {

// The table of a file whose text is right, or no rows and the problems.
CsvTable load_table(std::filesystem::path const& path, ProblemList& problems);
CsvTable table_of(std::string const& text, ProblemList& problems);

// Which column of the table each cell of the header is: an index, or -1 for a remark ("#…") and for
// one that was refused.
struct HeaderName {
    std::string_view name;
    std::string_view dutch;
    Presence presence;
};
std::vector<int> read_header(CsvRow const& header, std::vector<HeaderName> const& names,
                             ProblemList& problems);
// Reports cells beyond the header.
void refuse_extra_cells(CsvRow const& row, std::size_t header_cells, ProblemList& problems);

template <class Record>
class Sheet {
public:
    Sheet(std::filesystem::path const& directory, std::string const& file,
          i18n::Vocabulary const* vocabulary, int rounds)
        : m_problems(file), m_table(load_table(directory / file, m_problems)) {
        read(vocabulary, rounds);
    }
    // Of a table that is read already.
    Sheet(std::string const& file, CsvTable table, i18n::Vocabulary const* vocabulary, int rounds)
        : m_problems(file), m_table(std::move(table)) {
        read(vocabulary, rounds);
    }
    Sheet(Sheet const&) = delete;
    Sheet& operator=(Sheet const&) = delete;

    std::deque<Row<Record>>& rows() { return m_rows; }
    ProblemList& problems() { return m_problems; }

    // The row's cell in this column, or where the row begins.
    CsvCell const& cell(Row<Record> const& row, std::string_view column) const {
        for (std::size_t i = 0; i < m_header.size() && i < row.cells->size(); ++i)
            if (m_header[i] >= 0 &&
                columns<Record>()[static_cast<std::size_t>(m_header[i])].name == column)
                return (*row.cells)[i];
        return row.cells->front();
    }
    void refuse(Row<Record> const& row, std::string_view column, char const* message_key,
                std::string expected) {
        Reading{cell(row, column), m_problems}.refuse(message_key, std::move(expected));
    }

private:
    void read(i18n::Vocabulary const* vocabulary, int rounds) {
        if (m_table.rows.empty()) return;
        std::vector<HeaderName> names;
        for (auto const& column : columns<Record>())
            names.push_back({column.name, column.dutch, column.presence});
        m_header = read_header(m_table.rows.front(), names, m_problems);
        for (std::size_t i = 1; i < m_table.rows.size(); ++i)
            read_row(m_table.rows[i], vocabulary, rounds);
    }
    void read_row(CsvRow const& cells, i18n::Vocabulary const* vocabulary, int rounds) {
        auto& row = m_rows.emplace_back();
        row.cells = &cells;
        refuse_extra_cells(cells, m_header.size(), m_problems);
        for (std::size_t i = 0; i < m_header.size(); ++i) {
            if (m_header[i] < 0) continue;
            auto const& column = columns<Record>()[static_cast<std::size_t>(m_header[i])];
            CsvCell const absent{{}, cells.front().line, static_cast<int>(i) + 1};
            Reading reading{i < cells.size() ? cells[i] : absent, m_problems, vocabulary, rounds};
            if (column.presence == Presence::needed && reading.text().empty())
                m_problems.add(reading.cell.line, reading.cell.column, "import.value_missing",
                               {{"expected", std::string(column.name)}});
            else
                column.read(reading, row);
        }
    }

    ProblemList m_problems;
    CsvTable m_table;
    std::vector<int> m_header;
    std::deque<Row<Record>> m_rows;
};

}  // namespace ontmoet::exchange
