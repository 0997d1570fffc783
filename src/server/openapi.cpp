// SPDX-License-Identifier: EUPL-1.2
#include "server/openapi.h"

#include "base/version.h"
#include "server/console_day_schemas.h"
#include "server/console_page_schemas.h"
#include "server/http_message.h"
#include "server/route_table.h"
#include "sync/protocol.h"

#include <span>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using ordered = nlohmann::ordered_json;

constexpr SchemaText k_schemas[] = {
    {"Object", ""},
    {"Health", "status s"},
    {"Failure", "message_key s, detail s"},
    {"Fact",
     "id s, event s, device? s, device_sequence? i, actor? s, recorded_at? i, clock_offset_ms? i, "
     "subjects? [s], type s, version? i, cursor? i, received_at? i, body o"},
    {"Meet", "meet s, person s, organisation s, offer s, table s, round i, interpreter s"},
    {"FactAnswer",
     "fact s, device_sequence i, decision s, at i, cursor? i, message_key? s, moved? {Meet}, "
     "alternatives? [{Meet}]"},
    {"PushRequest", "facts [{Fact}]"},
    {"PushAnswer", "answers [{FactAnswer}], epoch s, server_time i, missing? i"},
    {"PullPage",
     "facts [{Fact}], next i, epoch s, decided_up_to i, more b, reset b, server_time i, "
     "open_order i, hall? o, venue? o"},
    {"TableOrder", "organisation s"},
    {"TableCode", "code s, valid_until i"},
    {"DeviceStatus",
     "device s, name s, role s, revoked b, too_old b, last_seen i, backlog? i, offset_ms? i, "
     "version? s, troubles? s, printer? s, battery? s"},
    {"DeviceList", "devices [{DeviceStatus}], server_time i"},
    {"OrderAnswer", "number i, fault s"},
    {"OrderAnswers", "answers [{OrderAnswer}]"},
    {"DeviceOrder", "number i, kind s, value s"},
    {"DeviceOrders", "orders [{DeviceOrder}]"},
    {"PairRequest", "code s, event? s, device? s, badge_letter? s, tokens? [s]"},
    {"Pairing",
     "handshake_version i, url s, token s, event s, device s, role s, badge_letter s, name s, "
     "host_pin? s, public_key? s, phone_url? s, escrow_key? s"},
    {"Event", "id s, name s, starts_at i, people i, facts i"},
    {"Events", "events [{Event}]"},
    {"FactsPage", "facts [{Fact}], more b"},
    {"AppendOrder", "actor s, facts [{Fact}]"},
    {"Answers", "answers [{FactAnswer}]"},
    {"PairOrder", "role s, name s, host_pin? s, organisation? s, valid_s? i, knock? s"},
    {"Knock", "code s, secret s, valid_s i"},
    {"KnockQuestion", "secret s"},
    {"KnockAnswer", "state s"},
    {"PairingCode", "code s, valid_until i, url s, public_key? s"},
    {"RoleOrder", "role s, organisation? s"},
    {"RestoreOrder", "file s, erased_in s"},
    {"Restored", "erased i"},
    {"Device",
     "id s, role s, badge_letter s, name s, revoked b, paired_at i, token_since i, last_seen i"},
    {"Devices", "devices [{Device}]"},
};
// Of the console.
constexpr SchemaText k_console_schemas[] = {
    {"Account", "id s, login s, name s, role s, organiser s, disabled b, has_totp b, settings s"},
    {"Accounts", "accounts [{Account}]"},
    {"AccountOrder",
     "login s, is_new? b, name? s, role? s, organiser? s, password_hash? s, totp_secret? s, "
     "disabled? b"},
    {"Words", "language s, direction s, words o"},
    {"SignInOrder", "login s, password s, code? s"},
    {"Me", "login s, name s, role s, organiser s, has_totp b, rights [s]"},
    {"EventKind",
     "kind s, rounds i, meet_length_min i, changeover_min i, most_meets i, "
     "fair_minimum i"},
    {"Choices", "regions [s], kinds [{EventKind}], announcements [s]"},
    {"EventSummary",
     "id s, name s, kind s, place s, region s, starts_at i, ends_at i, state s, people i, "
     "here i, employers i, series s, organiser s"},
    {"EventList", "events [{EventSummary}]"},
    {"EventOrder",
     "id s, name s, kind? s, place? s, region? s, theme? s, series? s, date s, start s, rounds i, "
     "meet_length_min i, changeover_min i, breaks? [i], most_meets i, fair_minimum i, "
     "expected_people? i, expected_employers? i, apply b"},
    {"CopyOrder", "id s, name s, date s, start s, apply b"},
    {"Advice", "key s, weight s, values o"},
    {"EventAdvice", "id s, made b, starts_at i, ends_at i, advice [{Advice}]"},
    {"EventFace",
     "id s, name s, kind s, place s, region s, theme s, starts_at i, ends_at i, state s, "
     "rounds i, meet_length_min i, changeover_min i, breaks [i], most_meets i, fair_minimum i, "
     "series s, organiser s, rights [s], advice [{Advice}]"},
    {"Arrivals", "at i, people i"},
    {"Person",
     "id s, name s, own_script_name s, badge s, code s, municipality s, contact_person s, "
     "language s, state s, meets i, complete i, missing [s]"},
    {"PeoplePage", "people [{Person}], total i, page i, pages i"},
    {"Employer",
     "id s, name s, sector s, place s, offers i, places i, staff i, staff_here i, tables [i], "
     "wished_by i, is_partner b, is_confirmed b, complete i, missing [s]"},
    {"EmployersPage", "employers [{Employer}], total i, page i, pages i"},
    {"ListChoice", "heading s, target s"},
    {"ListOrder", "kind s, csv? s, xlsx? s, columns [{ListChoice}], apply b"},
    {"ListColumn", "heading s, target s, is_never_stored b, samples [s]"},
    {"ListNote", "line i, column i, message_key s, values o"},
    {"ListPreview",
     "columns [{ListColumn}], targets [s], rows i, added i, changed i, same i, applied b, "
     "problems [{ListNote}], notes [{ListNote}]"},
};

