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

inline constexpr std::array k_language_query{
    QueryValue{"language", "string", "nl or en."},
};
inline constexpr std::array k_evidence_query{
    QueryValue{"language", "string", "nl or en."},
    QueryValue{"from", "string", "Events of this day or later, 2026-01-01."},
    QueryValue{"to", "string", "Events of this day or earlier."},
    QueryValue{"region", "string", "Events of this arbeidsmarktregio."},
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
    Route{Act::event_evidence, "GET", "/v1/console/events/{event}/evidence", Caller::account,
          "What an event brought; small groups are not shown.", "", "Evidence", k_language_query,
          true, Right::see_evidence},
    Route{Act::all_evidence, "GET", "/v1/console/evidence", Caller::account,
          "What the organiser's events brought.", "", "Evidence", k_evidence_query, true,
          Right::see_evidence},
    Route{Act::event_report, "GET", "/v1/console/events/{event}/report", Caller::account,
          "The same of one event as pages.", "", "application/pdf", k_language_query, false,
          Right::see_evidence},
    Route{Act::all_report, "GET", "/v1/console/report", Caller::account,
          "The same of the organiser's events as pages.", "", "application/pdf", k_evidence_query,
          false, Right::see_evidence},
    Route{Act::console_exports,
          "GET",
          "/v1/console/events/{event}/exports",
          Caller::account,
          "What can be exported, and what was, by whom and what for.",
          "",
          "Exports",
          {},
          true,
          Right::export_data},
    Route{Act::make_export, "POST", "/v1/console/events/{event}/exports", Caller::account,
          "Files for a purpose, which the log of the event keeps.", "ExportOrder",
          "application/octet-stream", k_language_query, false, Right::export_data},
    Route{Act::export_docs,
          "GET",
          "/v1/console/docs",
          Caller::account,
          "What the tables and columns of exports mean.",
          "",
          "ExportDocs",
          {},
          true},
};

}  // namespace ontmoet::server
