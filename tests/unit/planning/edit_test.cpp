// SPDX-License-Identifier: EUPL-1.2
#include "planning/edit.h"

#include "unit/planning/planning_hall.h"

using namespace ontmoet;
using namespace ontmoet::test::planned;

namespace {

domain::PlannedMeet meet(int number, int who, int with, int round) {
    return {id<MeetId>(number), person(who), employer(with), {}, table(with), round, {}};
}

}  // namespace

TEST_CASE("A meet can be moved to where nothing clashes, and stays there") {
    auto const state = hall(2, 2);
    std::vector meets{meet(1, 1, 1, 0), meet(2, 2, 1, 1), meet(3, 1, 2, 2)};
    auto const clash = [&](int round, TableId where, int next = 0) {
        return clash_of(state, meets, id<MeetId>(1), where, round, next, {});
    };
    CHECK_FALSE(clash(3, table(1)));
    CHECK_FALSE(clash(0, table(1)));
    CHECK(clash(1, table(1)) == Clash::table_taken);
    CHECK(clash(2, table(1)) == Clash::person_busy);
    CHECK(clash(3, table(2)) == Clash::other_employer);
    CHECK(clash(6, table(1)) == Clash::closed);
    CHECK(clash(3, table(1), 1) == Clash::begun);
    CHECK(clash(3, table(1), 4) == Clash::begun);
    move_meet(state, meets, id<MeetId>(1), table(1), 3);
    CHECK(meets.front().round == 3);
    CHECK(meets.front().locked);
}

TEST_CASE("People who are away, closed tables and tired feet are clashes") {
    auto state = hall(1, 3);
    std::vector const meets{meet(1, 1, 1, 0), meet(2, 1, 2, 2), meet(3, 1, 3, 5)};
    auto const clash = [&](int round) {
        return clash_of(state, meets, id<MeetId>(1), table(1), round, 0, {});
    };
    CHECK_FALSE(clash(1));
    state.event.max_run = 1;
    CHECK(clash(1) == Clash::no_rest);
    CHECK(clash(3) == Clash::no_rest);
    state.event.max_run = 2;
    CHECK_FALSE(clash(3));
    state.event.walk_gap = 1;
    state.tables.at(table(2)).zone = 1;
    CHECK(clash(3) == Clash::no_walk);
    CHECK_FALSE(clash(4));
    state.plan = domain::PublishedPlan{
        id<PlanId>(1), {}, 0, false, {{person(1), {}, {}, 1U << 4}, {{}, table(1), {}, 1U << 3}}};
    CHECK(clash(4) == Clash::person_away);
    CHECK(clash(3) == Clash::closed);
}

TEST_CASE("A companion cannot sit at two tables") {
    auto state = hall(2, 2);
    std::vector const meets{meet(1, 1, 1, 0), meet(2, 2, 2, 3)};
    auto const clash = [&] { return clash_of(state, meets, id<MeetId>(1), table(1), 3, 0, {}); };
    for (int i = 1; i <= 2; ++i) state.people.at(person(i)).profile.companion = i == 1 ? "Els" : "";
    CHECK_FALSE(clash());
    state.people.at(person(2)).profile.companion = "Els";
    CHECK(clash() == Clash::companion_busy);
}

TEST_CASE("A meet with an interpreter moves to where one is free, perhaps with another") {
    auto state = hall(2, 2);
    auto const first = id<InterpreterId>(201), second = id<InterpreterId>(202);
    state.people.at(person(1)).profile.interpreter_wanted = "ti";
    state.interpreters[first].languages = {"ti"};
    std::vector meets{meet(1, 1, 1, 0), meet(2, 2, 2, 3)};
    for (auto& one : meets) one.interpreter = first;
    auto const clash = [&] { return clash_of(state, meets, id<MeetId>(1), table(1), 3, 0, {}); };
    CHECK(clash() == Clash::no_interpreter);
    state.interpreters[second].languages = {"ar"};
    CHECK(clash() == Clash::no_interpreter);
    state.interpreters[second].languages = {"ti"};
    CHECK_FALSE(clash());
    move_meet(state, meets, id<MeetId>(1), table(1), 3);
    CHECK(meets.front().interpreter == second);
}

TEST_CASE("The figures of a plan count people by their meets, and wishes without one") {
    auto state = hall(3, 2);
    state.people.at(person(3)).checked_in = false;
    std::vector const meets{meet(1, 1, 1, 0), meet(2, 1, 2, 1), meet(3, 2, 1, 1)};
    auto const figures = figures_of(state, meets);
    CHECK(figures.people == 2);
    CHECK(figures.coverage == std::vector{2, 1, 0});
    CHECK(figures.unmet_wishes == 1);
}
