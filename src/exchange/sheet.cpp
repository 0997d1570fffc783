// SPDX-License-Identifier: EUPL-1.2
#include "exchange/sheet.h"

#include "exchange/limits.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <system_error>

namespace ontmoet::exchange {
namespace {

int column_named(std::string const& word, std::vector<HeaderName> const& names) {
    auto const found = std::ranges::find_if(
        names, [&](HeaderName const& name) { return name.name == word || name.dutch == word; });
    return found == names.end() ? -1 : static_cast<int>(found - names.begin());
}

std::string all_names(std::vector<HeaderName> const& names) {
    std::string text;
    for (auto const& name : names) text += (text.empty() ? "" : ", ") + std::string(name.name);
    return text;
}

}  // namespace

CsvTable load_table(std::filesystem::path const& path, ProblemList& problems) {
    auto const fail = [&](char const* key) {
        problems.add(0, 0, key, {{"expected", path.filename().string()}});
        return CsvTable{};
    };
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error)) return fail("import.missing_file");
    if (std::filesystem::file_size(path, error) > k_most_file_bytes || error)
        return fail("import.file_too_large");
    std::ifstream file(path, std::ios::binary);
    std::string const text{std::istreambuf_iterator<char>(file), {}};
    if (file.bad() || !file.is_open()) return fail("import.missing_file");
    return table_of(text, problems);
}

CsvTable table_of(std::string const& text, ProblemList& problems) {
    auto table = read_csv(text);
    for (auto const& problem : table.problems)
        problems.add(problem.line, problem.column, problem.message_key,
                     {{"expected", "CSV UTF-8"}});
    if (!table.problems.empty()) return {};
    if (table.rows.empty())
        problems.add(0, 0, "import.empty_file", {{"expected", problems.file()}});
    return table;
}

std::vector<int> read_header(CsvRow const& header, std::vector<HeaderName> const& names,
                             ProblemList& problems) {
    std::vector<int> indexes;
    for (auto const& cell : header) {
        auto const word = plain_word(cell.text);
        bool const is_remark = word.starts_with('#') || word.empty();
        int index = is_remark ? -1 : column_named(word, names);
        Reading reading{cell, problems};
        if (index < 0 && !is_remark) {
            reading.refuse("import.unknown_column", all_names(names));
        } else if (index >= 0 && std::ranges::find(indexes, index) != indexes.end()) {
            reading.refuse("import.double_column",
                           std::string(names[static_cast<std::size_t>(index)].name));
            index = -1;
        }
        indexes.push_back(index);
    }
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i].presence == Presence::needed &&
            std::ranges::find(indexes, static_cast<int>(i)) == indexes.end())
            problems.add(header.front().line, 0, "import.missing_column",
                         {{"expected",
                           std::string(names[i].name) + " (" + std::string(names[i].dutch) + ")"}});
    return indexes;
}

void refuse_extra_cells(CsvRow const& row, std::size_t header_cells, ProblemList& problems) {
    if (row.size() <= header_cells) return;
    auto const extra =
        std::ranges::find_if(row.begin() + static_cast<std::ptrdiff_t>(header_cells), row.end(),
                             [](CsvCell const& cell) { return !trimmed(cell.text).empty(); });
    if (extra != row.end())
        Reading{*extra, problems}.refuse("import.too_many_cells", std::to_string(header_cells));
}

}  // namespace ontmoet::exchange
