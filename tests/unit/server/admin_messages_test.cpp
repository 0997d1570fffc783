// SPDX-License-Identifier: EUPL-1.2
#include "server/admin_messages.h"

#include "support/sample_event.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::server;

TEST_CASE("what one end of a desk writes the other reads") {
    auto const events =
        decode_events(encode(std::vector<EventSummary>{{test::k_event, "Zorg", {5}, 48, 300}}));
    REQUIRE(events.ok());
    REQUIRE(events->size() == 1);
    CHECK(events->front().id == test::k_event);
    CHECK(events->front().name == "Zorg");
    CHECK(events->front().people == 48);

    auto fact = test::stamped(test::registered(test::person(1), "Gül"), {}, 3);
    auto const page = decode_facts_page(encode(FactsPage{{fact, fact}, true}));
    REQUIRE(page.ok());
    CHECK(page->more);
    REQUIRE(page->facts.size() == 2);
    CHECK(page->facts[1].id == fact.id);

    auto const order = decode_append_order(encode(AppendOrder{"organiser", {fact}}));
    REQUIRE(order.ok());
    CHECK(order->actor == "organiser");
    CHECK(order->facts.size() == 1);

    auto const pair = decode_pair_order(
        encode(PairOrder{storage::Role::table, "Tafel \"3\"", "hash", test::k_baker}));
    REQUIRE(pair.ok());
    CHECK(pair->role == storage::Role::table);
    CHECK(pair->name == "Tafel \"3\"");
    CHECK(pair->host_pin == "hash");
    CHECK(pair->organisation == test::k_baker);
    auto const offered = decode_offered_pairing(
        encode(OfferedPairing{"K7MF-3XQT", Moment{9}, {"https://hall", "sha256//x"}}));
    REQUIRE(offered.ok());
    CHECK(offered->code == "K7MF-3XQT");
    CHECK(offered->valid_until == Moment{9});
    CHECK(offered->address.url == "https://hall");
    CHECK(offered->address.public_key == "sha256//x");
    storage::Device device{test::named<DeviceId>("d"),
                           {},
                           storage::Role::reception,
                           'C',
                           "Desk",
                           true,
                           Moment{1},
                           Moment{2},
                           Moment{3}};
    auto const devices = decode_devices(encode(std::vector{device, storage::Device{device}}));
    REQUIRE(devices.ok());
    REQUIRE(devices->size() == 2);
    CHECK((*devices)[0] == device);
    auto const role =
        decode_role_order(encode(RoleOrder{storage::Role::board, test::k_baker})).value();
    CHECK(role.role == storage::Role::board);
    CHECK(role.organisation == test::k_baker);
    CHECK(decode_role_order(R"({"role":"host"})").value().organisation.is_none());
    CHECK_FALSE(decode_role_order(R"({"role":"table","organisation":"the baker's"})").ok());
}

TEST_CASE("messages with holes are refused by the member that is missing") {
    auto const detail = [](auto const& result) { return result.error().detail; };
    CHECK(detail(decode_events("{}")) == "events");
    CHECK(detail(decode_events(R"({"events":[{"id":"0190163d-8694-739b-aea5-966c26f8ad91"}]})")) ==
          "name");
    CHECK(detail(decode_facts_page(R"({"facts":[]})")) == "more");
    CHECK(detail(decode_append_order(R"({"facts":[]})")) == "actor");
    CHECK(detail(decode_pair_order(R"({"role":"king","name":""})")) == "role");
    CHECK(detail(decode_pair_order(R"({"role":7,"name":""})")) == "role");
    CHECK(detail(decode_pair_order(R"({"role":"host","name":")" + std::string(101, 'x') + "\"}")) ==
          "name");
    CHECK(decode_events("<html>").error().message_key == "error.not_json");
    CHECK(decode_append_order(R"({"actor":"a","facts":[{"id":1}]})").error().message_key ==
          "error.bad_fact");
}
