// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "domain/rules.h"

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

// What an employer does with the candidates besides choosing among them; a part of Employer
// (model.h).
namespace ontmoet::screens {

struct Browsing {
    bool compares = false;             // two candidates are being chosen, to lie beside each other
    std::vector<PersonId> compared{};  // at most two
    // Taken off the list while nothing but the list is shown: they stay, to be put back.
    std::set<PersonId> taken_off{};
    domain::Invitation invitation{};    // of the open candidate; made anew by update()
    std::optional<std::string> note{};  // about them, as it is being typed
};

struct CompareTwo {
    bool begins;
};
struct Compare {
    PersonId person;
};                       // the second one opens the page, again takes it back
struct InvitePerson {};  // the open candidate, in the best round
struct OpenNote {};      // about the open candidate
struct TypeNote {
    std::string text;
};  // what stands in the field now

using BrowseIntent = std::variant<CompareTwo, Compare, InvitePerson, OpenNote, TypeNote>;

}  // namespace ontmoet::screens
