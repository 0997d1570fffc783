// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/announcements.h"
#include "platform/real_clock.h"
#include "server/api_keys.h"
#include "server/console_for_test.h"
#include "server/console_rights.h"
#include "server/retention_keeper.h"
#include "server/webhooks.h"

#include <map>
#include <set>

#include <catch2/catch.hpp>

// Every operation of /openapi.json is attacked in every way that there is for its kind of caller,
// with a request that would do something: the same request of whoever may is shown to be taken.
// An operation that no case knows fails the test.
namespace ontmoet::test {

using domain::make_fact;
using nlohmann::json;
using storage::AccountRole;

inline EventId const k_others_event = named<EventId>("elsewhere");
// Shows a plan and says nothing.
inline std::string const k_preview = "POST /v1/console/events/{event}/plan/preview";
inline std::string const k_meet = to_string(named<MeetId>("meet 2"));
inline constexpr std::array k_all_roles{AccountRole::administrator, AccountRole::organiser,
                                        AccountRole::klantmanager, AccountRole::host,
                                        AccountRole::viewer};

inline json event_order(std::string const& id) {
    return {{"id", id},
            {"name", "Werk"},
            {"kind", "matchingsevent"},
            {"place", "Delft"},
            {"region", "Haaglanden"},
            {"series", "Werk in Haaglanden"},
            {"theme", ""},
            {"date", "2027-03-18"},
            {"start", "13:00"},
            {"rounds", 9},
            {"breaks", {4}},
            {"meet_length_min", 8},
            {"changeover_min", 2},
            {"most_meets", 4},
            {"fair_minimum", 3},
            {"expected_people", 40},
            {"expected_employers", 5},
            {"apply", true}};
}

inline domain::PlanPublished empty_plan() {
    domain::PlanPublished plan;
    plan.plan = named<PlanId>("plan");
    return plan;
}

// What would do something, in an order in which each still finds what it is about. Person 2 is
// nobody's own: a klantmanager must not get at them.
inline std::vector<std::pair<std::string, json>> const& orders() {
    static auto const event = to_string(k_event);
    static std::vector<std::pair<std::string, json>> const all{
        {"POST /v1/console/events", event_order(to_string(named<EventId>("made")))},
        {"POST /v1/console/events/{event}/copy",
         {{"id", to_string(named<EventId>("copied"))},
          {"name", "x"},
          {"date", "2027-03-18"},
          {"start", "13:00"},
          {"apply", true}}},
        {"POST /v1/console/events/{event}/settings", event_order(event)},
        {"POST /v1/console/events/{event}/import",
         {{"kind", "people"},
          {"csv", "Naam\r\nSomebody New\r\n"},
          {"columns", json::array()},
          {"apply", true}}},
        {"POST /v1/console/events/{event}/hall",
         {{"tables", {{{"id", to_string(k_table_1)}, {"x", 0.25}, {"y", 0.5}, {"zone", 2}}}},
          {"boards", {{{"name", "Door"}, {"x", 0.5}, {"y", 0.1}}}}}},
        {k_preview, {{"id", to_string(named<PlanId>("plan"))}, {"way", "anew"}}},
        {"POST /v1/console/events/{event}/plan", json::parse(make_fact(empty_plan()).body)},
        {"POST /v1/console/events/{event}/announcements",
         {{"id", to_string(named<FactId>("said"))},
          {"key", domain::ready_announcements().front()}}},
        {"POST /v1/console/events/{event}/announcements/end",
         {{"announcement", to_string(named<FactId>("said"))}}},
        {"POST /v1/console/events/{event}/attention", {{"id", to_string(named<FactId>("help"))}}},
        {"POST /v1/console/events/{event}/devices/let-in",
         {{"code", ""}, {"name", "Door"}, {"role", "reception"}}},
        {"POST /v1/console/events/{event}/devices/order",
         {{"device", ""}, {"kind", "volume"}, {"value", "3"}}},
        {"POST /v1/console/events/{event}/devices/revoke", {{"device", ""}}},
        {"POST /v1/console/events/{event}/retention",
         {{"retention_days", 20}, {"consented_days", 500}}},
        {"POST /v1/console/events/{event}/told", {{"meet", k_meet}}},
        {"POST /v1/console/events/{event}/answers",
         {{"id", to_string(named<FactId>("answer"))},
          {"person", to_string(person(2))},
          {"organisation", to_string(k_baker)},
          {"moment", "started"},
          {"answer", "yes"},
          {"date", "2024-01-08"}}},
        {"POST /v1/console/events/{event}/exports",
         {{"form", "csv"}, {"purpose", "report"}, {"person", ""}}},
        {"POST /v1/console/events/{event}/people/{person}/access", {{"purpose", "asked for it"}}},
        {"POST /v1/console/events/{event}/people/{person}/erase", {{"confirm", true}}},
        {"POST /v1/console/accounts",
         {{"login", "viewer@here.nl"}, {"is_new", false}, {"name", "Changed"}}},
        {"POST /v1/console/series/helpers",
         {{"series", "Werk in Haaglanden"},
          {"login", "viewer@elsewhere.nl"},
          {"organiser", k_elsewhere},
          {"role", "host"}}},
        {"POST /v1/console/keys", {{"act", "revoke"}, {"id", "2f6a09c3d1b4"}}},
        {"POST /v1/console/webhooks", {{"act", "test"}, {"id", "hook"}}},
        {"POST /v1/console/me/totp", {{"password", k_password}, {"off", true}}},
        {"POST /v1/console/me/password",
         {{"former", k_password}, {"password", "nog een lange zin"}}},
        {"POST /v1/console/sign-out", json::object()},
        {"POST /v1/console/sign-out-everywhere", json::object()},
    };
    return all;
}

inline std::string const k_form = "Content-Type: application/x-www-form-urlencoded\r\n";

// Their own account is everybody's; what they send there is about nobody else.
inline bool is_about_self(std::string const& path) {
    return path.starts_with("/v1/console/me") || path.starts_with("/v1/console/sign-out");
}

struct Operation {
    std::string method;
    std::string path;  // as the document has it
    std::string caller;
    std::string takes;
    bool sends_json = false;
    json order = json::object();
    server::Right right = server::Right::be_here;
    std::string name() const { return method + " " + path; }
};

// One server with two organisers; whatever is tried, it is compared with how it was.
struct Walk {
    Walk() {
        console.begin_event(k_event);
        console.begin_event(k_others_event, k_elsewhere);
        for (auto const event : {k_event, k_others_event}) begin_day(event);
        auto& devices = console.world.server().folder().devices();
        device =
            to_string(devices.pair(k_event, storage::Role::host, "Desk", Moment{1})->device.id);
        knock = devices.knock(platform::RealClock{}.now())->code;
        for (auto const role : k_all_roles)
            for (auto const& organiser : {k_here, k_elsewhere})
                console.add(login(role, organiser), role, organiser,
                            std::string(storage::to_text(role)));
        auto hook =
            server::new_webhook({"client system", k_here, "http://127.0.0.1", {"person.erased"}});
        REQUIRE(hook.ok());
        hook->order.login = "hook@webhook";
        REQUIRE(server::obey(hook->order, console.accounts(), Moment{1}).ok());
        hears_of_terms();
        auto key = server::new_key({"badge reader", k_here, {"check_in"}});
        key.order.login = "2f6a09c3d1b4@key";
        REQUIRE(server::obey(key.order, console.accounts(), Moment{1}).ok());
        Visitor visitor(console.world);
        document = json::parse(visitor.ask("GET", "/openapi.json").body);
        read_operations();
    }
    // What the server says by itself some seconds after its start is said before anything is
    // compared.
    void hears_of_terms() {
        platform::RealClock const clock;
        server::Metrics metrics;
        server::RequestLog const log(clock, [](std::string_view) {});
        auto& folder = console.world.server().folder();
        server::RetentionKeeper keeper({clock, metrics, log}, folder.log(), folder.hub());
        REQUIRE(keeper.look().ok());
    }
    static std::string login(AccountRole role, std::string const& organiser) {
        return std::string(storage::to_text(role)) +
               (organiser == k_here ? "@here.nl" : "@elsewhere.nl");
    }
    void begin_day(EventId event) {
        std::vector<domain::Fact> facts{
            // Long ago; nothing of it is erased or warned of while an attack is under way.
            make_fact(domain::EventSet{R"({"starts_at":1700000000000,"legal_hold":"walk"})"}),
            make_fact(domain::PersonSet{person(1), R"({"contact_person":"klantmanager"})"}),
            make_fact(domain::CheckIn{person(2), {}, "A-2", "code"}),
            make_fact(domain::ConsentGiven{person(2), domain::Purpose::take_part, "1", "ti"}),
            make_fact(domain::ConsentGiven{person(2), domain::Purpose::follow_up, "1", "ti"}),
            booking("meet 2", person(2), k_table_1, 0),
            make_fact(domain::HelpAsked{person(1), "consent", "ti", 0})};
        facts.back().id = named<FactId>("help");
        for (auto const side : {domain::Side::candidate, domain::Side::employer})
            facts.push_back(make_fact(domain::VerdictGiven{
                named<MeetId>("meet 2"), person(2), side, domain::Answer::yes, {}}));
        auto const said =
            console.world.server().folder().hub().append_own(event, std::move(facts), "test");
        REQUIRE(said.ok());
        for (auto const& answer : *said) REQUIRE(answer.decision == sync::Decision::created);
    }
    void read_operations() {
        std::map<std::string, json> by_name(orders().begin(), orders().end());
        for (auto const& [path, methods] : document["paths"].items())
            for (auto const& [word, told] : methods.items()) {
                Operation one;
                one.method = word == "get" ? "GET" : "POST";
                one.path = path;
                auto const& security = told["security"];
                one.caller = security.empty() ? "anybody" : security[0].begin().key();
                one.sends_json = told.contains("requestBody") &&
                                 told["requestBody"]["content"].contains("application/json");
                if (by_name.contains(one.name())) one.order = by_name[one.name()];
                if (one.order.contains("device")) one.order["device"] = device;
                if (one.order.contains("role")) one.order["code"] = knock;
                for (auto const& route : server::all_routes())
                    if (route.method == one.method && route.pattern == path)
                        one.right = route.right;
                operations.push_back(std::move(one));
            }
    }
    std::vector<Operation> of(std::string const& caller) const {
        std::vector<Operation> some;
        for (auto const& one : operations)
            if (one.caller == caller) some.push_back(one);
        return some;
    }
    static std::string filled(std::string path, EventId event) {
        for (auto const& [name, value] :
             std::map<std::string, std::string>{{"{event}", to_string(event)},
                                                {"{person}", to_string(person(2))},
                                                {"{device}", to_string(named<DeviceId>("device"))},
                                                {"{organiser}", "gemeente-voorbeeld"},
                                                {"{list}", "1"},
                                                {"{position}", "1"},
                                                {"{key}", "AAAAAAAAAAAAAAAAAAAAAA"},
                                                {"{language}", "nl"},
                                                {"{file}", "app.js"}})
            if (auto const at = path.find(name); at != path.npos)
                path.replace(at, name.size(), value);
        REQUIRE(path.find('{') == path.npos);
        return path;
    }
    static Reply ask(Visitor& visitor, Operation const& one, EventId event = k_event,
                     std::string const& headers = "Ontmoet-Console: 1\r\n") {
        return visitor.ask(one.method, filled(one.path, event), one.order.dump(), headers);
    }
    // Without the notes that somebody looked, which whoever may look leaves behind.
    std::int64_t said_at(EventId event) {
        auto facts = console.world.server().folder().log().head(event)->newest;
        for (auto const& [person, looks] : console.state(event).looks)
            facts -= static_cast<std::int64_t>(looks.size());
        return facts;
    }
    // Everything an attack might have changed.
    std::string fingerprint() {
        std::string text;
        auto& folder = console.world.server().folder();
        auto const events = folder.log().events();
        REQUIRE(events.ok());
        for (auto const& event : *events)
            text += to_string(event) + std::to_string(said_at(event)) + "\n";
        auto const devices = folder.devices().known(k_event);
        REQUIRE(devices.ok());
        for (auto const& known : *devices)
            text += known.device.name + (known.device.revoked ? " revoked\n" : "\n");
        text += std::to_string(folder.devices().orders(k_event)->size()) + " orders\n" +
                std::to_string(folder.devices().knocking(platform::RealClock{}.now())->size()) +
                " knock\n";
        auto const accounts = console.accounts().list();
        REQUIRE(accounts.ok());
        for (auto account : *accounts) {
            // When a key asked, and where a webhook begins, is the server's own note of it.
            if (server::key_of(account)) account.settings = server::key_of(account)->name;
            if (auto const hook = server::webhook_of(account))
                account.settings = hook->url + hook->test + std::to_string(hook->last_at.ms);
            text += storage::encode_account(account) + "\n";
        }
        return text;
    }

    ConsoleForTest console;
    json document;
    std::string device;  // a host's kiosk of the event
    std::string knock;   // the code of one that wants in
    std::vector<Operation> operations;
};

inline void check_tells_nothing(Reply const& reply) {
    for (auto const* name : {"Number", "Sample", "Bakkerij", "06 0000"})
        CHECK(reply.body.find(name) == std::string::npos);
}

}  // namespace ontmoet::test
