// SPDX-License-Identifier: EUPL-1.2
#include "unit/planning/undo_fixture.h"

#include <functional>
#include <vector>

#include <catch2/catch.hpp>

using namespace ontmoet;
using namespace ontmoet::test;

namespace {

// How the state looks but for what no later fact can take away: that something once was.
State as_it_looks(State state) {
    state.cursor = 0;
    std::erase_if(state.meets,
                  [](auto const& entry) { return entry.second.status == MeetStatus::cancelled; });
    std::erase_if(state.preferences,
                  [](auto const& entry) { return entry.second == Preference{}; });
    for (auto& [id, candidate] : state.people)
        std::erase_if(candidate.consents, [](auto const& one) { return !one.second.given; });
    return state;
}

struct Kind {
    char const* name;
    std::function<void(Undone&)> arrange;
    std::function<Touch(Undone&)> act;
};

void as_it_is(Undone&) {}

std::vector<Kind> kinds_of_people() {
    return {
        {"a check-in", as_it_is,
         [](Undone& at) {
             return at.touch(CheckIn{at.selam, {}, {}, "host"});
         }},
        {"the check-in of somebody who had left",
         [](Undone& at) {
             at.tell(CheckIn{at.selam, {}, "A-01", "code"});
             at.tell(CheckOut{at.selam, {}});
         },
         [](Undone& at) {
             return at.touch(CheckIn{at.selam, {}, "A-01", "host"});
         }},
        {"a second check-in",
         [](Undone& at) {
             at.tell(CheckIn{at.selam, {}, "A-01", "code"});
         },
         [](Undone& at) {
             return at.touch(CheckIn{at.selam, {}, "A-01", "host"});
         }},
        {"a check-out",
         [](Undone& at) {
             at.tell(CheckIn{at.selam, {}, "A-01", "code"});
         },
         [](Undone& at) {
             return at.touch(CheckOut{at.selam, {}});
         }},
        {"the check-in of staff",
         [](Undone& at) {
             at.tell(StaffSet{StaffId::from_name({}, "Jo"), R"({"name":"Jo"})"});
         },
         [](Undone& at) {
             return at.touch(CheckIn{{}, StaffId::from_name({}, "Jo"), {}, "host"});
         }},
        {"several answers",
         [](Undone& at) {
             at.tell(PersonSet{at.selam, R"({"hours":24})"});
         },
         [](Undone& at) {
             return at.touch(PersonSet{at.selam, R"({"hours":30})"},
                             PersonSet{at.selam, R"({"hours":36,"driving_licence":true})"});
         }},
        {"a consent", as_it_is,
         [](Undone& at) {
             return at.touch(ConsentGiven{at.selam, Purpose::show_work, "1", "ti", true});
         }},
        {"a choice",
         [](Undone& at) {
             at.tell(PreferenceSet{at.selam, at.bakery, Side::candidate, Answer::maybe});
         },
         [](Undone& at) {
             return at.touch(PreferenceSet{at.selam, at.bakery, Side::candidate, Answer::no});
         }},
        {"a first choice", as_it_is,
         [](Undone& at) {
             return at.touch(PreferenceSet{at.omar, at.bakery, Side::candidate, Answer::yes});
         }},
        {"a note",
         [](Undone& at) {
             at.tell(NoteSet{at.selam, {}, "likes bread"});
         },
         [](Undone& at) {
             return at.touch(NoteSet{at.selam, {}, "likes cake"});
         }},
    };
}

std::vector<Kind> kinds_of_meets() {
    return {
        {"a booked meet", as_it_is,
         [](Undone& at) {
             return at.touch(MeetBooked{at.meet(at.omar, 0), false});
         }},
        {"a moved meet", as_it_is,
         [](Undone& at) {
             auto moved = at.first;
             moved.round = 3;
             return at.touch(MeetMoved{moved});
         }},
        {"a no-show", as_it_is,
         [](Undone& at) {
             return at.touch(MeetMissed{at.first.meet, at.selam});
         }},
        {"a place that was filled", as_it_is,
         [](Undone& at) {
             return at.touch(MeetMissed{at.first.meet, at.selam},
                             MeetBooked{at.meet(at.omar, 1), false});
         }},
        {"an answer after a meet", as_it_is,
         [](Undone& at) {
             return at.touch(
                 VerdictGiven{at.first.meet, at.selam, Side::employer, Answer::no, "too_far"});
         }},
        {"what was agreed", as_it_is,
         [](Undone& at) {
             return at.touch(NextStepSet{
                 at.first.meet, at.selam, Side::employer, {"call", StepOwner::employer}});
         }},
    };
}

std::vector<Kind> kinds_of_hall() {
    return {
        {"a round that was started", as_it_is,
         [](Undone& at) {
             return at.touch(RoundSet{0, RoundAction::start, 0});
         }},
        {"a round that was skipped", as_it_is,
         [](Undone& at) {
             return at.touch(RoundSet{0, RoundAction::skip, 0});
         }},
        {"a pause",
         [](Undone& at) {
             at.tell(RoundSet{0, RoundAction::start, 0});
         },
         [](Undone& at) {
             return at.touch(RoundSet{0, RoundAction::pause, 0});
         }},
        {"a minute more",
         [](Undone& at) {
             at.tell(RoundSet{0, RoundAction::start, 0});
         },
         [](Undone& at) {
             return at.touch(RoundSet{0, RoundAction::extend, 1});
         }},
        {"a round that was begun anew",
         [](Undone& at) {
             at.tell(RoundSet{0, RoundAction::start, 0});
         },
         [](Undone& at) {
             at.clock.advance(std::chrono::minutes{2});
             return at.touch(RoundSet{0, RoundAction::skip, 0}, RoundSet{0, RoundAction::start, 0});
         }},
        {"an announcement", as_it_is,
         [](Undone& at) {
             return at.touch(AnnouncementPosted{{{"nl", "Soep"}}, {}});
         }},
        {"help that was given",
         [](Undone& at) {
             auto asked = at.fact(HelpAsked{at.selam, "consent", "ti"});
             asked.id = FactId::from_name({}, "asked");
             apply(at.state, asked);
         },
         [](Undone& at) { return at.touch(HelpAnswered{FactId::from_name({}, "asked")}); }},
        {"an employer who was confirmed with a table",
         [](Undone& at) {
             at.tell(OrganisationRegistered{OrganisationId::from_name({}, "new"), "{}"});
         },
         [](Undone& at) {
             return at.touch(OrganisationConfirmed{OrganisationId::from_name({}, "new")});
         }},
        {"an employer who was refused",
         [](Undone& at) {
             at.tell(OrganisationRegistered{OrganisationId::from_name({}, "new"), "{}"});
         },
         [](Undone& at) {
             return at.touch(OrganisationRefused{OrganisationId::from_name({}, "new")});
         }},
        {"an employer who was refused first and then confirmed",
         [](Undone& at) {
             at.tell(OrganisationRegistered{OrganisationId::from_name({}, "new"), "{}"});
             at.tell(OrganisationRefused{OrganisationId::from_name({}, "new")});
         },
         [](Undone& at) {
             return at.touch(OrganisationConfirmed{OrganisationId::from_name({}, "new")});
         }},
        {"fields of an organisation", as_it_is,
         [](Undone& at) {
             return at.touch(OrganisationSet{at.bakery, R"({"name":"Bakkers","buddy":true})"});
         }},
        {"a table that was closed in some rounds", as_it_is,
         [](Undone& at) {
             return at.touch(TableSet{at.table, R"({"rounds":1})"});
         }},
        {"the talk of two employers", as_it_is,
         [](Undone& at) {
             return at.touch(
                 VisitBooked{at.bakery, at.kitchen, TableId::from_name({}, "kitchen"), {}, 2});
         }},
        {"a talk that was called off",
         [](Undone& at) {
             at.tell(VisitBooked{at.bakery, at.kitchen, TableId::from_name({}, "kitchen"), {}, 2});
         },
         [](Undone& at) {
             return at.touch(VisitCancelled{at.bakery, at.kitchen});
         }},
    };
}

std::vector<Kind> all_kinds() {
    auto all = kinds_of_people();
    for (auto const& more : {kinds_of_meets(), kinds_of_hall()})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

}  // namespace

TEST_CASE("what a host does is taken back: everything looks as before") {
    for (auto const& kind : all_kinds()) {
        SECTION(kind.name) {
            Undone told;
            kind.arrange(told);
            auto const before = as_it_looks(told.state);
            auto const touched = kind.act(told);
            CHECK_FALSE(as_it_looks(told.state) == before);
            told.take_back(touched);
            auto const now = as_it_looks(told.state);
            CHECK(now.people == before.people);
            CHECK(now.meets == before.meets);
            CHECK(now.preferences == before.preferences);
            CHECK(now.rounds == before.rounds);
            CHECK(now.staff == before.staff);
            CHECK(now == before);
        }
    }
}
