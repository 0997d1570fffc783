// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"
#include "i18n/tongue.h"
#include "printing/document.h"

#include <string>
#include <vector>

namespace ontmoet::printing {

// Something to tick off, with what is to be known about it beside it.
struct ChecklistRow {
    std::string words;
    std::string beside{};
};
// What stands in the hall or hangs there, seen from above: as domain::Table and domain::BoardPlace.
struct ChecklistPlace {
    std::string words;  // a number, or what a board is called
    double x = 0;
    double y = 0;
    bool is_board = false;
};
struct ChecklistPart {
    std::string title;
    std::vector<ChecklistRow> rows;
    bool begins_page = false;
    std::vector<ChecklistPlace> hall{};  // drawn before the rows
};
// What an organiser goes through on paper before, during and after an event.
struct Checklist {
    std::string event;
    Moment starts_at;
    std::string place;
    std::vector<ChecklistPart> parts;
};

// Of everything that is known of the event: rooms and tables, interpreters, kiosks, who is
// expected; each round with who sits where; what is to be done when it is over. It names people.
Checklist checklist_of(domain::State const& state, i18n::Tongue const& tongue);

// A4, as many pages as it needs.
Document document_of(Checklist list, i18n::Tongue const& tongue);

}  // namespace ontmoet::printing
