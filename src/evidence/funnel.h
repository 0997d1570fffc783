// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/state.h"

#include <array>
#include <string_view>

// How many came how far (domain.md §6). Every figure stands beside the figure it is a share of.
namespace ontmoet::evidence {

// Of those who began and whose moment has come: who was still there, and of whom nobody knows.
struct StillThere {
    int due = 0;
    int there = 0;
    int unknown = 0;
};

// People are counted once, however many meets they had; ladder.h says what each word means.
struct Funnel {
    int known = 0;         // registered or came
    int invited = 0;       // of the known: on the list before the event
    int invited_came = 0;  // of the invited
    int came = 0;          // of the known
    int took_part = 0;     // of those who came: they agreed to it
    int met = 0;           // of those who came: at least one meet was held
    int matched = 0;       // of those who met: both sides want to go on, at least once
    int agreed = 0;        // of the matched: a next step was agreed with a match
    // Of those who came: something goes on with an employer, they agreed to be asked, and the first
    // question's day has come.
    int asked = 0;
    int answered = 0;                         // of the asked: it is known whether they began
    int started = 0;                          // of the asked: they began
    std::array<StillThere, 5> still_there{};  // by k_moments

    int meets_planned = 0;  // that stood when it was published last, with those who were missed
    int meets_held = 0;     // of the planned
    int meets_missed = 0;   // of the planned: the candidate did not come
    int matches = 0;        // of the held

    int employers = 0;
    int new_employers = 0;  // of the employers: none had worked with statushouders before
    int places = 0;

    // How those who came felt treated, 1 … k_best_rating: the whole day.
    int ratings = 0;
    int rating_sum = 0;

    // The plan for those who came and took part: how many meets each had.
    std::array<int, 4> meets_each{};  // 0, 1, 2, 3 or more
    int fair_share = 0;               // at least the fair minimum of the event

    Funnel& operator+=(Funnel const& other);
};

// `today` as of the report, ISO 8601; `now` decides which meets were held.
Funnel funnel_of(domain::State const& state, Moment now, std::string_view today);

}  // namespace ontmoet::evidence
