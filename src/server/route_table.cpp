// SPDX-License-Identifier: EUPL-1.2
#include "server/route_table.h"

#include "server/console_page_routes.h"

#include <algorithm>
#include <array>
#include <optional>

namespace ontmoet::server {
namespace {

constexpr std::array k_pull_query{
    QueryValue{"after", "integer", "The last cursor this device has; 0 at the beginning."},
    QueryValue{"epoch", "string", "The epoch that cursor is of; left out at the beginning."},
    QueryValue{"limit", "integer", "At most this many facts."},
    QueryValue{"wait", "integer", "Seconds to wait for news, at most 25."},
    QueryValue{"hall_epoch", "string", "To a venue server: of the hall's list this device knows."},
    QueryValue{"hall", "integer", "To a venue server: how far this device knows it."},
    QueryValue{"decided", "integer", "From a venue server: how many answers it holds."},
    QueryValue{"devices", "string", "From a venue server: the mark of the devices it knows."},
    QueryValue{"heard", "string", "From a venue server: which devices it heard a moment ago."},
};
constexpr std::array k_read_query{
    QueryValue{"after", "integer", "Facts after this cursor."},
};

constexpr std::array k_table_query{
    QueryValue{"page", "string", "Nothing, agreed, note, answer, talk or stand."},
    QueryValue{"meet", "string", "Of which meet at this table the page is."},
    QueryValue{"said", "string", "What was just done, to be confirmed in words."},
    QueryValue{"wait", "string", "With If-None-Match: answer when the page changes, in 25 s."},
    QueryValue{"with", "string", "Talk help: the other one's language."},
    QueryValue{"theme", "string", "Talk help: what to talk about."},
    QueryValue{"turned", "string", "Talk help: the candidate chooses."},
    QueryValue{"say", "string", "Talk help: what is said."},
    QueryValue{"answer", "string", "Talk help: what is answered; may be there several times."},
};
constexpr std::array k_people_query{
    QueryValue{"search", "string", "Part of a name, a number, a gemeente or a contact person."},
    QueryValue{"show", "string", "all, here, expected or incomplete."},
    QueryValue{"page", "integer", "From 1."},
};
constexpr std::array k_employers_query{
    QueryValue{"search", "string", "Part of a name, a place or a sector."},
    QueryValue{"show", "string", "all or incomplete."},
    QueryValue{"page", "integer", "From 1."},
};

constexpr std::array k_privacy_query{
    QueryValue{"language", "string", "Of the names of fields: nl or en."},
};

constexpr std::string_view k_facts = "/v1/events/{event}/facts";
constexpr std::string_view k_own_facts = "/v1/admin/events/{event}/facts";
constexpr std::string_view k_console_event = "/v1/console/events/{event}";
constexpr std::string_view k_devices = "/v1/admin/events/{event}/devices";

constexpr std::array k_first_routes{
    Route{Act::health, "GET", "/healthz", Caller::anybody, "Whether the server works.", "",
          "Health"},
    Route{Act::metrics, "GET", "/metrics", Caller::anybody,
          "Numbers for the operator, in the text format of Prometheus.", "", ""},
    Route{Act::openapi,
          "GET",
          "/openapi.json",
          Caller::anybody,
          "This document.",
          "",
          "Object",
          {},
          true},
    Route{Act::pair, "POST", "/v1/pair", Caller::anybody,
          "Lets a device in by a pairing code, once.", "PairRequest", "Pairing"},
    Route{Act::phone_page, "GET", "/my/{key}", Caller::anybody,
          "A person's own schedule on their phone; the key is their secret.", "", "text/html"},
    Route{Act::phone_calendar, "GET", "/my/{key}/calendar.ics", Caller::anybody,
          "The same meets for the phone's calendar.", "", "text/calendar"},
    // Without its cookie a page is the door: a form for a code.
    Route{Act::table_page, "GET", "/table", Caller::page,
          "The page of a table whose device is a phone or a laptop.", "", "text/html",
          k_table_query, true},
    Route{Act::table_say, "POST", "/table", Caller::page,
          "What somebody at the table says with a form of that page; sends on to it.",
          "application/x-www-form-urlencoded", "text/html"},
    Route{Act::table_link, "GET", "/table/{key}", Caller::anybody,
          "Asks whether this device shall be a table's; the key is a pairing code.", "",
          "text/html"},
    Route{Act::table_script,
          "GET",
          "/web/table.js",
          Caller::anybody,
          "What keeps a table's page in step with the hall.",
          "",
          "text/javascript",
          {},
          true},
    Route{Act::pull, "GET", k_facts, Caller::device,
          "The facts this device may see after a cursor; waits for news when asked to.", "",
          "PullPage", k_pull_query},
    Route{Act::push, "POST", k_facts, Caller::device,
          "Facts this device has to say; each is decided and answered.", "PushRequest",
          "PushAnswer"},
    Route{Act::watch_devices, "GET", "/v1/events/{event}/devices", Caller::device,
          "How the devices of the event are, for a host's device.", "", "DeviceList"},
    Route{Act::offer_table, "POST", "/v1/events/{event}/table-codes", Caller::device,
          "A code that makes an employer's own phone or laptop the device of their table, for a "
          "host's device.",
          "TableOrder", "TableCode"},
    Route{Act::list_events,
          "GET",
          "/v1/admin/events",
          Caller::owner,
          "All events.",
          "",
          "Events",
          {},
          true},
    Route{Act::read_facts, "GET", k_own_facts, Caller::owner, "Every fact of an event, whole.", "",
          "FactsPage", k_read_query, true},
    Route{Act::append_facts, "POST", k_own_facts, Caller::owner, "Facts the organiser has to say.",
          "AppendOrder", "Answers"},
    Route{Act::list_devices,
          "GET",
          k_devices,
          Caller::owner,
          "The devices of an event.",
          "",
          "Devices",
          {},
          true},
    Route{Act::add_device, "POST", k_devices, Caller::owner,
          "Lets a device in at once: its token is in the answer.", "PairOrder", "Pairing"},
    Route{Act::offer_pairing, "POST", "/v1/admin/events/{event}/pairing-codes", Caller::owner,
          "A code that lets one device in within ten minutes.", "PairOrder", "PairingCode"},
    Route{Act::set_role, "POST", "/v1/admin/events/{event}/devices/{device}/role", Caller::owner,
          "Gives a device another role; it loads anew what it may see.", "RoleOrder", "Device"},
    Route{Act::revoke, "POST", "/v1/admin/events/{event}/devices/{device}/revoke", Caller::owner,
          "Withdraws a device; it wipes its store when it hears so.", "", "Device"},
    Route{Act::rescue, "POST", "/v1/admin/events/{event}/devices/{device}/facts", Caller::owner,
          "Facts that lay on the disk of a device that is broken.", "PushRequest", "PushAnswer"},
    Route{Act::restore, "POST", "/v1/admin/restore", Caller::owner,
          "Puts the events of a backup on the server's disk in the place of the present ones.",
          "RestoreOrder", "Restored"},

    Route{Act::list_accounts, "GET", "/v1/admin/accounts", Caller::owner, "Who may sign in.", "",
          "Accounts"},
    Route{Act::set_account, "POST", "/v1/admin/accounts", Caller::owner,
          "Makes or changes an account; whoever it is of is signed out.", "AccountOrder", "Object"},
    Route{Act::console_start, "GET", "/", Caller::anybody, "Leads to the console.", "",
          "text/html"},
    Route{Act::console_page,
          "GET",
          "/console",
          Caller::anybody,
          "The organiser's console.",
          "",
          "text/html",
          {},
          true},
    Route{Act::console_file,
          "GET",
          "/console/{file}",
          Caller::anybody,
          "What its page is made of.",
          "",
          "text/plain",
          {},
          true},
    Route{Act::console_words,
          "GET",
          "/v1/console/words/{language}",
          Caller::anybody,
          "The words of the console in a language.",
          "",
          "Words",
          {},
          true},
    Route{Act::sign_in, "POST", "/v1/console/sign-in", Caller::anybody,
          "Opens a session, kept in a cookie.", "SignInOrder", "Me"},
    Route{Act::sign_out, "POST", "/v1/console/sign-out", Caller::account, "Ends the session.", "",
          "Object"},
    Route{Act::sign_out_everywhere, "POST", "/v1/console/sign-out-everywhere", Caller::account,
          "Ends all sessions of the account.", "", "Object"},
    Route{Act::who_am_i, "GET", "/v1/console/me", Caller::account,
          "Who is signed in, and what they may do.", "", "Me"},
    Route{Act::console_choices,
          "GET",
          "/v1/console/choices",
          Caller::account,
          "Regions, and kinds of events with what suits them.",
          "",
          "Choices",
          {},
          true},
    Route{Act::console_events,
          "GET",
          "/v1/console/events",
          Caller::account,
          "The events of the account's organiser.",
          "",
          "EventList",
          {},
          true,
          Right::see_events},
    Route{Act::make_event,
          "POST",
          "/v1/console/events",
          Caller::account,
          "Makes an event, or tells what there is to say about one.",
          "EventOrder",
          "EventAdvice",
          {},
          false,
          Right::change_events},
    Route{Act::console_event,
          "GET",
          k_console_event,
          Caller::account,
          "What an event is.",
          "",
          "EventFace",
          {},
          true,
          Right::see_events},
    Route{Act::console_live,
          "GET",
          "/v1/console/events/{event}/live",
          Caller::account,
          "How an event is now: arrivals, devices, what needs somebody.",
          "",
          "EventLive",
          {},
          true,
          Right::see_overview},
    Route{Act::console_people, "GET", "/v1/console/events/{event}/people", Caller::account,
          "The people of an event; a klantmanager's own.", "", "PeoplePage", k_people_query, true,
          Right::see_people},
    Route{Act::console_employers, "GET", "/v1/console/events/{event}/employers", Caller::account,
          "The employers of an event.", "", "EmployersPage", k_employers_query, true,
          Right::see_employers},
    Route{Act::copy_event,
          "POST",
          "/v1/console/events/{event}/copy",
          Caller::account,
          "Makes an event like this one: settings, employers, offers and tables, no people.",
          "CopyOrder",
          "EventAdvice",
          {},
          false,
          Right::change_events},
    Route{Act::import_list,
          "POST",
          "/v1/console/events/{event}/import",
          Caller::account,
          "Brings in a list of people or employers, or shows what it would bring.",
          "ListOrder",
          "ListPreview",
          {},
          false,
          Right::change_events},
    Route{Act::console_retention,
          "GET",
          "/v1/console/events/{event}/retention",
          Caller::account,
          "How long people's data is kept, and what was erased.",
          "",
          "Retention",
          {},
          true,
          Right::see_overview},
    Route{Act::set_retention,
          "POST",
          "/v1/console/events/{event}/retention",
          Caller::account,
          "Changes how long; what is not said stays as it is.",
          "RetentionOrder",
          "Retention",
          {},
          false,
          Right::change_events},
    Route{Act::console_certificate,
          "GET",
          "/v1/console/events/{event}/retention/certificate",
          Caller::account,
          "What was erased, how many, when and by which rule; no names.",
          "",
          "ErasureCertificate",
          {},
          false,
          Right::see_overview},
    Route{Act::console_privacy, "GET", "/v1/console/events/{event}/privacy", Caller::account,
          "The register of processing and the impact assessment, from the real settings.", "",
          "Privacy", k_privacy_query, false, Right::see_overview},
    Route{Act::give_access,
          "POST",
          "/v1/console/events/{event}/people/{person}/access",
          Caller::account,
          "Everything that is kept about a person; the log says what for.",
          "AccessOrder",
          "AccessAnswer",
          {},
          false,
          Right::answer_requests},
    Route{Act::erase_person,
          "POST",
          "/v1/console/events/{event}/people/{person}/erase",
          Caller::account,
          "Takes a person's data away everywhere, for good.",
          "EraseOrder",
          "Object",
          {},
          false,
          Right::answer_requests},
};

constexpr auto k_routes = [] {
    std::array<Route, k_first_routes.size() + k_console_page_routes.size()> all{};
    auto const end = std::ranges::copy(k_first_routes, all.begin()).out;
    std::ranges::copy(k_console_page_routes, end);
    return all;
}();

// What stands for the {…} when the path is one of this pattern.
std::optional<std::vector<std::string>> values_of(std::string_view pattern,
                                                  std::vector<std::string> const& segments) {
    std::vector<std::string> values;
    if (pattern == "/") pattern = {};
    for (auto const& segment : segments) {
        if (pattern.empty()) return std::nullopt;
        pattern.remove_prefix(1);  // the slash
        auto const part = pattern.substr(0, pattern.find('/'));
        pattern.remove_prefix(part.size());
        if (part.starts_with('{'))
            values.push_back(segment);
        else if (part != segment)
            return std::nullopt;
    }
    if (!pattern.empty()) return std::nullopt;
    return values;
}

}  // namespace

std::span<Route const> all_routes() {
    return k_routes;
}

RouteMatch match_route(std::string_view method, std::vector<std::string> const& segments) {
    RouteMatch match;
    for (auto const& route : k_routes) {
        auto values = values_of(route.pattern, segments);
        if (!values) continue;
        match.allowed.append(match.allowed.empty() ? "" : ", ").append(route.method);
        if (route.method != method) continue;
        match.route = &route;
        match.values = std::move(*values);
    }
    return match;
}

}  // namespace ontmoet::server
