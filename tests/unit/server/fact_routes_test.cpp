// SPDX-License-Identifier: EUPL-1.2
#include "server/fact_routes.h"

#include "server/routes_for_test.h"

#include <deque>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;

TEST_CASE("a push is answered fact by fact, and the same again when it is repeated") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    auto const body = push_body(host.device, {registered(person(90), "Aster")});
    auto const first = world.post_facts(host.token, body);
    REQUIRE(first->status == 200);
    auto const answer = sync::decode_push_answer(first->body);
    REQUIRE(answer.ok());
    REQUIRE(answer->answers.size() == 1);
    CHECK(answer->answers[0].decision == sync::Decision::created);
    auto const again = sync::decode_push_answer(world.post_facts(host.token, body)->body);
    REQUIRE(again.ok());
    CHECK(again->answers[0].cursor == answer->answers[0].cursor);
}

TEST_CASE("who has no token, a wrong one or a revoked one hears which it is") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    CHECK(world.get_facts("", "")->status == 401);
    auto const wrong = world.get_facts("not-a-token", "");
    CHECK(wrong->status == 401);
    CHECK(message_key(*wrong) == "sync.unknown_device");
    REQUIRE(world.devices().revoke(k_event, host.device.id).ok());
    auto const revoked = world.get_facts(host.token, "");
    CHECK(revoked->status == 401);
    CHECK(message_key(*revoked) == "sync.revoked");
}

TEST_CASE("too many wrong tokens are slowed down, right ones of the same address are not") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    for (int i = 0; i < k_failed_tokens_per_minute; ++i)
        CHECK(world.get_facts("wrong", "")->status == 401);
    auto const slowed = world.get_facts("wrong", "");
    CHECK(slowed->status == 429);
    CHECK(message_key(*slowed) == "error.too_many_attempts");
    CHECK(world.get_facts(host.token, "")->status == 200);
    world.clock.advance(Duration{60'000});
    CHECK(world.get_facts("wrong", "")->status == 401);
}

TEST_CASE("behind a proxy wrong tokens count against the address the proxy saw") {
    RoutesForTest world(true);
    auto const ask_from = [&](std::string const& address) {
        auto request = world.request("GET", facts_target(""), "wrong", "");
        request.headers.emplace_back("x-forwarded-for", "1.2.3.4, " + address);
        return world.ask(std::move(request))->status;
    };
    for (int i = 0; i < k_failed_tokens_per_minute; ++i) CHECK(ask_from("10.0.0.1") == 401);
    CHECK(ask_from("10.0.0.1") == 429);
    CHECK(ask_from("10.0.0.2") == 401);
}

TEST_CASE("a device hears nothing about another event") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    auto const other = "/v1/events/" + to_string(named<EventId>("another")) + "/facts";
    auto const answer = world.ask(world.request("GET", other, host.token, ""));
    CHECK(answer->status == 401);
    CHECK(message_key(*answer) == "sync.unknown_device");
    CHECK(world.ask(world.request("GET", "/v1/events/x/facts", host.token, ""))->status == 404);
}

TEST_CASE("a fact of another event is refused and nothing of the push is kept") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    auto foreign = stamped(registered(person(91), "Bo"), host.device.id, 1);
    foreign.event = named<EventId>("another");
    auto const before = world.newest();
    auto const answer = world.post_facts(host.token, sync::encode(sync::PushRequest{{foreign}}));
    CHECK(answer->status == 400);
    CHECK(message_key(*answer) == "error.fact_of_other_event");
    CHECK(world.newest() == before);
}

TEST_CASE("bodies that are no push are answered clearly and change nothing") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    auto const before = world.newest();
    struct Case {
        std::string body;
        std::string key;
    };
    for (auto const& [body, key] :
         {Case{"", "error.not_json"}, Case{"<html>portal</html>", "error.not_json"},
          Case{"{\"facts\":", "error.bad_message"}, Case{"{}", "error.bad_message"},
          Case{"{\"facts\":[{}]}", "error.bad_fact"},
          Case{"{\"facts\":" + std::string(50'000, '['), "error.json_too_deep"}}) {
        auto const answer = world.post_facts(host.token, body);
        CHECK(answer->status == 400);
        CHECK(message_key(*answer) == key);
    }
    CHECK(world.newest() == before);
}

TEST_CASE("another version of the protocol is told so before anything else") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    for (char const* version : std::vector<char const*>{"2", "", "1.0", nullptr}) {
        auto request = world.request("GET", facts_target(""), host.token, "");
        std::erase_if(request.headers, [](auto const& h) { return h.first == "ontmoet-protocol"; });
        if (version != nullptr) request.headers.emplace_back("ontmoet-protocol", version);
        auto const answer = world.ask(std::move(request));
        CHECK(answer->status == 426);
        CHECK(message_key(*answer) == "sync.too_old");
    }
}

TEST_CASE("numbers in the query that are none are refused by name") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    for (auto const* query : {"?after=x", "?after=-1", "?limit=0", "?limit=1e3", "?wait=soon",
                              "?after=99999999999999999999"}) {
        auto const answer = world.get_facts(host.token, query);
        CHECK(answer->status == 400);
        CHECK(message_key(*answer) == "error.bad_query");
    }
}

TEST_CASE("a poll without news waits, and is answered by the next fact") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    auto const newest = world.newest();
    auto const poll =
        world.start(world.request("GET", facts_target(poll_query(newest)), host.token, ""));
    CHECK_FALSE(poll->response);
    CHECK(world.routes.parked() == 1);
    world.say({registered(person(92), "Cleo")});
    REQUIRE(poll->response);
    CHECK(poll->response->status == 200);
    auto const page = sync::decode_pull_page(poll->response->body);
    REQUIRE(page.ok());
    REQUIRE(page->facts.size() == 1);
    CHECK(page->facts[0].cursor == newest + 1);
    CHECK(world.routes.parked() == 0);
}

