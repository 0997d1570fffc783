// SPDX-License-Identifier: EUPL-1.2
#include "server/console_plan.h"

#include "server/console_for_test.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using nlohmann::json;
using storage::AccountRole;

namespace {

std::string const k_plan_path = "events/" + to_string(k_event);

// Everybody is here and wants to meet the baker.
void everybody_comes(ConsoleForTest& console) {
    using namespace domain;
    console.begin_event(k_event);
    std::vector<Fact> facts;
    facts.push_back(make_fact(TableSet{k_table_1, R"({"number":1})"}));
    facts.push_back(make_fact(TableSet{k_table_2, R"({"number":2})"}));
    for (int number = 1; number <= 4; ++number) {
        auto const who = person(number);
        facts.push_back(make_fact(ConsentGiven{who, Purpose::take_part, "1", "nl"}));
        facts.push_back(make_fact(CheckIn{who, {}, "A-0" + std::to_string(number), "code"}));
        facts.push_back(make_fact(PreferenceSet{who, k_baker, Side::candidate, Answer::yes}));
    }
    auto& hub = console.world.server().folder().hub();
    auto const answers = hub.append_own(k_event, std::move(facts), "test");
    REQUIRE(answers.ok());
    for (auto const& answer : *answers) REQUIRE(answer.decision != sync::Decision::refused);
}

json plan_order(std::string const& id, std::string const& way, json more = json::object()) {
    more["id"] = to_string(named<PlanId>(id));
    more["way"] = way;
    return more;
}

json previewed(Visitor& visitor, json const& wanted) {
    auto const reply = visitor.post(k_plan_path + "/plan/preview", wanted);
    REQUIRE(reply.status == 200);
    return json::parse(reply.body)["options"];
}

Visitor organiser_of_plans(ConsoleForTest& console,
                           std::string const& login = "sanne@example.org") {
    console.add(login, AccountRole::organiser);
    return console.signed_in(login);
}

}  // namespace

TEST_CASE("a plan is shown with what it changes before anybody hears of it") {
    ConsoleForTest console;
    everybody_comes(console);
    auto visitor = organiser_of_plans(console);
    CHECK(visitor.json(k_plan_path + "/plan")["has_plan"] == false);
    auto const options = previewed(visitor, plan_order("one", "anew"));
    REQUIRE(options.size() == 1);
    CHECK(options[0]["meets"] == 4);
    CHECK(options[0]["change_count"] == 4);
    CHECK(options[0]["changes"][0]["kind"] == "added");
    CHECK(options[0]["told"]["people"].size() == 4);
    CHECK(options[0]["told"]["employers"] == json::array({"Bakkerij De Gouden Korst"}));
    CHECK_FALSE(console.state(k_event).plan);

    REQUIRE(visitor.post(k_plan_path + "/plan", options[0]["plan"]).status == 200);
    auto const state = console.state(k_event);
    REQUIRE(state.plan);
    CHECK(state.plan->id == named<PlanId>("one"));
    CHECK(state.meets.size() == 4);
    CHECK(visitor.json(k_plan_path + "/plan")["meets"] == 4);
    // Pressed twice, it is published once.
    CHECK(visitor.post(k_plan_path + "/plan", options[0]["plan"]).status == 200);
}

TEST_CASE("of two organisers who plan at once the second is told so, and nothing is lost") {
    ConsoleForTest console;
    everybody_comes(console);
    auto first = organiser_of_plans(console);
    auto second = organiser_of_plans(console, "omar@example.org");
    auto const hers = previewed(first, plan_order("hers", "anew"));
    auto const his = previewed(second, plan_order("his", "anew"));
    REQUIRE(first.post(k_plan_path + "/plan", hers[0]["plan"]).status == 200);
    auto const late = second.post(k_plan_path + "/plan", his[0]["plan"]);
    CHECK(late.status == 409);
    CHECK(refusal_of(late) == "refused.plan_outdated");
    CHECK(console.state(k_event).plan->id == named<PlanId>("hers"));
}

TEST_CASE("a plan is mended for somebody who does not come, and taken back") {
    ConsoleForTest console;
    everybody_comes(console);
    auto visitor = organiser_of_plans(console);
    auto const plan = previewed(visitor, plan_order("one", "anew"));
    REQUIRE(visitor.post(k_plan_path + "/plan", plan[0]["plan"]).status == 200);
    auto const gone = plan_order("two", "no_show", {{"person", to_string(person(1))}});
    auto const ways = previewed(visitor, gone);
    REQUIRE_FALSE(ways.empty());
    CHECK(ways[0]["meets"] == 3);
    REQUIRE(visitor.post(k_plan_path + "/plan", ways[0]["plan"]).status == 200);
    auto const planned = [&] {
        auto const state = console.state(k_event);
        return std::ranges::count_if(state.meets, [](auto const& entry) {
            return entry.second.planned.person == person(1) &&
                   entry.second.status == domain::MeetStatus::planned;
        });
    };
    CHECK(planned() == 0);
    CHECK(visitor.json(k_plan_path + "/plan")["can_take_back"] == true);
    auto const back = previewed(visitor, plan_order("three", "take_back"));
    REQUIRE(visitor.post(k_plan_path + "/plan", back[0]["plan"]).status == 200);
    CHECK(planned() == 1);
}

TEST_CASE("what is no order for a plan is refused and leaves the plan as it was") {
    ConsoleForTest console;
    everybody_comes(console);
    auto visitor = organiser_of_plans(console);
    for (auto const& wrong :
         {json::object(), plan_order("one", "somehow"), plan_order("one", "no_show"),
          plan_order("one", "no_show", {{"person", "nobody"}}),
          plan_order("one", "round_cancelled", {{"round", 1000}})}) {
        auto const reply = visitor.post(k_plan_path + "/plan/preview", wrong);
        CHECK(reply.status == 400);
        CHECK(refusal_of(reply) == "error.bad_message");
    }
    auto const early =
        visitor.post(k_plan_path + "/plan/preview",
                     plan_order("one", "no_show", {{"person", to_string(person(1))}}));
    CHECK(early.status == 403);
    CHECK(refusal_of(early) == "plan.none");
    for (auto const& wrong : {json::object(), json{{"plan", "x"}, {"meets", "y"}}})
        CHECK(visitor.post(k_plan_path + "/plan", wrong).status == 400);
    CHECK_FALSE(console.state(k_event).plan);
}
