// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/values.h"

// Every number that decides a fit, and nothing else decides one. A criterion earns a share, 0 to 1,
// of its weight; the weights add up to 100. Work and wish weigh most, because meets work by what
// somebody can and wants, and language least of the three, because it is learnt at work (SER 2018).
namespace ontmoet::matching {

inline constexpr int k_work_weight = 25;
inline constexpr int k_wish_weight = 20;
inline constexpr int k_dutch_weight = 15;
inline constexpr int k_skills_weight = 10;
inline constexpr int k_way_weight = 10;
inline constexpr int k_days_weight = 8;
inline constexpr int k_reach_weight = 8;
inline constexpr int k_hours_weight = 4;
static_assert(k_work_weight + k_wish_weight + k_dutch_weight + k_skills_weight + k_way_weight +
                  k_days_weight + k_reach_weight + k_hours_weight ==
              100);

// Points taken off when the offer cannot do without and the person does not have it.
inline constexpr int k_licence_missing_points = 15;
inline constexpr int k_diploma_missing_points = 20;
inline constexpr int k_diploma_under_way_points = 5;

// The share of what was not asked: neither for nor against.
inline constexpr double k_unknown_share = 0.5;

// Work done: the very occupation, a related one (same ISCO-08 minor group, three digits), the
// sector, something else. Years count up to k_enough_years.
inline constexpr double k_occupation_share = 0.8;
inline constexpr double k_related_share = 0.65;
inline constexpr double k_sector_share = 0.5;
inline constexpr double k_years_share = 0.2;
inline constexpr int k_enough_years = 5;
inline constexpr double k_new_work_share = 0.2;
inline constexpr double k_learning_share =
    0.5;  // at least this where the work is learnt on the job

inline constexpr double k_wished_occupation_share = 1.0;
inline constexpr double k_wished_sector_share = 0.85;
inline constexpr double k_other_way_share = 0.2;

// Each CEFR level below what is needed takes this away; language at work gives half of it back.
inline constexpr double k_share_per_level = 0.35;
inline constexpr double k_language_at_work_help = 0.5;

inline constexpr int k_hours_of_half_day = 4;
inline constexpr double k_hours_alike = 0.8;  // from this ratio on hours count as the same

// Travel: straight line × detour at a door-to-door speed, plus what waiting and parking take.
struct TravelSpeed {
    domain::TravelMode mode;
    double km_per_hour;
    double extra_minutes;
};
inline constexpr TravelSpeed k_travel_speeds[] = {
    {domain::TravelMode::foot, 5, 0},
    {domain::TravelMode::bike, 15, 0},
    {domain::TravelMode::public_transport, 28, 12},
    {domain::TravelMode::car, 45, 6},
};
inline constexpr double k_detour = 1.3;
inline constexpr double k_km_within_a_place = 2.5;  // a place stands for its centre only
inline constexpr int k_default_minutes = 60;        // when nobody asked how long
inline constexpr int k_round_minutes_to = 5;        // an estimate, and it says so

}  // namespace ontmoet::matching
