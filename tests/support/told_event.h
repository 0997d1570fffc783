// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/apply.h"
#include "domain/bodies.h"

#include <nlohmann/json.hpp>

namespace ontmoet::test {

using namespace ontmoet::domain;

// A small event said fact by fact.
struct Told {
    ManualClock clock{Moment{1'790'000'000'000}};
    Random random{11};
    State state;
    PersonId selam = PersonId::make(clock, random);
    PersonId omar = PersonId::make(clock, random);
    OrganisationId bakery = OrganisationId::make(clock, random);
    TableId table = TableId::make(clock, random);
    InterpreterId interpreter = InterpreterId::make(clock, random);

    Told() {
        tell(EventSet{R"({"starts_at":1790000600000,"rounds":4,"meet_length_min":8,)"
                      R"("changeover_min":2,"breaks":[2]})"});
        tell(OrganisationSet{bakery, R"({"name":"Haagse Bakkers"})"});
        tell(TableSet{
            table,
            nlohmann::json{{"organisation", to_string(bakery)}, {"number", 4}, {"rounds", 15}}
                .dump()});
        tell(InterpreterSet{interpreter, R"({"languages":["ti"]})"});
        tell(PersonRegistered{selam, Origin::import, R"({"given_name":"Selam","code":"123 456"})"});
        tell(PersonRegistered{omar, Origin::import, R"({"given_name":"Omar"})"});
    }

    template <class Body>
    Fact fact(Body const& body) {
        auto made = make_fact(body);
        made.id = FactId::make(clock, random);
        made.recorded_at = clock.now();
        made.cursor = state.cursor + 1;
        return made;
    }
    template <class Body>
    void tell(Body const& body) {
        apply(state, fact(body));
    }
    PlannedMeet meet(PersonId person, int round) {
        return {MeetId::make(clock, random), person, bakery, {}, table, round, {}};
    }
};

// Said on the device of that name at that minute of the day, and told now.
template <class Body>
void tell_late(Told& told, char const* where, int minute, Body const& body) {
    constexpr Moment midnight{1'790'000'000'000};
    auto fact = told.fact(body);
    fact.device = DeviceId::from_name({}, where);
    fact.recorded_at = midnight + std::chrono::minutes{minute};
    fact.received_at = midnight + std::chrono::minutes{600};
    apply(told.state, fact);
}

}  // namespace ontmoet::test
