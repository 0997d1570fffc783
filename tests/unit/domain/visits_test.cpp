// SPDX-License-Identifier: EUPL-1.2
#include "domain/visits.h"

#include "support/told_event.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;

namespace {

// The studio is new to this, the bakery has done it before. Round 2 is a break.
struct Visiting : Told {
    OrganisationId studio = OrganisationId::from_name({}, "studio");
    TableId studio_table = TableId::from_name({}, "studio");

    Visiting() {
        tell(OrganisationSet{bakery, R"({"experience":"ambassador"})"});
        tell(OrganisationSet{studio, R"({"name":"Kookstudio"})"});
        tell(TableSet{studio_table,
                      nlohmann::json{{"organisation", to_string(studio)}, {"number", 5}}.dump()});
    }
    std::vector<VisitBooked> free(VisitTimes times = VisitTimes::all) const {
        return free_visits(state, studio, bakery, 0, {}, times);
    }
    void book(VisitBooked const& visit) {
        CHECK_FALSE(refusal(state, fact(visit)));
        tell(visit);
    }
    std::vector<int> rounds() const {
        std::vector<int> found;
        for (auto const& visit : free()) found.push_back(visit.round);
        return found;
    }
};

}  // namespace

TEST_CASE("a break is the best time for a talk of two employers, then a round both are free in") {
    Visiting told;
    CHECK(told.rounds() == std::vector{2, 0, 1, 3});
    auto const best = told.free().front();
    CHECK(best.table == told.table);
    CHECK(best.guest_table.is_none());
    CHECK(told.free()[1].guest_table == told.studio_table);
    told.tell(MeetBooked{told.meet(told.selam, 0), false});
    auto theirs = told.meet(told.omar, 1);
    theirs.organisation = told.studio;
    theirs.table = told.studio_table;
    told.tell(MeetBooked{theirs, false});
    CHECK(told.rounds() == std::vector{2, 3});
}

TEST_CASE("who knows no meets is offered breaks alone") {
    Visiting told;
    auto const breaks = told.free(VisitTimes::breaks);
    REQUIRE(breaks.size() == 1);
    CHECK(breaks.front().round == 2);
}

TEST_CASE("during their talk nobody is booked at either table, and no plan puts anybody there") {
    Visiting told;
    told.book(told.free()[1]);  // round 0
    CHECK_FALSE(table_is_open(told.state, told.table, 0));
    CHECK_FALSE(table_is_open(told.state, told.studio_table, 0));
    CHECK(table_is_open(told.state, told.table, 1));
    auto const booked = refusal(told.state, told.fact(MeetBooked{told.meet(told.selam, 0), false}));
    REQUIRE(booked);
    CHECK(booked->message_key == "refused.meet_table_closed");
    auto const planned = refusal(
        told.state,
        told.fact(PlanPublished{PlanId::from_name({}, "one"), {}, {told.meet(told.selam, 0)}}));
    REQUIRE(planned);
    CHECK(planned->message_key == "refused.plan_outdated");
    told.tell(VisitCancelled{told.studio, told.bakery});
    CHECK(table_is_open(told.state, told.table, 0));
    CHECK(table_is_open(told.state, told.studio_table, 0));
}

TEST_CASE("two employers have one talk, and nobody is at two places at once") {
    Visiting told;
    auto const second = OrganisationId::from_name({}, "second");
    told.tell(OrganisationSet{second, R"({"name":"Tuinen"})"});
    auto const best = told.free().front();
    told.book(best);
    CHECK(told.free().empty());
    CHECK(refusal(told.state, told.fact(best))->message_key == "refused.visit");
    auto const theirs = free_visits(told.state, second, told.bakery, 0, {});
    REQUIRE_FALSE(theirs.empty());
    for (auto const& visit : theirs) CHECK(visit.round != best.round);
    CHECK(visits_of(told.state, told.bakery).size() == 1);
    CHECK(visits_of(told.state, second).empty());
}

TEST_CASE("only an ambassador can be visited, by an employer who takes part") {
    Visiting told;
    CHECK(free_visits(told.state, told.bakery, told.studio, 0, {}).empty());
    CHECK(free_visits(told.state, told.bakery, told.bakery, 0, {}).empty());
    auto const stranger = OrganisationId::from_name({}, "stranger");
    told.tell(OrganisationRegistered{stranger, R"({"name":"Nieuw"})"});
    CHECK(free_visits(told.state, stranger, told.bakery, 0, {}).empty());
    told.tell(OrganisationConfirmed{stranger});
    CHECK_FALSE(free_visits(told.state, stranger, told.bakery, 0, {}).empty());
}

TEST_CASE("a talk at a wrong table, in a round there is not or while somebody meets is refused") {
    Visiting told;
    told.tell(MeetBooked{told.meet(told.selam, 0), false});
    for (auto const& wrong :
         {VisitBooked{told.studio, told.bakery, told.studio_table, {}, 2},
          VisitBooked{told.studio, told.bakery, told.table, {}, 9},
          VisitBooked{told.studio, told.bakery, told.table, {}, -1},
          VisitBooked{told.studio, told.bakery, told.table, {}, 1},
          VisitBooked{told.studio, told.bakery, told.table, told.studio_table, 0},
          VisitBooked{told.studio, told.bakery, {}, {}, 2}}) {
        auto const refused = refusal(told.state, told.fact(wrong));
        REQUIRE(refused);
        CHECK(refused->message_key == "refused.visit");
    }
}

TEST_CASE("an employer who was refused waits no more, until a host lets them wait again") {
    Told told;
    auto const stranger = OrganisationId::from_name({}, "stranger");
    told.tell(OrganisationRefused{told.bakery});
    CHECK(told.state.refused_employers.empty());  // who was announced is not refused here
    told.tell(OrganisationRegistered{stranger, "{}"});
    told.tell(OrganisationRefused{stranger});
    CHECK(told.state.refused_employers.contains(stranger));
    CHECK(told.state.unconfirmed.contains(stranger));
    told.tell(OrganisationRefused{stranger, false});
    CHECK(told.state.refused_employers.empty());
    told.tell(OrganisationRefused{stranger});
    told.tell(OrganisationConfirmed{stranger});
    CHECK(told.state.refused_employers.empty());
    CHECK(told.state.unconfirmed.empty());
    told.tell(OrganisationConfirmed{stranger, false});
    CHECK(told.state.unconfirmed.contains(stranger));
}
