// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/figures.h"

#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;
using std::chrono::minutes;

namespace {

// Selam has a meet in the first round; Noor and Dawit are here and have none.
struct DayInTheHall : test::Kiosk {
    PersonId noor = PersonId::make(clock, random);
    PersonId dawit = PersonId::make(clock, random);
    MeetId meet = MeetId::make(clock, random);

    DayInTheHall() {
        comes(noor, "Noor", "ar");
        comes(dawit, "Dawit", "ti");
        fold(domain::ConsentGiven{selam, domain::Purpose::take_part, "1", "ti"});
        fold(domain::CheckIn{selam, {}, "A-01", "code"});
        fold(domain::MeetBooked{place(selam, meet), false});
        model.host.unlocked = true;
        happen(kiosk::StateChanged{{}, true});
    }
    void comes(PersonId who, std::string const& name, std::string const& language) {
        fold(domain::PersonRegistered{
            who, domain::Origin::kiosk,
            nlohmann::json{{"given_name", name}, {"screen_language", language}}.dump()});
        fold(domain::ConsentGiven{who, domain::Purpose::take_part, "1", language});
        clock.advance(minutes{2});
        fold(domain::CheckIn{who, {}, "B-0" + std::to_string(name.size()), "new"});
    }
    domain::PlannedMeet place(PersonId who, MeetId id, int round = 0) const {
        return {id, who, bakery, {}, state.tables.begin()->first, round, {}};
    }
    std::vector<PersonId> could_come() const {
        std::vector<PersonId> people;
        for (auto const& one : kiosk::fill_ins(state, meet, {{}, clock.now(), {}}))
            people.push_back(one.meet.person);
        return people;
    }
    void touch_the_meet() {
        model.stack = {Screen::languages, Screen::plan};
        want(TouchPlan{{.meet = meet}});
    }
};

}  // namespace

TEST_CASE("hosts see who came when, who waits without a meet, and what is spoken") {
    DayInTheHall hall;
    auto const figures = kiosk::figures_of(hall.state, hall.state.event.starts_at);
    int came = 0;
    for (auto const& slot : figures.arrivals) came += slot.people;
    CHECK(came == 3);
    CHECK(figures.arrivals.front().people > 0);
    CHECK(figures.tables == 1);
    CHECK(figures.tables_in_use == 1);
    CHECK(figures.waiting.size() == 2);
    REQUIRE(figures.languages.size() == 2);
    CHECK(figures.languages[0].language == "ti");
    CHECK(figures.languages[0].people == 2);
}

TEST_CASE("a meet is counted once: a match, one yes, one no, or open when its round is over") {
    DayInTheHall hall;
    auto const later = hall.state.event.starts_at + minutes{9};
    auto const counted = [&] { return kiosk::figures_of(hall.state, later); };
    CHECK(counted().open == 1);
    CHECK(kiosk::figures_of(hall.state, hall.state.event.starts_at - minutes{1}).open == 0);
    hall.fold(domain::VerdictGiven{
        hall.meet, hall.selam, domain::Side::candidate, domain::Answer::yes, {}});
    CHECK(counted().one_yes == 1);
    hall.fold(domain::VerdictGiven{
        hall.meet, hall.selam, domain::Side::employer, domain::Answer::yes, {}});
    CHECK(counted().matches == 1);
    CHECK(counted().open + counted().one_yes + counted().one_no == 0);
}

TEST_CASE("what is still open at the end of the day is counted, and nothing else") {
    DayInTheHall hall;
    hall.model.now = hall.state.event.starts_at + minutes{9};
    CHECK(kiosk::day_end_of(hall.model).open_answers == 1);
    for (auto const side : {domain::Side::candidate, domain::Side::employer})
        hall.fold(domain::VerdictGiven{hall.meet, hall.selam, side, domain::Answer::yes, {}});
    auto const end = kiosk::day_end_of(hall.model);
    CHECK(end.open_answers == 0);
    CHECK(end.matches_without_step == 1);
    hall.model.network.pending = 2;
    CHECK(kiosk::day_end_of(hall.model).devices_behind == 1);
}

TEST_CASE(
    "who chose the employer stands first for an empty place, who said no does not stand there") {
    DayInTheHall hall;
    CHECK(hall.could_come().size() == 2);
    auto const say = [&](PersonId who, domain::Answer answer) {
        hall.fold(domain::PreferenceSet{who, hall.bakery, domain::Side::candidate, answer});
    };
    say(hall.dawit, domain::Answer::yes);
    REQUIRE(hall.could_come().size() == 2);
    CHECK(hall.could_come().front() == hall.dawit);
    say(hall.noor, domain::Answer::no);
    CHECK(hall.could_come() == std::vector{hall.dawit});
    hall.fold(domain::CheckOut{hall.dawit, {}});
    CHECK(hall.could_come().empty());
}

TEST_CASE("one touch fills the place of somebody who does not come") {
    DayInTheHall hall;
    bool const runs = GENERATE(false, true);
    if (runs) hall.clock.advance(hall.state.event.starts_at - hall.clock.now() + minutes{2});
    hall.model.now = hall.clock.now();
    hall.touch_the_meet();
    REQUIRE(hall.model.host.fill_ins.size() == 2);
    hall.want(FillPlace{hall.meet, hall.noor});
    CHECK(hall.count("meet.missed") == (runs ? 1 : 0));
    CHECK(hall.count("meet.cancelled") == (runs ? 0 : 1));
    auto const meets = domain::meets_of(hall.state, hall.noor);
    REQUIRE(meets.size() == 1);
    CHECK(meets.front()->planned.round == 0);
    CHECK(hall.model.screen() == Screen::plan);
    // A second touch on what is gone says so and changes nothing.
    auto const said = hall.said.size();
    hall.want(FillPlace{hall.meet, hall.dawit});
    CHECK(hall.said.size() == said);
    CHECK(hall.model.toast->message_key == "fill.gone");
}
