// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "domain/at_table.h"
#include "server/http_message.h"
#include "server/table_session.h"

#include <string>
#include <string_view>

namespace ontmoet::server {

// What somebody at a table asked for with a button of their page.
struct TableWish {
    domain::Said said{};  // may be nothing: it was said already
    TableSeat seat{};     // from now on
    std::string go_to{};  // where the page goes on: "?page=note", "#agreed"
};

// Of a form's field "do", "begin" or "way:bbl", about its field "meet". ErrorKind::invalid_input
// "error.bad_form" for what no page of ours sends, ErrorKind::not_found "refused.meet_unknown" for
// a meet that is not at this table.
Result<TableWish> read_table_wish(Form const& form, domain::State const& state, TableId table,
                                  TableSeat const& seat, std::string_view language, Moment now);

}  // namespace ontmoet::server
