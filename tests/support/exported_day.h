// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/apply.h"
#include "exchange/export.h"
#include "exchange/import.h"

#include <string>
#include <vector>

#include <catch2/catch.hpp>

namespace ontmoet::test {

using domain::Answer;
using domain::Purpose;

inline exchange::ExportHead const k_head{{1'800'000'000'000}, "Report to the region", "Noor"};

inline constexpr auto k_all_purposes = {Purpose::take_part, Purpose::show_work,
                                        Purpose::share_contact};

// The sample event after a day: everybody checked in but three, most consented, meets held.
struct Day {
    domain::State state;
    std::vector<PersonId> people;

    Day() {
        auto const result = exchange::read_event_directory(
            std::string(SOURCE_DIR) + "/assets/samples/zorg-techniek-den-haag");
        REQUIRE(result.ok());
        for (auto const& fact : exchange::facts_to_import({}, result.records))
            domain::apply(state, fact);
        for (auto const& [id, candidate] : state.people) people.push_back(id);
        for (std::size_t i = 0; i < people.size(); ++i) attend(i);
        auto const employer = state.organisations.begin()->first;
        meet(0, employer, 0, Answer::yes, Answer::yes);
        meet(1, employer, 1, Answer::yes, Answer::yes);
        meet(2, employer, 2, Answer::yes, Answer::no);
        meet(3, employer, 3, Answer::yes, Answer::yes);
        state.people.at(people[1]).consents[Purpose::share_contact].given = false;
        state.people.at(people[3]).consents[Purpose::take_part].given = false;
    }
    void attend(std::size_t index) {
        if (index > people.size() - 4) return;
        auto& candidate = state.people.at(people[index]);
        candidate.checked_in = true;
        candidate.checked_in_at = state.event.starts_at - std::chrono::minutes{30};
        candidate.badge = "A-" + std::to_string(index + 10);
        for (auto const purpose : k_all_purposes) candidate.consents[purpose].given = true;
    }
    void meet(std::size_t index, OrganisationId employer, int round, Answer candidate,
              Answer other) {
        state.preferences[{people[index], employer}] = {Answer::yes, Answer::none};
        auto const id = MeetId::from_name(state.id.uuid, std::to_string(index));
        domain::PlannedMeet const planned{
            id, people[index], employer, {}, state.tables.begin()->first, round, {}};
        auto& held = state.meets[id];
        held.planned = planned;
        held.candidate_verdict = candidate;
        held.employer_verdict = other;
        held.employer_reason = "skills";
    }
};

}  // namespace ontmoet::test
