// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/route_table.h"

#include <array>

// What may stand behind the "?" of the routes. For route_table.cpp alone.
namespace ontmoet::server {

inline constexpr std::array k_pull_query{
    QueryValue{"after", "integer", "The last cursor this device has; 0 at the beginning."},
    QueryValue{"epoch", "string", "The epoch that cursor is of; left out at the beginning."},
    QueryValue{"limit", "integer", "At most this many facts."},
    QueryValue{"wait", "integer", "Seconds to wait for news, at most 25."},
    QueryValue{"hall_epoch", "string", "To a venue server: of the hall's list this device knows."},
    QueryValue{"hall", "integer", "To a venue server: how far this device knows it."},
    QueryValue{"decided", "integer", "From a venue server: how many answers it holds."},
    QueryValue{"devices", "string", "From a venue server: the mark of the devices it knows."},
    QueryValue{"heard", "string", "From a venue server: which devices it heard a moment ago."},
    QueryValue{"answered", "string", "From a venue server: what they answered to orders."},
};
inline constexpr std::array k_read_query{
    QueryValue{"after", "integer", "Facts after this cursor."},
};

inline constexpr std::array k_table_query{
    QueryValue{"page", "string", "Nothing, agreed, note, answer, talk or stand."},
    QueryValue{"meet", "string", "Of which meet at this table the page is."},
    QueryValue{"said", "string", "What was just done, to be confirmed in words."},
    QueryValue{"wait", "string", "With If-None-Match: answer when the page changes, in 25 s."},
    QueryValue{"with", "string", "Talk help: the other one's language."},
    QueryValue{"theme", "string", "Talk help: what to talk about."},
    QueryValue{"turned", "string", "Talk help: the candidate chooses."},
    QueryValue{"say", "string", "Talk help: what is said."},
    QueryValue{"answer", "string", "Talk help: what is answered; may be there several times."},
};
inline constexpr std::array k_people_query{
    QueryValue{"search", "string", "Part of a name, a number, a gemeente or a contact person."},
    QueryValue{"show", "string", "all, here, expected or incomplete."},
    QueryValue{"page", "integer", "From 1."},
};
inline constexpr std::array k_employers_query{
    QueryValue{"search", "string", "Part of a name, a place or a sector."},
    QueryValue{"show", "string", "all or incomplete."},
    QueryValue{"page", "integer", "From 1."},
};

inline constexpr std::array k_scan_query{
    QueryValue{"search", "string", "Three letters of a name at least, a code or a badge number."},
    QueryValue{"secret", "string", "What was scanned."},
    QueryValue{"has_checkin", "boolean", "Only who was, or was not, checked in."},
    QueryValue{"page", "integer", "From 1."},
};
inline constexpr std::array k_privacy_query{
    QueryValue{"language", "string", "Of the names of fields: nl or en."},
};

}  // namespace ontmoet::server
