// SPDX-License-Identifier: EUPL-1.2
#include "server/console_after.h"

#include "server/console_for_test.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using Catch::Matchers::Contains;
using domain::Answer;
using domain::Purpose;
using nlohmann::json;
using storage::AccountRole;

namespace {

// A day long past: persons 1 and 2 each had a match, 3 a meet that ended in a no. Sanne is the
// fixed contact of 1, Omar of 2. All agreed to be asked but 2.
struct PastDay {
    PastDay() {
        console.begin_event(k_event);
        say({domain::make_fact(domain::EventSet{R"({"starts_at":1700000000000})"})});
        for (int number = 1; number <= 3; ++number) attend(number);
        contact(1, "Sanne de Wit, sanne@example.org");
        contact(2, "Omar Haddad");
        meet(1, 0, Answer::yes);
        meet(2, 1, Answer::yes);
        meet(3, 2, Answer::no);
        console.add("boss@example.org", AccountRole::organiser, k_here, "Noor");
        console.add("sanne@example.org", AccountRole::klantmanager, k_here, "Sanne de Wit");
    }
    void say(std::vector<domain::Fact> facts) {
        auto const said =
            console.world.server().folder().hub().append_own(k_event, std::move(facts), "test");
        REQUIRE(said.ok());
        for (auto const& answer : *said) REQUIRE(answer.decision == sync::Decision::created);
    }
    void attend(int number) {
        using domain::make_fact;
        auto const who = person(number);
        say({make_fact(domain::CheckIn{who, {}, "A-" + std::to_string(number), "code"}),
             make_fact(domain::ConsentGiven{who, Purpose::take_part, "2026-1", "ti"})});
        if (number != 2)
            say({make_fact(domain::ConsentGiven{who, Purpose::follow_up, "2026-1", "ti"})});
    }
    void contact(int number, std::string const& who) {
        say({domain::make_fact(
            domain::PersonSet{person(number), json{{"contact_person", who}}.dump()})});
    }
    static MeetId meet_of(int number) { return named<MeetId>("meet " + std::to_string(number)); }
    void meet(int number, int round, Answer employer) {
        using domain::make_fact;
        auto const who = person(number);
        auto const id = meet_of(number);
        say({booking("meet " + std::to_string(number), who, k_table_1, round)});
        say({make_fact(domain::VerdictGiven{id, who, domain::Side::candidate, Answer::yes, {}}),
             make_fact(domain::VerdictGiven{id, who, domain::Side::employer, employer,
                                            employer == Answer::no ? "days" : ""})});
    }
    static std::string path(std::string const& part) {
        return "events/" + to_string(k_event) + "/" + part;
    }
    static json answer(int number, std::string const& moment = "started") {
        return {{"id", to_string(named<FactId>(moment + std::to_string(number)))},
                {"person", to_string(person(number))},
                {"organisation", to_string(k_baker)},
                {"moment", moment},
                {"answer", "yes"},
                {"date", "2024-01-08"}};
    }
    ConsoleForTest console;
};

json with(json order, char const* name, json value) {
    order[name] = std::move(value);
    return order;
}

std::vector<std::string> names_in(json const& rows) {
    std::vector<std::string> names;
    for (auto const& row : rows) names.push_back(row["name"]);
    return names;
}

}  // namespace

