// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/open_problems.h"

#include "domain/attention.h"
#include "domain/rules.h"

namespace ontmoet::kiosk {
namespace {

screens::Problem shown(sync::Problem const& problem) {
    using Kind = screens::Problem::Kind;
    auto const& fact = problem.fact;
    screens::Problem made{fact.id, problem.decided ? Kind::refused : Kind::foreseen};
    made.message_key = problem.message_key;
    made.fact_type = fact.type;
    made.actor = fact.actor;
    made.device = fact.device;
    made.at = fact.happened_at();
    if (!fact.subjects.empty()) made.person.uuid = fact.subjects.front();
    if (auto const meet = domain::booked_meet(fact)) {
        made.meet = *meet;
        made.has_meet = true;
    }
    return made;
}

screens::Problem::Kind kind_of(domain::Doubt::Kind kind) {
    using Kind = screens::Problem::Kind;
    switch (kind) {
        case domain::Doubt::Kind::alike: return Kind::alike;
        case domain::Doubt::Kind::again: return Kind::again;
        case domain::Doubt::Kind::unknown: break;
    }
    return Kind::unknown;
}

// What is free from now on, not when it was said: the request itself, else the same two later.
void find_alternatives(screens::Model const& model, screens::Problem& problem) {
    auto const& state = *model.state;
    auto const& wanted = problem.meet;
    auto const person = state.people.find(wanted.person);
    if (person == state.people.end()) return;
    int const from = domain::next_round(state, model.now);
    problem.fits_again =
        wanted.round >= from && !domain::refusal(state, asked_again(model, problem, wanted));
    if (problem.fits_again) {
        problem.alternatives = {wanted};
        return;
    }
    bool const is_move = problem.fact_type == domain::fact_type::meet_moved;
    domain::Booker const booker{model.device, model.now, is_move ? wanted.meet : MeetId{}};
    auto const& language = person->second.profile.interpreter_wanted;
    problem.alternatives = domain::free_meets(
        state, wanted.person, wanted.organisation,
        wanted.interpreter.is_none() ? std::string() : language, from, 1, booker);
    for (auto& meet : problem.alternatives) {
        meet.meet = wanted.meet;
        meet.offer = wanted.offer;
    }
}

}  // namespace

ProblemsChanged open_problems(sync::LocalState const& local, bool online, Moment now) {
    ProblemsChanged changed;
    for (auto const& problem : local.problems()) changed.problems.push_back(shown(problem));
    // Online for a moment only is not worth a word; what a venue server holds may be held for long.
    if (!online || !local.hall().empty()) changed.provisional = local.provisional(now);
    return changed;
}

domain::Fact asked_again(screens::Model const& model, screens::Problem const& problem,
                         domain::PlannedMeet const& meet) {
    bool const is_move = problem.fact_type == domain::fact_type::meet_moved;
    auto fact = is_move ? domain::make_fact(domain::MeetMoved{meet, false})
                        : domain::make_fact(domain::MeetBooked{meet, false});
    fact.device = model.device;
    fact.recorded_at = model.now;
    return fact;
}

void refresh_doubts(screens::Model& model) {
    auto& doubts = model.host.doubts;
    doubts.clear();
    if (!model.host.unlocked) return;
    for (auto const& doubt : domain::doubts_about_people(*model.state)) {
        auto& shown = doubts.emplace_back(screens::Problem{doubt.id, kind_of(doubt.kind)});
        shown.person = doubt.person;
        shown.other = doubt.other;
    }
}

void refresh_problems(screens::Model& model) {
    auto const& state = *model.state;
    auto problems = model.problems;
    for (auto& problem : problems)
        if (problem.has_meet) find_alternatives(model, problem);
    for (auto const& doubt : model.host.doubts)
        if (!state.closed_problems.contains(doubt.id)) problems.push_back(doubt);
    for (auto const& id : model.provisional) {
        auto const meet = state.meets.find(id);
        if (meet == state.meets.end()) continue;
        screens::Problem waiting{FactId{id.uuid}, screens::Problem::Kind::provisional};
        waiting.meet = meet->second.planned;
        waiting.person = waiting.meet.person;
        waiting.has_meet = true;
        problems.push_back(std::move(waiting));
    }
    model.host.problems = std::move(problems);
}

}  // namespace ontmoet::kiosk
