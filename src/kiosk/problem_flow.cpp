// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "kiosk/flow.h"
#include "kiosk/limits.h"

#include <algorithm>

namespace ontmoet::kiosk {
namespace {

using screens::Closing;
using screens::Problem;

Problem const* find_problem(screens::Model const& model, FactId id) {
    auto const found = std::ranges::find(model.host.problems, id, &Problem::id);
    return found == model.host.problems.end() ? nullptr : &*found;
}

}  // namespace

void close_problem(Step& step, FactId id) {
    auto& host = step.model.host;
    auto const* problem = host.unlocked ? find_problem(step.model, id) : nullptr;
    if (problem == nullptr || !problem->is_open()) return;
    reopen_problem(step, id);
    host.closing.push_back({id, step.model.now + k_undo_time * patience(step.model)});
}

void reopen_problem(Step& step, FactId id) {
    std::erase_if(step.model.host.closing, [&](auto const& one) { return one.problem == id; });
}

void say_closed_problems(Step& step, Moment before) {
    auto& closing = step.model.host.closing;
    for (auto const& one : closing)
        if (one.until <= before) step.say(domain::ProblemClosed{one.problem}, "host");
    std::erase_if(closing, [&](auto const& one) { return one.until <= before; });
}

void book_instead(Step& step, FactId id, int round) {
    auto& model = step.model;
    auto const* problem = model.host.unlocked ? find_problem(model, id) : nullptr;
    if (problem == nullptr) return;
    auto const chosen =
        std::ranges::find(problem->alternatives, round, &domain::PlannedMeet::round);
    bool const is_over = round < domain::next_round(model.state->event, model.now);
    if (is_over || chosen == problem->alternatives.end()) return;
    auto meet = *chosen;
    meet.meet = MeetId::make(step.making.clock, step.making.random);
    domain::MeetBooked const booking{meet, false};
    if (auto const refusal = domain::refusal(*model.state, domain::make_fact(booking))) {
        step.toast(refusal->message_key, false);
        return;
    }
    reopen_problem(step, id);
    step.say(booking, "host");
    step.say(domain::ProblemClosed{id}, "host");
    step.toast("problems.booked");
}

}  // namespace ontmoet::kiosk
