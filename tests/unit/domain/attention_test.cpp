// SPDX-License-Identifier: EUPL-1.2
#include "domain/attention.h"

#include "domain/announcements.h"
#include "domain/apply.h"
#include "support/sample_event.h"

#include <algorithm>
#include <set>
#include <string_view>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::domain;
using namespace ontmoet::test;

namespace {

constexpr Moment k_start{1'800'000'000'000};

State told(std::vector<Fact> const& facts) {
    State state;
    std::int64_t sequence = 0;
    for (auto const& fact : facts) apply(state, stamped(fact, DeviceId{}, ++sequence));
    return state;
}

int count_of(State const& state, Doubt::Kind kind) {
    return static_cast<int>(std::ranges::count(doubts_about_people(state), kind, &Doubt::kind));
}

}  // namespace

TEST_CASE("doubts about people are those that may be one, came twice or were never registered") {
    auto facts = sample_event(3);
    facts.push_back(make_fact(CheckIn{person(1), {}, "A-1", "code"}));
    facts.push_back(make_fact(CheckIn{person(1), {}, "A-9", "code"}));
    facts.push_back(make_fact(CheckIn{named<PersonId>("stranger"), {}, "A-2", "code"}));
    facts.push_back(registered(named<PersonId>("twin"), "Number 2"));
    auto const state = told(facts);
    CHECK(count_of(state, Doubt::Kind::again) == 1);
    CHECK(count_of(state, Doubt::Kind::unknown) == 1);
    // Everybody of the sample has the same phone number.
    CHECK(count_of(state, Doubt::Kind::alike) >= 1);
    auto const first = doubts_about_people(state);
    CHECK(first == doubts_about_people(told(facts)));
    CHECK(std::ranges::none_of(first, [](Doubt const& doubt) { return doubt.id.is_none(); }));
}

TEST_CASE("somebody is missing while their round runs and nobody began their meet") {
    auto facts = sample_event(3);
    facts.push_back(make_fact(TableSet{k_table_1, R"({"number":9})"}));
    facts.push_back(make_fact(TableSet{k_table_2, R"({"number":3})"}));
    facts.push_back(booking("first", person(1), k_table_1, 0));
    facts.push_back(booking("second", person(2), k_table_2, 0));
    facts.push_back(booking("later", person(3), k_table_1, 1));
    auto state = told(facts);
    CHECK(missing_now(state, k_start - std::chrono::minutes{1}).empty());
    auto const missing = missing_now(state, k_start + std::chrono::minutes{1});
    REQUIRE(missing.size() == 2);
    CHECK(missing[0]->planned.meet == named<MeetId>("second"));
    state.meets.at(named<MeetId>("second")).started_at = k_start;
    CHECK(missing_now(state, k_start + std::chrono::minutes{1}).size() == 1);
}

TEST_CASE("ready announcements are each there once") {
    auto const ready = ready_announcements();
    std::set<std::string_view> const keys(ready.begin(), ready.end());
    CHECK(keys.size() == ready.size());
    CHECK(keys.contains("announce.leave_building"));
}
