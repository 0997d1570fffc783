// SPDX-License-Identifier: EUPL-1.2
#include "evidence/disclosure.h"

#include "base/random.h"

#include <algorithm>
#include <numeric>
#include <set>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::evidence;

namespace {

using Members = std::vector<bool>;  // of a set, by unit

struct ShownSet {
    std::size_t table;
    Members members;
};

Members members_of(Population const& population, auto is_in) {
    Members members;
    for (auto const& unit : population.units) members.push_back(is_in(unit));
    return members;
}
int size_of(Members const& members) {
    return static_cast<int>(std::ranges::count(members, true));
}
bool lies_within(Members const& inner, Members const& outer) {
    for (std::size_t i = 0; i < inner.size(); ++i)
        if (inner[i] && !outer[i]) return false;
    return true;
}

// Every set of people whose number somebody can read off the shown tables or work out with one
// subtraction from a total: a group, the rest, and all but one of them, from a stage on.
std::vector<ShownSet> sets_shown(Population const& population,
                                 std::vector<ShownTable> const& tables) {
    std::vector<ShownSet> sets;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        auto const& names = population.tables[t];
        std::vector<std::size_t> place(names.size(), tables[t].groups.size());
        for (std::size_t g = 0; g < tables[t].groups.size(); ++g)
            place[static_cast<std::size_t>(std::ranges::find(names, tables[t].groups[g].name) -
                                           names.begin())] = g;
        for (int const stage : tables[t].stages)
            for (std::size_t g = 0; g <= tables[t].groups.size(); ++g)
                for (bool const inverse : {false, true})
                    sets.push_back({t, members_of(population, [&](Unit const& unit) {
                                        auto const at =
                                            place[static_cast<std::size_t>(unit.groups[t])];
                                        return unit.stage >= stage && (at == g) != inverse;
                                    })});
    }
    // The funnel stands beside: everybody from each stage on.
    for (int stage = 0; stage < population.stages; ++stage)
        sets.push_back({tables.size(), members_of(population, [&](Unit const& unit) {
                            return unit.stage >= stage;
                        })});
    return sets;
}

// How many differences of what is shown tell of a handful of people: of any two sets of which one
// lies in the other, and of a set and all sets of another table that fill it.
int tell_tales(Population const& population, std::vector<ShownTable> const& tables) {
    auto const is_told = [](int count) { return count > 0 && count < k_fewest; };
    auto const sets = sets_shown(population, tables);
    // What the funnel tells of everybody it tells by itself.
    std::set<Members> everybody;
    for (auto const& set : sets)
        if (set.table == tables.size()) everybody.insert(set.members);
    auto const is_funnel = [&](Members const& a, Members const& b) {
        return everybody.contains(a) && everybody.contains(b);
    };
    int tales = 0;
    for (auto const& outer : sets) {
        if (!everybody.contains(outer.members)) tales += is_told(size_of(outer.members)) ? 1 : 0;
        for (std::size_t t = 0; t <= tables.size(); ++t) {
            Members filled(outer.members.size(), false);
            for (auto const& inner : sets) {
                if (inner.table != t || !lies_within(inner.members, outer.members)) continue;
                int const difference = size_of(outer.members) - size_of(inner.members);
                if (!is_funnel(outer.members, inner.members))
                    tales += is_told(difference) && size_of(inner.members) > 0 ? 1 : 0;
                for (std::size_t i = 0; i < filled.size(); ++i)
                    filled[i] = filled[i] || inner.members[i];
            }
            int const left = size_of(outer.members) - size_of(filled);
            if (!is_funnel(outer.members, filled))
                tales += is_told(left) && size_of(filled) > 0 ? 1 : 0;
        }
    }
    return tales;
}

