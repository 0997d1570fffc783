// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/qr_code.h"
#include "domain/state.h"
#include "planning/undo.h"

#include <cstddef>
#include <string>
#include <variant>
#include <vector>

// What hosts did here and can take back, and whom they do something for; a part of Model (model.h),
// and what they touch.
namespace ontmoet::screens {

// With one touch, or for one person in a row.
struct Doing {
    std::vector<domain::Fact> facts;
    domain::State before;  // what they are about, as it was (planning::part_about)
    bool is_taken_back = false;
    planning::TakingBack back{};  // made anew by update() while the page shows it
};
inline constexpr std::size_t k_most_doings = 10;

// A host answers for somebody who stands beside them and says what they want.
struct Helping {
    bool is_asked = false;  // whether that is all right
    bool agreed = false;    // they said yes, aloud: the session is theirs
    std::string host_language{};
    bool is_on() const { return is_asked || agreed; }
};

// A square that makes a phone or a laptop the device of a table.
struct TableCode {
    OrganisationId organisation{};  // whose table; none: nobody was touched
    QrCode square{};                // none: it is asked for, or there is trouble
    std::string door{};             // the page where the code can be typed instead
    std::string typed{};            // the code
    Moment valid_until{};           // the server's clock
    std::string trouble{};          // message key: why there is none
};

struct TakeBackDoing {
    FactId first;  // of its facts
};
struct HelpPerson {
    PersonId person;  // none: somebody who is new
};
struct TheyAgree {};       // said aloud, after it was read to them
struct RefuseEmployer {};  // who is looked at
struct AllowEmployer {
    OrganisationId organisation;
};  // that was refused: it waits again
struct BookVisit {
    OrganisationId ambassador;
};  // at the best time
struct CancelVisit {
    OrganisationId guest;
    OrganisationId ambassador;
};
struct GiveTable {
    OrganisationId organisation;
};  // to their own phone or laptop

using HostIntent = std::variant<GiveTable, TakeBackDoing, HelpPerson, TheyAgree, RefuseEmployer,
                                AllowEmployer, BookVisit, CancelVisit>;

}  // namespace ontmoet::screens
