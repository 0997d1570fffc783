// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/bodies.h"
#include "screens/model.h"
#include "support/hall.h"

#include <string>

namespace ontmoet::test {

namespace model_parts {

// Something of each sort that a host did: taken back, to be taken back, and too late for that.
inline void fill_doings(screens::Model& model) {
    using namespace domain;
    auto& doings = model.doings;
    doings.clear();
    auto const add = [&](Fact first, char const* why_not = "") -> screens::Doing& {
        first.id = hall::id<FactId>("doing " + std::to_string(doings.size()));
        first.recorded_at = model.now - std::chrono::minutes{static_cast<int>(doings.size()) * 3};
        auto& doing = doings.emplace_back();
        doing.facts = {std::move(first)};
        doing.back.why_not = why_not;
        return doing;
    };
    if (model.state->meets.empty()) return;
    auto const& meet = model.state->meets.begin()->second.planned;
    auto& filled = add(make_fact(MeetBooked{meet, false}));
    auto missed = make_fact(MeetMissed{meet.meet, meet.person});
    missed.recorded_at = model.now;
    filled.facts.push_back(std::move(missed));
    add(make_fact(MeetMoved{meet}), "undo.begun");
    add(make_fact(CheckIn{meet.person, {}, "A-17", "host"})).is_taken_back = true;
    add(make_fact(PersonSet{meet.person, R"({"hours":32})"}));
    add(make_fact(IdentityLinked{meet.person, hall::person(1)}), "undo.linked");
    add(make_fact(RoundSet{2, RoundAction::extend, 1}), "undo.changed");
    add(make_fact(AnnouncementPosted{{{"nl", "De soep staat klaar bij de ingang."}}, {}}));
    add(make_fact(OrganisationConfirmed{meet.organisation}), "undo.has_talks");
    add(make_fact(PlanPublished{hall::id<PlanId>("plan"), {}, {}}));
    add(make_fact(VisitCancelled{hall::organisation(4), hall::organisation(1)}));
}

}  // namespace model_parts

}  // namespace ontmoet::test
