// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/openapi_schema.h"

// What the routes of console_day_routes.h, the overview and series take and give: part of openapi.
namespace ontmoet::server {

inline constexpr SchemaText k_console_day_schemas[] = {
    {"DeviceNow",
     "name s, role s, last_seen i, is_in_contact b, too_old b, troubles [s], backlog? i, "
     "offset_ms? i, version? s, printer? s, battery? i, is_charging? b"},
    {"Attention",
     "id s, kind s, who? s, other? s, person? s, employer? s, device? s, at? i, round_at? i, "
     "table? i, message_key? s, count? i, least? i, troubles? [s]"},
    {"InterpreterPlace", "kind s, at i, language s, table? i, who? s"},
    {"InterpreterNow",
     "name s, languages [s], now? {InterpreterPlace}, next? {InterpreterPlace}, meets_left i, "
     "until i"},
    {"AnnouncementNow", "id s, at i, until i, texts o"},
    {"EventLive",
     "phase s, round i, rounds i, invited i, registered i, here i, walk_ins i, gone i, "
     "employers i, employers_here i, meets_planned i, meets_held i, meets_missed i, matches i, "
     "has_plan b, optimal b, gap_per_mille i, arrivals [{Arrivals}], devices [{DeviceNow}], "
     "interpreters [{InterpreterNow}], announcements [{AnnouncementNow}], "
     "attention [{Attention}]"},
    {"HallTable", "id s, number i, employer s, employer_id s, x n, y n, zone i"},
    {"BoardPlace", "name s, x n, y n"},
    {"HallPlan", "tables [{HallTable}], boards [{BoardPlace}], employers [{OrganisationName}]"},
    {"TablePlace", "id s, x n, y n, zone i, number? i, employer? s, gone? b, sure? b"},
    {"HallOrder", "tables [{TablePlace}], boards? [{BoardPlace}]"},
    {"SeriesEvent", "id s, name s, place s, starts_at i, state s, people i, employers i"},
    {"SeriesPartner", "name s, is_employer b, events i"},
    {"SeriesHelper", "account s, name s, organiser s, role s"},
    {"Series",
     "name s, region s, organiser s, is_own b, rights [s], events [{SeriesEvent}], "
     "partners [{SeriesPartner}], helpers [{SeriesHelper}]"},
    {"SeriesPage", "series [{Series}]"},
    {"HelperOrder", "series s, role s, login? s, organiser? s, account? s"},
    {"AnnouncementOrder", "id s, key? s, text? s, language? s"},
    {"AnnouncementEnd", "announcement s"},
    {"SettledOrder", "id s"},
    {"PlanPerson", "id s, words s, is_here b, has_meets b"},
    {"PlanTable", "id s, number i, employer s"},
    {"PlanInterpreter", "id s, name s"},
    {"PlanRound", "round i, at i"},
    {"PlanFace",
     "has_plan b, optimal b, gap_per_mille i, meets i, people_planned i, coverage [i], unmet i, "
     "can_take_back b, people [{PlanPerson}], tables [{PlanTable}], "
     "interpreters [{PlanInterpreter}], rounds [{PlanRound}]"},
    {"PlanOrder", "id s, way s, person? s, table? s, interpreter? s, round? i, until? i"},
    {"PlanChange",
     "kind s, who s, employer s, interpreter s, from_at? i, from_table? i, to_at? i, "
     "to_table? i"},
    {"PlanTold", "people [s], employers [s], interpreters [s]"},
    {"PlanShortage", "language s, at i, wanted i, present i"},
    {"PlanOption",
     "plan {PlanPublished}, changes [{PlanChange}], change_count i, told {PlanTold}, meets i, "
     "people i, coverage [i], unmet i, optimal b, gap_per_mille i, others_changed? i, "
     "shortages? [{PlanShortage}]"},
    {"PlanPreview", "options [{PlanOption}]"},
    {"PlanPublished", "plan s, replaces s, meets [{Meet}], gap_per_mille i, optimal b, away? [o]"},
};

}  // namespace ontmoet::server
