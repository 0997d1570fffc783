// SPDX-License-Identifier: EUPL-1.2
#include "screens/table/table_parts.h"
#include "unit/kiosk/kiosk_fixture.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::screens;
using domain::Answer;
using domain::Side;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

// The device on the bakery's table 4; Selam comes in the first round, Omar in the second.
struct TableHall : test::Kiosk {
    Moment start = clock.now() + minutes{10};
    TableId table = state.tables.begin()->first;
    PersonId omar = PersonId::make(clock, random);
    MeetId first = book(selam, 0);
    MeetId second = book(omar, 1);

    TableHall() {
        fold(domain::PersonRegistered{omar, domain::Origin::kiosk, R"({"given_name":"Omar"})"});
        fold(domain::CheckIn{selam, {}, "A-01", "code"});
        model.home = Screen::table;
        model.stack = {Screen::table};
        model.at_table.organisation = bakery;
        tick(start + seconds{1});
    }
    MeetId book(PersonId person, int round) {
        auto const meet = MeetId::make(clock, random);
        fold(domain::MeetBooked{{meet, person, bakery, {}, table, round, {}}, false});
        return meet;
    }
    void tick(Moment at) {
        clock.set(at);
        happen(kiosk::Tick{});
    }
    domain::Meet const& meet(MeetId id) const { return state.meets.at(id); }
    TableNow now() const { return table_now(model); }
};

}  // namespace

TEST_CASE("a device whose organisation has one table stands at it") {
    TableHall hall;
    CHECK(hall.model.at_table.table == hall.table);
    CHECK(hall.now().meet->planned.meet == hall.first);
    CHECK(hall.now().next->planned.meet == hall.second);
    CHECK(hall.now().is_running);
}

TEST_CASE("a device whose organisation has two tables asks once where it stands") {
    TableHall hall;
    auto const other = TableId::make(hall.clock, hall.random);
    hall.fold(domain::TableSet{
        other, nlohmann::json{{"organisation", to_string(hall.bakery)}, {"number", 2}}.dump()});
    hall.model.at_table.table = {};
    hall.tick(hall.start + seconds{2});
    CHECK(hall.model.at_table.table.is_none());
    CHECK(own_tables(hall.model) == std::vector{other, hall.table});
    hall.want(Open{Screen::table_choice});
    hall.want(ChooseTable{TableId::make(hall.clock, hall.random)});
    CHECK(hall.model.at_table.table.is_none());
    hall.want(ChooseTable{other});
    CHECK(hall.model.at_table.table == other);
    CHECK(hall.model.stack == std::vector{Screen::table});
    REQUIRE(std::holds_alternative<kiosk::KeepTable>(hall.others.back()));
    CHECK(std::get<kiosk::KeepTable>(hall.others.back()).table == other);
}

TEST_CASE("a meet begins when somebody sits down, and ends with its round") {
    TableHall hall;
    hall.want(StartMeet{hall.first});
    hall.want(StartMeet{hall.first});
    CHECK(hall.count("meet.started") == 1);
    hall.tick(hall.start + minutes{7});
    CHECK(hall.count("meet.ended") == 0);
    hall.tick(hall.start + minutes{8} + seconds{1});
    hall.tick(hall.start + minutes{8} + seconds{2});
    CHECK(hall.count("meet.ended") == 1);
    CHECK(hall.meet(hall.first).ended_at != Moment{});
    // Their card stays until something was said, then the next one's is shown.
    CHECK(hall.now().is_over);
    CHECK(hall.now().next->planned.meet == hall.second);
    hall.want(Agree{hall.first, "bbl"});
    CHECK(hall.now().meet->planned.meet == hall.second);
    CHECK_FALSE(hall.now().is_over);
}

TEST_CASE("the next round does not wait for an answer") {
    TableHall hall;
    hall.want(StartMeet{hall.first});
    hall.tick(hall.start + minutes{11});
    CHECK(hall.now().meet->planned.meet == hall.second);
    CHECK(hall.now().is_running);
}

TEST_CASE("who did not come is told to the hosts, and only before the meet began") {
    TableHall hall;
    hall.want(MissMeet{hall.first});
    CHECK(hall.meet(hall.first).status == domain::MeetStatus::missed);
    hall.tick(hall.start + minutes{11});
    hall.want(StartMeet{hall.second});
    hall.want(MissMeet{hall.second});
    CHECK(hall.meet(hall.second).status == domain::MeetStatus::planned);
}

