// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "exchange/list_import.h"

#include <string>
#include <string_view>
#include <vector>

// A list that is brought in from the console: what is asked, what is shown, and what is remembered
// of it for the next one.
namespace ontmoet::server {

struct ListOrder {
    exchange::ListKind kind = exchange::ListKind::people;
    std::string csv;
    std::vector<exchange::ListChoice> choices;
    bool apply = false;
};
// A workbook comes as base64 in "xlsx", its first sheet as CSV. "error.bad_message" (detail: the
// member); those of csv_of_workbook.
Result<ListOrder> decode_list_order(std::string_view text);

// How many of the list are new at the event, will be changed, or are there as they are.
struct ListCounts {
    std::size_t added = 0;
    std::size_t changed = 0;
    std::size_t same = 0;
};
ListCounts counts_of(domain::State const& current, exchange::ListImport const& list,
                     std::vector<domain::Fact> const& facts);
std::string encode_preview(exchange::ListKind kind, exchange::ListImport const& list,
                           ListCounts const& counts, bool applied);

// Of Account::settings: which heading was about what, the last time.
std::vector<exchange::ListChoice> remembered_choices(std::string const& settings,
                                                     exchange::ListKind kind);
std::string with_choices(std::string const& settings, exchange::ListKind kind,
                         std::vector<exchange::ListColumn> const& columns);

}  // namespace ontmoet::server
