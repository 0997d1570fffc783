// SPDX-License-Identifier: EUPL-1.2
#include "server/server.h"

#include "server/server_file.h"
#include "server/server_for_test.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;

namespace {

std::string key_of(Reply const& reply) {
    return nlohmann::json::parse(reply.body).value("message_key", "");
}

sync::PullPage page_of(Reply const& reply) {
    auto page = sync::decode_pull_page(reply.body);
    REQUIRE(page.ok());
    return *page;
}

sync::PushAnswer answer_of(Reply const& reply) {
    REQUIRE(reply.status == 200);
    auto answer = sync::decode_push_answer(reply.body);
    REQUIRE(answer.ok());
    return *answer;
}

std::string polling(domain::Cursor after, std::string const& token) {
    return get_request("?after=" + std::to_string(after) + "&wait=25", token);
}

// Sends a poll for each client and returns when the server has parked them all.
void park_all(std::vector<SocketClient>& clients, std::string const& poll, SocketClient& watch) {
    for (auto& client : clients) REQUIRE(client.send(poll));
    auto const wanted = "ontmoet_parked_polls " + std::to_string(clients.size()) + "\n";
    std::string metrics;
    while (metrics.find(wanted) == std::string::npos)
        metrics = watch.ask("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n").body;
}

}  // namespace

TEST_CASE("what one kiosk says another hears") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto const desk = world.pair(storage::Role::reception);
    auto const host = world.pair(storage::Role::host);
    auto speaker = world.client();
    auto const answer = answer_of(speaker.ask(
        post_request(desk.token, push_body(desk.device, {registered(person(70), "Imke")}))));
    REQUIRE(answer.answers.size() == 1);
    auto const cursor = answer.answers[0].cursor;
    auto listener = world.client();
    auto const page =
        page_of(listener.ask(get_request("?after=" + std::to_string(cursor - 1), host.token)));
    REQUIRE(page.facts.size() == 1);
    CHECK(page.facts[0].cursor == cursor);
    CHECK_THAT(page.facts[0].body, Contains("Imke"));
}

TEST_CASE("a retry gets the answer the first one got, also by another connection") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto const host = world.pair(storage::Role::host);
    auto const request =
        post_request(host.token, push_body(host.device, {booking("m", person(1), k_table_1, 2)}));
    auto first = world.client();
    auto const said = answer_of(first.ask(request));
    first.close();
    auto second = world.client();
    auto const repeated = answer_of(second.ask(request));
    REQUIRE(repeated.answers.size() == 1);
    CHECK(repeated.answers[0].cursor == said.answers[0].cursor);
    CHECK(repeated.answers[0].at == said.answers[0].at);
    CHECK(repeated.answers[0].message_key == said.answers[0].message_key);
}

TEST_CASE("a fact wakes the poll that waits for it") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto const host = world.pair(storage::Role::host);
    auto const newest = world.newest();
    std::vector<SocketClient> waiting;
    waiting.push_back(world.client());
    auto speaker = world.client();
    park_all(waiting, polling(newest, host.token), speaker);
    answer_of(speaker.ask(
        post_request(host.token, push_body(host.device, {registered(person(71), "Joris")}))));
    auto const woken = waiting[0].receive();
    REQUIRE(woken);
    auto const page = page_of(*woken);
    REQUIRE(page.facts.size() == 1);
    CHECK(page.next == newest + 1);
    CHECK(page.decided_up_to == 1);
}

