// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

// CSV as RFC 4180 describes it and as spreadsheets write it: UTF-8 with or without a byte order
// mark, "," or ";" (whichever the header row has more of), LF, CRLF or CR, quoted cells with
// newlines and doubled quotes. Own work because libcsv and fast-cpp-csv-parser know no positions
// of cells.
namespace ontmoet::exchange {

// `line` is where the cell starts, `column` which cell of its row it is; both count from 1.
struct CsvCell {
    std::string text;
    int line = 0;
    int column = 0;
};
using CsvRow = std::vector<CsvCell>;

// "import.not_utf8", "import.quote_not_closed" or "import.text_after_quote".
struct CsvProblem {
    int line = 0;
    int column = 0;
    char const* message_key = nullptr;
};

struct CsvTable {
    std::vector<CsvRow> rows;  // the header is the first; empty lines are left out
    std::vector<CsvProblem> problems;
};

CsvTable read_csv(std::string_view text);

// One cell as it stands in a file that we write: quoted when it must be.
std::string csv_cell(std::string_view text);
// The same, made harmless for spreadsheets: a text that one would take for a formula (it begins
// with = + - @, a tab or a carriage return) gets an apostrophe before it, numbers and phone
// numbers (+, -, digits, spaces, dots and brackets only) excepted.
std::string safe_csv_cell(std::string_view text);

// True for well-formed UTF-8 without NUL.
bool is_utf8(std::string_view text);

}  // namespace ontmoet::exchange
