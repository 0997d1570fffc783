// SPDX-License-Identifier: EUPL-1.2
#include "exchange/csv.h"

#include <algorithm>
#include <array>

#include <unicode/ustring.h>

namespace ontmoet::exchange {
namespace {

constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

// The separator of the first line that has any text: what it has more of outside quotes.
char find_separator(std::string_view text) {
    int balance = 0;
    bool quoted = false;
    for (char const letter : text) {
        if (letter == '"') quoted = !quoted;
        if (quoted) continue;
        if ((letter == '\n' || letter == '\r') && balance != 0) break;
        balance += letter == ';' ? 1 : letter == ',' ? -1 : 0;
    }
    return balance > 0 ? ';' : ',';
}

class CsvReader {
public:
    explicit CsvReader(std::string_view text) : m_text(text), m_separator(find_separator(text)) {}

    CsvTable read() {
        while (m_at < m_text.size()) read_row();
        return std::move(m_table);
    }

private:
    bool at_end() const { return m_at >= m_text.size(); }
    char here() const { return m_text[m_at]; }
    bool at_newline() const { return here() == '\n' || here() == '\r'; }
    bool at_cell_end() const { return at_end() || at_newline() || here() == m_separator; }

    void skip_newline() {
        bool const both = m_text.substr(m_at, 2) == "\r\n";
        m_at += both ? 2 : 1;
        ++m_line;
    }

    void read_row() {
        CsvRow row;
        for (;;) {
            read_cell(row);
            if (at_end() || here() != m_separator) break;
            ++m_at;
        }
        if (!at_end()) skip_newline();
        if (!std::ranges::all_of(row, [](auto const& cell) { return cell.text.empty(); }))
            m_table.rows.push_back(std::move(row));
    }

    void read_cell(CsvRow& row) {
        CsvCell cell{{}, m_line, static_cast<int>(row.size()) + 1};
        if (!at_end() && here() == '"')
            read_quoted(cell);
        else
            while (!at_cell_end()) cell.text += m_text[m_at++];
        if (!is_utf8(cell.text)) report(cell, "import.not_utf8");
        row.push_back(std::move(cell));
    }

    void read_quoted(CsvCell& cell) {
        ++m_at;
        for (;;) {
            if (at_end()) return report(cell, "import.quote_not_closed");
            if (at_newline()) {
                skip_newline();
                cell.text += '\n';
            } else if (here() != '"') {
                cell.text += m_text[m_at++];
            } else if (m_text.substr(m_at, 2) == "\"\"") {
                cell.text += '"';
                m_at += 2;
            } else {
                break;
            }
        }
        ++m_at;
        if (!at_cell_end()) report(cell, "import.text_after_quote");
        while (!at_cell_end()) ++m_at;
    }

    void report(CsvCell const& cell, char const* key) {
        m_table.problems.push_back({cell.line, cell.column, key});
    }

    std::string_view m_text;
    char m_separator;
    std::size_t m_at = 0;
    int m_line = 1;
    CsvTable m_table;
};

bool is_number_or_phone(std::string_view text) {
    return text.find_first_of("0123456789") != text.npos &&
           text.find_first_not_of("+-0123456789 .,()") == text.npos;
}

// Also the wide signs of East Asian scripts, which some spreadsheets take for the narrow ones.
bool begins_like_formula(std::string_view text) {
    constexpr std::array<std::string_view, 11> k_starts{"=",  "+",  "-",  "@",  "\t", "\r",
                                                        "\n", "＝", "＋", "－", "＠"};
    return std::ranges::any_of(k_starts,
                               [&](std::string_view start) { return text.starts_with(start); });
}

}  // namespace

CsvTable read_csv(std::string_view text) {
    if (text.starts_with(k_byte_order_mark)) text.remove_prefix(k_byte_order_mark.size());
    return CsvReader(text).read();
}

std::string csv_cell(std::string_view text) {
    if (text.find_first_of("\",;\r\n\t") == text.npos && !text.starts_with(' ') &&
        !text.ends_with(' '))
        return std::string(text);
    std::string quoted = "\"";
    for (char const letter : text)
        quoted += letter == '"' ? std::string("\"\"") : std::string{letter};
    return quoted + '"';
}

std::string safe_csv_cell(std::string_view text) {
    if (!begins_like_formula(text) || is_number_or_phone(text)) return csv_cell(text);
    return csv_cell("'" + std::string(text));
}

bool is_utf8(std::string_view text) {
    if (text.find('\0') != text.npos) return false;
    std::int32_t length = 0;
    auto status = U_ZERO_ERROR;
    u_strFromUTF8(nullptr, 0, &length, text.data(), static_cast<std::int32_t>(text.size()),
                  &status);
    return status != U_INVALID_CHAR_FOUND;
}

}  // namespace ontmoet::exchange