TEST_CASE("a thousand parked polls are all woken by one fact") {
    allow_many_sockets();
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto const host = world.pair(storage::Role::host);
    auto const newest = world.newest();
    std::vector<SocketClient> waiting;
    for (int i = 0; i < 1'000; ++i) waiting.push_back(world.client());
    auto speaker = world.client();
    park_all(waiting, polling(newest, host.token), speaker);
    answer_of(speaker.ask(
        post_request(host.token, push_body(host.device, {registered(person(72), "Kiki")}))));
    int woken = 0;
    for (auto& client : waiting) {
        auto const reply = client.receive();
        REQUIRE(reply);
        woken += page_of(*reply).next == newest + 1 ? 1 : 0;
    }
    CHECK(woken == 1'000);
}

TEST_CASE("polls whose clients have gone leave nothing behind") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto const host = world.pair(storage::Role::host);
    auto watch = world.client();
    std::vector<SocketClient> waiting;
    for (int i = 0; i < 20; ++i) waiting.push_back(world.client());
    park_all(waiting, polling(world.newest(), host.token), watch);
    waiting.clear();
    park_all(waiting, "", watch);  // none parked any more
    CHECK(watch.ask("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").status == 200);
}

TEST_CASE("fields for organisers only never leave the server") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto const secret = domain::make_fact(domain::PersonSet{
        person(1), R"({"birth_year":1977,"skills":["visible-skill"],"field_of_tomorrow":"x77"})"});
    REQUIRE(world.server().folder().hub().append_own(k_event, {secret}, "organiser").ok());
    for (auto const role : {storage::Role::host, storage::Role::reception, storage::Role::browse,
                            storage::Role::table, storage::Role::board}) {
        auto const device = world.pair(role);
        auto client = world.client();
        auto const reply = client.ask(get_request("?after=0", device.token));
        REQUIRE(reply.status == 200);
        CHECK_THAT(reply.body, !Contains("1977") && !Contains("x77"));
        // Nobody has agreed to be shown to employers.
        bool const sees_work = role == storage::Role::host || role == storage::Role::reception;
        CHECK((reply.body.find("visible-skill") != std::string::npos) == sees_work);
    }
}

TEST_CASE("bad requests are answered in words and the server goes on") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto const host = world.pair(storage::Role::host);
    auto const before = world.newest();
    auto client = world.client();
    auto const status_and_key = [&](std::string const& request) {
        auto const reply = client.ask(request);
        CHECK_THAT(reply.head, Contains("Ontmoet-Protocol: 1"));
        CHECK_THAT(reply.head, Contains("application/json"));
        return std::to_string(reply.status) + " " + key_of(reply);
    };
    CHECK(status_and_key(get_request("", "wrong")) == "401 sync.unknown_device");
    CHECK(status_and_key(post_request(host.token, "<!doctype html><html></html>")) ==
          "400 error.not_json");
    CHECK(status_and_key(post_request(host.token, "{\"facts\":" + std::string(1'000'000, '['))) ==
          "400 error.json_too_deep");
    CHECK(status_and_key(head_of("GET", "/v1/events/none/facts", host.token) + "\r\n") ==
          "404 error.unknown_event");
    CHECK(status_and_key(head_of("PATCH", sync::facts_path(k_event), host.token) + "\r\n") ==
          "405 error.method_not_allowed");
    CHECK(status_and_key(head_of("GET", "/wp-login.php", host.token) + "\r\n") ==
          "404 error.unknown_route");
    CHECK(status_and_key(head_of("GET", "/v1/admin/events", host.token) + "\r\n") ==
          "401 error.not_the_owner");
    CHECK(status_and_key("GET " + sync::facts_path(k_event) + " HTTP/1.1\r\nHost: x\r\n\r\n") ==
          "426 sync.too_old");
    CHECK(world.newest() == before);
}

TEST_CASE("a body above the limit is refused for a device, also on the owner's routes") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto const host = world.pair(storage::Role::host);
    auto const too_large = "Content-Length: " + std::to_string(5 * 1024 * 1024) + "\r\n\r\n";
    for (auto const& target :
         {sync::facts_path(k_event), "/v1/admin/events/" + to_string(k_event) + "/facts"}) {
        auto client = world.client();
        auto const reply = client.ask(head_of("POST", target, host.token) + too_large);
        CHECK(reply.status == 413);
    }
}

TEST_CASE("a server started again on its data knows its devices, cursors and answers") {
    TempFolder const data;
    storage::NewDevice host;
    std::string push;
    domain::Cursor newest = 0;
    std::string epoch;
    {
        ServerForTest world(data.path());
        world.begin_event();
        host = world.pair(storage::Role::host);
        push = push_body(host.device, {registered(person(73), "Lotte")});
        auto client = world.client();
        auto const said = answer_of(client.ask(post_request(host.token, push)));
        newest = said.answers[0].cursor;
        epoch = said.epoch;
    }
    ServerForTest world(data.path());
    auto client = world.client();
    auto const after = "?after=" + std::to_string(newest - 1) + "&epoch=" + epoch;
    auto const reply = client.ask(get_request(after, host.token));
    REQUIRE(reply.status == 200);
    auto const page = page_of(reply);
    REQUIRE(page.facts.size() == 1);
    CHECK(page.facts[0].cursor == newest);
    CHECK(page.decided_up_to == 1);
    auto const again = answer_of(client.ask(post_request(host.token, push)));
    CHECK(again.answers[0].cursor == newest);
    CHECK(world.newest() == newest);
}

