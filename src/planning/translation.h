// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "planning/make_plan.h"
#include "scheduling/giving_way.h"

#include <map>
#include <optional>
#include <utility>
#include <vector>

// What the indexes of a scheduling problem stand for.
namespace ontmoet::planning {

struct Translation {
    scheduling::Problem problem;
    std::vector<PersonId> people;                              // by candidate index
    std::vector<OrganisationId> organisations;                 // by employer index
    std::vector<std::vector<TableId>> tables;                  // by employer index, then table
    std::vector<InterpreterId> interpreters;                   // by interpreter index
    std::vector<std::string> languages;                        // by language index
    std::vector<OfferId> offers;                               // by pair: the offer that fits best
    std::map<std::pair<int, int>, domain::PlannedMeet> fixed;  // by candidate and round
    std::vector<domain::PlannedMeet> aside;  // standing meets the numbers have no room for
    std::vector<UnmetWish> not_offered;
    std::vector<PersonId> without_interpreter;
};

// To mend a plan: whoever has a meet is planned for, and every meet that stands is a pair.
struct Mending {
    // Comes when the plan stands already, if anybody: the last candidate, whose wishes are the last
    // pairs; the meets they have are set aside and their organisations are no wishes any more.
    PersonId newcomer;
};

// Everyone who may be planned, as numbers. Nobody without consent to take part, nobody erased, no
// pair against a no of either side, none the candidate did not choose (yes or maybe). Nobody in
// rounds that what went otherwise took from them.
Translation to_problem(domain::State const& state, Settings const& settings,
                       std::optional<Mending> const& mending = std::nullopt);

// The meets that stand, in the numbers of a translation for mending, as far as they fit together;
// of those nobody may change first.
std::vector<scheduling::Meet> standing_meets(domain::State const& state,
                                             Translation const& translation);

// In which round and with which interpreter each pair of a translation stands, if it does; no
// tables.
scheduling::Standing standing_of(domain::State const& state, Translation const& translation);

// Of scheduling::gap_percent, as a plan says it: never less than it is.
int per_mille(double percent);

// The meets of a plan in the words of the event; fixed meets come back as they were, also those
// set aside.
std::vector<domain::PlannedMeet> to_meets(domain::State const& state,
                                          Translation const& translation,
                                          std::vector<scheduling::Meet> const& meets);

}  // namespace ontmoet::planning
