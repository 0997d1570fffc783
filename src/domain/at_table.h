// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/bodies.h"
#include "domain/fact.h"
#include "domain/rules.h"
#include "domain/state.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// A table during the day, whatever device stands on it: who sits there now, and what its staff say
// as facts. A kiosk and the page of a phone ask the same.
namespace ontmoet::domain {

// So much more time a table takes for itself in this round; nobody else hears of it.
struct LongerTalk {
    int round = -1;
    int minutes = 0;
    friend bool operator==(LongerTalk const&, LongerTalk const&) = default;
};
// One minute more in the round of `now`, as far as people have time to walk to the next one.
LongerTalk one_minute_longer(State const& state, LongerTalk so_far, Moment now);

struct TableNow {
    HallMoment hall;
    Meet const* meet = nullptr;  // whose card is shown; null: nobody comes any more
    Meet const* next = nullptr;  // after that
    bool has_meets = false;      // any at all, on this day
    bool is_running = false;     // the round of `meet` runs
    bool is_over = false;        // it is over, and no answer was given yet
    Duration left{0};            // to its end, else to its beginning
    Duration whole{0};           // of which that is the rest
};
TableNow table_now(State const& state, TableId table, LongerTalk longer, Moment now);
// The tables of this organisation, by number.
std::vector<TableId> tables_of(State const& state, OrganisationId organisation);
// The meet with this id if it is at this table, or null.
Meet const* meet_at(State const& state, TableId table, MeetId meet);

// A way to go on after a meet.
struct WayOn {
    std::string_view code;  // of NextStep::kind; empty: not any further
    std::string_view key;   // its words
    bool unpaid = false;    // needs a learning goal (SER 2018)
};
std::span<WayOn const> ways_on();
// Null when there is none of this code.
WayOn const* find_way_on(std::string_view code);
// What the employer has said about the meet; null while they did not.
WayOn const* agreed_way(Meet const& meet);

// The codes in which staff say more, each with its message.
struct CodeAtTable {
    std::string_view code;
    std::string_view key;
};
inline constexpr std::array k_learning_goals{CodeAtTable{"language", "agreed.goal_language"},
                                             CodeAtTable{"work", "agreed.goal_work"},
                                             CodeAtTable{"both", "agreed.goal_both"}};
// Why not: job-related reasons alone (domain.md §6).
inline constexpr std::array k_reasons_against{
    CodeAtTable{"language", "why_not.language"}, CodeAtTable{"days", "why_not.days"},
    CodeAtTable{"distance", "why_not.distance"}, CodeAtTable{"experience", "why_not.experience"},
    CodeAtTable{"papers", "why_not.papers"},     CodeAtTable{"no_place", "why_not.no_place"}};
// So many days from now the first step is due, with its message.
struct DueIn {
    std::string_view key;
    int days = 0;
};
inline constexpr std::array k_dues{DueIn{"agreed.this_week", 3}, DueIn{"agreed.next_week", 7},
                                   DueIn{"agreed.two_weeks", 14}, DueIn{"agreed.month", 30}};

// What is said, as facts to be made one's own; none when it was said already or cannot be.
using Said = std::vector<Fact>;
Said begins(Meet const& meet);
Said nobody_came(Meet const& meet);
// Goes on this way, or with an empty kind not any further: the next step and the verdict at once.
Said goes_on(Meet const& meet, std::string_view kind);
// More about the way that was agreed.
Said agrees(Meet const& meet, NextStep const& step);
// Why not; the same reason again takes it back.
Said says_why_not(Meet const& meet, std::string_view reason);
// What the candidate answers on the turned screen.
Said candidate_says(Meet const& meet, Answer answer);
Said notes_down(State const& state, Meet const& meet, std::string const& text);
// What began at this table is over when its round is.
Said ended_by(State const& state, TableId table, Moment now);

}  // namespace ontmoet::domain
