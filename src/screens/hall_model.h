// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

// What a board shows; a part of Model (model.h).
namespace ontmoet::screens {

struct Board {
    enum class Kind {
        hall,     // who goes to which table
        free,     // tables with nobody
        welcome,  // what this is and what comes when
    };
    Kind kind = Kind::hall;
    std::optional<int> zone{};  // of the hall; none: all of it
    friend bool operator==(Board const&, Board const&) = default;
};

}  // namespace ontmoet::screens
