// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <cstdint>
#include <vector>

namespace ontmoet::scheduling {

// Bit t is round t.
using RoundMask = std::uint32_t;

struct Candidate {
    RoundMask available = 0;
    int max_meets = 0;
    // Who sits beside them at every table: candidates with the same number never meet in the same
    // round. -1: they come alone.
    int companion = -1;
};

struct Employer {
    std::vector<RoundMask> tables;  // when each table is open; one meet a table and round
    int min_meets = 0;              // the first so many meets earn `employer_bonus` each
    int max_meets = 0;
    int zone = 0;  // where in the hall; see `walk_gap`
};

struct Interpreter {
    std::vector<int> languages;
    RoundMask available = 0;
};

enum Like : std::uint8_t { liked_by_nobody = 0, liked_by_candidate = 1, liked_by_employer = 2 };

// A meet that may happen. Who is vetoed by either side has no pair.
struct Pair {
    int candidate = 0;
    int employer = 0;
    int score = 0;                        // 1 to 100 from matching
    int language = -1;                    // the language an interpreter must speak, -1: none needed
    std::uint8_t like = liked_by_nobody;  // bits of Like: whose wish it is
};

// A meet that stands already and stays; its pair must exist.
struct FixedMeet {
    int candidate = 0;
    int employer = 0;
    int round = 0;
};

// An event as numbers. People, tables and languages are indexes; names stay outside.
struct Problem {
    int rounds = 0;          // at most max_rounds
    std::vector<int> bonus;  // not increasing; bonus[m] for a candidate's meet m + 1
    int employer_bonus = 0;
    int max_run = 32;   // a candidate's longest row of rounds without a breather
    int walk_gap = 0;   // rounds a candidate needs free between two zones
    int languages = 0;  // how many; Pair::language and Interpreter::languages index them
    std::vector<Candidate> candidates;
    std::vector<Employer> employers;
    std::vector<Interpreter> interpreters;
    std::vector<Pair> pairs;
    std::vector<FixedMeet> fixed;
};

// Indexes in range, ladder decreasing, no pair twice, numbers within limits.h. The error's detail
// names the field in the words of the instance file ("/pairs/12/1: …").
Status validate(Problem const& problem);

}  // namespace ontmoet::scheduling
