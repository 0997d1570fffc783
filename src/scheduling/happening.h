// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "scheduling/problem.h"

#include <cstdint>
#include <vector>

namespace ontmoet::scheduling {

enum class HappeningKind : std::uint8_t {
    no_show,           // candidate
    left,              // candidate
    late,              // candidate, until
    walk_in,           // available, max_meets, pairs
    table_closed,      // employer, table
    interpreter_gone,  // interpreter
    round_cancelled,   // round
    meet_extended,  // candidate, until: their meet of round `now` takes the rounds before `until`
};

// What went otherwise while an event runs, in the numbers of its problem. Everything holds from
// round `now` on; what was before stays as it was.
struct Happening {
    HappeningKind kind = HappeningKind::no_show;
    int now = 0;
    int candidate = -1;
    int until = 0;  // the first round in which things are as planned again
    int employer = -1;
    int table = -1;
    int interpreter = -1;
    int round = -1;
    RoundMask available = 0;
    int max_meets = 0;
    std::vector<Pair> pairs;  // of a walk-in; Pair::candidate is filled in by take_place
};

// Changes the problem as the happening says; a walk-in becomes its last candidate. Error
// invalid_input "error.instance_not_valid", the detail names the field: "/employer: …".
Status take_place(Problem& problem, Happening const& happening);

}  // namespace ontmoet::scheduling
