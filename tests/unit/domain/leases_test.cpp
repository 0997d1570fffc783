// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "support/told_event.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::domain;
using namespace ontmoet::test;

namespace {

// The bakery's only table is leased to one desk in round 1 for ten minutes.
struct Leased : Told {
    DeviceId holder = DeviceId::make(clock, random);
    DeviceId other = DeviceId::make(clock, random);
    Moment until = clock.now() + Duration{600'000};

    Leased() { tell(LeaseGiven{{{holder, table, 1, until}}}); }
};

}  // namespace

TEST_CASE("a lease holds for its device until it ends, and a little longer against others") {
    Leased told;
    CHECK(holds_lease(told.state, told.table, 1, {told.holder, told.clock.now(), {}}));
    CHECK_FALSE(holds_lease(told.state, told.table, 0, {told.holder, told.clock.now(), {}}));
    CHECK_FALSE(holds_lease(told.state, told.table, 1, {told.other, told.clock.now(), {}}));
    CHECK_FALSE(holds_lease(told.state, told.table, 1, {told.holder, told.until, {}}));
    CHECK(is_leased_to_another(told.state, told.table, 1, {told.other, told.until, {}}));
    CHECK_FALSE(is_leased_to_another(told.state, told.table, 1,
                                     {told.other, told.until + k_lease_grace, {}}));
}

TEST_CASE("a clock that shows a time before the lease was given proves nothing") {
    Leased told;
    auto const just_before = told.clock.now() - k_lease_grace;
    CHECK(holds_lease(told.state, told.table, 1, {told.holder, just_before, {}}));
    CHECK_FALSE(
        holds_lease(told.state, told.table, 1, {told.holder, just_before - Duration{1}, {}}));
}

TEST_CASE("tables leased to another are no alternatives, the own ones are") {
    Leased told;
    auto const rounds = [&](DeviceId device) {
        std::vector<int> found;
        for (auto const& meet : free_meets(told.state, told.selam, told.bakery, "", 0, 9,
                                           {device, told.clock.now(), {}}))
            found.push_back(meet.round);
        return found;
    };
    CHECK(rounds(told.other) == std::vector{0, 3});
    CHECK(rounds(told.holder) == std::vector{0, 1, 3});
}

TEST_CASE("the rounds in which a table is leased to another are those in which nobody sits") {
    Leased told;
    Booker const other{told.other, told.clock.now(), {}};
    CHECK(rounds_leased(told.state, told.table, other) == 2U);
    CHECK(rounds_leased(told.state, told.table, {told.holder, told.clock.now(), {}}) == 0U);
    told.tell(MeetBooked{told.meet(told.selam, 1), false});
    CHECK(rounds_leased(told.state, told.table, other) == 0U);
}
