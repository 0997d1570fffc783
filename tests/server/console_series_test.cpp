// SPDX-License-Identifier: EUPL-1.2
#include "server/console_series.h"

#include "server/console_for_test.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using nlohmann::json;
using storage::AccountRole;

namespace {

EventId const k_next = named<EventId>("next");
std::string const k_series = "Werk in Haaglanden";

std::string at_event(EventId event, std::string const& part = {}) {
    return "events/" + to_string(event) + part;
}

json next_order(EventId id) {
    return {{"id", to_string(id)},
            {"name", "Tweede keer"},
            {"date", "2027-03-18"},
            {"start", "13:00"},
            {"apply", true}};
}

json helper_order(std::string const& login, std::string const& role) {
    return {{"series", k_series}, {"login", login}, {"organiser", k_elsewhere}, {"role", role}};
}

// An event of a series with people, and a colleague of another organiser, who is a viewer there.
struct SeriesForTest {
    SeriesForTest() {
        console.begin_event(k_event);
        say(k_event, {{"series", k_series},
                      {"region", "Haaglanden"},
                      {"name", "Eerste keer"},
                      {"legal_hold", "court"}});
        console.add("sanne@example.org", AccountRole::administrator);
        console.add("eva@example.org", AccountRole::viewer, k_elsewhere, "Eva Smit");
    }
    void say(EventId event, json const& fields) {
        auto& hub = console.world.server().folder().hub();
        REQUIRE(hub.append_own(event, {domain::make_fact(domain::EventSet{fields.dump()})}, "test")
                    .ok());
    }
    ConsoleForTest console;
};

}  // namespace

TEST_CASE("a next event brings along employers, tables and roles, and nobody who came") {
    SeriesForTest world;
    auto& console = world.console;
    auto sanne = console.signed_in("sanne@example.org");
    REQUIRE(sanne.post("series/helpers", helper_order("eva@example.org", "host")).status == 200);
    REQUIRE(sanne.post(at_event(k_event, "/copy"), next_order(k_next)).status == 200);
    auto const former = console.state(k_event);
    auto const state = console.state(k_next);
    REQUIRE_FALSE(former.people.empty());
    CHECK(state.event.series == k_series);
    CHECK(state.event.region == "Haaglanden");
    CHECK(state.event.helpers == former.event.helpers);
    CHECK(state.event.legal_hold.empty());
    CHECK(state.organisations == former.organisations);
    CHECK(state.tables == former.tables);
    CHECK(state.people.empty());
    CHECK(state.staff.empty());
    CHECK(state.preferences.empty());
    CHECK(state.meets.empty());

    auto const series = sanne.json("series")["series"];
    REQUIRE(series.size() == 1);
    CHECK(series[0]["name"] == k_series);
    REQUIRE(series[0]["events"].size() == 2);
    CHECK(series[0]["partners"][0]["events"] == 2);
    REQUIRE(series[0]["helpers"].size() == 1);
    CHECK(series[0]["helpers"][0]["name"] == "Eva Smit");
    CHECK(series[0]["helpers"][0]["organiser"] == k_elsewhere);
}

TEST_CASE("an event of no series gives no role away, whatever it was copied from") {
    SeriesForTest world;
    auto sanne = world.console.signed_in("sanne@example.org");
    auto eva = world.console.signed_in("eva@example.org");
    REQUIRE(sanne.post("series/helpers", helper_order("eva@example.org", "host")).status == 200);
    CHECK(eva.get(at_event(k_event)).status == 200);
    world.say(k_event, {{"series", ""}});
    CHECK(eva.get(at_event(k_event)).status == 404);
    REQUIRE(sanne.post(at_event(k_event, "/copy"), next_order(k_next)).status == 200);
    CHECK(world.console.state(k_next).event.helpers.empty());
    CHECK(eva.get(at_event(k_next)).status == 404);
}

