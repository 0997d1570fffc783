// SPDX-License-Identifier: EUPL-1.2
#include "server/console_looks.h"

#include "domain/bodies.h"
#include "server/console_for_test.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using nlohmann::json;
using storage::AccountRole;

namespace {

// Sanne organises, Ada administers.
struct Lookers {
    Lookers() {
        console.begin_event(k_event);
        console.add("sanne@example.org", AccountRole::organiser, k_here, "Sanne");
        console.add("ada@example.org", AccountRole::administrator, k_here, "Ada");
        sanne.emplace(console.signed_in("sanne@example.org"));
    }
    void look(std::string const& search) { sanne->json(path("/people?search=" + search)); }
    static std::string path(std::string const& part) {
        return "events/" + to_string(k_event) + part;
    }
    std::size_t looks_at(PersonId person) {
        auto const state = console.state(k_event);
        auto const found = state.looks.find(person);
        return found == state.looks.end() ? 0 : found->second.size();
    }

    ConsoleForTest console;
    std::optional<Visitor> sanne;
};

}  // namespace

TEST_CASE("who opens the list of people is written down once a day, whatever they leaf through") {
    Lookers office;
    office.look("");
    office.look("");
    office.sanne->json(Lookers::path("/people?show=here&page=2"));
    CHECK(office.looks_at(PersonId{}) == 1);
    auto ada = office.console.signed_in("ada@example.org");
    ada.json(Lookers::path("/people"));
    CHECK(office.looks_at(PersonId{}) == 2);
    CHECK(office.console.state(k_event).looks.size() == 1);
}

TEST_CASE("whom somebody searched for is written down once a day, and nobody who was not shown") {
    Lookers office;
    office.look("Number%201");
    office.look("number");
    office.look("nobody%20at%20all");
    CHECK(office.looks_at(person(1)) == 1);
    // All four are few enough to have been looked up.
    CHECK(office.looks_at(person(2)) == 1);
    CHECK(office.looks_at(PersonId{}) == 0);
    auto const state = office.console.state(k_event);
    auto const& look = state.looks.at(person(1)).front();
    CHECK(look.by == "account:" + to_string(named<AccountId>("sanne@example.org")));
    CHECK(look.page == "people");
}

TEST_CASE("administrators read who looked, and nobody else does") {
    Lookers office;
    office.look("Number%201");
    office.look("");
    auto ada = office.console.signed_in("ada@example.org");
    auto const page = ada.json(Lookers::path("/looks"));
    CHECK(page["total"] == 2);
    for (auto const& look : page["looks"]) CHECK(look["by"] == "Sanne");
    auto const of_person =
        page["looks"][0].contains("person") ? page["looks"][0] : page["looks"][1];
    CHECK(of_person["person"] == to_string(person(1)));
    CHECK(of_person["who"].get<std::string>().find("Number 1") != std::string::npos);
    CHECK(office.sanne->get(Lookers::path("/looks")).status == 403);
}

TEST_CASE("a person is told who looked at them, and an erasure takes it along") {
    Lookers office;
    office.look("Number%201");
    office.look("");
    auto const report = [&](int who) {
        auto const reply =
            office.sanne->post(Lookers::path("/people/" + to_string(person(who)) + "/access"),
                               {{"purpose", "asked for it"}, {"language", "en"}});
        REQUIRE(reply.status == 200);
        return json::parse(reply.body)["text"].get<std::string>();
    };
    auto const own = report(1);
    CHECK(own.find("## Who has looked at your data") != std::string::npos);
    CHECK(own.find("Who: Sanne; What they saw: you alone") != std::string::npos);
    CHECK(own.find("Who: Sanne; What they saw: in a list with others") != std::string::npos);
    CHECK(report(2).find("you alone") == std::string::npos);
    CHECK(report(2).find("in a list with others") != std::string::npos);

    REQUIRE(
        office.sanne
            ->post(Lookers::path("/people/" + to_string(person(1)) + "/erase"), {{"confirm", true}})
            .status == 200);
    CHECK(office.looks_at(person(1)) == 0);
    CHECK(office.looks_at(PersonId{}) == 1);
    auto& log = office.console.world.server().folder().log();
    auto const facts = log.read(k_event, 0, 10'000);
    REQUIRE(facts.ok());
    for (auto const& fact : *facts)
        if (fact.type == domain::fact_type::people_seen)
            CHECK(fact.body.find(to_string(person(1))) == std::string::npos);
}

TEST_CASE("the same look has the same id, so replicas and a repeated request say it once") {
    Lookers office;
    auto const state = office.console.state(k_event);
    Moment const now{1'800'000'000'000};
    auto const first = server::facts_of_look(state, "account:1", "people", {person(1)}, now);
    auto const again = server::facts_of_look(state, "account:1", "tasks", {person(1)}, now);
    REQUIRE(first.size() == 1);
    CHECK(first[0].id == again[0].id);
    auto const list = server::facts_of_look(state, "account:1", "people", {}, now);
    auto const other = server::facts_of_look(state, "account:1", "tasks", {}, now);
    CHECK(list[0].id != other[0].id);
    CHECK(list[0].subjects.empty());
    auto const tomorrow =
        server::facts_of_look(state, "account:1", "people", {}, now + Duration{86'400'000});
    CHECK(list[0].id != tomorrow[0].id);
}

TEST_CASE("rows of several events are looks at each, and many found are a list") {
    auto const row = [](char const* event, int who) {
        return json{{"event", to_string(named<EventId>(event))},
                    {"person", to_string(person(who))}};
    };
    json page{{"tasks", {row("a", 1), row("b", 2), row("b", 2)}}, {"pages", 1}};
    auto shown = server::shown_in(page.dump(), {"tasks", "selam", {}});
    CHECK(shown[named<EventId>("a")] == std::set{person(1)});
    CHECK(shown[named<EventId>("b")] == std::set{person(2)});
    shown = server::shown_in(page.dump(), {"tasks", "", {}});
    CHECK(shown.size() == 2);
    CHECK(shown[named<EventId>("a")].empty());
    for (int who = 3; who < 9; ++who) page["tasks"].push_back(row("a", who));
    CHECK(server::shown_in(page.dump(), {"tasks", "e", {}})[named<EventId>("b")].empty());
    CHECK(server::shown_in(R"({"tasks":[]})", {"tasks", "", {}}).empty());
}
