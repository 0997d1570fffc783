// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "scheduling/limits.h"
#include "scheduling/problem.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <vector>

namespace ontmoet::scheduling {

// One meet of the plan. `table` counts within the employer; `interpreter` is -1 when none is
// needed.
struct Meet {
    int candidate = 0;
    int employer = 0;
    int table = 0;
    int round = 0;
    int interpreter = -1;
    int pair = 0;  // index in Problem::pairs

    friend bool operator==(Meet const&, Meet const&) = default;
};

// Why a wish is not in the plan: the first obstacle a single what-if meets.
enum class Reason {
    no_common_round,     // never both free, or only while a meet stands that may not move
    employer_full,       // the tables are taken by others who fit at least as well
    interpreter_scarce,  // no interpreter left in any round where both could
    fairness,            // the place went to somebody who had fewer meets
    your_maximum,        // the candidate has as many meets as they may have
    companion_busy,      // the companion sits with somebody else in every round where it fits
    breather_or_walk,    // only in a round that takes the breather or the walk between zones
    already_started      // the rounds where it fitted are over (when mending a published plan)
};
// "no_common_round", … : the codes of the catalogue and of the files.
char const* to_string(Reason reason);

struct UnmetWish {
    int pair = 0;
    Reason reason = Reason::no_common_round;
    int others = 0;  // employer_full and fairness: how many people hold the places it needs
};

// Too few interpreters of a language in a round: `wanted` people meet somebody with their help then
// or would, and `present` who speak it are there.
struct Shortage {
    int language = 0;
    int round = 0;
    int wanted = 0;
    int present = 0;
};

struct Plan {
    std::vector<Meet> meets;  // by candidate, then round
    std::int64_t value = 0;   // score + ladder + employers' bonus
    std::int64_t score = 0;
    std::vector<int> coverage;        // coverage[m]: candidates with more than m meets
    int idle_rounds = 0;              // rounds candidates wait between their first and last meet
    std::vector<int> possible;        // by candidate: see possible_meets()
    std::int64_t bound = 0;           // no plan is worth more
    double gap_pct = 0;               // see gap_percent()
    bool optimal = false;             // proven: value == bound
    std::uint64_t moves = 0;          // how much of the budget was used
    std::vector<UnmetWish> unmet;     // every liked pair that is not planned, by pair
    std::vector<Shortage> shortages;  // the worst round of each language wishes failed for
};

struct Progress {
    std::uint64_t moves = 0;
    std::uint64_t move_budget = 0;
    std::int64_t value = 0;
    std::int64_t bound = 0;
    double gap_pct = 0;
};

// The same problem, budget, seed and threads give the same plan on every machine, unless a guard
// ends the search sooner; what is returned then is feasible all the same.
struct PlanOptions {
    // Of each thread, in moves on an event of 400 candidates; on a larger one a move costs more of
    // it, and the prices of interpreters' hours cost some.
    std::uint64_t move_budget = default_move_budget;
    std::uint64_t seed = 1;
    int threads = 1;  // so many searches at once, the best plan wins
    // Over the finished plan, for fewer idle rounds at the same value; none: by budget and size.
    std::optional<int> tidy_passes{};
    // A plan that people know already: kept as far as it holds, with what fits beside it, unless a
    // better one is found. `pair`, `round` and `table` of each count.
    std::vector<Meet> standing{};
    // Guards and progress are asked and told on the calling thread.
    std::stop_token stop{};
    std::function<bool()> out_of_time{};  // see deadline()
    std::function<void(Progress const&)> on_progress{};
};

// (bound - value) / score * 100; without any score 0 when there is nothing to gain, else 100.
double gap_percent(std::int64_t bound, std::int64_t value, std::int64_t score);

// A guard for PlanOptions::out_of_time: true from `limit` after this call on.
std::function<bool()> deadline(Clock const& clock, Duration limit);

// Chooses the meets and their rounds, tables and interpreters. Exact and proven when there are no
// windows, languages, runs or fixed meets; otherwise a good plan with an honest bound. Errors:
// invalid_input as validate(); refused "error.fixed_meets_impossible" when the fixed meets break a
// limit by themselves (the detail says which).
Result<Plan> plan(Problem const& problem, PlanOptions const& options = {});

}  // namespace ontmoet::scheduling
