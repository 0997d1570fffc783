// SPDX-License-Identifier: EUPL-1.2
#include "server/console_for_test.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using nlohmann::json;
using storage::AccountRole;

namespace {

json new_event(EventId id, bool apply = true) {
    return {{"id", to_string(id)},
            {"name", "Werk & taal"},
            {"kind", "matchingsevent"},
            {"place", "Delft"},
            {"region", "Haaglanden"},
            {"date", "2027-03-18"},
            {"start", "13:00"},
            {"rounds", 9},
            {"meet_length_min", 8},
            {"changeover_min", 2},
            {"breaks", {4}},
            {"most_meets", 4},
            {"fair_minimum", 3},
            {"expected_people", 40},
            {"expected_employers", 5},
            {"apply", apply}};
}

EventId const k_made = named<EventId>("made");

std::string event_path(EventId event, std::string const& part) {
    return "events/" + to_string(event) + "/" + part;
}

// An organiser who is signed in.
struct SignedInDesk {
    SignedInDesk() {
        console.add("sanne@example.org", AccountRole::organiser);
        visitor.emplace(console.signed_in("sanne@example.org"));
    }
    json posted(std::string const& path, json const& body) {
        auto const reply = visitor->post(path, body);
        INFO(reply.body);
        REQUIRE(reply.status == 200);
        return json::parse(reply.body);
    }
    ConsoleForTest console;
    std::optional<Visitor> visitor;
};

json list_order(std::string const& csv, bool apply, json columns = json::array()) {
    return {{"kind", "people"}, {"csv", csv}, {"columns", std::move(columns)}, {"apply", apply}};
}

std::string const k_list = "Wie;Mobiel;Belemmeringen\r\nSelam Tesfay;06 0000 0001;rug\r\n";

}  // namespace

