// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/records.h"
#include "server/limits.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

// What the console's lists share: a search in words, and one page of rows.
namespace ontmoet::server {

std::string name_of(domain::Profile const& profile);

// What was typed, word by word, whatever its capitals and accents.
std::vector<std::string> words_of(std::string const& search);
// Each word is in one of the texts.
bool is_found(std::vector<std::string> const& words, std::initializer_list<std::string> texts);

// The rows of one page, and how many pages there are.
template <class Row>
nlohmann::json page_of(std::vector<Row> const& rows, std::size_t wanted, char const* name,
                       auto written) {
    auto const pages =
        std::max<std::size_t>(1, (rows.size() + k_console_page_rows - 1) / k_console_page_rows);
    auto const page = std::clamp<std::size_t>(wanted, 1, pages);
    auto list = nlohmann::json::array();
    auto const first = (page - 1) * k_console_page_rows;
    for (auto i = first; i < std::min(first + k_console_page_rows, rows.size()); ++i)
        list.push_back(written(rows[i]));
    return {{name, std::move(list)}, {"total", rows.size()}, {"page", page}, {"pages", pages}};
}

// As text; letters that are none are replaced.
std::string written_json(nlohmann::json const& value);

}  // namespace ontmoet::server
