// SPDX-License-Identifier: EUPL-1.2
#include "server/backup.h"
#include "server/console_routes.h"
#include "server/follow_route.h"
#include "server/json_shape.h"
#include "server/limits.h"
#include "server/openapi.h"
#include "server/route_table.h"
#include "server/server_file.h"
#include "server/server_for_test.h"
#include "server/table_session.h"
#include "storage/phone_key.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using nlohmann::json;

namespace {

std::string key_of(Reply const& reply) {
    return json::parse(reply.body).value("message_key", "");
}

std::string plain_request(std::string const& method, std::string const& target,
                          std::string const& token = {}, std::string const& body = {}) {
    auto head = head_of(method, target, token);
    if (method == "POST") head += "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return head + "\r\n" + body;
}
std::string pair_request(std::string const& code) {
    return plain_request("POST", "/v1/pair", "", sync::encode(sync::PairRequest{code}));
}

std::string offered_code(ServerForTest& world, storage::Role role = storage::Role::host) {
    auto const offered = world.server().folder().devices().offer_pairing(
        {k_event, role, "Desk", "pin hash"}, platform::RealClock{}.now());
    REQUIRE(offered.ok());
    return offered->code;
}

// Of a page on somebody's phone.
std::string opened_page(ServerForTest& world) {
    auto const key = storage::new_phone_key(k_event);
    auto const said = world.server().folder().hub().append_own(
        k_event,
        {domain::make_fact(domain::ConsentGiven{person(1), domain::Purpose::take_part, "1", "nl"}),
         domain::make_fact(domain::PhonePageOpened{person(1), storage::hash_of_phone_key(key)})},
        "host");
    REQUIRE(said.ok());
    return key;
}

// As a browser asks, with this token in its cookie; a form that asks for help.
std::string browser_request(std::string const& method, std::string const& target,
                            std::string const& token) {
    server::TableSession const session{k_event, token};
    auto const body =
        method == "POST" ? "do=help&proof=" + server::form_proof(session) : std::string{};
    return method + " " + target +
           " HTTP/1.1\r\nHost: x\r\nCookie: ontmoet_table=" + to_string(k_event) + "." + token +
           "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + body;
}

// The pattern with real values.
std::string target_of(server::Route const& route, DeviceId device, std::string const& page) {
    std::string target(route.pattern);
    for (auto const& [name, value] :
         {std::pair{"{event}", to_string(k_event)}, std::pair{"{device}", to_string(device)},
          std::pair{"{key}", page}})
        if (auto const at = target.find(name); at != target.npos)
            target.replace(at, std::string_view(name).size(), value);
    return target;
}

}  // namespace

TEST_CASE("a code becomes a device once, and the device speaks and hears") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto client = world.client();
    auto const code = offered_code(world);
    auto const reply = client.ask(pair_request(code));
    REQUIRE(reply.status == 200);
    auto const pairing = sync::decode_pairing(reply.body);
    REQUIRE(pairing.ok());
    CHECK(pairing->event == k_event);
    CHECK(pairing->host_pin == "pin hash");
    CHECK(client.ask(get_request("?after=0", pairing->token)).status == 200);
    auto const again = client.ask(pair_request(code));
    CHECK(again.status == 403);
    CHECK(key_of(again) == "error.unknown_pairing_code");
    CHECK(world.server().folder().devices().list(k_event)->size() == 1);
    CHECK(world.metrics().devices_paired == 1);
}

TEST_CASE("guessing codes is slowed down, for right ones too, and pairs nobody") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto const code = offered_code(world);
    auto client = world.client();
    int limited = 0;
    // At most one change of the minute lies in between.
    for (int i = 0; i < 2 * server::k_pairing_tries_per_minute + 1; ++i) {
        auto const reply = client.ask(pair_request("2222-2222"));
        if (reply.status == 429) ++limited;
        if (reply.status == 429) CHECK_THAT(reply.head, Contains("Retry-After: "));
    }
    CHECK(limited > 0);
    CHECK(world.server().folder().devices().list(k_event)->empty());
}

