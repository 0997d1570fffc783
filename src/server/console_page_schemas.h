// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/openapi_schema.h"

// What the routes of console_page_routes.h take and give: part of openapi.
namespace ontmoet::server {

inline constexpr SchemaText k_console_page_schemas[] = {
    {"FollowUpSaid",
     "at i, by s, moment s, answer s, date s, kind s, level s, contract s, hours i, reason s"},
    {"Task",
     "event s, event_name s, person s, name s, badge s, contact s, organisation s, "
     "employer s, offer s, way s, "
     "may_ask b, started_on s, history [{FollowUpSaid}], task s, words s, moment s, due s, "
     "is_late b, owner s, meet s, letter? o"},
    {"TasksPage", "tasks [{Task}], total i, page i, pages i, due i, later i, today s, reasons [s]"},
    {"StepSaid",
     "said_by s, words s, owner s, due s, learning_goal s, language_at_work b, regular_job b"},
    {"Outcome",
     "person s, name s, badge s, contact s, organisation s, employer s, offer s, way s, "
     "may_ask b, started_on s, history [{FollowUpSaid}], meet s, candidate_says s, "
     "employer_says s, reason s, is_match b, told_at i, steps [{StepSaid}]"},
    {"OutcomesPage",
     "outcomes [{Outcome}], total i, page i, pages i, matches i, open i, no i, today s, "
     "reasons [s]"},
    {"ExportMade", "at i, form s, purpose s, by s, made_for s"},
    {"Exports", "forms [s], made [{ExportMade}]"},
    {"ExportOrder", "form s, purpose s, person? s"},
    {"ExportColumn", "name s, type s, unit s, audience s, source s, since i, meaning s"},
    {"ExportTable", "name s, meaning s, columns [{ExportColumn}]"},
    {"ExportDocs", "version i, tables [{ExportTable}]"},
    {"AccountChange", "login s, is_new b, name? s, role? s, password? s, disabled? b, totp_off? b"},
    {"PasswordOrder", "former s, password s"},
    {"TotpOrder", "password s, secret? s, code? s, off b"},
    {"TotpOffer", "secret s, qr [s]"},
    {"Webhook",
     "id s, name s, url s, kinds [s], state s, is_waiting b, last_at i, last_status i, "
     "last_failure s, next_at i"},
    {"Webhooks", "webhooks [{Webhook}], kinds [s]"},
    {"WebhookOrder", "act s, id? s, name? s, url? s, kinds? [s]"},
    {"WebhookMade", "id s, secret s"},
    {"GridRound", "at i, is_open b, has_begun b"},
    {"GridCell", "round i, badge s, state s, needs_interpreter b"},
    {"GridTable", "number i, employer s, cells [{GridCell}]"},
    {"InterpreterCell", "kind s, table i"},
    {"GridInterpreter", "name s, languages [s], rounds [{InterpreterCell}]"},
    {"HallGrid",
     "round i, rounds [{GridRound}], tables [{GridTable}], interpreters [{GridInterpreter}]"},
    {"WaitingDevice", "begins_with s, since i"},
    {"DeviceOrdered", "kind s, value s, ordered_at i, answered_at i, fault s"},
    {"DeviceOrderedList", "orders [{DeviceOrdered}]"},
    {"DeviceRow",
     "id s, name s, role s, organisation s, paired_at i, last_seen i, is_in_contact b, "
     "too_old b, troubles [s], backlog? i, offset_ms? i, version? s, printer? s, battery? i, "
     "is_charging? b, is_revoked b, orders [{DeviceOrdered}]"},
    {"OrganisationName", "id s, name s"},
    {"DevicesPage",
     "waiting [{WaitingDevice}], devices [{DeviceRow}], organisations [{OrganisationName}]"},
    {"DeviceVersion", "id s, name s, version s, is_old b"},
    {"UpdatesPage", "runs s, newest s, until i, fault s, detail s, devices [{DeviceVersion}]"},
    {"LetInOrder", "code s, name s, role s, organisation? s, pin? s"},
    {"DeviceChoice", "device s"},
    {"DeviceWish", "device s, kind s, value? s"},
    {"FollowUpAnswer",
     "id s, person s, organisation s, moment s, answer s, date s, kind? s, level? s, "
     "contract? s, hours? i, reason? s"},
    {"ToldOrder", "meet s"},
    {"EvidenceBar", "label s, value s, share n, is_other b"},
    {"EvidenceTile", "label s, count s, of s"},
    {"EvidenceRow", "name s, cells [s], first i"},
    {"EvidenceTable", "counted s, title s, columns [s], rows [{EvidenceRow}], note s"},
    {"EvidenceEvent", "id s, name s, region s, starts_at i, came i, met i, matched i, started i"},
    {"Definition", "word s, meaning s"},
    {"Evidence",
     "made_at i, tiles [{EvidenceTile}], funnel [{EvidenceBar}], later [{EvidenceBar}], "
     "benchmarks [{EvidenceBar}], fairness [{EvidenceBar}], fair_share s, day [s], "
     "tables [{EvidenceTable}], events [{EvidenceEvent}], definitions [{Definition}]"},
};

}  // namespace ontmoet::server
