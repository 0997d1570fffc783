// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "planning/make_plan.h"
#include "planning/mend.h"

#include <string>
#include <string_view>

namespace ontmoet::server {

// What an organiser wants of the planning: a plan made anew, one that is mended after something
// went otherwise, or the plan before this one. Whom it is about stands in `trouble`.
struct PlanOrder {
    enum class Way { anew, mend, take_back };
    PlanId id;  // of the plan it gives; theirs to choose
    Way way = Way::anew;
    planning::Trouble trouble{};
};
// "error.bad_message" (detail: which member).
Result<PlanOrder> decode_plan_order(std::string_view text);

// What can be chosen from, and the plan that stands (schema PlanFace). Names people: for who may
// see them.
std::string plan_face(domain::State const& state, Moment now);

// Ways to go on, none of them said to anybody yet (schema PlanPreview): each with the plan itself,
// to be given back by publishing it, and with what it changes and for whom. Errors as make_plan,
// mend and take_back.
Result<std::string> plan_preview(domain::State const& state, PlanOrder const& order,
                                 Clock const& clock);

// The plan of a preview that was chosen. Said twice it is said once; when another plan was
// published meanwhile the log refuses it ("refused.plan_outdated"). "error.bad_message".
Result<domain::Fact> fact_of_plan(std::string_view text);

}  // namespace ontmoet::server