TEST_CASE("an organiser tells, asks and asks again until there is nothing left to do") {
    PastDay day;
    auto boss = day.console.signed_in("boss@example.org");
    auto tasks = boss.json(day.path("tasks?language=en"));
    CHECK(tasks["due"] == 3);  // two to tell, one to ask: nobody asks person 2
    REQUIRE(tasks["tasks"].size() == 3);
    CHECK(tasks["tasks"][0]["task"] == "tell_contact");
    CHECK_THAT(tasks["tasks"][0]["letter"]["text"].get<std::string>(),
               Contains(tasks["tasks"][0]["name"].get<std::string>() + " met Bakkerij") &&
                   Contains("Both want to go on"));
    CHECK(boss.json(day.path("tasks?kind=ask"))["total"] == 1);
    CHECK(boss.json(day.path("tasks?owner=employer"))["total"] == 0);
    CHECK(boss.json(day.path("tasks?search=haddad"))["total"] == 1);
    CHECK(boss.json(day.path("tasks?show=later"))["total"] == 0);

    CHECK(boss.post(day.path("told"), {{"meet", to_string(day.meet_of(1))}}).status == 200);
    CHECK(boss.post(day.path("told"), {{"meet", to_string(day.meet_of(1))}}).status == 200);
    CHECK(boss.json(day.path("tasks?kind=tell_contact"))["total"] == 1);
    CHECK(boss.post(day.path("answers"), day.answer(1)).status == 200);
    auto const asked = boss.json(day.path("tasks?kind=ask"))["tasks"];
    REQUIRE(asked.size() == 1);
    CHECK(asked[0]["moment"] == "months_24");  // the latest of those that passed unasked
    CHECK(asked[0]["started_on"] == "2024-01-08");
    CHECK(asked[0]["history"][0]["by"] == "Noor");

    auto ended = day.answer(1, "ended");
    ended["reason"] = "contract_over";
    CHECK(boss.post(day.path("answers"), ended).status == 200);
    CHECK(boss.json(day.path("tasks?kind=ask"))["total"] == 0);
    // Everything that was said stays, and said twice it is there once.
    CHECK(boss.post(day.path("answers"), ended).status == 200);
    auto const outcomes = boss.json(day.path("outcomes?show=held"));
    CHECK(names_in(outcomes["outcomes"]) ==
          std::vector<std::string>{"Number 1", "Number 2", "Number 3"});
    CHECK(outcomes["outcomes"][0]["history"].size() == 2);
    CHECK(outcomes["matches"] == 2);
    CHECK(outcomes["no"] == 1);
    CHECK(boss.json(day.path("outcomes"))["total"] == 2);
    CHECK(boss.json(day.path("outcomes?show=no"))["outcomes"][0]["reason"] == "days");
}

TEST_CASE("a klantmanager sees and writes down what is about their own people alone") {
    PastDay day;
    auto sanne = day.console.signed_in("sanne@example.org");
    CHECK(names_in(sanne.json(day.path("tasks?show=all"))["tasks"]) ==
          std::vector<std::string>{"Number 1", "Number 1"});
    CHECK(names_in(sanne.json(day.path("outcomes?show=held"))["outcomes"]) ==
          std::vector<std::string>{"Number 1"});
    for (auto const* part : {"tasks?show=all&search=number", "outcomes?show=held&search=2"})
        CHECK_THAT(sanne.get(day.path(part)).body, !Contains("Number 2") && !Contains("Number 3"));

    auto const before = day.console.state(k_event);
    auto const strange = sanne.post(day.path("answers"), day.answer(3));
    CHECK(strange.status == 404);
    auto nobody = day.answer(3);
    nobody["person"] = to_string(named<PersonId>("nobody"));
    CHECK(sanne.post(day.path("answers"), nobody).body == strange.body);
    CHECK(sanne.post(day.path("told"), {{"meet", to_string(day.meet_of(2))}}).status == 404);
    CHECK(day.console.state(k_event) == before);
    CHECK(sanne.post(day.path("told"), {{"meet", to_string(day.meet_of(1))}}).status == 200);
    CHECK(sanne.post(day.path("answers"), day.answer(1)).status == 200);
    CHECK(sanne.json(day.path("tasks?show=all"))["tasks"][0]["history"][0]["by"] == "Sanne de Wit");
}

