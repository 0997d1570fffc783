// SPDX-License-Identifier: EUPL-1.2
#include "server/metrics.h"
#include "server/routes_for_test.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;

TEST_CASE("a venue server hears the answers and the devices, once, and then waits for news") {
    RoutesForTest world;
    auto const venue = world.pair(storage::Role::venue);
    auto const door = world.pair(storage::Role::reception);
    auto const page = sync::decode_pull_page(world.get_facts(venue.token, "")->body);
    REQUIRE(page.ok());
    REQUIRE(page->venue);
    CHECK(page->venue->answers.size() == page->facts.size());
    REQUIRE(page->venue->devices);
    CHECK(page->venue->devices->size() == 2);
    CHECK(page->epoch.find('.') == std::string::npos);

    auto const again = "?after=" + std::to_string(page->next) + "&epoch=" + page->epoch +
                       "&decided=" + std::to_string(page->venue->answers.size()) +
                       "&devices=" + sync::mark_of(*page->venue->devices) + "&wait=25";
    auto const waiting = world.start(world.request("GET", facts_target(again), venue.token, ""));
    CHECK_FALSE(waiting->response);
    auto const body = push_body(door.device, {registered(person(90), "Aster")});
    REQUIRE(world.post_facts(door.token, body)->status == 200);
    world.pass(Duration{50});
    REQUIRE(waiting->response);
    auto const news = sync::decode_pull_page(waiting->response->body);
    REQUIRE(news.ok());
    CHECK_FALSE(news->venue->devices);
    CHECK(std::ranges::any_of(news->venue->answers, [&](storage::StoredAnswer const& answer) {
        return answer.device == door.device.id;
    }));
}

TEST_CASE("a venue server passes on what its kiosks said; a kiosk may not do so") {
    RoutesForTest world;
    auto const venue = world.pair(storage::Role::venue);
    auto const door = world.pair(storage::Role::reception);
    auto const desk = world.pair(storage::Role::host);
    auto const body = push_body(door.device, {registered(person(90), "Aster")});
    CHECK(message_key(*world.post_facts(desk.token, body)) == "error.fact_of_other_device");
    auto const answer = sync::decode_push_answer(world.post_facts(venue.token, body)->body);
    REQUIRE(answer.ok());
    REQUIRE(answer->answers.size() == 1);
    CHECK(answer->answers[0].decision == sync::Decision::created);
}

TEST_CASE("what is asked of a hall or by one has the form of a number") {
    RoutesForTest world;
    auto const desk = world.pair(storage::Role::host);
    for (auto const* query : {"?hall=x", "?hall=-1", "?decided=x", "?decided=1.5", "?heard=x",
                              "?heard=01a1ff43-4eec-794c-8981-6a72155f82e3:1"}) {
        auto const refused = world.get_facts(desk.token, query);
        CHECK(refused->status == 400);
        CHECK(message_key(*refused) == "error.bad_query");
    }
    CHECK(world.get_facts(desk.token, "?hall=3&hall_epoch=x")->status == 200);
}

TEST_CASE("a venue server hears what is wanted of its devices, and passes on what they answer") {
    RoutesForTest world;
    auto const venue = world.pair(storage::Role::venue);
    auto const door = world.pair(storage::Role::reception);
    auto const known = [&](std::string const& query) {
        return *sync::decode_pull_page(world.get_facts(venue.token, query)->body)->venue->devices;
    };
    auto const of_door = [&](std::string const& query) {
        for (auto const& device : known(query))
            if (device.device.id == door.device.id) return device;
        return storage::KnownDevice{};
    };
    auto const before = sync::mark_of(known(""));
    storage::DeviceOrder const volume{door.device.id, 0, "volume", "3", Moment{10}, "account:1"};
    REQUIRE(world.devices().order(k_event, volume).ok());
    CHECK(sync::mark_of(known("")) != before);
    auto const told = of_door("");
    REQUIRE(told.open_orders.size() == 1);
    CHECK(told.open_orders.front().value == "3");
    CHECK(told.open_orders.front().by.empty());
    CHECK(told.device.open_order == 1);

    auto const answered = to_string(door.device.id) + ":1:console.order_no_printer," +
                          to_string(named<DeviceId>("nobody")) + ":1:";
    CHECK(of_door("?answered=" + answered).open_orders.empty());
    auto const orders = world.devices().orders(k_event, door.device.id).value();
    CHECK(orders.front().fault == "console.order_no_printer");
    // Told again, it changes nothing.
    CHECK(known("?answered=" + to_string(door.device.id) + ":1:").size() == 2);
    CHECK(world.devices().orders(k_event, door.device.id)->front().fault ==
          "console.order_no_printer");
    for (auto const* bad : {"x", ":1:", "01a1ff43-4eec-794c-8981-6a72155f82e3:0:",
                            "01a1ff43-4eec-794c-8981-6a72155f82e3:1:<b>"})
        CHECK(message_key(*world.get_facts(venue.token, std::string("?answered=") + bad)) ==
              "error.bad_query");
    // Who is no venue server answers for itself alone.
    storage::DeviceOrder const wipe{door.device.id, 0, "wipe", "", Moment{11}, "account:1"};
    REQUIRE(world.devices().order(k_event, wipe).ok());
    auto const desk = world.pair(storage::Role::host);
    CHECK(world.get_facts(desk.token, "?answered=" + to_string(door.device.id) + ":2:")->status ==
          200);
    CHECK_FALSE(world.devices().find(k_event, door.device.id)->revoked);
    (void)known("?answered=" + to_string(door.device.id) + ":2:");
    CHECK(world.devices().find(k_event, door.device.id)->revoked);
}

TEST_CASE("a venue server counts what it holds and says whether the central server answers") {
    Metrics metrics;
    CHECK(metrics_text(metrics, {}).find("ontmoet_hall_waiting") == std::string::npos);
    Gauges gauges;
    gauges.venue = VenueGauges{true, 7};
    auto const text = metrics_text(metrics, gauges);
    CHECK(text.find("\nontmoet_upstream_online 1\n") != std::string::npos);
    CHECK(text.find("\nontmoet_hall_waiting 7\n") != std::string::npos);
}
