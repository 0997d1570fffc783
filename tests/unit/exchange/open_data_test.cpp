// SPDX-License-Identifier: EUPL-1.2
#include "exchange/open_data.h"

#include "base/random.h"
#include "support/told_event.h"

#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using nlohmann::json;

namespace {

bool tells_of_a_handful(int count) {
    return count != 0 && std::abs(count) < evidence::k_fewest;
}

// People with a place and a level each, who came so far.
evidence::Population some_people(std::uint64_t seed) {
    Random random(seed);
    auto const below = [&](std::uint64_t limit) { return static_cast<int>(random.below(limit)); };
    evidence::Population whole{
        4, {{"Den Haag", "Delft", "Westland"}, {"A1", "A2", "B1", "B2"}}, {}};
    int const people = 1 + below(80);
    for (int i = 0; i < people; ++i) {
        auto& unit = whole.units.emplace_back();
        unit.stage = below(4);
        unit.groups = {below(3) == 0 ? below(3) : 0, below(4)};
    }
    return whole;
}

}  // namespace

TEST_CASE("no sum of one open table less a sum of another tells of a handful of people") {
    int shown_tables = 0;
    for (std::uint64_t seed = 1; seed <= 400; ++seed) {
        INFO("seed " << seed);
        auto const open = exchange::open_population(some_people(seed));
        if (open.stages.empty()) continue;
        // How many in all got to each stage, as each table and the line of all tell it.
        std::set<int> totals;
        for (auto const reached : open.reached) totals.insert(reached);
        for (auto const& table : evidence::shown_tables(open.population)) {
            if (table.groups.empty()) continue;
            ++shown_tables;
            for (std::size_t stage = 0; stage < table.stages.size(); ++stage) {
                int total = table.hidden_groups > 0 ? table.rest[stage] : 0;
                for (auto const& group : table.groups) {
                    total += group.reached[stage];
                    CHECK_FALSE(tells_of_a_handful(group.reached[stage]));
                }
                totals.insert(total);
            }
        }
        for (int const one : totals)
            for (int const other : totals) CHECK_FALSE(tells_of_a_handful(one - other));
    }
    CHECK(shown_tables > 100);
}

TEST_CASE("open data holds sums alone, and of a handful nothing") {
    Told told;
    auto const empty = json::parse(exchange::open_data(told.state, told.clock.now()));
    CHECK(empty["people"]["all"].empty());
    std::vector<PersonId> people;
    for (int i = 0; i < 7; ++i) {
        auto const id = PersonId::make(told.clock, told.random);
        told.tell(PersonRegistered{id, Origin::import,
                                   R"({"given_name":"Visitor","municipality":"Zoetermeer"})"});
        told.tell(ConsentGiven{id, Purpose::take_part, "1", "ti"});
        if (i < 4) told.tell(CheckIn{id, {}, "A-" + std::to_string(i), "code"});
        people.push_back(id);
    }
    CHECK(json::parse(exchange::open_data(told.state, told.clock.now()))["people"]["all"].empty());
    for (int i = 4; i < 7; ++i)
        told.tell(CheckIn{people[static_cast<std::size_t>(i)], {}, "B", "code"});
    auto const text = exchange::open_data(told.state, told.clock.now());
    auto const document = json::parse(text);
    CHECK(document["people"]["all"]["came"] == 7);
    CHECK(text.find("Visitor") == std::string::npos);
    CHECK(text.find(to_string(people[0])) == std::string::npos);
}

TEST_CASE("once figures are kept there is no second edition to compare with") {
    Told told;
    told.tell(FiguresKept{R"({"format":"ontmoet-open-data","made_at":"then"})"});
    told.tell(FiguresKept{R"({"format":"ontmoet-open-data","made_at":"later"})"});
    auto const document = json::parse(exchange::open_data(told.state, told.clock.now()));
    CHECK(document["made_at"] == "then");
}
