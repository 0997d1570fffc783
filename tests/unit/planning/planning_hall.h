// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/apply.h"
#include "domain/rules.h"
#include "planning/make_plan.h"

#include <algorithm>
#include <vector>

#include <catch2/catch.hpp>

// Small invented events for tests of planning.
namespace ontmoet::test::planned {

using domain::Answer;
using domain::Purpose;
using namespace ontmoet::planning;

template <class IdType>
IdType id(int number) {
    IdType made;
    made.uuid.bytes[0] = 1;
    made.uuid.bytes[15] = static_cast<std::uint8_t>(number);
    return made;
}
inline PersonId person(int i) {
    return id<PersonId>(i);
}
inline OrganisationId employer(int i) {
    return id<OrganisationId>(i);
}
// The first table of an employer.
inline TableId table(int i) {
    return id<TableId>(i * 10);
}

inline void add_person(domain::State& state, int number) {
    auto& candidate = state.people[person(number)];
    candidate.id = person(number);
    candidate.registered = true;
    candidate.checked_in = true;
    candidate.consents[Purpose::take_part].given = true;
}

inline void add_employer(domain::State& state, int number, int tables) {
    state.organisations[employer(number)].languages = {"nl"};
    auto& offer = state.offers[id<OfferId>(number)];
    offer.organisation = employer(number);
    for (int i = 0; i < tables; ++i) {
        int const table = number * 10 + i;
        state.tables[id<TableId>(table)].organisation = employer(number);
        state.tables[id<TableId>(table)].number = table;
    }
}

// `people` candidates who want every one of `employers` employers with one table each.
inline domain::State hall(int people, int employers, int rounds = 6) {
    domain::State state;
    state.id = id<EventId>(1);
    state.event.rounds = rounds;
    state.event.most_meets = 4;
    state.event.fair_minimum = 3;
    for (int j = 1; j <= employers; ++j) add_employer(state, j, 1);
    for (int i = 1; i <= people; ++i) {
        add_person(state, i);
        for (int j = 1; j <= employers; ++j)
            state.preferences[{person(i), employer(j)}].candidate = Answer::yes;
    }
    return state;
}

inline Outcome planned(domain::State const& state, Settings const& settings = {}, int plan = 1) {
    auto outcome = make_plan(state, id<PlanId>(plan), settings);
    REQUIRE(outcome.ok());
    auto const fact = domain::make_fact(outcome->published);
    CHECK(!domain::refusal(state, fact).has_value());
    return std::move(outcome).value();
}

inline domain::State published(domain::State state, Outcome const& outcome) {
    apply(state, domain::make_fact(outcome.published));
    return state;
}

inline bool meets(Outcome const& outcome, PersonId who, OrganisationId with) {
    return std::ranges::any_of(outcome.published.meets, [&](auto const& meet) {
        return meet.person == who && meet.organisation == with;
    });
}

inline domain::PlannedMeet const& meet_of(std::vector<domain::PlannedMeet> const& list,
                                          PersonId who, OrganisationId with) {
    auto const found = std::ranges::find_if(
        list, [&](auto const& meet) { return meet.person == who && meet.organisation == with; });
    REQUIRE(found != list.end());
    return *found;
}

}  // namespace ontmoet::test::planned
