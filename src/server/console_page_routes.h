// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/route_table.h"

// The routes of the console's pages about what comes after an event: part of route_table.
namespace ontmoet::server {

inline constexpr std::array k_tasks_query{
    QueryValue{"language", "string", "nl or en: of words and ready texts."},
    QueryValue{"show", "string", "due, later or all."},
    QueryValue{"kind", "string", "tell_contact, next_step or ask; left out: all."},
    QueryValue{"owner", "string", "candidate, employer or organiser; left out: all."},
    QueryValue{"search", "string", "Part of a name, a number, a contact person or an employer."},
    QueryValue{"page", "integer", "From 1."},
};
inline constexpr std::array k_outcomes_query{
    QueryValue{"language", "string", "nl or en."},
    QueryValue{"show", "string", "match, open, no or held."},
    QueryValue{"search", "string", "Part of a name, a number, a contact person or an employer."},
    QueryValue{"page", "integer", "From 1."},
};

inline constexpr std::array k_console_page_routes{
    Route{Act::console_tasks, "GET", "/v1/console/events/{event}/tasks", Caller::account,
          "What is to be done after an event; a klantmanager's own people.", "", "TasksPage",
          k_tasks_query, true, Right::follow_up},
    Route{Act::console_outcomes, "GET", "/v1/console/events/{event}/outcomes", Caller::account,
          "What both sides said of their meets, and what came of it.", "", "OutcomesPage",
          k_outcomes_query, true, Right::follow_up},
    Route{Act::console_answer,
          "POST",
          "/v1/console/events/{event}/answers",
          Caller::account,
          "Writes down what became of somebody.",
          "FollowUpAnswer",
          "Object",
          {},
          false,
          Right::follow_up},
    Route{Act::console_told,
          "POST",
          "/v1/console/events/{event}/told",
          Caller::account,
          "The fixed contact heard of a match.",
          "ToldOrder",
          "Object",
          {},
          false,
          Right::follow_up},
};

}  // namespace ontmoet::server
