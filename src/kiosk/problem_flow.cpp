// SPDX-License-Identifier: EUPL-1.2
#include "domain/rules.h"
#include "kiosk/flow.h"
#include "kiosk/limits.h"
#include "kiosk/open_problems.h"

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
    bool const is_over = round < domain::next_round(*model.state, model.now);
    if (is_over || chosen == problem->alternatives.end()) return;
    auto meet = *chosen;
    bool const is_move = problem->fact_type == domain::fact_type::meet_moved;
    if (!is_move) meet.meet = MeetId::make(step.making.clock, step.making.random);
    auto booking = asked_again(model, *problem, meet);
    if (auto const refusal = domain::refusal(*model.state, booking)) {
        step.toast(refusal->message_key, false);
        return;
    }
    reopen_problem(step, id);
    // The server may still accept the first one; nobody shall hold two.
    if (problem->kind == Problem::Kind::foreseen && !is_move)
        step.say(domain::MeetCancelled{problem->meet.meet, problem->meet.person, {}}, "host");
    booking.actor = "host";
    step.append(std::move(booking));
    step.say(domain::ProblemClosed{id}, "host");
    step.toast("problems.booked");
}

void link_people(Step& step, FactId id) {
    auto& model = step.model;
    auto const* problem = model.host.unlocked ? find_problem(model, id) : nullptr;
    if (problem == nullptr || problem->kind != Problem::Kind::alike) return;
    auto const one = model.state->people.find(problem->person);
    auto const other = model.state->people.find(problem->other);
    if (one == model.state->people.end() || other == model.state->people.end()) return;
    // Who is in the hall keeps their number.
    bool const keeps_other = other->second.checked_in && !one->second.checked_in;
    domain::IdentityLinked const link{keeps_other ? other->first : one->first,
                                      keeps_other ? one->first : other->first};
    if (auto const refusal = domain::refusal(*model.state, domain::make_fact(link))) {
        step.toast(refusal->message_key, false);
        return;
    }
    step.say(link, "host");
    step.toast("problems.linked");
}

}  // namespace ontmoet::kiosk