TEST_CASE("what is no pairing request is answered in words and pairs nobody") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto client = world.client();
    struct Case {
        std::string body;
        std::string key;
    };
    for (auto const& [body, key] :
         {Case{"", "error.not_json"}, Case{"{}", "error.bad_message"},
          Case{R"({"code":7})", "error.bad_message"}, Case{R"({"code":""})", "error.bad_message"},
          Case{"{\"code\":\"\xff\"}", "error.bad_message"},
          Case{"{\"code\":" + std::string(10'000, '['), "error.json_too_deep"},
          Case{R"({"code":"a","code":"b"})", "error.unknown_pairing_code"},
          Case{R"({"code":")" + std::string(100'000, 'K') + "\"}", "error.unknown_pairing_code"}}) {
        auto const reply = client.ask(plain_request("POST", "/v1/pair", "", body));
        CHECK(reply.status / 100 == 4);
        CHECK(key_of(reply) == key);
    }
    CHECK(world.server().folder().devices().list(k_event)->empty());
}

TEST_CASE("the owner sees devices, changes and revokes them, and they hear so at once") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto const desk = world.pair(storage::Role::reception);
    auto const owner = server::read_server_file(data.path()).value().token;
    auto const devices = "/v1/admin/events/" + to_string(k_event) + "/devices";
    auto const its = devices + "/" + to_string(desk.device.id);
    auto client = world.client();
    auto const list = client.ask(plain_request("GET", devices, owner));
    REQUIRE(list.status == 200);
    CHECK(json::parse(list.body)["devices"][0]["role"] == "reception");
    auto const newest = std::to_string(world.newest());
    auto waiting = world.client();
    auto const epoch =
        sync::decode_pull_page(client.ask(get_request("", desk.token)).body).value().epoch;
    auto const poll = get_request("?wait=25&after=" + newest + "&epoch=" + epoch, desk.token);
    REQUIRE(waiting.send(poll));
    auto const changed =
        client.ask(plain_request("POST", its + "/role", owner, R"({"role":"board"})"));
    REQUIRE(changed.status == 200);
    CHECK(waiting.receive()->status == 410);
    CHECK(client.ask(plain_request("POST", its + "/role", owner, R"({"role":"king"})")).status ==
          400);
    CHECK(client.ask(plain_request("POST", its + "/role", owner, R"({"role":"venue"})")).status ==
          400);
    REQUIRE(waiting.send(get_request("?wait=25&after=" + newest, desk.token)));
    REQUIRE(client.ask(plain_request("POST", its + "/revoke", owner)).status == 200);
    auto const told = waiting.receive();
    REQUIRE(told);
    CHECK(told->status == 401);
    CHECK(key_of(*told) == "sync.revoked");
    auto const nobody = devices + "/" + to_string(named<DeviceId>("nobody")) + "/revoke";
    CHECK(client.ask(plain_request("POST", nobody, owner)).status == 404);
    CHECK(client.ask(plain_request("POST", devices + "/x/revoke", owner)).status == 400);
    CHECK(client.ask(plain_request("POST", its + "/revoke", desk.token)).status == 401);
}

