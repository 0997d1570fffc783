// SPDX-License-Identifier: EUPL-1.2
#include "domain/badge_code.h"
#include "server/api_keys.h"
#include "server/commands/commands.h"
#include "server/console_for_test.h"
#include "server/scan_list.h"
#include "server/terminal.h"

#include <fstream>
#include <iterator>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using nlohmann::json;
using storage::AccountRole;

namespace {

std::string const k_slug = "gemeente-voorbeeld";

struct Scanner {
    ConsoleForTest console;
    std::string token = key({"check_in", "read_events"});

    Scanner() {
        console.begin_event(k_event);
        say(domain::make_fact(domain::PersonSet{
            person(1), R"({"given_name":"Selam","family_name":"Hagos","code":"123456"})"}));
    }
    void say(domain::Fact fact) {
        REQUIRE(console.world.server()
                    .folder()
                    .hub()
                    .append_own(k_event, {std::move(fact)}, "test")
                    .ok());
    }
    std::string key(std::vector<std::string> const& scopes, std::string const& organiser = k_here) {
        auto const made = server::new_key({"door", organiser, scopes});
        REQUIRE(server::obey(made.order, console.accounts(), Moment{1}).ok());
        return made.token;
    }
    Reply ask(std::string const& method, std::string const& path, json const& body = json::object(),
              char const* scheme = "Token") {
        Visitor visitor(console.world);
        return visitor.ask(method, "/api/v1/organizers/" + path, body.dump(),
                           std::string("Authorization: ") + scheme + " " + token + "\r\n");
    }
    json get(std::string const& path) {
        auto const reply = ask("GET", k_slug + path);
        INFO(path << " " << reply.body);
        REQUIRE(reply.status == 200);
        return json::parse(reply.body);
    }
    std::string list(EventId event = k_event) const {
        return "/events/" + to_string(event) + "/checkinlists/" +
               std::to_string(server::number_of(event.uuid));
    }
    Reply redeem(json order) {
        order["lists"] = {server::number_of(k_event.uuid)};
        return ask("POST", k_slug + "/checkinrpc/redeem/", order);
    }
    domain::Candidate first() { return console.state(k_event).people.at(person(1)); }
};

}  // namespace

TEST_CASE("a scanner finds the event, its list and how many came") {
    Scanner scanner;
    auto const events = scanner.get("/events/");
    REQUIRE(events["count"] == 1);
    CHECK(events["results"][0]["slug"] == to_string(k_event));
    auto const lists = scanner.get("/events/" + to_string(k_event) + "/checkinlists/");
    CHECK(lists["results"][0]["id"] == server::number_of(k_event.uuid));
    CHECK(lists["results"][0]["position_count"] == 4);
    CHECK(scanner.get(scanner.list() + "/status/")["checkin_count"] == 0);
    CHECK(scanner.ask("GET", k_slug + scanner.list() + "9/status/").status == 404);
}

TEST_CASE("names are told of who was searched for, never as a list of all") {
    Scanner scanner;
    auto const all = scanner.get(scanner.list() + "/positions/");
    CHECK(all["count"] == 4);
    CHECK(all["results"].empty());
    CHECK_THAT(all.dump(), !Contains("Selam") && !Contains("123456"));
    auto const expected = scanner.get(scanner.list() + "/positions/?has_checkin=false&page=1");
    CHECK(expected["count"] == 4);
    CHECK(expected["results"].empty());
    auto const found = scanner.get(scanner.list() + "/positions/?search=sela");
    REQUIRE(found["count"] == 1);
    CHECK(found["results"][0]["attendee_name"] == "Selam H.");
    CHECK_THAT(found.dump(), !Contains("Hagos") && !Contains("06 0000"));
    CHECK(scanner.get(scanner.list() + "/positions/?search=se")["count"] == 0);
    CHECK(scanner.get(scanner.list() + "/positions/?secret=123456")["count"] == 1);
    CHECK(scanner.get(scanner.list() + "/positions/?has_checkin=true")["count"] == 0);
}

