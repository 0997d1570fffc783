// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/open_problems.h"

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
    if (auto const booking = domain::read_body<domain::MeetBooked>(fact); booking.ok()) {
        made.meet = booking->meet;
        made.has_meet = true;
    }
    return made;
}

// What is free from now on, not when it was said: the request itself, else the same two later.
void find_alternatives(screens::Model const& model, screens::Problem& problem) {
    auto const& state = *model.state;
    auto const& wanted = problem.meet;
    auto const person = state.people.find(wanted.person);
    if (person == state.people.end()) return;
    int const from = domain::next_round(state.event, model.now);
    auto const refusal =
        domain::refusal(state, domain::make_fact(domain::MeetBooked{wanted, false}));
    problem.fits_again = !refusal && wanted.round >= from;
    if (problem.fits_again) {
        problem.alternatives = {wanted};
        return;
    }
    auto const& language = person->second.profile.interpreter_wanted;
    problem.alternatives =
        domain::free_meets(state, wanted.person, wanted.organisation,
                           wanted.interpreter.is_none() ? std::string() : language, from, 1);
    for (auto& meet : problem.alternatives) meet.offer = wanted.offer;
}

// Doubts about people: from the state of this moment, closed by what is said about their id.
void add_doubts(domain::State const& state, std::vector<screens::Problem>& problems) {
    using Kind = screens::Problem::Kind;
    auto const add = [&](PersonId person, Kind kind, char const* name) {
        screens::Problem doubt{FactId::from_name(person.uuid, name), kind};
        doubt.person = person;
        if (!state.closed_problems.contains(doubt.id)) problems.push_back(std::move(doubt));
    };
    for (auto const& [id, candidate] : state.people) {
        if (candidate.checked_in_again) add(id, Kind::again, "again");
        if (candidate.checked_in && !candidate.registered) add(id, Kind::unknown, "unknown");
    }
}

}  // namespace

ProblemsChanged open_problems(sync::LocalState const& local, bool online) {
    ProblemsChanged changed;
    for (auto const& problem : local.problems()) changed.problems.push_back(shown(problem));
    if (!online) changed.provisional = local.provisional();
    return changed;
}

void refresh_problems(screens::Model& model) {
    auto const& state = *model.state;
    auto problems = model.problems;
    for (auto& problem : problems)
        if (problem.has_meet) find_alternatives(model, problem);
    add_doubts(state, problems);
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