TEST_CASE("every route of the document is there, asks for its token and answers as described") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto const host = world.pair(storage::Role::host);
    auto const table = world.pair(storage::Role::table);
    auto const owner = server::read_server_file(data.path()).value().token;
    auto client = world.client();
    auto const document = json::parse(client.ask(plain_request("GET", "/openapi.json")).body);
    CHECK(document == json::parse(server::openapi_document()));
    auto const backup = data / "today.backup";
    REQUIRE(server::back_up(data.path(), backup, {}).ok());
    json const bodies = {
        {"RestoreOrder", {{"file", backup.string()}, {"erased_in", ""}}},
        {"PairRequest", {{"code", offered_code(world)}}},
        {"TableOrder", {{"organisation", to_string(k_baker)}}},
        {"PairOrder", {{"role", "board"}, {"name", "Wall"}}},
        {"KnockQuestion", {{"secret", std::string(43, 'x')}}},
        {"OrderAnswers", {{"answers", json::array()}}},
        {"RoleOrder", {{"role", "host"}}},
        {"DeviceOrdered",
         {{"kind", "volume"},
          {"value", "3"},
          {"ordered_at", 0},
          {"answered_at", 0},
          {"fault", ""}}},
        {"AccountOrder",
         {{"login", "anna@here.nl"},
          {"is_new", true},
          {"name", "Anna"},
          {"organiser", "Gemeente Hier"},
          {"password_hash", "of a password"}}},
        {"AppendOrder", {{"actor", "organiser"}, {"facts", json::array()}}},
        {"PushRequest", json::parse(push_body(host.device, {registered(person(60), "Ada")}))}};
    auto const page = opened_page(world);
    for (auto const& route : server::all_routes()) {
        // Those of the console are walked by console_test.cpp, as somebody who is signed in.
        if (server::ConsoleRoutes::is_for_console(route.act)) continue;
        // Those of keys by key_test.cpp.
        if (route.caller == server::Caller::key) continue;
        // Those of a follow-up link by follow_link_test.cpp.
        if (route.pattern.starts_with(server::k_follow_path)) continue;
        INFO(route.method << " " << route.pattern);
        auto const method = std::string(route.method);
        auto const target = target_of(route, host.device.id, page);
        bool const is_page = route.caller == server::Caller::page;
        bool const has_json = !route.takes.empty() && !is_page;
        auto const body = has_json ? bodies[std::string(route.takes)].dump() : "";
        if (is_page)
            CHECK(client.ask(browser_request(method, target, "wrong")).status == 403);
        else if (route.caller != server::Caller::anybody)
            CHECK(client.ask(plain_request(method, target, "wrong", body)).status == 401);
        auto const token = route.caller == server::Caller::device ? host.token : owner;
        auto const reply = client.ask(is_page ? browser_request(method, target, table.token)
                                              : plain_request(method, target, token, body));
        auto const& answers =
            document["paths"][std::string(route.pattern)][server::lower_case(method)]["responses"];
        REQUIRE(reply.status == (answers.contains("303") ? 303 : 200));
        CHECK((reply.head.find("\r\nETag: ") != std::string::npos) == route.has_etag);
        CHECK_THAT(reply.head, Contains("\r\nX-Content-Type-Options: nosniff\r\n"));
        if (route.gives.find('/') != route.gives.npos)
            CHECK_THAT(reply.head, Contains("Content-Type: " + std::string(route.gives)));
        else if (!route.gives.empty())
            CHECK(fault_in_shape(document, json::parse(reply.body), std::string(route.gives)) ==
                  "");
        auto const patched = client.ask(plain_request("PATCH", target, token));
        CHECK(patched.status == 405);
        CHECK_THAT(patched.head, Contains("Allow: ") && Contains(method));
        CHECK(fault_in_shape(document, json::parse(patched.body), "Failure") == "");
    }
}

TEST_CASE("who has the document already is told that it is as it was") {
    TempFolder const data;
    ServerForTest world(data.path());
    auto client = world.client();
    auto const first = client.ask(plain_request("GET", "/openapi.json"));
    auto const at = first.head.find("ETag: ") + 6;
    auto const etag = first.head.substr(at, first.head.find("\r\n", at) - at);
    auto const again =
        client.ask("GET /openapi.json HTTP/1.1\r\nHost: x\r\nIf-None-Match: " + etag + "\r\n\r\n");
    CHECK(again.status == 304);
    CHECK(again.body.empty());
    CHECK(client.ask(plain_request("GET", "/healthz")).status == 200);
}

TEST_CASE("what is logged are lines of JSON without names, tokens, codes or events") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto client = world.client();
    auto const code = offered_code(world);
    auto const pairing = sync::decode_pairing(client.ask(pair_request(code)).body).value();
    storage::Device device;
    device.id = pairing.device;
    client.ask(post_request(pairing.token, push_body(device, {registered(person(61), "Imke")})));
    client.ask(get_request("?after=0&epoch=Imke", pairing.token));
    client.ask(get_request("?after=Imke", pairing.token));
    client.ask(plain_request("GET", "/Imke?name=Imke", pairing.token));
    client.ask(plain_request("POST", "/v1/pair", "", "{\"code\":\"Imke\"}"));
    client.ask(plain_request("GET", "/v1/admin/events",
                             server::read_server_file(data.path()).value().token));
    auto const lines = world.log_lines();
    std::istringstream all(lines);
    int requests = 0;
    for (std::string line; std::getline(all, line);) {
        auto const object = json::parse(line);
        CHECK(object["at"].is_number_integer());
        if (object["what"] == "request") ++requests;
    }
    CHECK(requests == 7);
    for (auto const& secret :
         {std::string("Imke"), std::string("Desk"), pairing.token, code, to_string(k_event),
          server::read_server_file(data.path()).value().token, std::string("127.0.0.1 ")})
        CHECK_THAT(lines, !Contains(secret));
}
