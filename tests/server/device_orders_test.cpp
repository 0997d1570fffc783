// SPDX-License-Identifier: EUPL-1.2
// What an organiser wants of a device at the console, and how the device hears and answers it.
#include "sync/device_orders.h"

#include "server/console_for_test.h"
#include "sync/protocol.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using storage::AccountRole;

namespace {

struct Wishes {
    ConsoleForTest console;
    SocketClient client = console.world.client();
    storage::NewDevice desk;
    Visitor ada;

    Wishes() : ada((console.add("ada", AccountRole::organiser), console.world)) {
        console.begin_event(k_event);
        desk = console.world.server()
                   .folder()
                   .devices()
                   .pair(k_event, storage::Role::host, "Desk", Moment{5})
                   .value();
        REQUIRE(ada.sign_in("ada").status == 200);
    }
    Reply wish(std::string const& kind, std::string const& value) {
        return ada.post(path("/order"),
                        {{"device", to_string(desk.device.id)}, {"kind", kind}, {"value", value}});
    }
    static std::string path(std::string const& what = {}) {
        return "events/" + to_string(k_event) + "/devices" + what;
    }
    Reply ask(std::string const& method, std::string const& target, std::string const& body) {
        return client.ask(method + " " + target +
                          " HTTP/1.1\r\nHost: x\r\nOntmoet-Protocol: 1\r\nAuthorization: Bearer " +
                          desk.token + "\r\nContent-Length: " + std::to_string(body.size()) +
                          "\r\n\r\n" + body);
    }
    std::int64_t open_order() {
        auto const page = ask("GET", sync::facts_path(k_event) + "?after=0", "");
        REQUIRE(page.status == 200);
        return sync::decode_pull_page(page.body)->open_order;
    }
    std::vector<sync::DeviceOrder> answer(std::vector<sync::OrderAnswer> answers) {
        auto const reply = ask("POST", sync::orders_path(k_event),
                               sync::encode(sync::OrderAnswers{std::move(answers)}));
        REQUIRE(reply.status == 200);
        return sync::decode_device_orders(reply.body).value();
    }
    nlohmann::json order_of(std::string const& kind) {
        auto const page = ada.json(path());
        for (auto const& device : page["devices"])
            for (auto const& order : device["orders"])
                if (order["kind"] == kind) return order;
        return {};
    }
};

}  // namespace

TEST_CASE(
    "a device hears what an organiser wants at its next contact, and the console its answer") {
    Wishes world;
    CHECK(world.open_order() == 0);
    REQUIRE(world.wish("volume", "3").status == 200);
    REQUIRE(world.wish("rotation", "90").status == 200);
    CHECK(world.open_order() == 2);
    auto const orders = world.answer({});
    CHECK(orders == std::vector<sync::DeviceOrder>{{1, "volume", "3"}, {2, "rotation", "90"}});
    CHECK(world.order_of("volume")["answered_at"] == 0);
    CHECK(world.answer({{1, ""}, {2, "console.order_unknown"}}).empty());
    CHECK(world.open_order() == 0);
    CHECK(world.order_of("volume")["answered_at"] > 0);
    CHECK(world.order_of("volume")["fault"] == "");
    CHECK(world.order_of("rotation")["fault"] == "console.order_unknown");
}

TEST_CASE("a waiting device is told at once, and one that was wiped is nobody any more") {
    Wishes world;
    auto const newest = std::to_string(
        sync::decode_pull_page(
            world.ask("GET", sync::facts_path(k_event) + "?after=0&limit=500", "").body)
            ->next);
    auto waiting = world.console.world.client();
    REQUIRE(waiting.send("GET " + sync::facts_path(k_event) + "?wait=25&after=" + newest +
                         " HTTP/1.1\r\nHost: x\r\nOntmoet-Protocol: 1\r\nAuthorization: Bearer " +
                         world.desk.token + "\r\n\r\n"));
    REQUIRE(world.wish("wipe", "").status == 200);
    auto const told = waiting.receive();
    REQUIRE(told);
    CHECK(sync::decode_pull_page(told->body)->open_order == 1);
    CHECK(world.answer({{1, ""}}).empty());
    CHECK(world.ask("GET", sync::facts_path(k_event) + "?after=0", "").status == 401);
    CHECK(world.ada.json(Wishes::path())["devices"][0]["is_revoked"] == true);
}

TEST_CASE("what a device cannot be told is refused at the console") {
    Wishes world;
    for (auto const& [kind, value] :
         {std::pair{"volume", "11"}, {"king", ""}, {"role", "king"}, {"name", ""}})
        CHECK(refusal_of(world.wish(kind, value)) == "error.bad_message");
    CHECK(world.open_order() == 0);
    REQUIRE(world.wish("role", "board").status == 200);
    CHECK(world.ada.json(Wishes::path())["devices"][0]["role"] == "board");
    REQUIRE(world.wish("name", "Balie 9").status == 200);
    CHECK(world.ada.json(Wishes::path())["devices"][0]["name"] == "Balie 9");
    world.console.add("guest", AccountRole::viewer);
    auto guest = world.console.signed_in("guest");
    CHECK(guest
              .post(Wishes::path("/order"),
                    {{"device", to_string(world.desk.device.id)}, {"kind", "wipe"}, {"value", ""}})
              .status == 403);
    CHECK(world.ask("POST", sync::orders_path(k_event), "{}").status == 400);
}
