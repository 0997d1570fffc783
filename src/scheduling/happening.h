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
    std::vector<Pair> pairs;  // of a walk-in; Pair::candidate is filled in by add_walk_in
};

// When somebody is there or a table is open.
struct Window {
    enum class Of : std::uint8_t { candidate, table, interpreter };
    Of of = Of::candidate;
    int which = 0;  // candidate, employer or interpreter
    int table = 0;  // of the employer
    RoundMask rounds = 0;
};
RoundMask& rounds_in(Problem& problem, Window const& window);

// Error invalid_input "error.instance_not_valid" when the happening names what the problem has not;
// the detail names the field: "/employer: …".
Status validate(Problem const& problem, Happening const& happening);

// The windows that a valid happening changes, as they are after it. A meet that is extended takes
// its table and interpreter along, which only the plan knows.
std::vector<Window> windows_after(Problem const& problem, Happening const& happening);

// A walk-in becomes the last candidate, with the last pairs.
void add_walk_in(Problem& problem, Happening const& happening);

}  // namespace ontmoet::scheduling
