// SPDX-License-Identifier: EUPL-1.2
#pragma once

// Every number that turns wishes and fits into a scheduling problem.
namespace ontmoet::planning {

// The worth of a meet, 1 to 100: what the candidate said, what the employer said, and the fit. The
// wishes of people outweigh what a computer thinks of them.
inline constexpr int k_candidate_yes_points = 40;
inline constexpr int k_candidate_maybe_points = 15;
inline constexpr int k_employer_yes_points = 25;
inline constexpr int k_employer_maybe_points = 8;
inline constexpr int k_fit_points = 35;  // for a fit of 100
// For each step that an organiser gives a candidate or an employer priority.
inline constexpr int k_priority_points = 10;

// The ladder of scheduling.md: a first meet for everybody before anybody's second. Each rung is
// worth more than any exchange of scores (a chain of ten meets at most) can gain.
inline constexpr int k_ladder_rung = 1000;
// An employer's first meets, so that nobody came for nothing.
inline constexpr int k_employer_bonus = 500;
inline constexpr int k_employer_min_meets = 3;

}  // namespace ontmoet::planning
