// SPDX-License-Identifier: EUPL-1.2
#include "evidence/ladder.h"

#include "evidence/follow_up.h"
#include "evidence/funnel.h"
#include "support/told_event.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::evidence;
using ontmoet::test::Told;
using namespace ontmoet::domain;

namespace {

// Selam came, met the bakery and both want to go on; she may be asked how it went.
struct Matched : Told {
    PlannedMeet planned = meet(selam, 0);
    Pair pair{selam, bakery};

    Matched() {
        tell(PersonSet{selam, R"({"contact_person":"Fatima"})"});
        for (auto const purpose : {Purpose::take_part, Purpose::follow_up})
            tell(ConsentGiven{selam, purpose, "2026-1", "ti"});
        tell(CheckIn{selam, {}, "A-1", "code"});
        tell(MeetBooked{planned});
        for (auto const side : {Side::candidate, Side::employer})
            tell(VerdictGiven{planned.meet, selam, side, Answer::yes, {}});
    }
    void say(Rung rung, std::string const& date, Answer answer = Answer::yes) {
        FollowUpRecorded said{selam, bakery, rung, date, {}};
        said.answer = answer;
        tell(said);
    }
    std::vector<Task> questions(std::string_view today) const {
        std::vector<Task> found;
        for (auto const& task : open_tasks(state, today))
            if (task.kind == Task::Kind::ask) found.push_back(task);
        return found;
    }
    Funnel funnel(std::string_view today) const { return funnel_of(state, clock.now(), today); }
};

}  // namespace

TEST_CASE("a moment is four weeks later, or months later on a day that is there") {
    CHECK(day_of(Rung::weeks_4, "2026-11-20") == "2026-12-18");
    CHECK(day_of(Rung::months_3, "2026-11-30") == "2027-02-28");
    CHECK(day_of(Rung::months_12, "2028-02-29") == "2029-02-28");
    CHECK(day_of(Rung::months_24, "2026-11-20") == "2028-11-20");
    CHECK(day_of(Rung::months_6, "20 november").empty());
    CHECK(day_of(Rung::months_6, "").empty());
}

TEST_CASE(
    "a meet was held when something was said of it, or its round is over and they were there") {
    Told told;
    auto const planned = told.meet(told.selam, 0);
    told.tell(ConsentGiven{told.selam, Purpose::take_part, "2026-1", "ti"});
    told.tell(MeetBooked{planned});
    auto const held = [&](Moment now) {
        return was_held(told.state, told.state.meets.at(planned.meet), now);
    };
    auto const end = told.state.event.round_end(0);
    CHECK_FALSE(held(end));
    told.tell(CheckIn{told.selam, {}, "A-1", "code"});
    CHECK(held(end));
    CHECK_FALSE(held(end - Duration{1}));
    told.tell(MeetStarted{planned.meet, told.selam});
    CHECK(held(end - Duration{1}));
    told.tell(ConsentWithdrawn{told.selam, Purpose::take_part, "ti"});
    CHECK_FALSE(held(end));
}

TEST_CASE("the first question comes four weeks after the event, then again until it is known") {
    Matched told;
    REQUIRE(event_day(told.state) == "2026-09-21");
    auto first = told.questions("2026-09-21");
    REQUIRE(first.size() == 1);
    CHECK(first[0].due == "2026-10-19");
    CHECK(first[0].rung == Rung::started);
    CHECK(first[0].contact == "Fatima");
    CHECK_FALSE(is_due(first[0], "2026-10-18"));
    CHECK(is_due(first[0], "2026-10-19"));
    told.say(Rung::started, "", Answer::maybe);
    CHECK(told.questions("2026-10-19").at(0).due == "2026-10-19");
    told.say(Rung::started, "", Answer::no);
    CHECK(told.questions("2026-10-19").empty());
}

TEST_CASE("moments count from the day they began, and of those that passed the latest is asked") {
    Matched told;
    told.say(Rung::started, "2026-10-01");
    CHECK(told.questions("2026-10-02").at(0).rung == Rung::weeks_4);
    CHECK(told.questions("2026-10-02").at(0).due == "2026-10-29");
    CHECK(told.questions("2027-01-20").at(0).rung == Rung::months_3);
    told.say(Rung::months_3, "2027-01-20");
    CHECK(told.questions("2027-01-20").at(0).rung == Rung::months_6);
    told.say(Rung::ended, "2027-02-15");
    CHECK(told.questions("2028-12-01").empty());
}

