// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/rules.h"
#include "scheduling/plan.h"

#include <string>
#include <vector>

// From an event to numbers, through src/scheduling, and back to a plan that can be published.
namespace ontmoet::planning {

// Whom to plan for.
enum class Who {
    checked_in,  // those who are in the building
    registered,  // everybody registered who takes part, for a plan made beforehand
};

struct Settings {
    Who who = Who::checked_in;
    // Meets in earlier rounds have been held: they stay as they are (domain::next_round).
    int from_round = 0;
    // Who plans, and when: tables leased to others are theirs.
    domain::Booker booker{};
};

// A wish (the candidate said yes) that is not in the plan. Keys: "unmet." + scheduling's reason
// code, or "unmet.not_offered", which also stands for a veto: nobody learns which side said no.
struct UnmetWish {
    PersonId person;
    OrganisationId organisation;
    std::string message_key;
    int others = 0;  // how many hold the places it needs; 0: not said
    friend bool operator==(UnmetWish const&, UnmetWish const&) = default;
};

// In `round` (from 0) `wanted` people need an interpreter of `language` and `present` are there.
struct Shortage {
    std::string language;
    int round = 0;
    int wanted = 0;
    int present = 0;
};

struct Outcome {
    domain::PlanPublished published;  // give it to domain::make_fact
    std::vector<UnmetWish> unmet;     // by person, then organisation
    std::vector<int> coverage;        // coverage[m]: people with more than m meets
    int people = 0;                   // planned for: those with a wish that can be met
    int wishes = 0;                   // candidates' yes answers among them that may be planned
    int wishes_met = 0;
    // They asked for an interpreter of a language nobody here speaks; they are planned without.
    std::vector<PersonId> without_interpreter;
    std::vector<Shortage> shortages;  // the worst round of each language wishes failed for
};

// A plan for `state`; `id` names it and it replaces the plan that stands, whose meets stay unless a
// better plan is found. Errors: refused
// "error.plan_no_rounds", "error.plan_no_tables", "error.plan_no_wishes"; those of
// scheduling::plan.
Result<Outcome> make_plan(domain::State const& state, PlanId id, Settings const& settings = {},
                          scheduling::PlanOptions const& options = {});

// The same for person and organisation in every plan, so that a new plan moves a meet instead of
// making another one.
MeetId meet_id(EventId event, PersonId person, OrganisationId organisation);

}  // namespace ontmoet::planning
