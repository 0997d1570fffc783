// SPDX-License-Identifier: EUPL-1.2
#include "server/console_day.h"

#include "domain/announcements.h"
#include "domain/apply.h"
#include "domain/rules.h"
#include "server/console_for_test.h"
#include "server/console_live.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using nlohmann::json;
using storage::AccountRole;

namespace {

std::string const k_day_path = "events/" + to_string(k_event);

void say_all(ConsoleForTest& console, std::vector<domain::Fact> facts) {
    auto& hub = console.world.server().folder().hub();
    REQUIRE(hub.append_own(k_event, std::move(facts), "test").ok());
}

// Somebody asks for help, and somebody was checked in twice.
void busy_hall(ConsoleForTest& console) {
    using namespace domain;
    console.begin_event(k_event);
    auto help = make_fact(HelpAsked{person(1), "consent", "ti", 0});
    help.id = named<FactId>("help");
    say_all(console, {make_fact(CheckIn{person(1), {}, "A-01", "code"}),
                      make_fact(CheckIn{person(2), {}, "A-02", "code"}),
                      make_fact(CheckIn{person(2), {}, "A-03", "code"}), help});
}

json entry_of(json const& live, std::string const& kind) {
    for (auto const& entry : live["attention"])
        if (entry["kind"] == kind) return entry;
    return {};
}

}  // namespace

TEST_CASE("what waits for somebody is told with names to those who may see them alone") {
    ConsoleForTest console;
    busy_hall(console);
    console.add("sanne@example.org", AccountRole::organiser);
    console.add("kijker@example.org", AccountRole::viewer);
    auto organiser = console.signed_in("sanne@example.org");
    auto viewer = console.signed_in("kijker@example.org");
    auto const live = organiser.json(k_day_path + "/live");
    CHECK(entry_of(live, "help")["who"].get<std::string>().find("Number 1") != std::string::npos);
    CHECK_FALSE(entry_of(live, "again").is_null());
    auto const seen = viewer.get(k_day_path + "/live").body;
    CHECK(seen.find("Number") == std::string::npos);
    CHECK(entry_of(json::parse(seen), "help")["who"] == "A-01");
}

TEST_CASE("what waited is settled once, by the facts of a host's kiosk") {
    ConsoleForTest console;
    busy_hall(console);
    console.add("sanne@example.org", AccountRole::host);
    auto visitor = console.signed_in("sanne@example.org");
    for (auto const* kind : {"help", "again"}) {
        auto const id = entry_of(visitor.json(k_day_path + "/live"), kind)["id"];
        CHECK(visitor.post(k_day_path + "/attention", {{"id", id}}).status == 200);
        CHECK(entry_of(visitor.json(k_day_path + "/live"), kind).is_null());
        auto const late = visitor.post(k_day_path + "/attention", {{"id", id}});
        CHECK(late.status == 409);
        CHECK(refusal_of(late) == "console.attention_gone");
    }
    CHECK(console.state(k_event).help.front().answered);
    auto const strange = to_string(named<FactId>("nothing"));
    CHECK(visitor.post(k_day_path + "/attention", {{"id", strange}}).status == 409);
}

TEST_CASE("a ready sentence reaches the hall in every language, own words in their own") {
    ConsoleForTest console;
    console.begin_event(k_event);
    console.add("sanne@example.org", AccountRole::organiser);
    auto visitor = console.signed_in("sanne@example.org");
    auto const ready = visitor.json("choices")["announcements"];
    REQUIRE(ready.size() == domain::ready_announcements().size());
    auto const id = to_string(named<FactId>("said"));
    for (int times = 0; times < 2; ++times)
        CHECK(visitor.post(k_day_path + "/announcements", {{"id", id}, {"key", ready[0]}}).status ==
              200);
    auto shown = visitor.json(k_day_path + "/live")["announcements"];
    REQUIRE(shown.size() == 1);
    CHECK(shown[0]["texts"].size() == 10);
    CHECK(visitor
              .post(k_day_path + "/announcements", {{"id", to_string(named<FactId>("own"))},
                                                    {"text", "De soep is klaar"},
                                                    {"language", "nl"}})
              .status == 200);
    CHECK(visitor.json(k_day_path + "/live")["announcements"].size() == 2);
    CHECK(visitor.post(k_day_path + "/announcements/end", {{"announcement", id}}).status == 200);
    CHECK(visitor.post(k_day_path + "/announcements/end", {{"announcement", id}}).status == 200);
    shown = visitor.json(k_day_path + "/live")["announcements"];
    REQUIRE(shown.size() == 1);
    CHECK(shown[0]["texts"] == json{{"nl", "De soep is klaar"}});
}

TEST_CASE("what nobody in a hall could read is no announcement") {
    ConsoleForTest console;
    console.begin_event(k_event);
    console.add("sanne@example.org", AccountRole::organiser);
    auto visitor = console.signed_in("sanne@example.org");
    auto const id = to_string(named<FactId>("said"));
    for (auto const& wrong : {json{{"id", id}}, json{{"id", id}, {"key", "console.sign_in"}},
                              json{{"id", id}, {"text", "  "}, {"language", "nl"}},
                              json{{"id", id}, {"text", "hallo"}, {"language", "xx"}},
                              json{{"id", id}, {"text", std::string(400, 'a')}, {"language", "nl"}},
                              json{{"key", "announce.break"}}})
        CHECK(visitor.post(k_day_path + "/announcements", wrong).status == 400);
    CHECK(console.state(k_event).announcements.empty());
}

TEST_CASE("where interpreters are now and go next stands in the overview") {
    using namespace domain;
    auto const interpreter = named<InterpreterId>("interpreter");
    auto facts = sample_event();
    facts.push_back(make_fact(TableSet{k_table_1, R"({"number":7})"}));
    facts.push_back(make_fact(
        InterpreterSet{interpreter, R"({"name":"Bilal","languages":["ti"],"rounds":7})"}));
    for (int round : {0, 2})
        facts.push_back(
            make_fact(MeetBooked{{named<MeetId>(std::to_string(round)), person(round + 1), k_baker,
                                  k_offer, k_table_1, round, interpreter}}));
    State state;
    std::int64_t sequence = 0;
    for (auto const& fact : facts) apply(state, stamped(fact, DeviceId{}, ++sequence));
    Moment const now{1'800'000'000'000 + 60'000};
    auto const live = json::parse(server::event_live({state, {}, now, true}));
    auto const& told = live["interpreters"][0];
    CHECK(told["now"]["table"] == 7);
    CHECK(told["next"]["at"] == domain::round_start(state, 2).ms);
    CHECK(told["meets_left"] == 1);
    CHECK(told["until"] == domain::round_end(state, 2).ms);
}
