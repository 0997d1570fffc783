// SPDX-License-Identifier: EUPL-1.2
#include "server/console_for_test.h"
#include "server/console_rights.h"
#include "server/json_shape.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using nlohmann::json;
using storage::AccountRole;

namespace {

EventId const k_other_event = named<EventId>("elsewhere");

constexpr std::array k_roles{AccountRole::administrator, AccountRole::organiser,
                             AccountRole::klantmanager, AccountRole::host, AccountRole::viewer};

std::string path_of(server::Route const& route, EventId event) {
    std::string path(route.pattern);
    if (auto const at = path.find("{event}"); at != path.npos)
        path.replace(at, 7, to_string(event));
    if (auto const at = path.find("{person}"); at != path.npos)
        path.replace(at, 8, to_string(person(1)));
    return path;
}

bool is_about_event(server::Route const& route) {
    return route.pattern.find("{event}") != route.pattern.npos;
}

// Every route for somebody who is signed in.
std::vector<server::Route const*> account_routes() {
    std::vector<server::Route const*> routes;
    for (auto const& route : server::all_routes())
        if (route.caller == server::Caller::account) routes.push_back(&route);
    return routes;
}

bool ends_sessions(server::Route const& route) {
    return route.act == server::Act::sign_out || route.act == server::Act::sign_out_everywhere;
}

std::string login_of(AccountRole role, std::string const& organiser) {
    return std::string(storage::to_text(role)) +
           (organiser == k_here ? "@here.nl" : "@elsewhere.nl");
}

}  // namespace

TEST_CASE("no route of the console answers somebody who is not signed in") {
    ConsoleForTest console;
    console.begin_event(k_event);
    REQUIRE(account_routes().size() >= 10);
    for (auto const* cookie : {"", "ontmoet=", "ontmoet=made-up", "ontmoet=a; ontmoet=b"}) {
        Visitor visitor(console.world);
        visitor.cookie = cookie;
        for (auto const* route : account_routes()) {
            auto const reply =
                visitor.ask(std::string(route->method), path_of(*route, k_event), "{}");
            CHECK(reply.status == 401);
            CHECK(refusal_of(reply) == "console.signed_out");
        }
    }
}

TEST_CASE("every role is let in to what it may do, at its own organiser's events alone") {
    ConsoleForTest console;
    console.begin_event(k_event);
    console.begin_event(k_other_event, k_elsewhere);
    for (auto const& organiser : {k_here, k_elsewhere})
        for (auto const role : k_roles) {
            console.add(login_of(role, organiser), role, organiser);
            auto visitor = console.signed_in(login_of(role, organiser));
            auto const own = organiser == k_here ? k_event : k_other_event;
            auto const others = organiser == k_here ? k_other_event : k_event;
            for (auto const* route : account_routes()) {
                if (ends_sessions(*route)) continue;
                INFO(storage::to_text(role)
                     << " of " << organiser << ": " << route->method << " " << route->pattern);
                auto const method = std::string(route->method);
                auto const reply = visitor.ask(method, path_of(*route, own), "{}");
                bool const is_in = server::may(role, route->right);
                CHECK((reply.status == 403) == !is_in);
                CHECK((reply.status == 200 || reply.status == 400) == is_in);
                if (!is_about_event(*route)) continue;
                for (auto const& event : {others, named<EventId>("never there")}) {
                    auto const strange = visitor.ask(method, path_of(*route, event), "{}");
                    CHECK(strange.status == (is_in ? 404 : 403));
                    CHECK_THAT(strange.body, !Contains("Sample") && !Contains("Number"));
                }
            }
        }
    CHECK(console.state(k_other_event).people.size() == 4);
}

TEST_CASE("what somebody sees of events is their own organiser's") {
    ConsoleForTest console;
    console.begin_event(k_event);
    console.begin_event(k_other_event, k_elsewhere);
    console.begin_event(named<EventId>("nobody's"), "");
    console.add("sanne@example.org", AccountRole::viewer, "  gemeente  VOORBEELD ");
    auto visitor = console.signed_in("sanne@example.org");
    auto const events = visitor.json("events")["events"];
    REQUIRE(events.size() == 1);
    CHECK(events[0]["id"] == to_string(k_event));
    console.change(console.accounts().find("sanne@example.org").value().value(),
                   [](auto& account) { account.organiser = ""; });
    CHECK(visitor.json("events")["events"].empty());
}

