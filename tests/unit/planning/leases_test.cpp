// SPDX-License-Identifier: EUPL-1.2
#include "planning/edit.h"
#include "planning/mend.h"
#include "unit/planning/planning_hall.h"

using namespace ontmoet;
using namespace ontmoet::test::planned;

namespace {

Moment const k_doors_open{1'800'000'000'000};
domain::Booker const k_planner{id<DeviceId>(1), k_doors_open, {}};
DeviceId const k_kiosk = id<DeviceId>(2);

// One table, six rounds; the kiosk is leased it in rounds 0 and 3.
domain::State leased_hall(int people) {
    auto state = hall(people, 1);
    state.event.starts_at = k_doors_open + Duration{600'000};
    for (int const round : {0, 3})
        state.leases.push_back({k_kiosk, table(1), round, state.event.round_start(round)});
    return state;
}

}  // namespace

TEST_CASE("A plan leaves tables that are leased to others to them, and may use its own") {
    auto const state = leased_hall(6);
    auto const others = make_plan(state, id<PlanId>(1), {.booker = k_planner});
    REQUIRE(others.ok());
    CHECK(others->published.meets.size() == 4);
    for (auto const& meet : others->published.meets) CHECK((meet.round != 0 && meet.round != 3));
    auto fact = domain::make_fact(others->published);
    fact.device = k_planner.device;
    fact.recorded_at = k_planner.at;
    CHECK_FALSE(domain::refusal(state, fact));
    auto const own = make_plan(state, id<PlanId>(1), {.booker = {k_kiosk, k_doors_open, {}}});
    REQUIRE(own.ok());
    CHECK(own->published.meets.size() == 6);
}

TEST_CASE("A mended plan leaves them too, also a meet that a host moves by hand") {
    auto state = leased_hall(5);
    auto const first = make_plan(state, id<PlanId>(1), {.booker = k_planner});
    REQUIRE(first.ok());
    state = published(state, *first);
    auto const left = first->published.meets.front();
    auto const options =
        mend(state, {.kind = scheduling::HappeningKind::left, .person = left.person}, id<PlanId>(2),
             k_planner);
    REQUIRE(options.ok());
    for (auto const& option : *options)
        for (auto const& meet : option.published.meets) CHECK((meet.round != 0 && meet.round != 3));
    auto const meets = plan_of(state);
    auto const clash = [&](DeviceId host) {
        return clash_of(state, meets, left.meet, table(1), 3, 0, {host, k_doors_open, {}});
    };
    CHECK(clash(k_planner.device) == Clash::leased);
    CHECK_FALSE(clash(k_kiosk));
}
