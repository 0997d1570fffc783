// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/at_table.h"
#include "i18n/talk_book.h"
#include "i18n/tongue.h"
#include "server/html.h"
#include "server/http_message.h"
#include "server/table_session.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The page of a table on a phone or a laptop: what a device there shows, in forms that work without
// a script; with one (assets/web/table.js) it follows the hall by itself.
namespace ontmoet::server {

// Whoever reads, and what with.
struct TableReader {
    i18n::Tongue const& tongue;
    i18n::Tongues const& tongues;
    std::string_view css;
    Moment now;
};
// What a table knows, and where it stands.
struct TableSight {
    domain::State const& state;
    OrganisationId organisation;
    TableId table{};  // none: it is not said yet which of several
    TableSeat seat{};
    std::string proof;         // of table_session.h
    std::string notice_key{};  // what was just done
};

// Who comes, the clock, their card, and what can be said.
std::string table_html(TableReader const& reader, TableSight const& sight);
// More about how they go on, or why not; of a meet at this table.
std::string table_agreed_html(TableReader const& reader, TableSight const& sight,
                              domain::Meet const& meet);
std::string table_note_html(TableReader const& reader, TableSight const& sight,
                            domain::Meet const& meet);
// Turned to the candidate, in their language.
std::string table_answer_html(TableReader const& reader, TableSight const& sight,
                              domain::Meet const& meet);
// Talk help (i18n/talk_book.h). Query: `with` the other's language, `theme`, `turned` when the
// candidate chooses, `say` and `answer` ids of sayings.
std::string table_talk_html(TableReader const& reader, i18n::TalkBook const& book,
                            Target const& query);
// The door: a form for the code, which stands in it already when it came by a link.
std::string table_door_html(TableReader const& reader, std::string const& code,
                            std::string_view problem_key);

// table_parts.cpp
struct TableFrame {
    std::string title;
    bool is_live = false;  // it follows the hall
};
void begin_table_page(Html& html, TableReader const& reader, TableFrame const& frame);
// "Table 4 · Bakery", and the round.
void write_table_head(Html& html, TableReader const& reader, TableSight const& sight);
// The way back, above a title.
void write_way_back(Html& html, i18n::Tongue const& tongue, std::string const& title,
                    std::string const& to);
// A form whose buttons say something about this meet; to be closed.
void open_form(Html& html, TableSight const& sight, domain::Meet const* meet);
enum class Weight { primary, plain, danger };
struct TableButton {
    std::string value;  // of the field "do"
    std::string words;
    Weight weight = Weight::plain;
    std::optional<bool> is_chosen{};  // when it is one of a choice
};
void write_button(Html& html, TableButton const& button);
void write_question(Html& html, std::string const& question,
                    std::vector<TableButton> const& buttons);

}  // namespace ontmoet::server