TEST_CASE("a klantmanager sees the people whose fixed contact they are, and nobody else") {
    ConsoleForTest console;
    console.begin_event(k_event);
    auto const contact = [&](int number, std::string const& who) {
        auto said = domain::make_fact(
            domain::PersonSet{person(number), json{{"contact_person", who}}.dump()});
        REQUIRE(console.world.server().folder().hub().append_own(k_event, {said}, "test").ok());
    };
    contact(1, "Sanne de Wit (klantmanager)");
    contact(2, "Jobcoach, SANNE@example.org");
    contact(3, "Sanne de Witte, oude-sanne@example.org");
    console.add("sanne@example.org", AccountRole::klantmanager, k_here, "Sanne de Wit");
    auto visitor = console.signed_in("sanne@example.org");
    auto const path = "events/" + to_string(k_event) + "/people";
    auto const people = visitor.json(path)["people"];
    REQUIRE(people.size() == 2);
    CHECK(people[0]["name"] == "Number 1");
    CHECK(people[1]["name"] == "Number 2");
    CHECK(visitor.json(path + "?search=number")["total"] == 2);
    CHECK(visitor.json(path + "?search=number%203")["total"] == 0);
}

TEST_CASE("a right that is taken away is gone at the next question") {
    ConsoleForTest console;
    console.begin_event(k_event);
    auto const sanne = console.add("sanne@example.org", AccountRole::organiser);
    auto visitor = console.signed_in("sanne@example.org");
    auto const people = "events/" + to_string(k_event) + "/people";
    CHECK(visitor.get(people).status == 200);
    console.change(sanne, [](auto& account) { account.role = AccountRole::viewer; });
    CHECK(refusal_of(visitor.get(people)) == "console.no_right");
    CHECK(visitor.post("events", {{"apply", true}}).status == 403);
    CHECK(visitor.json("me")["rights"].size() == 4);
    console.change(sanne, [](auto& account) { account.organiser = k_elsewhere; });
    CHECK(visitor.get("events/" + to_string(k_event)).status == 404);
    console.change(sanne, [](auto& account) { account.disabled = true; });
    CHECK(visitor.get("me").status == 401);
}

TEST_CASE("answers are as the document describes them") {
    ConsoleForTest console;
    console.begin_event(k_event);
    console.world.pair(storage::Role::host);
    console.add("sanne@example.org", AccountRole::administrator);
    auto visitor = console.signed_in("sanne@example.org");
    auto const document = json::parse(visitor.ask("GET", "/openapi.json").body);
    for (auto const* route : account_routes()) {
        bool const is_file = route->gives.find('/') != std::string_view::npos;
        if (route->method != "GET" || is_file) continue;
        auto const reply = visitor.ask("GET", path_of(*route, k_event));
        INFO(route->pattern << " " << reply.body);
        REQUIRE(reply.status == 200);
        CHECK(fault_in_shape(document, json::parse(reply.body), std::string(route->gives)).empty());
        CHECK_THAT(reply.head, Contains("Content-Type: application/json"));
    }
    auto const tag_at = [&](std::string const& path) {
        auto const head = visitor.ask("GET", path).head;
        auto const at = head.find("ETag: ");
        REQUIRE(at != std::string::npos);
        return head.substr(at + 6, head.find("\r\n", at) - at - 6);
    };
    auto const path = "/v1/console/events/" + to_string(k_event) + "/live";
    CHECK(visitor.ask("GET", path, {}, "If-None-Match: " + tag_at(path) + "\r\n").status == 304);
}

TEST_CASE("the console's files are served with a policy that lets nothing else in") {
    ConsoleForTest console;
    Visitor visitor(console.world);
    auto const start = visitor.ask("GET", "/");
    CHECK(start.status == 303);
    CHECK_THAT(start.head, Contains("Location: /console\r\n"));
    auto const page = visitor.ask("GET", "/console");
    CHECK(page.status == 200);
    CHECK_THAT(page.head, Contains("default-src 'none'; script-src 'self'") &&
                              Contains("frame-ancestors 'none'") && !Contains("unsafe"));
    CHECK_THAT(page.body, !Contains("<script>") && !Contains("onclick") && !Contains("style="));
    for (auto const* file : {"app.js", "console.css", "icons.woff2"})
        CHECK(visitor.ask("GET", std::string("/console/") + file).status == 200);
    for (auto const* file : {"..%2f..%2fglossary.csv", "%2e%2e", "phone.css", "x"})
        CHECK(visitor.ask("GET", std::string("/console/") + file).status == 404);
}

TEST_CASE("words come from the catalogue in the organiser's languages") {
    ConsoleForTest console;
    Visitor visitor(console.world);
    auto const dutch = visitor.json("words/nl");
    CHECK(dutch["words"]["console.sign_in"] == "Inloggen");
    CHECK(dutch["direction"] == "ltr");
    auto const english = visitor.json("words/en");
    CHECK(english["words"]["console.sign_in"] == "Sign in");
    CHECK(english["words"].size() == dutch["words"].size());
    for (auto const* language : {"xx", "ar", "..%2fnl"})
        CHECK(visitor.get(std::string("words/") + language).status == 404);
}