TEST_CASE("an event is made once, after advice, and belongs to who made it") {
    SignedInDesk desk;
    auto const advised = desk.posted("events", new_event(k_made, false));
    CHECK_FALSE(advised["made"].get<bool>());
    CHECK(advised["ends_at"].get<std::int64_t>() - advised["starts_at"].get<std::int64_t>() ==
          88 * 60'000);
    CHECK(std::ranges::any_of(advised["advice"], [](json const& advice) {
        return advice["key"] == "console.advice_few_tables";
    }));
    CHECK(desk.visitor->json("events")["events"].empty());

    CHECK(desk.posted("events", new_event(k_made))["made"].get<bool>());
    auto const state = desk.console.state(k_made);
    CHECK(state.event.organiser == k_here);
    CHECK(state.event.breaks == std::vector<int>{4});
    CHECK_FALSE(state.event.profile_key.empty());
    auto const again = desk.visitor->post("events", new_event(k_made));
    CHECK(again.status == 409);
    CHECK(refusal_of(again) == "console.event_there");
    CHECK(desk.visitor->json("events")["events"].size() == 1);
}

TEST_CASE("an event of somebody else is not taken over by its id") {
    SignedInDesk desk;
    desk.console.begin_event(k_event, k_elsewhere);
    auto const before = desk.console.state(k_event);
    CHECK(desk.visitor->post("events", new_event(k_event)).status == 409);
    desk.posted("events", new_event(k_made));
    json const copy = {{"id", to_string(k_event)},
                       {"name", "x"},
                       {"date", "2027-03-18"},
                       {"start", "13:00"},
                       {"apply", true}};
    CHECK(desk.visitor->post(event_path(k_made, "copy"), copy).status == 409);
    CHECK(desk.console.state(k_event) == before);
}

TEST_CASE("what is missing or out of bounds in an order is named, and nothing is made") {
    SignedInDesk desk;
    auto const refused_member = [&](std::string const& name, json const& value) {
        auto order = new_event(k_made);
        order[name] = value;
        if (value.is_null()) order.erase(name);
        auto const reply = desk.visitor->post("events", order);
        CHECK(reply.status == 400);
        return json::parse(reply.body)["detail"].get<std::string>();
    };
    for (auto const& [name, value] : std::initializer_list<std::pair<std::string, json>>{
             {"id", "1"},
             {"id", "00000000-0000-0000-0000-000000000000"},
             {"name", "   "},
             {"name", std::string(200, 'x')},
             {"name", nullptr},
             {"date", "2027-02-30"},
             {"start", "25:00"},
             {"rounds", 0},
             {"rounds", 33},
             {"rounds", 9.5},
             {"meet_length_min", "8"},
             {"changeover_min", -1},
             {"breaks", {9}},
             {"fair_minimum", 5},
             {"apply", "yes"}})
        CHECK(refused_member(name, value) == name);
    for (auto const* body : {"", "[]", "{", "null"})
        CHECK(desk.visitor->ask("POST", "/v1/console/events", body).status == 400);
    CHECK(desk.visitor->json("events")["events"].empty());
}

TEST_CASE("a copy has everything but people, and offers are asked anew") {
    SignedInDesk desk;
    desk.console.begin_event(k_event);
    auto& hub = desk.console.world.server().folder().hub();
    auto const staff = domain::make_fact(
        domain::StaffSet{named<StaffId>("joris"),
                         json{{"organisation", to_string(k_baker)}, {"name", "Joris"}}.dump()});
    auto const checked = domain::make_fact(
        domain::OfferSet{k_offer, R"({"checked_on":"2026-11-20","filled":true})"});
    REQUIRE(hub.append_own(k_event, {staff, checked}, "test").ok());
    json const order = {{"id", to_string(k_made)},
                        {"name", "Nog een keer"},
                        {"date", "2027-03-18"},
                        {"start", "09:30"},
                        {"apply", true}};
    desk.posted(event_path(k_event, "copy"), order);
    auto const copy = desk.console.state(k_made);
    CHECK(copy.event.name == "Nog een keer");
    CHECK(copy.event.organiser == k_here);
    CHECK(copy.event.rounds == 6);
    CHECK(copy.people.empty());
    CHECK(copy.staff.empty());
    CHECK(copy.tables.size() == 2);
    REQUIRE(copy.offers.size() == 1);
    CHECK(copy.offers.at(k_offer).checked_on.empty());
    CHECK_FALSE(copy.offers.at(k_offer).filled);
}

TEST_CASE("a list is shown first, then brought in, and its columns are known the next time") {
    SignedInDesk desk;
    desk.posted("events", new_event(k_made));
    auto const import = event_path(k_made, "import");
    auto const unknown = desk.posted(import, list_order(k_list, true));
    CHECK_FALSE(unknown["applied"].get<bool>());
    CHECK(unknown["problems"][0]["message_key"] == "import.missing_column");

    json const columns = {{{"heading", "Wie"}, {"target", "naam"}},
                          {{"heading", "Belemmeringen"}, {"target", "werkervaring"}}};
    auto const preview = desk.posted(import, list_order(k_list, false, columns));
    CHECK(preview["added"] == 1);
    CHECK(preview["columns"][2]["is_never_stored"].get<bool>());
    CHECK(desk.console.state(k_made).people.empty());

    CHECK(desk.posted(import, list_order(k_list, true, columns))["applied"].get<bool>());
    auto const state = desk.console.state(k_made);
    REQUIRE(state.people.size() == 1);
    CHECK(state.people.begin()->second.profile.family_name == "Tesfay");
    CHECK(state.people.begin()->second.consents.empty());

    auto const again = desk.posted(import, list_order(k_list, true));
    CHECK(again["same"] == 1);
    CHECK(again["added"] == 0);
    CHECK(desk.console.state(k_made).people == state.people);
}

TEST_CASE("what is no list is refused and leaves everything as it was") {
    SignedInDesk desk;
    desk.posted("events", new_event(k_made));
    auto const import = event_path(k_made, "import");
    for (auto const& [name, value] :
         std::initializer_list<std::pair<std::string, json>>{{"kind", "staff"},
                                                             {"kind", 1},
                                                             {"csv", nullptr},
                                                             {"columns", {{"heading", 1}}},
                                                             {"columns", "all"},
                                                             {"apply", 1}}) {
        auto order = list_order(k_list, true);
        order[name] = value;
        auto const reply = desk.visitor->post(import, order);
        CHECK(reply.status == 400);
        CHECK(json::parse(reply.body)["detail"] == name);
    }
    for (std::string const& csv : {std::string{}, std::string("\"open"), std::string(";;;\n;;")}) {
        auto const answer = desk.posted(import, list_order(csv, true));
        CHECK_FALSE(answer["problems"].empty());
    }
    CHECK(desk.console.state(k_made).people.empty());
}

TEST_CASE("lists are searched without accents and come a page at a time") {
    SignedInDesk desk;
    std::string csv = "Naam;Gemeente\n";
    for (int i = 0; i < 120; ++i) csv += "Ümit" + std::to_string(i) + " Şahin;Delft\n";
    csv += "<img src=x onerror=alert(1)>;\"=cmd|' /C calc'!A0\"\n";
    desk.posted("events", new_event(k_made));
    desk.posted(event_path(k_made, "import"), list_order(csv, true));
    auto const people = event_path(k_made, "people");
    auto const first = desk.visitor->json(people);
    CHECK(first["total"] == 121);
    CHECK(first["pages"] == 3);
    CHECK(first["people"].size() == 50);
    CHECK(desk.visitor->json(people + "?page=3")["people"].size() == 21);
    CHECK(desk.visitor->json(people + "?page=99")["page"] == 3);
    CHECK(desk.visitor->json(people + "?page=-1")["page"] == 1);
    CHECK(desk.visitor->json(people + "?search=umit7%20sahin")["total"] == 11);
    CHECK(desk.visitor->json(people + "?search=nobody")["total"] == 0);
    CHECK(desk.visitor->json(people + "?show=incomplete")["total"] == 121);
    CHECK(desk.visitor->json(people + "?show=here")["total"] == 0);
    auto const employers = desk.visitor->json(event_path(k_made, "employers"));
    CHECK(employers["total"] == 0);
    CHECK(employers["pages"] == 1);
}

TEST_CASE("how an event goes is counted as it happens") {
    SignedInDesk desk;
    desk.console.begin_event(k_event);
    auto const live = event_path(k_event, "live");
    auto const before = desk.visitor->json(live);
    CHECK(before["registered"] == 4);
    CHECK(before["here"] == 0);
    auto const count_of = [](json const& told, std::string const& kind) {
        return std::ranges::count_if(told["attention"],
                                     [&](json const& entry) { return entry["kind"] == kind; });
    };
    CHECK(count_of(before, "help") == 0);
    CHECK(count_of(before, "alike") > 0);  // they share a telephone
    auto const desk_device = desk.console.world.pair(storage::Role::reception);
    auto& hub = desk.console.world.server().folder().hub();
    std::vector<domain::Fact> facts{
        domain::make_fact(domain::CheckIn{person(1), {}, "A-01", "code"}),
        domain::make_fact(domain::CheckIn{person(2), {}, "A-02", "code"}),
        domain::make_fact(domain::CheckOut{person(2), {}}),
        domain::make_fact(domain::HelpAsked{person(1), "consent", "ti", 0}),
        domain::make_fact(domain::OrganisationRegistered{named<OrganisationId>("new"), "{}"}),
        booking("m", person(1), k_table_1, 2)};
    REQUIRE(hub.append_own(k_event, std::move(facts), "test").ok());
    auto const now = desk.visitor->json(live);
    CHECK(now["here"] == 1);
    CHECK(now["gone"] == 1);
    CHECK(now["meets_planned"] == 1);
    CHECK(now["arrivals"].size() == 1);
    CHECK(now["arrivals"][0]["people"] == 2);
    CHECK(now["devices"][0]["name"] == desk_device.device.name);
    CHECK_FALSE(now["devices"][0]["is_in_contact"].get<bool>());
    CHECK(count_of(now, "help") == 1);
    CHECK(count_of(now, "employer") == 1);
    CHECK(count_of(now, "silent") == 0);
}

TEST_CASE("an event is changed, and no round in which people meet is taken away") {
    SignedInDesk desk;
    desk.posted("events", new_event(k_made));
    auto order = new_event(k_made);
    order["place"] = "Rijswijk";
    order["rounds"] = 8;
    order["breaks"] = {3};
    auto const path = event_path(k_made, "settings");
    auto const before = desk.console.state(k_made).cursor;
    order["apply"] = false;
    CHECK(desk.posted(path, order)["made"] == false);
    CHECK(desk.console.state(k_made).cursor == before);
    order["apply"] = true;
    desk.posted(path, order);
    auto const changed = desk.console.state(k_made);
    CHECK(changed.event.place == "Rijswijk");
    CHECK(changed.event.rounds == 8);
    CHECK(changed.event.breaks == std::vector{3});
    CHECK(changed.event.organiser == k_here);
    CHECK_FALSE(changed.event.profile_key.empty());
    desk.posted(path, order);  // it is so already: nothing is said
    CHECK(desk.console.state(k_made).cursor == changed.cursor);

    desk.console.begin_event(k_event);
    auto& hub = desk.console.world.server().folder().hub();
    REQUIRE(hub.append_own(k_event, {booking("a", person(1), k_table_1, 4)}, "test").ok());
    auto fewer = new_event(k_event);
    auto const settings = event_path(k_event, "settings");
    for (auto const& [rounds, breaks] : {std::pair<int, std::vector<int>>{4, {}}, {9, {4}}}) {
        fewer["rounds"] = rounds;
        fewer["breaks"] = breaks;
        fewer["most_meets"] = 3;
        auto const reply = desk.visitor->post(settings, fewer);
        CHECK(reply.status == 409);
        CHECK(refusal_of(reply) == "console.round_has_meets");
    }
    CHECK(desk.console.state(k_event).event.rounds == 6);
    CHECK(desk.visitor->post(settings, new_event(k_made)).status == 400);  // another event's
}
