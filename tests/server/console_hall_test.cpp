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

TEST_CASE("a table comes with a number nobody has, gets an employer, goes and comes back") {
    ConsoleForTest console;
    console.begin_event(k_event);
    console.add("sanne@example.org", AccountRole::organiser);
    auto visitor = console.signed_in("sanne@example.org");
    auto const fresh = named<TableId>("fresh");
    auto order = place(fresh, 0.5, 0.25, 1);
    CHECK(refusal_of(visitor.post(k_hall, hall_order({order}))) == "console.unknown_table");
    order["number"] = 12;
    order["employer"] = to_string(k_baker);
    CHECK(visitor.post(k_hall, hall_order({order})).status == 200);
    auto second = order;
    second["id"] = to_string(named<TableId>("second"));
    CHECK(refusal_of(visitor.post(k_hall, hall_order({second}))) == "console.table_number_taken");
    for (json const& wrong : {json(0), json(10'000), json("7"), json(1.5)}) {
        second["number"] = wrong;
        CHECK(visitor.post(k_hall, hall_order({second})).status == 400);
    }
    second["number"] = 13;
    second["employer"] = to_string(named<OrganisationId>("nobody"));
    CHECK(visitor.post(k_hall, hall_order({second})).status == 400);

    auto out = place(fresh, 0.5, 0.25, 1);
    out["gone"] = true;
    CHECK(refusal_of(visitor.post(k_hall, hall_order({out}))) == "console.table_of_employer");
    CHECK(console.state(k_event).tables.contains(fresh));
    out["sure"] = true;
    CHECK(visitor.post(k_hall, hall_order({out})).status == 200);
    CHECK_FALSE(console.state(k_event).tables.contains(fresh));
    CHECK(refusal_of(visitor.post(k_hall, hall_order({place(fresh, 0, 0, 0)}))) ==
          "console.unknown_table");
    out["gone"] = false;
    CHECK(visitor.post(k_hall, hall_order({out})).status == 200);
    auto const back = console.state(k_event).tables.at(fresh);
    CHECK(back.number == 12);
    CHECK(back.organisation == k_baker);
}

TEST_CASE("a table at which people meet neither goes nor gets another employer") {
    ConsoleForTest console;
    console.begin_event(k_event);
    console.add("sanne@example.org", AccountRole::organiser);
    auto visitor = console.signed_in("sanne@example.org");
    auto& hub = console.world.server().folder().hub();
    REQUIRE(hub.append_own(k_event, {booking("meet", person(2), k_table_1, 0)}, "test").ok());
    auto const before = console.state(k_event);
    auto out = place(k_table_1, 0.5, 0.5, 0);
    out["gone"] = true;
    out["sure"] = true;
    CHECK(refusal_of(visitor.post(k_hall, hall_order({out}))) == "refused.table_in_use");
    auto nobodys = place(k_table_1, 0.5, 0.5, 0);
    nobodys["employer"] = "";
    CHECK(refusal_of(visitor.post(k_hall, hall_order({nobodys}))) == "refused.table_in_use");
    CHECK(console.state(k_event) == before);
    // A server that heard of the meet a moment later refuses it as well.
    auto const late = hub.append_own(
        k_event, {domain::make_fact(domain::TableSet{k_table_1, R"({"gone":true})"})}, "test");
    REQUIRE(late.ok());
    CHECK(late->front().message_key == "refused.table_in_use");
}

TEST_CASE("boards hang where an organiser puts them, and all that devices draw of them is told") {
    ConsoleForTest console;
    console.begin_event(k_event);
    console.add("sanne@example.org", AccountRole::organiser);
    auto visitor = console.signed_in("sanne@example.org");
    auto order = hall_order(json::array());
    order["boards"] = {{{"name", "Bij de bar"}, {"x", 0.5}, {"y", 0.1}}};
    CHECK(visitor.post(k_hall, order).status == 200);
    auto const head = console.state(k_event).cursor;
    CHECK(visitor.post(k_hall, order).status == 200);
    CHECK(console.state(k_event).cursor == head);
    CHECK(visitor.json(k_hall)["boards"] == order["boards"]);
    CHECK(visitor.json(k_hall)["employers"][0]["name"] == "Bakkerij De Gouden Korst");
    for (json const& wrong :
         {json(3), json::array({3}), json::array({{{"name", "x"}, {"x", 2}, {"y", 0}}}),
          json::array({{{"x", 0}, {"y", 0}}}),
          json::array({{{"name", std::string(100, 'x')}, {"x", 0}, {"y", 0}}}),
          json(std::vector<json>(41, order["boards"][0]))}) {
        auto other = order;
        other["boards"] = wrong;
        CHECK(visitor.post(k_hall, other).status == 400);
    }
    CHECK(console.state(k_event).event.boards.size() == 1);
    order["boards"] = json::array();
    CHECK(visitor.post(k_hall, order).status == 200);
    CHECK(console.state(k_event).event.boards.empty());
}