TEST_CASE("a way to go on is a yes with a next step, and can be changed") {
    TableHall hall;
    hall.want(StartMeet{hall.first});
    hall.want(Agree{hall.first, "proefplaatsing"});
    CHECK(hall.model.screen() == Screen::agreed);
    CHECK(hall.meet(hall.first).employer_verdict == Answer::yes);
    auto step = hall.meet(hall.first).next_steps.at(Side::employer);
    CHECK(step.kind == "proefplaatsing");
    step.owner = domain::StepOwner::candidate;
    step.learning_goal = "language";
    hall.want(ChangeAgreed{step});
    CHECK(hall.meet(hall.first).next_steps.at(Side::employer) == step);
    // The same way again keeps what was agreed; another one begins anew.
    hall.want(Agree{hall.first, "proefplaatsing"});
    CHECK(hall.meet(hall.first).next_steps.at(Side::employer) == step);
    hall.want(Agree{hall.first, "interview"});
    CHECK(hall.meet(hall.first).next_steps.at(Side::employer) == domain::NextStep{"interview"});
    CHECK(domain::agreed_way(hall.meet(hall.first))->code == "interview");
}

TEST_CASE("a no takes the next step back, and may have a reason about the work") {
    TableHall hall;
    hall.want(Agree{hall.first, "bbl"});
    hall.want(Agree{hall.first, ""});
    CHECK(hall.meet(hall.first).employer_verdict == Answer::no);
    CHECK(hall.meet(hall.first).next_steps.empty());
    CHECK(domain::agreed_way(hall.meet(hall.first))->code.empty());
    hall.want(SayWhyNot{"distance"});
    CHECK(hall.meet(hall.first).employer_reason == "distance");
    hall.want(SayWhyNot{"distance"});
    CHECK(hall.meet(hall.first).employer_reason.empty());
}

TEST_CASE("a note is kept when its screen is left, also by going away") {
    TableHall hall;
    auto const key = std::pair{hall.selam, hall.bakery};
    hall.want(OpenTableNote{hall.first});
    hall.want(TypeTableNote{"Wil vroeg beginnen"});
    hall.want(Back{});
    CHECK(hall.state.notes.at(key) == "Wil vroeg beginnen");
    hall.want(OpenTableNote{hall.first});
    CHECK(hall.model.at_table.note == "Wil vroeg beginnen");
    hall.want(Back{});
    CHECK(hall.count("note.set") == 1);
    hall.want(OpenTableNote{hall.first});
    hall.want(TypeTableNote{"Wil graag vroeg beginnen"});
    hall.happen(kiosk::Tick{std::chrono::hours{1}});
    CHECK(hall.state.notes.at(key) == "Wil graag vroeg beginnen");
    CHECK(hall.model.stack == std::vector{Screen::table});
    CHECK_FALSE(hall.model.at_table.note);
}

TEST_CASE("a table takes a minute more for itself, and never the time to walk") {
    TableHall hall;
    CHECK(hall.now().left == minutes{8} - seconds{1});
    hall.want(TakeLonger{});
    CHECK(hall.now().left == minutes{9} - seconds{1});
    hall.want(TakeLonger{});
    CHECK(hall.now().left == minutes{9} - seconds{1});
    hall.tick(hall.start + minutes{11});
    CHECK(hall.now().left == minutes{7});
}

TEST_CASE("nobody speaks for another table, and nobody checks in at one") {
    TableHall hall;
    auto const elsewhere = MeetId::make(hall.clock, hall.random);
    hall.fold(domain::MeetBooked{
        {elsewhere, hall.omar, hall.bakery, {}, TableId::make(hall.clock, hall.random), 2, {}},
        false});
    hall.want(StartMeet{elsewhere});
    hall.want(MissMeet{elsewhere});
    hall.want(Agree{elsewhere, "bbl"});
    hall.want(OpenTableNote{elsewhere});
    hall.happen(kiosk::Scanned{"482913"});
    CHECK(hall.said.empty());
    CHECK(hall.model.stack == std::vector{Screen::table});
}

TEST_CASE("the candidate answers on the turned screen, in their language and for themselves") {
    TableHall hall;
    hall.fold(domain::PersonSet{hall.selam, R"({"screen_language":"ti"})"});
    hall.want(AskTheirAnswer{hall.first});
    CHECK(hall.model.screen() == Screen::their_answer);
    CHECK(hall.model.faces_other());
    CHECK(hall.model.reader_language() == "ti");
    hall.want(GiveVerdict{hall.first, Side::candidate, Answer::yes});
    CHECK(hall.meet(hall.first).candidate_verdict == Answer::yes);
    CHECK(hall.said.back().actor == "candidate:" + to_string(hall.selam));
    CHECK(hall.model.stack == std::vector{Screen::table});
    CHECK_FALSE(hall.model.faces_other());
}
