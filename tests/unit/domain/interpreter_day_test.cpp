// SPDX-License-Identifier: EUPL-1.2
#include "domain/interpreter_day.h"

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::domain;
using Kind = InterpreterRound::Kind;

namespace {

// Four rounds with a break at the third; Aster speaks Tigrinya and Amharic and goes home before the
// last one.
struct InterpretersDay {
    State state;
    InterpreterId aster = id<InterpreterId>("aster");
    PersonId selam = id<PersonId>("selam");

    InterpretersDay() {
        state.event.rounds = 4;
        state.event.starts_at = Moment{1'800'000'000'000};
        state.event.breaks = {2};
        state.interpreters[aster] = {"Aster", {"ti", "am"}, 0b0111};
        state.people[selam].id = selam;
        state.people[selam].profile.languages = {{"nl", Level::a2}, {"am", Level::b1}};
        add("meet", 1, MeetStatus::planned);
    }
    template <class IdType>
    static IdType id(std::string const& name) {
        return IdType::from_name({}, name);
    }
    void add(std::string const& name, int round, MeetStatus status) {
        Meet meet;
        meet.planned = {id<MeetId>(name), selam, {}, {}, {}, round, aster};
        meet.status = status;
        state.meets[meet.planned.meet] = meet;
    }
    std::vector<Kind> kinds() const {
        std::vector<Kind> kinds;
        for (auto const& round : interpreter_day(state, aster)) kinds.push_back(round.kind);
        return kinds;
    }
};

}  // namespace

TEST_CASE("an interpreter's day says for each round where they sit, or why they do not") {
    InterpretersDay day;
    CHECK(day.kinds() == std::vector{Kind::free, Kind::meet, Kind::pause, Kind::away});
    auto const rounds = interpreter_day(day.state, day.aster);
    CHECK(rounds[1].meet->planned.person == day.selam);
    CHECK(rounds[0].meet == nullptr);
    CHECK(interpreter_day(day.state, InterpretersDay::id<InterpreterId>("nobody")).empty());
}

TEST_CASE("a meet that was cancelled or lies outside the event leaves the interpreter free") {
    InterpretersDay day;
    day.add("meet", 1, MeetStatus::cancelled);
    day.add("odd", 40, MeetStatus::planned);
    day.add("odder", -1, MeetStatus::planned);
    CHECK(day.kinds() == std::vector{Kind::free, Kind::free, Kind::pause, Kind::away});
}

TEST_CASE("at a meet the language is the one that was asked for, or one both speak") {
    InterpretersDay day;
    auto& profile = day.state.people[day.selam].profile;
    CHECK(interpreter_day(day.state, day.aster)[1].language == "am");
    profile.interpreter_wanted = "ti";
    CHECK(interpreter_day(day.state, day.aster)[1].language == "ti");
    profile.interpreter_wanted = "so";
    profile.languages.clear();
    CHECK(interpreter_day(day.state, day.aster)[1].language.empty());
    day.state.people.clear();
    CHECK(interpreter_day(day.state, day.aster)[1].language.empty());
}

TEST_CASE("interpreters are listed by name") {
    InterpretersDay day;
    auto const abeba = InterpretersDay::id<InterpreterId>("abeba");
    day.state.interpreters[abeba] = {"Abeba", {"ti"}, 1};
    CHECK(interpreters_by_name(day.state) == std::vector{abeba, day.aster});
}