TEST_CASE("a helper does at the events of the series what their role there may, and no more") {
    SeriesForTest world;
    auto sanne = world.console.signed_in("sanne@example.org");
    auto eva = world.console.signed_in("eva@example.org");
    CHECK(eva.get(at_event(k_event)).status == 404);
    CHECK(eva.json("events")["events"].empty());
    CHECK(eva.json("series")["series"].empty());
    CHECK(sanne.post("series/helpers", helper_order("eva@example.org", "host")).status == 200);

    auto const face = eva.json(at_event(k_event));
    auto const rights = face["rights"].get<std::vector<std::string>>();
    auto const has = [&](char const* right) {
        return std::ranges::find(rights, right) != rights.end();
    };
    CHECK(has("run_day"));
    CHECK(has("see_people"));
    CHECK_FALSE(has("export_data"));
    CHECK(eva.json("events")["events"][0]["organiser"] == k_here);
    CHECK(eva.json(at_event(k_event, "/people"))["total"].get<int>() > 0);
    CHECK(refusal_of(eva.post(at_event(k_event, "/exports"),
                              {{"form", "csv"}, {"purpose", "x"}, {"person", ""}})) ==
          "console.no_right");
    // Who else helps is told to the organiser's own.
    auto const series = eva.json("series")["series"];
    REQUIRE(series.size() == 1);
    CHECK_FALSE(series[0]["is_own"].get<bool>());
    CHECK(series[0]["helpers"].empty());
    // At their own events they are what they were, and what is summed up is of those alone.
    CHECK(eva.json("me")["role"] == "viewer");
    CHECK(eva.json("evidence")["events"].empty());

    auto const id = sanne.json("series")["series"][0]["helpers"][0]["account"];
    CHECK(sanne.post("series/helpers", {{"series", k_series}, {"account", id}, {"role", "viewer"}})
              .status == 200);
    CHECK(eva.get(at_event(k_event, "/people")).status == 403);
    CHECK(sanne.post("series/helpers", {{"series", k_series}, {"account", id}, {"role", ""}})
              .status == 200);
    CHECK(eva.get(at_event(k_event)).status == 404);
    CHECK(world.console.state(k_event).event.helpers.empty());
}

TEST_CASE("a role is given by both address and organisation, and never the administrator's") {
    SeriesForTest world;
    auto sanne = world.console.signed_in("sanne@example.org");
    auto const refused = [&](json const& order) {
        return refusal_of(sanne.post("series/helpers", order));
    };
    auto order = helper_order("eva@example.org", "host");
    order["organiser"] = "Gemeente Anders";
    CHECK(refused(order) == "console.helper_unknown");
    CHECK(refused(helper_order("nobody@example.org", "host")) == "console.helper_unknown");
    auto own = helper_order("sanne@example.org", "host");
    own["organiser"] = k_here;
    CHECK(refused(own) == "console.helper_own");
    for (auto const* role : {"administrator", "program", "boss", ""})
        CHECK(refused(helper_order("eva@example.org", role)) == "error.bad_message");
    order["series"] = "Another";
    CHECK(refused(order) == "console.unknown_series");
    CHECK(refused({{"series", k_series}, {"account", "no"}, {"role", "host"}}) ==
          "console.helper_unknown");
    CHECK(world.console.state(k_event).event.helpers.empty());
    // Neither does a fact of long ago give it.
    auto const eva = *world.console.accounts().find("eva@example.org").value();
    domain::Event event = world.console.state(k_event).event;
    event.helpers = {{to_string(eva.id), "administrator"}};
    CHECK_FALSE(server::role_at(event, eva).has_value());
    event.helpers = {{to_string(eva.id), "organiser"}};
    CHECK(server::role_at(event, eva) == AccountRole::organiser);
}

TEST_CASE("events of a series are in one region, and a new one takes its roles over") {
    SeriesForTest world;
    world.console.begin_event(k_next);
    auto sanne = world.console.signed_in("sanne@example.org");
    REQUIRE(sanne.post("series/helpers", helper_order("eva@example.org", "host")).status == 200);
    auto const settings = [&](std::string const& series, std::string const& region) {
        json order{{"id", to_string(k_next)},
                   {"name", "x"},
                   {"region", region},
                   {"series", series},
                   {"date", "2027-03-18"},
                   {"start", "13:00"},
                   {"rounds", 9},
                   {"meet_length_min", 8},
                   {"changeover_min", 2},
                   {"most_meets", 4},
                   {"fair_minimum", 3},
                   {"apply", true}};
        return sanne.post(at_event(k_next, "/settings"), order);
    };
    CHECK(refusal_of(settings(k_series, "Rijnmond")) == "console.series_other_region");
    CHECK(refusal_of(settings("New", "")) == "console.series_needs_region");
    CHECK(world.console.state(k_next).event.series.empty());
    CHECK(settings("werk in  haaglanden", "Haaglanden").status == 200);
    auto const joined = world.console.state(k_next).event;
    CHECK(joined.series == k_series);
    CHECK(joined.helpers == world.console.state(k_event).event.helpers);
    CHECK(settings("", "Rijnmond").status == 200);
    CHECK(world.console.state(k_next).event.helpers.empty());
}

TEST_CASE("what a series brought is counted of its events alone") {
    SeriesForTest world;
    world.console.begin_event(k_next);
    auto sanne = world.console.signed_in("sanne@example.org");
    CHECK(sanne.json("evidence")["events"].size() == 2);
    CHECK(sanne.json("evidence?series=Werk%20in%20haaglanden")["events"].size() == 1);
    CHECK(sanne.json("evidence?series=Nothing")["events"].empty());
}