// People of whom the second table's groups lie mostly within those of the first, as places lie
// within a region.
Population random_people(std::uint64_t seed) {
    Random random(seed);
    auto const below = [&](int most) {
        return static_cast<int>(random.below(static_cast<std::uint64_t>(most)));
    };
    Population population{4, {}, {}};
    std::vector<int> const groups{1 + below(4), 1 + below(9), 2 + below(3)};
    for (int const count : groups) {
        auto& names = population.tables.emplace_back();
        for (int i = 0; i < count; ++i) names.push_back("group " + std::to_string(i));
    }
    int const people = 5 + below(90);
    for (int i = 0; i < people; ++i) {
        Unit unit;
        unit.stage = std::min(below(4), below(4));
        int const place = std::min(below(groups[1]), below(groups[1]));
        bool const is_elsewhere = below(12) == 0;
        unit.groups = {is_elsewhere ? below(groups[0]) : place % groups[0], place,
                       std::min(below(groups[2]), below(groups[2]))};
        population.units.push_back(std::move(unit));
    }
    return population;
}

// As if nobody thought of it: every group and stage.
std::vector<ShownTable> everything(Population const& population) {
    std::vector<ShownTable> tables;
    for (auto const& names : population.tables) {
        ShownTable table;
        for (int stage = 0; stage < population.stages; ++stage) table.stages.push_back(stage);
        for (auto const& name : names) table.groups.push_back({name, {}});
        tables.push_back(std::move(table));
    }
    return tables;
}

}  // namespace

TEST_CASE("no difference of what is shown tells of a handful of people") {
    int groups = 0;
    int further_stages = 0;
    int tales_of_everything = 0;
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        auto const population = random_people(seed);
        auto const tables = shown_tables(population);
        INFO("seed " << seed);
        CHECK(tell_tales(population, tables) == 0);
        tales_of_everything += tell_tales(population, everything(population));
        for (auto const& table : tables) {
            groups += static_cast<int>(table.groups.size());
            further_stages += std::max(0, static_cast<int>(table.stages.size()) - 1);
        }
    }
    // It is not by showing nothing.
    CHECK(groups > 500);
    CHECK(further_stages > 100);
    CHECK(tales_of_everything > 1'000);
}

TEST_CASE("shown figures are the true ones, and the rest is what is missing") {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        auto const population = random_people(seed);
        auto const tables = shown_tables(population);
        for (std::size_t t = 0; t < tables.size(); ++t) {
            if (tables[t].groups.empty()) continue;
            for (std::size_t i = 0; i < tables[t].stages.size(); ++i) {
                int sum = tables[t].rest[i];
                for (auto const& group : tables[t].groups) {
                    auto const name = std::ranges::find(population.tables[t], group.name);
                    auto const index = static_cast<int>(name - population.tables[t].begin());
                    CHECK(group.reached[i] ==
                          std::ranges::count_if(population.units, [&](Unit const& unit) {
                              return unit.groups[t] == index && unit.stage >= tables[t].stages[i];
                          }));
                    sum += group.reached[i];
                }
                CHECK(sum == std::ranges::count_if(population.units, [&](Unit const& unit) {
                          return unit.stage >= tables[t].stages[i];
                      }));
            }
        }
    }
}

TEST_CASE("one small group takes another with it, or the total would tell it") {
    Population population{1, {{"A", "B", "C"}}, {}};
    for (int i = 0; i < 29; ++i) population.units.push_back({0, {i < 20 ? 0 : i < 26 ? 1 : 2}});
    auto const tables = shown_tables(population);
    REQUIRE(tables[0].groups.size() == 1);
    CHECK(tables[0].groups[0].name == "A");
    CHECK(tables[0].groups[0].reached == std::vector{20});
    CHECK(tables[0].rest == std::vector{9});
}

TEST_CASE("of nobody and of a few people no table is shown") {
    CHECK(shown_tables({2, {{}}, {}})[0].groups.empty());
    Population few{2, {{"A", "B"}}, {}};
    for (int i = 0; i < 8; ++i) few.units.push_back({i % 2, {i < 4 ? 0 : 1}});
    CHECK(shown_tables(few)[0].groups.empty());
}

TEST_CASE("a stage that all but a handful reached is left out for everybody") {
    CHECK(shown_stages({52, 49, 20, 3}) == std::vector{0, 2});
    CHECK(shown_stages({60, 50, 50, 40}) == std::vector{0, 1, 2, 3});
    CHECK(shown_stages({4, 3}).empty());
    CHECK(shown_stages({}).empty());
}
