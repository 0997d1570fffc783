// SPDX-License-Identifier: EUPL-1.2
#include "i18n/csv_rows.h"

#include <algorithm>
#include <fstream>

namespace ontmoet::i18n {

namespace {

CsvFields split_row(std::string_view row) {
    CsvFields fields;
    for (;;) {
        auto const comma = row.find(',');
        fields.emplace_back(row.substr(0, comma));
        if (comma == std::string_view::npos) return fields;
        row.remove_prefix(comma + 1);
    }
}

}  // namespace

Error bad_row(std::filesystem::path const& file, int line, std::string_view reason) {
    return {ErrorKind::invalid_input, "error.vocabulary_row",
            file.filename().string() + ":" + std::to_string(line) + ": " + std::string{reason}};
}

Status read_rows(std::filesystem::path const& file, CsvFields const& heading,
                 std::function<std::optional<std::string>(CsvFields const&)> const& take) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return Error{ErrorKind::not_found, "error.vocabulary_missing", file.string()};
    std::string row;
    for (int line = 1; std::getline(stream, row); ++line) {
        if (row.ends_with('\r')) row.pop_back();
        auto const fields = split_row(row);
        if (line == 1) {
            if (fields != heading) return bad_row(file, line, "the heading is another");
            continue;
        }
        if (fields.size() != heading.size())
            return bad_row(file, line,
                           std::to_string(heading.size()) + " fields expected, " +
                               std::to_string(fields.size()) + " found");
        if (auto const reason = take(fields)) return bad_row(file, line, *reason);
    }
    return {};
}

bool is_code_word(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '_';
    });
}

std::vector<std::string> words_in_field(std::string_view field) {
    std::vector<std::string> words;
    while (!field.empty()) {
        auto const end = std::min(field.find(' '), field.size());
        words.emplace_back(field.substr(0, end));
        field.remove_prefix(std::min(field.size(), end + 1));
    }
    return words;
}

}  // namespace ontmoet::i18n