TEST_CASE("a scan checks in once, an upload that is repeated too, and an exit out") {
    Scanner scanner;
    json const scan{{"secret", "123 456"}, {"nonce", "abc"}, {"type", "entry"}};
    auto const first = scanner.redeem(scan);
    CHECK(first.status == 201);
    auto const answer = json::parse(first.body);
    CHECK(answer["status"] == "ok");
    CHECK(answer["checkin_texts"][0] == "Z-01");
    CHECK(scanner.first().badge == "Z-01");
    CHECK(scanner.first().checked_in);
    CHECK(scanner.redeem(scan).status == 201);
    CHECK_FALSE(scanner.first().checked_in_again);
    auto const again = scanner.redeem({{"secret", "123456"}, {"nonce", "def"}});
    CHECK(again.status == 400);
    CHECK(json::parse(again.body)["reason"] == "already_redeemed");
    CHECK(scanner.get(scanner.list() + "/status/")["checkin_count"] == 1);
    CHECK(scanner.redeem({{"secret", "123456"}, {"type", "exit"}}).status == 201);
    CHECK(scanner.first().left);
    auto const invitation = domain::badge_code(k_event, person(1).uuid);
    CHECK(scanner.redeem({{"secret", invitation}}).status == 201);
    CHECK_FALSE(scanner.first().left);
    CHECK(scanner.first().badge == "Z-01");
    auto const unknown = scanner.redeem({{"secret", "999999"}});
    CHECK(unknown.status == 404);
    CHECK(json::parse(unknown.body)["reason"] == "invalid");
}

TEST_CASE("who was looked up is checked in by their position") {
    Scanner scanner;
    auto const found = scanner.get(scanner.list() + "/positions/?search=selam");
    auto const path = k_slug + scanner.list() + "/positions/" + found["results"][0]["id"].dump();
    CHECK(scanner.ask("POST", path + "/redeem/").status == 201);
    CHECK(scanner.first().checked_in);
    CHECK(scanner.ask("POST", k_slug + scanner.list() + "/positions/1/redeem/").status == 404);
    CHECK(scanner.ask("POST", k_slug + scanner.list() + "/positions/x/redeem/").status == 404);
}