TEST_CASE("a poll is over when its wait is, with an empty page") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    auto const newest = world.newest();
    auto const query = "?after=" + std::to_string(newest) + "&wait=3";
    auto const poll = world.start(world.request("GET", facts_target(query), host.token, ""));
    world.pass(Duration{2'900});
    CHECK_FALSE(poll->response);
    world.pass(Duration{400});
    REQUIRE(poll->response);
    auto const page = sync::decode_pull_page(poll->response->body);
    REQUIRE(page.ok());
    CHECK(page->facts.empty());
    CHECK(page->next == newest);
}

TEST_CASE("nobody waits longer than the longest wait") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    auto const query = "?after=" + std::to_string(world.newest()) + "&wait=86400";
    auto const poll = world.start(world.request("GET", facts_target(query), host.token, ""));
    world.pass(std::chrono::seconds(k_longest_wait_s) + k_poll_tick);
    CHECK(poll->response);
}

TEST_CASE("a poll whose client has gone is forgotten") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    auto const poll =
        world.start(world.request("GET", facts_target(poll_query(world.newest())), host.token, ""));
    REQUIRE(world.routes.parked() == 1);
    poll->leave();
    CHECK(world.routes.parked() == 0);
    world.say({registered(person(93), "Dov")});
    CHECK_FALSE(poll->response);
}

TEST_CASE("what a device may not see does not wake it, and is not sent when it is woken") {
    RoutesForTest world;
    auto const board = world.pair(storage::Role::board);
    auto const newest = world.newest();
    auto const poll =
        world.start(world.request("GET", facts_target(poll_query(newest)), board.token, ""));
    world.say({registered(person(94), "Eda")});
    CHECK_FALSE(poll->response);
    CHECK(world.routes.parked() == 1);
    world.say({domain::make_fact(domain::EventSet{R"({"name":"Renamed"})"})});
    REQUIRE(poll->response);
    CHECK(poll->response->body.find("Eda") == std::string::npos);
    CHECK(poll->response->body.find("Renamed") != std::string::npos);
}

TEST_CASE("when the server ends every poll is answered and none waits any more") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    auto const target = facts_target(poll_query(world.newest()));
    auto const poll = world.start(world.request("GET", target, host.token, ""));
    world.routes.release_all();
    CHECK(poll->response);
    auto const late = world.start(world.request("GET", target, host.token, ""));
    CHECK(late->response);
}

TEST_CASE("an epoch that is over is answered with 410") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    auto const answer = world.get_facts(host.token, "?after=3&epoch=another");
    CHECK(answer->status == 410);
    auto const page = sync::decode_pull_page(answer->body);
    REQUIRE(page.ok());
    CHECK(page->reset);
}

TEST_CASE("the log names the device and the route but no token, event or fact") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    world.post_facts(host.token, push_body(host.device, {registered(person(95), "Femke")}));
    REQUIRE_FALSE(world.lines.empty());
    auto const& line = world.lines.back();
    CHECK(line.find(to_string(host.device.id)) != std::string::npos);
    CHECK(line.find(host.token) == std::string::npos);
    CHECK(line.find(to_string(k_event)) == std::string::npos);
    CHECK(line.find("Femke") == std::string::npos);
}

TEST_CASE("A host's device hears how the others are, also of one that is too old") {
    RoutesForTest server;
    auto const desk = server.pair(storage::Role::host);
    auto const other = server.pair(storage::Role::reception);
    auto const table = server.pair(storage::Role::table);
    auto const target = sync::devices_path(k_event);
    auto old = server.request("GET", facts_target("?after=0"), other.token, "");
    old.headers = {{"ontmoet-protocol", "0"},
                   {"authorization", "Bearer " + other.token},
                   {"ontmoet-backlog", "34"},
                   {"ontmoet-offset", "-5"},
                   {"ontmoet-version", "0.1.0"}};
    auto const refused = server.ask(old);
    CHECK(refused->status == 426);
    CHECK(message_key(*refused) == "sync.too_old");

    auto const answer = server.ask(server.request("GET", target, desk.token, ""));
    REQUIRE(answer->status == 200);
    auto const list = sync::decode_device_list(answer->body);
    REQUIRE(list.ok());
    REQUIRE(list->devices.size() == 3);
    for (auto const& device : list->devices) {
        bool const is_old = device.device == other.device.id;
        CHECK(device.too_old == is_old);
        CHECK((device.last_seen == Moment{}) == (device.device == table.device.id));
        if (is_old) CHECK(device.presence == sync::Presence{34, -5, "0.1.0"});
    }
    CHECK(server.ask(server.request("GET", target, table.token, ""))->status == 403);
    CHECK(server.ask(server.request("GET", target, "nobody's", ""))->status == 401);
}