// Of programs with a key; "?" also where a value may be null.
constexpr SchemaText k_key_schemas[] = {
    {"ScanEvents", "count i, results [o]"},
    {"ScanLists", "count i, results [o]"},
    {"ScanStatus", "checkin_count i, position_count i, inside_count i, event o, items [o]"},
    {"ScanPosition",
     "id i, order s, positionid i, secret s, pseudonymization_id s, require_attention b, "
     "checkins [o]"},
    {"ScanPositions", "count i, results [{ScanPosition}]"},
    {"ScanOrder", "secret? s, lists? [i], type? s, force? b, nonce? s"},
    {"Scanned", "status s, require_attention b, checkin_texts? [s], position {ScanPosition}"},
};

// Of what the law asks for.
constexpr SchemaText k_privacy_schemas[] = {
    {"KeptGroup", "rule s, kind s, count i, until i, erased_at i"},
    {"ErasureCount", "rule s, kind s, count i, from i, to i"},
    {"Retention",
     "ends_at i, retention_days i, consented_days i, most_days i, legal_hold s, warned_days i, "
     "groups [{KeptGroup}], erased [{ErasureCount}]"},
    {"RetentionOrder", "retention_days? i, consented_days? i, legal_hold? s"},
    {"ErasureCertificate",
     "format s, event s, event_name s, organiser s, event_ended_at s, made_at s, rules o, "
     "erased [o], erased_in_all i, kept [o], checked o"},
    {"ConsentCount", "purpose s, given i, refused i"},
    {"FieldHeld", "name s, title s, audience s, people i"},
    {"RoleHolding", "role s, devices i, revoked i"},
    {"ExportTold", "at i, format s, purpose s, by s"},
    {"Risk", "risk s, measures [{Measure}]"},
    {"Measure", "measure s, state s, values o"},
    {"Key",
     "id s, name s, scopes [s], state s, made_at i, made_by s, valid_until i, last_used i, "
     "revoked_at i, revoked_by s"},
    {"Keys", "keys [{Key}], scopes [s], slug s"},
    {"KeyOrder", "act s, id? s, name? s, scopes? [s], until? s"},
    {"KeyMade", "id s, key s"},
    {"Look", "at i, by s, page s, person? s, who? s"},
    {"Looks", "looks [{Look}], total i"},
    {"Privacy",
     "controller s, event s, made_at i, people i, staff i, interpreters i, employers i, "
     "consents [{ConsentCount}], fields [{FieldHeld}], devices [{RoleHolding}], "
     "exports [{ExportTold}], retention {Retention}, risks [{Risk}], open i"},
    {"AccessOrder", "purpose s, language? s"},
    {"AccessAnswer", "text s, language s"},
    {"EraseOrder", "confirm b"},
};

ordered form_of(std::string_view form) {
    switch (form.front()) {
        case 'i': return {{"type", "integer"}};
        case 'n': return {{"type", "number"}};
        case 's': return {{"type", "string"}};
        case 'b': return {{"type", "boolean"}};
        case '[': return {{"type", "array"}, {"items", form_of(form.substr(1, form.size() - 2))}};
        case '{':
            return {
                {"$ref", "#/components/schemas/" + std::string(form.substr(1, form.size() - 2))}};
        default: return {{"type", "object"}};
    }
}

ordered schema_of(std::string_view members) {
    ordered schema = {{"type", "object"}};
    while (!members.empty()) {
        auto const end = members.find(", ");
        auto const member = members.substr(0, end);
        members = end == members.npos ? std::string_view{} : members.substr(end + 2);
        auto const space = member.find(' ');
        auto name = member.substr(0, space);
        bool const is_optional = name.ends_with('?');
        if (is_optional) name.remove_suffix(1);
        schema["properties"][std::string(name)] = form_of(member.substr(space + 1));
        if (!is_optional) schema["required"].push_back(name);
    }
    return schema;
}

