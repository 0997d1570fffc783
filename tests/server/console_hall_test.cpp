// SPDX-License-Identifier: EUPL-1.2
#include "server/console_hall.h"

#include "server/console_for_test.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using nlohmann::json;
using storage::AccountRole;

namespace {

std::string const k_hall = "events/" + to_string(k_event) + "/hall";

json place(TableId table, double x, double y, int zone) {
    return {{"id", to_string(table)}, {"x", x}, {"y", y}, {"zone", zone}};
}

json hall_order(json tables) {
    return {{"tables", std::move(tables)}};
}

}  // namespace

TEST_CASE("tables stand where an organiser puts them and keep number and employer") {
    ConsoleForTest console;
    console.begin_event(k_event);
    console.add("sanne@example.org", AccountRole::organiser);
    auto visitor = console.signed_in("sanne@example.org");
    auto& hub = console.world.server().folder().hub();
    REQUIRE(hub.append_own(k_event,
                           {domain::make_fact(domain::TableSet{k_table_1, R"({"number":7})"})},
                           "test")
                .ok());
    CHECK(visitor.post(k_hall, hall_order({place(k_table_1, 0.25, 0.5, 2)})).status == 200);
    auto const table = console.state(k_event).tables.at(k_table_1);
    CHECK(table.x == 0.25);
    CHECK(table.y == 0.5);
    CHECK(table.zone == 2);
    CHECK(table.number == 7);
    CHECK(table.organisation == k_baker);
    auto const tables = visitor.json(k_hall)["tables"];
    REQUIRE(tables.size() == 2);
    CHECK(tables[1]["number"] == 7);
    CHECK(tables[1]["x"] == 0.25);
}

TEST_CASE("a table that stands so already is no fact") {
    ConsoleForTest console;
    console.begin_event(k_event);
    auto const state = console.state(k_event);
    auto const same = hall_order({place(k_table_1, 0, 0, 0)}).dump();
    CHECK(server::facts_of_hall(state, same).value().empty());
    auto const other = hall_order({place(k_table_1, 0.5, 0, 0), place(k_table_2, 0, 0, 0)}).dump();
    CHECK(server::facts_of_hall(state, other).value().size() == 1);
}

TEST_CASE("a place outside the hall is refused, and nothing of the order is done") {
    ConsoleForTest console;
    console.begin_event(k_event);
    console.add("sanne@example.org", AccountRole::organiser);
    auto visitor = console.signed_in("sanne@example.org");
    auto const good = place(k_table_1, 0.5, 0.5, 1);
    for (auto const& wrong : {place(k_table_2, 1.5, 0, 0), place(k_table_2, 0, -1, 0),
                              place(k_table_2, 0, 0, 1000), json{{"id", "x"}}, json(3)})
        CHECK(visitor.post(k_hall, hall_order({good, wrong})).status == 400);
    CHECK(visitor.post(k_hall, hall_order({good, good, good})).status == 400);
    auto const strange = visitor.post(k_hall, hall_order({place(named<TableId>("no"), 0, 0, 0)}));
    CHECK(refusal_of(strange) == "console.unknown_table");
    CHECK(console.state(k_event).tables.at(k_table_1).x == 0);
}
