// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The data files of words: rows of codes between commas below a heading. A field needs no quotes
// and never holds a comma.
namespace ontmoet::i18n {

using CsvFields = std::vector<std::string>;

// "error.vocabulary_row" with file, line and reason in the detail.
Error bad_row(std::filesystem::path const& file, int line, std::string_view reason);
// Calls `take` with the fields of each row below the heading; `take` answers what is wrong with it.
// A missing file is "error.vocabulary_missing".
Status read_rows(std::filesystem::path const& file, CsvFields const& heading,
                 std::function<std::optional<std::string>(CsvFields const&)> const& take);
// Small letters, digits and underscores; not empty.
bool is_code_word(std::string_view text);
// What stands in one field with spaces between.
std::vector<std::string> words_in_field(std::string_view field);

}  // namespace ontmoet::i18n
