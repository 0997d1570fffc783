// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/rules.h"
#include "planning/undo.h"
#include "support/told_event.h"

#include <vector>

#include <catch2/catch.hpp>

namespace ontmoet::test {

// What a host said with one touch, and what is needed to take it back.
struct Touch {
    State before;
    std::vector<Fact> facts;
};

struct Undone : Told {
    OrganisationId kitchen = OrganisationId::make(clock, random);
    PlannedMeet first = meet(selam, 1);

    Undone() {
        tell(OrganisationSet{kitchen, R"({"name":"Kookstudio","experience":"ambassador"})"});
        tell(TableSet{TableId::from_name({}, "kitchen"),
                      nlohmann::json{{"organisation", to_string(kitchen)}, {"number", 7}}.dump()});
        tell(MeetBooked{first, false});
    }
    template <class... Bodies>
    Touch touch(Bodies const&... bodies) {
        Touch made;
        (made.facts.push_back(fact(bodies)), ...);
        made.before = planning::part_about(state, made.facts);
        for (auto const& each : made.facts) apply(state, each);
        return made;
    }
    planning::TakingBack back(Touch const& touched) {
        return planning::taking_back(touched.before, state, touched.facts, clock.now());
    }
    // Says what takes it back; the facts are accepted.
    void take_back(Touch const& touched) {
        auto const made = back(touched);
        INFO(made.why_not);
        REQUIRE_FALSE(made.facts.empty());
        for (auto each : made.facts) {
            each.id = FactId::make(clock, random);
            each.recorded_at = clock.now();
            CHECK_FALSE(refusal(state, each));
            apply(state, each);
        }
    }
};

}  // namespace ontmoet::test
