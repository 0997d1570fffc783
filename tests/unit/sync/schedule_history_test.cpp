// SPDX-License-Identifier: EUPL-1.2
#include "sync/schedule_history.h"

#include "support/told_event.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::sync;
using namespace ontmoet::test;

namespace {

// An event whose history is kept beside it.
struct Remembered : Told {
    ScheduleHistory history;

    template <class Body>
    Cursor say(Body const& body) {
        clock.advance(Duration{60'000});
        auto const said = fact(body);
        apply(state, said);
        history.note(state, said);
        return said.cursor;
    }
    CalendarMeet only_meet(PersonId who) {
        auto const meets = history.meets_of(state, who);
        REQUIRE(meets.size() == 1);
        return meets.front();
    }
};

}  // namespace

TEST_CASE("a meet is as new as what changed it last") {
    Remembered told;
    auto meet = told.meet(told.selam, 1);
    auto const booked = told.say(MeetBooked{meet, false});
    CHECK(told.only_meet(told.selam).changed == booked);
    CHECK(told.only_meet(told.selam).changed_at == told.clock.now());
    told.say(MeetMoved{meet, false});
    told.say(MeetStarted{meet.meet, told.selam});
    CHECK(told.only_meet(told.selam).changed == booked);
    meet.round = 3;
    auto const moved = told.say(MeetMoved{meet, false});
    CHECK(told.only_meet(told.selam).changed == moved);
    CHECK(told.only_meet(told.selam).planned.round == 3);
    auto const moved_at = told.clock.now();
    auto const started = told.say(RoundSet{3, RoundAction::start, 0});
    CHECK(told.only_meet(told.selam).changed == started);
    CHECK(told.only_meet(told.selam).changed_at == told.clock.now());
    CHECK(told.only_meet(told.selam).touched_at == moved_at);
    CHECK(told.only_meet(told.selam).added_at < moved_at);
    auto const cancelled = told.say(MeetCancelled{meet.meet, told.selam, {}});
    CHECK(told.only_meet(told.selam).changed == cancelled);
    CHECK(told.only_meet(told.selam).cancelled);
    CHECK(told.history.meets_of(told.state, told.omar).empty());
}

TEST_CASE(
    "what a plan drops is remembered as cancelled, and stands again when one names it again") {
    Remembered told;
    auto const first = told.meet(told.selam, 1);
    auto const second = told.meet(told.selam, 0);
    told.say(PlanPublished{PlanId::make(told.clock, told.random), {}, {first}, 0, true});
    auto const dropped =
        told.say(PlanPublished{PlanId::make(told.clock, told.random), {}, {second}, 0, true});
    auto const meets = told.history.meets_of(told.state, told.selam);
    REQUIRE(meets.size() == 2);
    CHECK(meets[0].planned.meet == second.meet);
    CHECK_FALSE(meets[0].cancelled);
    CHECK(meets[1].cancelled);
    CHECK(meets[1].changed == dropped);
    auto const again = told.say(
        PlanPublished{PlanId::make(told.clock, told.random), {}, {first, second}, 0, true});
    auto const both = told.history.meets_of(told.state, told.selam);
    CHECK_FALSE(both[1].cancelled);
    CHECK(both[1].changed == again);
    CHECK(both[0].changed == dropped);
}

TEST_CASE("the meets of two registrations are one person's, and an erasure forgets them all") {
    Remembered told;
    told.say(MeetBooked{told.meet(told.omar, 0), false});
    told.say(MeetBooked{told.meet(told.selam, 1), false});
    told.say(IdentityLinked{told.selam, told.omar});
    CHECK(told.history.meets_of(told.state, told.selam).size() == 2);
    CHECK(told.history.meets_of(told.state, told.omar).size() == 2);
    told.say(PersonErased{told.selam});
    CHECK(told.history.meets_of(told.state, told.selam).empty());
}
