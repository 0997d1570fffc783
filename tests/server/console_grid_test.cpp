// SPDX-License-Identifier: EUPL-1.2
#include "server/console_grid.h"

#include "domain/apply.h"
#include "support/sample_event.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace ontmoet;
using namespace ontmoet::test;
using nlohmann::json;

namespace {

constexpr std::int64_t k_start = 1'800'000'000'000;

// Meets of three people at the first table, and one interpreter who helps the second.
domain::State hall_with_meets() {
    using namespace domain;
    auto facts = sample_event(3);
    auto const interpreter = named<InterpreterId>("interpreter");
    facts.push_back(
        make_fact(InterpreterSet{interpreter, R"({"name":"Bilal","languages":["ti"]})"}));
    facts.push_back(make_fact(EventSet{R"({"breaks":[4]})"}));
    facts.push_back(make_fact(TableSet{k_table_1, R"({"number":7})"}));
    for (int number = 1; number <= 3; ++number)
        facts.push_back(
            make_fact(CheckIn{person(number), {}, "A-" + std::to_string(number), "code"}));
    for (int number = 1; number <= 3; ++number)
        facts.push_back(make_fact(
            MeetBooked{{named<MeetId>(std::to_string(number)), person(number), k_baker, k_offer,
                        k_table_1, number - 1, number == 2 ? interpreter : InterpreterId{}}}));
    State state;
    std::int64_t sequence = 0;
    for (auto const& fact : facts) apply(state, stamped(fact, DeviceId{}, ++sequence));
    return state;
}

json row_of(json const& grid, int table) {
    for (auto const& row : grid["tables"])
        if (row["number"] == table) return row;
    return {};
}

}  // namespace

TEST_CASE("the grid shows each table's meets as they are now, by badge number alone") {
    auto state = hall_with_meets();
    state.meets.at(named<MeetId>("1")).status = domain::MeetStatus::missed;
    // In the second round, which lasts from the tenth to the eighteenth minute.
    auto const text = server::hall_grid(state, Moment{k_start + 12 * 60'000});
    CHECK(text.find("Number") == std::string::npos);
    auto const grid = json::parse(text);
    CHECK(grid["round"] == 1);
    CHECK(grid["rounds"].size() == 6);
    CHECK(grid["rounds"][4]["is_open"] == false);
    auto const cells = row_of(grid, 7)["cells"];
    REQUIRE(cells.size() == 3);
    std::map<std::string, std::string> states;
    for (auto const& cell : cells) states[cell["badge"]] = cell["state"];
    CHECK(states == std::map<std::string, std::string>{
                        {"A-1", "missed"}, {"A-2", "now"}, {"A-3", "planned"}});
    auto const& rounds = grid["interpreters"][0]["rounds"];
    CHECK(rounds[1]["kind"] == "meet");
    CHECK(rounds[1]["table"] == 7);
    CHECK(rounds[0]["kind"] == "free");
}

TEST_CASE("before the first round nothing is over, and after the last nothing is now") {
    auto const state = hall_with_meets();
    auto const states_at = [&](std::int64_t minutes) {
        auto const grid = json::parse(server::hall_grid(state, Moment{k_start + minutes * 60'000}));
        std::set<std::string> states;
        auto const row = row_of(grid, 7);
        for (auto const& cell : row["cells"]) states.insert(cell["state"]);
        return std::make_pair(states, grid["round"].get<int>());
    };
    CHECK(states_at(-30) == std::make_pair(std::set<std::string>{"planned"}, -1));
    CHECK(states_at(600) == std::make_pair(std::set<std::string>{"held"}, -1));
}