bool is_media_type(std::string_view gives) {
    return gives.find('/') != gives.npos;
}

ordered content_of(std::string_view schema) {
    if (schema.empty()) return content_of("text/plain");
    if (is_media_type(schema)) return {{std::string(schema), {{"schema", {{"type", "string"}}}}}};
    return {{"application/json",
             {{"schema", {{"$ref", "#/components/schemas/" + std::string(schema)}}}}}};
}

ordered parameters_of(Route const& route) {
    auto parameters = ordered::array();
    for (auto at = route.pattern.find('{'); at != route.pattern.npos;
         at = route.pattern.find('{', at + 1)) {
        auto const name = route.pattern.substr(at + 1, route.pattern.find('}', at) - at - 1);
        ordered schema = {{"type", "string"}};
        bool const is_id = name == "event" || name == "device";
        if (is_id) schema["format"] = "uuid";
        parameters.push_back(
            {{"name", name}, {"in", "path"}, {"required", true}, {"schema", std::move(schema)}});
    }
    for (auto const& [name, type, meaning] : route.query)
        parameters.push_back({{"name", name},
                              {"in", "query"},
                              {"description", meaning},
                              {"schema", {{"type", type}}}});
    if (route.caller == Caller::device)
        parameters.push_back({{"name", sync::k_protocol_header},
                              {"in", "header"},
                              {"required", true},
                              {"schema", {{"const", std::to_string(sync::k_protocol_version)}}}});
    return parameters;
}

std::string_view name_of(Caller caller) {
    switch (caller) {
        case Caller::anybody: return "";
        case Caller::device: return "device";
        case Caller::page: return "page";
        case Caller::owner: return "owner";
        case Caller::account: return "account";
        case Caller::key: return "key";
    }
    return "";
}

ordered operation_of(Route const& route) {
    ordered operation = {{"summary", route.summary}, {"parameters", parameters_of(route)}};
    if (!route.takes.empty())
        operation["requestBody"] = {{"required", true}, {"content", content_of(route.takes)}};
    auto& answers = operation["responses"];
    bool const is_scan = route.act == Act::scan_redeem || route.act == Act::scan_position;
    bool const sends_on = route.act == Act::table_say || route.act == Act::follow_say;
    if (sends_on)
        answers["303"] = {{"description", "Done; the page goes on at Location."}};
    else
        answers[is_scan ? "201" : "200"] = {{"description", "Done."},
                                            {"content", content_of(route.gives)}};
    if (route.has_etag) answers["304"] = {{"description", "It is as it was (If-None-Match)."}};
    if (route.act == Act::pull)
        answers["410"] = {{"description", "That epoch is over: begin again after 0."},
                          {"content", content_of("PullPage")}};
    auto const* told = is_media_type(route.gives) ? "text/html" : "Failure";
    answers["default"] = {{"description", "Refused, and why."}, {"content", content_of(told)}};
    if (route.caller == Caller::anybody)
        operation["security"] = ordered::array();
    else {
        auto scopes = ordered::array();
        if (!route.scope.empty()) scopes.push_back(route.scope);
        operation["security"] = {{{std::string(name_of(route.caller)), std::move(scopes)}}};
    }
    return operation;
}

}  // namespace

std::string openapi_document() {
    ordered document = {{"openapi", "3.1.0"},
                        {"info",
                         {{"title", "Ontmoet"},
                          {"version", program_version()},
                          {"description", "What kiosks, commands and operators say to a server."},
                          {"license", {{"name", "EUPL-1.2"}, {"identifier", "EUPL-1.2"}}}}}};
    for (auto const& route : all_routes())
        document["paths"][std::string(route.pattern)][lower_case(route.method)] =
            operation_of(route);
    auto& components = document["components"];
    for (auto const& schemas :
         {std::span<SchemaText const>(k_schemas), std::span<SchemaText const>(k_console_schemas),
          std::span<SchemaText const>(k_console_page_schemas),
          std::span<SchemaText const>(k_console_day_schemas),
          std::span<SchemaText const>(k_privacy_schemas),
          std::span<SchemaText const>(k_key_schemas)})
        for (auto const& [name, members] : schemas)
            components["schemas"][name] = schema_of(members);
    components["securitySchemes"]["account"] = {
        {"type", "apiKey"}, {"in", "cookie"}, {"name", "ontmoet"}};
    components["securitySchemes"]["key"] = {
        {"type", "apiKey"},
        {"in", "header"},
        {"name", "Authorization"},
        {"description", "\"Token ontmoet_…\", of `ontmoet key add`; good for its scopes alone."}};
    for (auto const* who : {"device", "owner"})
        components["securitySchemes"][who] = {{"type", "http"}, {"scheme", "bearer"}};
    components["securitySchemes"]["page"] = {
        {"type", "apiKey"}, {"in", "cookie"}, {"name", "ontmoet_table"}};
    return document.dump();
}

}  // namespace ontmoet::server