TEST_CASE("who took back the consent to be asked is not asked, and not counted as asked") {
    Matched told;
    told.say(Rung::started, "2026-10-01");
    CHECK(told.funnel("2026-11-01").started == 1);
    told.tell(ConsentWithdrawn{told.selam, Purpose::follow_up, "ti"});
    CHECK(told.questions("2026-11-01").empty());
    auto const funnel = told.funnel("2026-11-01");
    CHECK(funnel.asked == 0);
    CHECK(funnel.started == 0);
    CHECK(funnel.matched == 1);
}

TEST_CASE("still there at a moment is answered then or later, or by the day it ended") {
    Matched told;
    auto const there = [&](Rung moment, std::string_view today) {
        return still_there(told.state, told.pair, moment, today);
    };
    told.say(Rung::started, "2026-10-01");
    CHECK_FALSE(there(Rung::weeks_4, "2026-10-28"));
    CHECK_FALSE(there(Rung::weeks_4, "2026-10-29"));
    told.say(Rung::months_3, "2027-01-05");
    CHECK(there(Rung::weeks_4, "2027-01-05") == true);
    CHECK(there(Rung::months_3, "2027-01-05") == true);
    told.say(Rung::months_6, "2027-04-05", Answer::no);
    CHECK(there(Rung::months_6, "2027-04-05") == false);
    CHECK(there(Rung::months_3, "2027-04-05") == true);
    told.say(Rung::ended, "2027-03-01");
    CHECK(there(Rung::months_3, "2027-04-05") == true);
    CHECK(there(Rung::months_6, "2027-04-05") == false);
    CHECK(there(Rung::months_12, "2027-12-05") == false);
}

TEST_CASE("an answer that is taken back does not count, and stays in the history") {
    Matched told;
    told.say(Rung::started, "2026-10-01");
    told.say(Rung::started, "", Answer::none);
    CHECK_FALSE(has_started(told.state, told.pair));
    CHECK(told.questions("2026-10-02").at(0).rung == Rung::started);
    CHECK(told.state.follow_ups.at(told.pair).size() == 2);
}

TEST_CASE("the fixed contact is told of a match once, on the day of the event") {
    Matched told;
    auto const tasks = open_tasks(told.state, "2026-09-21");
    REQUIRE(tasks.size() == 2);
    CHECK(tasks[0].kind == Task::Kind::tell_contact);
    CHECK(tasks[0].due == "2026-09-21");
    CHECK(tasks[0].contact == "Fatima");
    told.tell(ContactInformed{told.planned.meet, told.selam});
    CHECK(open_tasks(told.state, "2026-09-21").size() == 1);
}

TEST_CASE("a next step is open, once for both sides, until it is known whether they began") {
    Matched told;
    NextStep const trial{"interview", StepOwner::employer, "2026-09-28"};
    for (auto const side : {Side::candidate, Side::employer})
        told.tell(NextStepSet{told.planned.meet, told.selam, side, trial});
    auto const steps = [&] {
        auto tasks = open_tasks(told.state, "2026-09-21");
        std::erase_if(tasks, [](Task const& task) { return task.kind != Task::Kind::next_step; });
        return tasks;
    };
    REQUIRE(steps().size() == 1);
    CHECK(steps()[0].step == "interview");
    CHECK(steps()[0].due == "2026-09-28");
    CHECK(steps()[0].owner == StepOwner::employer);
    told.say(Rung::started, "2026-10-01");
    CHECK(steps().empty());
}

TEST_CASE("the funnel counts people once, each figure beside what it is a share of") {
    Matched told;
    told.say(Rung::started, "2026-10-01");
    told.tell(TreatmentRated{told.selam, 5});
    auto funnel = told.funnel("2026-10-29");
    CHECK(funnel.known == 2);
    CHECK(funnel.invited == 2);
    CHECK(funnel.came == 1);
    CHECK(funnel.took_part == 1);
    CHECK(funnel.met == 1);
    CHECK(funnel.matched == 1);
    CHECK(funnel.agreed == 0);
    CHECK(funnel.asked == 1);
    CHECK(funnel.answered == 1);
    CHECK(funnel.started == 1);
    CHECK(funnel.still_there[0].due == 1);
    CHECK(funnel.still_there[0].unknown == 1);
    CHECK(funnel.still_there[1].due == 0);
    CHECK(funnel.meets_planned == 1);
    CHECK(funnel.meets_held == 1);
    CHECK(funnel.matches == 1);
    CHECK(funnel.ratings == 1);
    CHECK(funnel.meets_each[1] == 1);
    funnel += funnel;
    CHECK(funnel.known == 4);
    CHECK(funnel.still_there[0].due == 2);
    CHECK(funnel.rating_sum == 10);
}
