// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"

#include <optional>
#include <string>

// A device that stands on an employer's table; a part of Model (model.h).
namespace ontmoet::screens {

struct AtTable {
    OrganisationId organisation{};      // whose it is; none: it was paired to nobody
    TableId table{};                    // where it stands; none: not chosen yet
    MeetId meet{};                      // that was touched: of what was agreed, of the note
    int longer_min = 0;                 // so much more time this table takes for itself …
    int longer_round = -1;              // … in this round
    std::optional<std::string> note{};  // as it is being typed
    friend bool operator==(AtTable const&, AtTable const&) = default;
};

}  // namespace ontmoet::screens