TEST_CASE("a scan that is none is refused and leaves everything as it was") {
    Scanner scanner;
    for (auto const& bad :
         {json{{"secret", 1}}, json{{"secret", "123456"}, {"type", "party"}},
          json{{"secret", "123456"}, {"force", "yes"}}, json{{"secret", std::string(5'000, '1')}}})
        CHECK(scanner.redeem(bad).status == 400);
    CHECK(scanner.ask("POST", k_slug + "/checkinrpc/redeem/", json::array()).status == 400);
    CHECK_FALSE(scanner.first().checked_in);
}

TEST_CASE("every route of a key asks for its scope, and for its own organiser alone") {
    Scanner scanner;
    auto const there = named<EventId>("elsewhere");
    scanner.console.begin_event(there, k_elsewhere);
    auto const whole = scanner.token;
    int routes = 0;
    for (auto const& route : server::all_routes()) {
        if (route.caller != server::Caller::key) continue;
        ++routes;
        INFO(route.pattern);
        CHECK(server::is_scope(route.scope));
        auto const path_of = [&](std::string const& slug, EventId event) {
            std::string path(route.pattern.substr(std::string("/api/v1/organizers/").size()));
            auto const put = [&](std::string const& name, std::string const& value) {
                if (auto const at = path.find(name); at != path.npos)
                    path.replace(at, name.size(), value);
            };
            put("{organiser}", slug);
            put("{event}", to_string(event));
            put("{list}", std::to_string(server::number_of(event.uuid)));
            put("{position}", std::to_string(server::number_of(person(1).uuid)));
            return path;
        };
        auto const method = std::string(route.method);
        bool const is_about_event = route.pattern.find("{event}") != route.pattern.npos;
        json const scan{{"secret", "123456"}, {"lists", {server::number_of(there.uuid)}}};
        scanner.token = whole;
        CHECK(scanner.ask(method, path_of("gemeente-elders", there), scan).status == 404);
        CHECK(scanner.ask(method, path_of("gemeente-elders", k_event), scan).status == 404);
        auto const strange = scanner.ask(method, path_of(k_slug, there), scan);
        CHECK_THAT(strange.body, !Contains("Number") && !Contains(to_string(there)));
        if (is_about_event) CHECK(strange.status == 404);
        scanner.token = scanner.key({route.scope == "check_in" ? "read_events" : "check_in"});
        CHECK(scanner.ask(method, path_of(k_slug, k_event), scan).status == 403);
        for (auto const& bad :
             {std::string("ontmoet_000000000000_x"), whole + "x", std::string("x")}) {
            scanner.token = bad;
            CHECK(scanner.ask(method, path_of(k_slug, k_event), scan).status == 401);
        }
    }
    CHECK(routes == 6);
    for (auto const& event : {k_event, there})
        for (auto const& [id, candidate] : scanner.console.state(event).people)
            CHECK_FALSE(candidate.checked_in);
}

TEST_CASE("a key opens no console, no owner's route and is gone when it is revoked") {
    Scanner scanner;
    Visitor visitor(scanner.console.world);
    auto const login = server::login_of_token(scanner.token);
    CHECK(visitor.sign_in(login, scanner.token).status == 401);
    auto const with_key = "Authorization: Token " + scanner.token + "\r\nOntmoet-Console: 1\r\n";
    CHECK(visitor.ask("GET", "/v1/console/events", {}, with_key).status == 401);
    CHECK(visitor.ask("GET", "/v1/admin/events", {}, with_key).status == 401);
    CHECK(scanner.ask("GET", k_slug + "/events/", json::object(), "Device").status == 200);
    auto const id = login.substr(0, login.find('@'));
    REQUIRE(server::obey(server::revocation_of(id, "ada", Moment{2}), scanner.console.accounts(),
                         Moment{2})
                .ok());
    CHECK(scanner.ask("GET", k_slug + "/events/").status == 401);
}

TEST_CASE("guessing keys is slowed down") {
    Scanner scanner;
    scanner.token = "ontmoet_000000000000_guess";
    int status = 0;
    for (int i = 0; i < 30 && status != 429; ++i)
        status = scanner.ask("GET", k_slug + "/events/").status;
    CHECK(status == 429);
}

TEST_CASE("keys are made, listed and revoked at the terminal, and lie there as a hash") {
    TempFolder const folder;
    Terminal terminal;
    auto const data = folder / "data";
    server::KeyCommand command{.act = server::KeyAct::add, .data = data};
    command.name = "scanner at the door";
    command.organiser = k_here;
    command.scopes = {"check_in"};
    CHECK(terminal.run(command) != server::ExitCode::done);  // no data yet
    {
        platform::RealClock const clock;
        REQUIRE(server::DataFolder::open(data, server::WhenMissing::create, clock).ok());
    }
    REQUIRE(terminal.run(command) == server::ExitCode::done);
    auto const token = terminal.out.str().substr(0, terminal.out.str().find('\n'));
    auto const login = server::login_of_token(token);
    auto const id = login.substr(0, login.find('@'));
    CHECK_THAT(terminal.err.str(), Contains(k_slug));
    server::KeyCommand const list{.act = server::KeyAct::list, .data = data};
    REQUIRE(terminal.run(list) == server::ExitCode::done);
    CHECK(terminal.out.str() ==
          id + "\tcheck_in\tactive\t" + k_slug + "\t" + k_here + "\tscanner at the door\t-\t-\n");
    server::UserCommand people;
    people.data = data;
    REQUIRE(terminal.run(people) == server::ExitCode::done);
    CHECK(terminal.out.str().empty());
    server::KeyCommand revoke{.act = server::KeyAct::revoke, .data = data};
    revoke.id = "000000000000";
    CHECK(terminal.run(revoke) != server::ExitCode::done);
    revoke.id = id;
    CHECK(terminal.run(revoke) == server::ExitCode::done);
    REQUIRE(terminal.run(list) == server::ExitCode::done);
    CHECK_THAT(terminal.out.str(), Contains("\trevoked\t"));
    for (auto const* name : {"ontmoet.sqlite", "ontmoet.sqlite-wal"}) {
        std::ifstream file(data / name, std::ios::binary);
        std::string const bytes(std::istreambuf_iterator<char>(file), {});
        CHECK(bytes.find(token.substr(21)) == std::string::npos);
        CHECK(bytes.find("scanner at the door") == std::string::npos);
    }
}
