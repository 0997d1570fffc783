// SPDX-License-Identifier: EUPL-1.2
#include "server/console_advice.h"

#include "domain/apply.h"
#include "support/sample_event.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::server;
using namespace ontmoet::test;

namespace {

// A Thursday at one o'clock, nine rounds of ten minutes.
domain::Event afternoon() {
    domain::Event event;
    event.starts_at = Moment{1'795'694'400'000};
    event.rounds = 9;
    return event;
}

Moment const k_before{1'795'000'000'000};

Advice const* find_advice(std::vector<Advice> const& all, std::string const& key) {
    auto const found = std::ranges::find(all, "console.advice_" + key, &Advice::key);
    return found == all.end() ? nullptr : &*found;
}

std::string value_of(Advice const* advice, std::string const& name) {
    REQUIRE(advice != nullptr);
    for (auto const& [key, value] : advice->values)
        if (key == name) return value;
    return {};
}

domain::State told(std::vector<domain::Fact> facts) {
    domain::State state;
    state.id = k_event;
    for (auto& fact : facts) {
        fact.cursor = ++state.cursor;
        domain::apply(state, fact);
    }
    return state;
}

domain::Fact wanting(int number, std::string const& language) {
    return domain::make_fact(
        domain::PersonSet{person(number), R"({"interpreter_wanted":")" + language + R"("})"});
}

}  // namespace

TEST_CASE("a common afternoon has nothing to warn of") {
    auto const all = advice_on(afternoon(), {40, 16}, k_before);
    CHECK(std::ranges::count(all, Weight::warning, &Advice::weight) == 0);
    CHECK(value_of(find_advice(all, "tables"), "needed") == "16");
    CHECK(value_of(find_advice(all, "hosts"), "hosts") == "2");
}

TEST_CASE("too few tables are told with how many it takes") {
    auto const all = advice_on(afternoon(), {40, 12}, k_before);
    auto const* few = find_advice(all, "few_tables");
    CHECK(value_of(few, "needed") == "16");
    CHECK(value_of(few, "tables") == "12");
    CHECK(few->weight == Weight::warning);
}

TEST_CASE("times that tire or hurry people are told") {
    auto event = afternoon();
    event.rounds = 14;
    auto const long_day = advice_on(event, {}, k_before);
    CHECK(value_of(find_advice(long_day, "no_break"), "minutes") == "140");
    event.breaks = {7};
    CHECK(find_advice(advice_on(event, {}, k_before), "no_break") == nullptr);
    event.meet_length_min = 5;
    event.changeover_min = 0;
    auto const hurried = advice_on(event, {}, k_before);
    CHECK(find_advice(hurried, "short_meets") != nullptr);
    CHECK(find_advice(hurried, "no_changeover") != nullptr);
    CHECK(find_advice(advice_on(event, {}, event.starts_at + Duration{1}), "past") != nullptr);
    event.rounds = 2;
    event.breaks = {0};
    auto const short_day = advice_on(event, {}, k_before);
    CHECK(value_of(find_advice(short_day, "few_rounds"), "rounds") == "1");
    event.starts_at = event.starts_at + Duration{2LL * 24 * 3'600'000};
    CHECK(find_advice(advice_on(event, {}, k_before), "weekend") != nullptr);
}

TEST_CASE("an event in which every round is a break asks for no tables and does not fall over") {
    auto event = afternoon();
    event.rounds = 1;
    event.breaks = {0};
    auto const all = advice_on(event, {40, 1}, k_before);
    CHECK(find_advice(all, "few_tables") == nullptr);
    CHECK(find_advice(all, "few_rounds") != nullptr);
    auto state = told(sample_event());
    state.event.breaks = {0, 1, 2, 3, 4, 5};
    CHECK_FALSE(advice_on(state, 1).empty());
}

TEST_CASE("interpreters are counted for each language against who is invited") {
    auto facts = sample_event(8);
    for (int i = 1; i <= 6; ++i) facts.push_back(wanting(i, "ti"));
    facts.push_back(wanting(7, "ar"));
    facts.push_back(domain::make_fact(domain::InterpreterSet{
        named<InterpreterId>("Saba"), R"({"name":"Saba","languages":["ar"]})"}));
    auto const all = advice_on(told(facts), 1);
    auto const* missing = find_advice(all, "interpreters");
    CHECK(value_of(missing, "language") == "ti");
    CHECK(value_of(missing, "people") == "6");
    CHECK(value_of(missing, "needed") == "3");
    CHECK(value_of(missing, "have") == "0");
    CHECK(std::ranges::count(all, "console.advice_interpreters", &Advice::key) == 1);
}

TEST_CASE(
    "interpreters who leave early or speak several languages are counted for what they can do") {
    auto const coming = [](std::string const& name, std::string const& fields) {
        return domain::make_fact(domain::InterpreterSet{named<InterpreterId>(name), fields});
    };
    auto facts = sample_event(8);
    for (int i = 1; i <= 2; ++i) facts.push_back(wanting(i, "ti"));
    // Three meets for each, six rounds: one who stays can do it, one who leaves after two cannot.
    auto early = facts;
    early.push_back(coming("Saba", R"({"name":"Saba","languages":["ti"],"rounds":3})"));
    auto const short_day = advice_on(told(early), 1);
    CHECK(find_advice(short_day, "interpreters") == nullptr);
    CHECK(value_of(find_advice(short_day, "interpreter_hours"), "meets") == "6");
    CHECK(value_of(find_advice(short_day, "interpreter_hours"), "rounds") == "2");
    facts.push_back(wanting(3, "ar"));
    facts.push_back(coming("Saba", R"({"name":"Saba","languages":["ti","ar"]})"));
    auto const shared = advice_on(told(facts), 1);
    CHECK(find_advice(shared, "interpreter_hours") == nullptr);
    CHECK(value_of(find_advice(shared, "interpreters_shared"), "meets") == "9");
    CHECK(value_of(find_advice(shared, "interpreters_shared"), "rounds") == "6");
    facts.push_back(coming("Bilal", R"({"name":"Bilal","languages":["ar"]})"));
    CHECK(find_advice(advice_on(told(facts), 1), "interpreters_shared") == nullptr);
}

TEST_CASE("employers who cannot take part yet are counted") {
    auto facts = sample_event();
    facts.push_back(domain::make_fact(
        domain::OrganisationSet{named<OrganisationId>("school"), R"({"name":"School"})"}));
    auto const all = advice_on(told(facts), 0);
    CHECK(value_of(find_advice(all, "without_table"), "count") == "1");
    CHECK(value_of(find_advice(all, "without_offer"), "count") == "1");
    CHECK(value_of(find_advice(all, "without_staff"), "count") == "2");
    CHECK(find_advice(all, "no_device") != nullptr);
    auto const empty = advice_on(told({}), 0);
    CHECK(find_advice(empty, "nobody") != nullptr);
    CHECK(find_advice(empty, "no_employer") != nullptr);
}