TEST_CASE("what is to be done after all events is one list, by day, and each row says of which") {
    PastDay day;
    auto const second = named<EventId>("a later one");
    auto facts = sample_event();
    facts.push_back(domain::make_fact(domain::EventSet{R"({"name":"Later","organiser":")" + k_here +
                                                       R"(","starts_at":1710000000000})"}));
    facts.push_back(domain::make_fact(domain::CheckIn{person(4), {}, "B-4", "code"}));
    facts.push_back(
        domain::make_fact(domain::ConsentGiven{person(4), Purpose::take_part, "2026-1", "ti"}));
    facts.push_back(
        domain::make_fact(domain::PersonSet{person(4), R"({"contact_person":"Sanne de Wit"})"}));
    facts.push_back(booking("later meet", person(4), k_table_1, 0));
    for (auto const side : {domain::Side::candidate, domain::Side::employer})
        facts.push_back(domain::make_fact(
            domain::VerdictGiven{named<MeetId>("later meet"), person(4), side, Answer::yes, {}}));
    auto& hub = day.console.world.server().folder().hub();
    REQUIRE(hub.append_own(second, facts, "test").ok());
    // Another organiser's is in nobody else's list.
    day.console.begin_event(named<EventId>("elsewhere"), k_elsewhere);

    auto boss = day.console.signed_in("boss@example.org");
    auto const all = boss.json("tasks?language=en");
    CHECK(all["due"] == 4);
    CHECK(all["due"].get<int>() == boss.json(day.path("tasks"))["due"].get<int>() + 1);
    std::vector<std::string> days;
    for (auto const& row : all["tasks"]) days.push_back(row["due"]);
    CHECK(std::ranges::is_sorted(days));
    auto const last = boss.json("tasks?search=b-4")["tasks"];
    REQUIRE(last.size() == 1);
    CHECK(last[0]["event"] == to_string(second));
    CHECK(last[0]["event_name"] == "Later");
    CHECK(boss.post("events/" + to_string(second) + "/told",
                    {{"meet", to_string(named<MeetId>("later meet"))}})
              .status == 200);
    CHECK(boss.json("tasks")["due"] == 3);

    auto sanne = day.console.signed_in("sanne@example.org");
    CHECK(names_in(sanne.json("tasks?show=all")["tasks"]) ==
          std::vector<std::string>{"Number 1", "Number 1"});
    CHECK(hub.append_own(second, {domain::make_fact(domain::PersonErased{person(4), {}})}, "test")
              .ok());
    CHECK_THAT(boss.get("tasks?show=all").body, !Contains("Number 4"));
}

TEST_CASE("whoever did not agree to be asked is not asked, and an earlier answer is not shown") {
    PastDay day;
    auto boss = day.console.signed_in("boss@example.org");
    auto const reply = boss.post(day.path("answers"), day.answer(2));
    CHECK(reply.status == 403);
    CHECK(refusal_of(reply) == "refused.follow_up_no_consent");
    CHECK(boss.post(day.path("answers"), day.answer(1)).status == 200);
    day.say({domain::make_fact(domain::ConsentWithdrawn{person(1), Purpose::follow_up, "ti"})});
    auto const held = boss.json(day.path("outcomes?show=held"))["outcomes"];
    REQUIRE_FALSE(held.empty());
    for (auto const& row : held) {
        CHECK(row["history"].empty());
        CHECK(row["started_on"] == "");
    }
    // Who stops taking part, or is erased, is in no list.
    day.say({domain::make_fact(domain::ConsentWithdrawn{person(1), Purpose::take_part, "ti"}),
             domain::make_fact(domain::PersonErased{person(3)})});
    CHECK(names_in(boss.json(day.path("outcomes?show=held"))["outcomes"]) ==
          std::vector<std::string>{"Number 2"});
    CHECK(names_in(boss.json(day.path("tasks?show=all"))["tasks"]) ==
          std::vector<std::string>{"Number 2"});
}

TEST_CASE("an answer of a wrong form is refused with the member that is wrong") {
    PastDay day;
    auto boss = day.console.signed_in("boss@example.org");
    auto const before = day.console.state(k_event);
    auto const good = day.answer(1);
    std::pair<char const*, json> const wrongs[] = {
        {"id", "x"},           {"person", 3},        {"organisation", ""}, {"moment", "weeks_5"},
        {"answer", "perhaps"}, {"date", "8-1-2024"}, {"kind", "slavery"},  {"level", "high"},
        {"contract", "none"},  {"hours", 169},       {"reason", "ill"}};
    for (auto const& [name, value] : wrongs) {
        auto const reply = boss.post(day.path("answers"), with(good, name, value));
        INFO(name);
        CHECK(reply.status == 400);
        CHECK(json::parse(reply.body)["detail"] == name);
    }
    auto strange = with(good, "organisation", to_string(named<OrganisationId>("no one")));
    CHECK(boss.post(day.path("answers"), strange).status == 404);
    CHECK(boss.post(day.path("told"), {{"meet", to_string(day.meet_of(3))}}).status == 409);
    CHECK(day.console.state(k_event) == before);
}