TEST_CASE("a server that ends answers who waits, and asks who comes to come again soon") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    auto const host = world.pair(storage::Role::host);
    auto watch = world.client();
    std::vector<SocketClient> waiting;
    waiting.push_back(world.client());
    park_all(waiting, polling(world.newest(), host.token), watch);
    auto late = world.client();
    auto const request =
        post_request(host.token, push_body(host.device, {registered(person(74), "Mies")}));
    auto const most = request.size() - 10;
    REQUIRE(late.send(request.substr(0, most)));
    // Answered after the beginning of the late one was read: there is one thread for both.
    for (int i = 0; i < 2; ++i)
        CHECK(watch.ask("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").status == 200);
    world.server().stop();
    auto const answered = waiting[0].receive();
    REQUIRE(answered);
    CHECK(answered->status == 200);
    CHECK(watch.is_closed_by_server());
    REQUIRE(late.send(request.substr(most)));
    auto const refused = late.receive();
    REQUIRE(refused);
    CHECK(refused->status == 503);
    CHECK_THAT(refused->head, Contains("Retry-After: 1\r\n"));
    CHECK(key_of(*refused) == "error.server_busy");
    CHECK(late.is_closed_by_server());
}

TEST_CASE("a second server on the same data is refused, and the first one does not notice") {
    TempFolder const data;
    ServerForTest world(data.path());
    platform::RealClock const clock;
    server::Metrics metrics;
    server::RequestLog const log(clock, [](auto) {});
    server::ServerOptions options;
    options.data = data.path();
    options.http.port = 0;
    auto const second = server::Server::open(std::move(options), {clock, metrics, log});
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().message_key == "error.data_in_use");
    auto client = world.client();
    CHECK(client.ask("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").status == 200);
    CHECK(server::read_server_file(data.path()).ok());
}

TEST_CASE("a port in use is said before anything is left in the folder") {
    TempFolder const first_data;
    TempFolder const second_data;
    ServerForTest world(first_data.path());
    platform::RealClock const clock;
    server::Metrics metrics;
    server::RequestLog const log(clock, [](auto) {});
    server::ServerOptions options;
    options.data = second_data.path();
    options.http.port = world.server().port();
    auto const second = server::Server::open(std::move(options), {clock, metrics, log});
    REQUIRE_FALSE(second.ok());
    CHECK(second.error().message_key == "error.port_in_use");
    CHECK(second.error().detail == std::to_string(world.server().port()));
    CHECK_FALSE(server::read_server_file(second_data.path()).ok());
}

TEST_CASE("many pushes at once are all kept, with fewer commits than pushes") {
    TempFolder const data;
    ServerForTest world(data.path());
    world.begin_event();
    std::vector<storage::NewDevice> devices;
    std::vector<SocketClient> clients;
    for (int i = 0; i < 50; ++i) {
        devices.push_back(world.pair(storage::Role::browse));
        clients.push_back(world.client());
    }
    auto const before = world.newest();
    for (std::int64_t round = 1; round <= 4; ++round) {
        for (std::size_t i = 0; i < clients.size(); ++i) {
            auto const star = domain::make_fact(
                domain::PreferenceSet{person(static_cast<int>(i % 4) + 1), k_baker,
                                      domain::Side::employer, domain::Answer::yes});
            REQUIRE(clients[i].send(
                post_request(devices[i].token, push_body(devices[i].device, {star}, round))));
        }
        for (auto& client : clients) {
            auto const reply = client.receive();
            REQUIRE(reply);
            CHECK(answer_of(*reply).answers[0].decision == sync::Decision::created);
        }
    }
    CHECK(world.newest() == before + 200);
    CHECK(world.metrics().facts_created == 200);
    CHECK(world.metrics().commits < 200);
}
