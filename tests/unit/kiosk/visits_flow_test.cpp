// SPDX-License-Identifier: EUPL-1.2
#include "domain/visits.h"
#include "kiosk/table_place.h"
#include "screens/employer/visits.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;

namespace {

// The bakery is new to this; the studio has done it before. Round 1 is a break.
struct Newcomers : test::Kiosk {
    OrganisationId studio = OrganisationId::from_name({}, "studio");
    StaffId noor = StaffId::from_name({}, "noor");

    Newcomers() {
        fold(domain::EventSet{R"({"breaks":[1]})"});
        fold(domain::OrganisationSet{studio, R"({"name":"Studio","experience":"ambassador"})"});
        fold(domain::TableSet{
            TableId::from_name({}, "studio"),
            nlohmann::json{{"organisation", to_string(studio)}, {"number", 9}}.dump()});
        fold(domain::StaffSet{
            noor, nlohmann::json{{"organisation", to_string(bakery)}, {"name", "Noor"}}.dump()});
        want(Open{Screen::staff_code});
        want(ChooseOrganisation{bakery});
        want(ChooseStaff{noor});
        said.clear();
    }
};

}  // namespace

TEST_CASE("staff book a talk with an ambassador, who has it in their schedule, and call it off") {
    Newcomers kiosk;
    kiosk.want(HostIntent{BookVisit{kiosk.studio}});
    REQUIRE(kiosk.said.size() == 1);
    CHECK(kiosk.said.back().actor == "employer:" + to_string(kiosk.noor));
    auto const theirs = domain::visits_of(kiosk.state, kiosk.studio);
    REQUIRE(theirs.size() == 1);
    CHECK(theirs.front().round == 1);
    CHECK(theirs.front().guest == kiosk.bakery);
    kiosk.want(HostIntent{BookVisit{kiosk.studio}});  // once is enough
    CHECK(kiosk.said.size() == 1);
    kiosk.want(HostIntent{CancelVisit{kiosk.bakery, kiosk.studio}});
    CHECK(kiosk.state.visits.empty());
}

TEST_CASE("nobody calls off the talk of others but a host, who can take that back") {
    Newcomers kiosk;
    auto const garden = OrganisationId::from_name({}, "garden");
    kiosk.fold(domain::VisitBooked{garden, kiosk.studio, TableId::from_name({}, "studio"), {}, 1});
    kiosk.want(HostIntent{CancelVisit{garden, kiosk.studio}});
    CHECK(kiosk.state.visits.size() == 1);
    kiosk.want(Finish{});
    kiosk.want(HostIntent{CancelVisit{garden, kiosk.studio}});  // nobody is there
    CHECK(kiosk.state.visits.size() == 1);
}

TEST_CASE("where nobody knows the meets of others a break can be booked alone") {
    Newcomers kiosk;
    CHECK(possible_visits(kiosk.model, kiosk.studio).size() == 3);
    kiosk.model.is_browse_screen = true;
    auto const possible = possible_visits(kiosk.model, kiosk.studio);
    REQUIRE(possible.size() == 1);
    CHECK(possible.front().round == 1);
    // It is over.
    kiosk.model.now = domain::round_start(kiosk.state, 2);
    CHECK(possible_visits(kiosk.model, kiosk.studio).empty());
}

TEST_CASE("one more table stands away from the entrance, the walls and all other tables") {
    domain::State state;
    auto const from_entrance = [](kiosk::TablePlace const& place) {
        return std::hypot(place.x - 0.5, place.y - 1.0);
    };
    auto const first = kiosk::place_for_table(state);
    CHECK(from_entrance(first) > 0.4);
    for (int i = 0; i < 12; ++i) {
        auto const place = kiosk::place_for_table(state);
        CHECK(from_entrance(place) > 0.2);
        CHECK(std::min({place.x, 1 - place.x, place.y, 1 - place.y}) > 0.04);
        double nearest = std::numeric_limits<double>::infinity();
        for (auto const& [id, table] : state.tables)
            nearest = std::min(nearest, std::hypot(table.x - place.x, table.y - place.y));
        CHECK(nearest > 0.15);
        auto& table = state.tables[TableId::from_name({}, std::to_string(i))];
        table.organisation = OrganisationId::from_name({}, "somebody");
        table.x = place.x;
        table.y = place.y;
        table.zone = 3;
    }
    CHECK(kiosk::place_for_table(state).zone == 3);
}
