// SPDX-License-Identifier: EUPL-1.2
#include "server/gate.h"

#include "server/routes_for_test.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;

namespace {

std::string new_token_of(Response const& response) {
    return header(response, std::string(sync::k_next_token_header));
}

sync::PullPage page_of(Response const& response) {
    auto const page = sync::decode_pull_page(response.body);
    REQUIRE(page.ok());
    return *page;
}

}  // namespace

TEST_CASE("a token that has been in use for long is replaced, whatever becomes of the answer") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    CHECK(new_token_of(*world.get_facts(host.token, "")).empty());
    world.clock.advance(k_token_life);
    auto const lost = new_token_of(*world.get_facts(host.token, ""));
    CHECK(lost.size() == host.token.size());
    CHECK(new_token_of(*world.get_facts(host.token, "")).empty());  // one by one
    world.clock.advance(k_token_pause);
    auto const renewed = new_token_of(*world.get_facts(host.token, ""));
    CHECK(renewed != lost);
    CHECK(world.get_facts(host.token, "")->status == 200);
    CHECK(world.get_facts(lost, "")->status == 401);
    auto const with_new = world.get_facts(renewed, "");
    CHECK(with_new->status == 200);
    CHECK(new_token_of(*with_new).empty());
    CHECK(world.get_facts(host.token, "")->status == 401);
}

TEST_CASE("a stolen token that was replaced since stores nothing") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    world.clock.advance(k_token_life);
    auto const renewed = new_token_of(*world.get_facts(host.token, ""));
    REQUIRE(world.get_facts(renewed, "")->status == 200);
    auto const before = world.newest();
    auto const stolen =
        world.post_facts(host.token, push_body(host.device, {registered(person(80), "Thief")}));
    CHECK(stolen->status == 401);
    CHECK(message_key(*stolen) == "sync.unknown_device");
    CHECK(world.newest() == before);
}

TEST_CASE("a device's token does not speak for another device") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    auto const other = world.pair(storage::Role::reception);
    auto const before = world.newest();
    auto const answer =
        world.post_facts(other.token, push_body(host.device, {registered(person(81), "Fake")}));
    CHECK(answer->status == 400);
    CHECK(message_key(*answer) == "error.fact_of_other_device");
    CHECK(world.newest() == before);
}

TEST_CASE("when a device was last heard of is written down together with others") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    auto const desk = world.pair(storage::Role::reception);
    world.get_facts(host.token, "");
    world.get_facts(desk.token, "");
    auto const at = world.clock.now();
    CHECK(world.devices().find(k_event, host.device.id)->last_seen == Moment{});
    world.pass(k_last_seen_pause);
    world.slow.finish();
    CHECK(world.devices().find(k_event, host.device.id)->last_seen == at);
    CHECK(world.devices().find(k_event, desk.device.id)->last_seen == at);
}

TEST_CASE("a device that is revoked while it waits hears so at once, and nothing else") {
    RoutesForTest world;
    auto const host = world.pair(storage::Role::host);
    auto const poll =
        world.start(world.request("GET", facts_target(poll_query(world.newest())), host.token, ""));
    REQUIRE(world.devices().revoke(k_event, host.device.id).ok());
    world.say({registered(person(82), "Secret")});
    REQUIRE(poll->response);
    CHECK(poll->response->status == 401);
    CHECK(message_key(*poll->response) == "sync.revoked");
    auto const second = world.pair(storage::Role::host);
    auto const quiet = world.start(
        world.request("GET", facts_target(poll_query(world.newest())), second.token, ""));
    REQUIRE(world.devices().revoke(k_event, second.device.id).ok());
    world.routes.device_changed(second.device.id);
    REQUIRE(quiet->response);
    CHECK(quiet->response->status == 401);
}

TEST_CASE("a device with another role loads anew what it may see") {
    RoutesForTest world;
    auto const desk = world.pair(storage::Role::reception);
    auto const first = page_of(*world.get_facts(desk.token, ""));
    auto const asking = poll_query(world.newest()) + "&epoch=" + first.epoch;
    auto const poll = world.start(world.request("GET", facts_target(asking), desk.token, ""));
    CHECK_FALSE(poll->response);
    REQUIRE(world.devices().set_role(k_event, desk.device.id, storage::Role::board).ok());
    world.routes.device_changed(desk.device.id);
    REQUIRE(poll->response);
    CHECK(poll->response->status == 410);
    auto const reset = page_of(*poll->response);
    CHECK(reset.reset);
    CHECK(reset.epoch != first.epoch);
    CHECK(world.get_facts(desk.token, "?after=3&epoch=" + first.epoch)->status == 410);
    auto const anew = world.get_facts(desk.token, "?after=0&epoch=" + reset.epoch);
    CHECK(anew->status == 200);
    CHECK(anew->body.find("person.registered") == std::string::npos);
    CHECK(page_of(*anew).epoch == reset.epoch);
}
