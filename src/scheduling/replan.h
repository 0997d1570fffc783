// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "scheduling/happening.h"
#include "scheduling/plan.h"
#include "scheduling/problem.h"

#include <cstdint>
#include <vector>

namespace ontmoet::scheduling {

// What a change of a published meet costs, in units of score, and how many a host accepts. A meet
// that the happening itself took away (the no-show's own) costs nobody a change.
struct ReplanRules {
    int moved = 60;
    int cancelled = 120;
    int added = 5;
    int most_changes = 2;  // of meets that could have stood
    int wide_changes = 6;  // of the option that a host may choose beyond that
    // What an option that changes others' meets must be worth more than one that does not, to come
    // first: no points do that, of as many meets as may change, only somebody's meet they need.
    int worth_a_change = 200;
    // The same when somebody comes late: nobody's meet changes for that alone, and for somebody's
    // last step of the ladder only when as many points as a usual meet has come with it.
    int worth_a_change_for_late = 1'050;
    // How often a meet may be asked to give way, over all options of a happening: with more, up to
    // a thousand times as many, hardly a plan got better on made events.
    int most_tries = 500;
    // How many meets may be asked what their giving way costs, over all options of a happening; the
    // lists of who may come in take of them as well. Twice as many gave hardly a better plan.
    int most_lookups = 4'000;
    int longest_chain = 3;  // meets that may give way so that one can come

    int worth_a_change_after(HappeningKind kind) const {
        return kind == HappeningKind::late ? worth_a_change_for_late : worth_a_change;
    }
};

enum class ChangeKind : std::uint8_t { moved, cancelled, added, other_table, other_interpreter };

// One meet that is not as it was published. Both its people must be told.
struct MeetChange {
    ChangeKind kind = ChangeKind::added;
    bool forced = false;  // the happening took its round away
    int pair = 0;
    int from_round = -1, from_table = -1;  // -1: added
    int to_round = -1, to_table = -1;      // -1: cancelled
    friend bool operator==(MeetChange const&, MeetChange const&) = default;
};

struct ReplanOption {
    std::vector<Meet> meets;  // by candidate, then round
    std::int64_t value = 0;   // as Plan::value
    std::int64_t score = 0;
    std::vector<int> coverage;        // as Plan::coverage
    std::vector<MeetChange> changes;  // by pair
    int kept = 0;                     // published meets in the same round as before
    int changed = 0;                  // moved or cancelled though they could have stood
    std::int64_t price = 0;           // of all changes, by ReplanRules
};

struct Replanned {
    Problem problem;  // after the happening; Meet::pair and MeetChange::pair index its pairs
    // At most three, all different: the best within most_changes first, if it is worth that many
    // changes and nobody was merely absent; then the best that changes nobody's meet, and the best
    // within wide_changes.
    std::vector<ReplanOption> options;
};

// Mends a published plan with the fewest changes. Meets before `now` stay; those of round `now`
// stay when they can. Looks for chains of up to three meets from what the happening freed and took;
// no randomness, so the same everywhere. Errors: as take_place(); invalid_input
// "error.instance_not_valid" when the published meets break the problem's limits (the detail says
// which).
Result<Replanned> replan(Problem const& problem, std::vector<Meet> const& published,
                         Happening const& happening, ReplanRules const& rules = {});

}  // namespace ontmoet::scheduling
