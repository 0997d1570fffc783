// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/tongue.h"
#include "printing/document.h"

#include <string>
#include <vector>

namespace ontmoet::printing {

// An invitation: what it is, when and where, the code to check in with, what to bring, that it is
// free and voluntary, and what happens with the person's data.
struct Letter {
    std::string language;  // of the person, a tag of interface_languages()
    std::string name;      // as the person writes it
    std::string event;
    std::string organiser;
    std::string place;
    Moment starts_at;
    Moment ends_at;
    std::string number;  // six digits
    std::string code;    // domain/badge_code.h
};

// A4, one page for each letter: the person's language large, Dutch small beside it, so that whoever
// helps can read along. `tongues` must outlive the document.
Document document_of(std::vector<Letter> letters, i18n::Tongues const& tongues);

}  // namespace ontmoet::printing
