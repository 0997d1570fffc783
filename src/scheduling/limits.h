// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

namespace ontmoet::scheduling {

// Availability is one bit a round in a 32 bit word.
inline constexpr int max_rounds = 32;
// Scores, bonuses and counts stay so small that every sum fits 64 bits with room for prices.
inline constexpr int max_weight = 1'000'000;
inline constexpr int max_score = 100;
inline constexpr int max_people = 100'000;
inline constexpr int max_pairs = 5'000'000;
// A ladder longer than a day of rounds says nothing.
inline constexpr int max_ladder = max_rounds;

// Moves of the search when the caller names no budget: about half a second on 400 candidates.
inline constexpr std::uint64_t default_move_budget = 400'000;
// The guards (stop token, deadline) are asked and progress is told once in so many moves.
inline constexpr std::uint64_t moves_between_guards = 256;

// Solves for the bound of what is left of a running day: some milliseconds on 400 candidates, and
// hardly further from the best than with more.
inline constexpr int solves_for_mended_bound = 40;

}  // namespace ontmoet::scheduling
