// SPDX-License-Identifier: EUPL-1.2
#include "domain/apply.h"

#include "domain/fields.h"
#include "domain/rules.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace ontmoet::domain {
namespace {

nlohmann::json parse_fields(std::string const& text) {
    return nlohmann::json::parse(text, nullptr, false);
}

bool is_gone(State const& state, PersonId person) {
    return person.is_none() || state.erased.contains(person);
}

Candidate& candidate_of(State& state, PersonId person) {
    auto& candidate = state.people[person];
    candidate.id = person;
    return candidate;
}

// Rounds are walked through and multiplied in many places: what nobody can mean is held to a limit
// here, once.
void fold(State& state, Fact const&, EventSet const& body) {
    auto& event = state.event;
    set_fields(event, parse_fields(body.fields));
    event.rounds = std::clamp(event.rounds, 0, k_most_rounds);
    event.meet_length_min = std::clamp(event.meet_length_min, 1, k_longest_meet_min);
    event.changeover_min = std::clamp(event.changeover_min, 0, k_longest_meet_min);
    event.most_meets = std::clamp(event.most_meets, 0, k_most_rounds);
    event.fair_minimum = std::clamp(event.fair_minimum, 0, k_most_rounds);
    event.max_run = std::clamp(event.max_run, 1, k_most_rounds);
    event.walk_gap = std::clamp(event.walk_gap, 0, k_most_rounds);
}
void fold(State& state, Fact const&, OrganisationSet const& body) {
    set_fields(state.organisations[body.organisation], parse_fields(body.fields));
}
void fold(State& state, Fact const&, OfferSet const& body) {
    set_fields(state.offers[body.offer], parse_fields(body.fields));
}
void fold(State& state, Fact const&, StaffSet const& body) {
    set_fields(state.staff[body.staff].record, parse_fields(body.fields));
}
void fold(State& state, Fact const&, TableSet const& body) {
    set_fields(state.tables[body.table], parse_fields(body.fields));
}
void fold(State& state, Fact const&, InterpreterSet const& body) {
    set_fields(state.interpreters[body.interpreter], parse_fields(body.fields));
}

void fold(State& state, Fact const&, PersonRegistered const& body) {
    if (is_gone(state, body.person)) return;
    auto& candidate = candidate_of(state, body.person);
    candidate.registered = true;
    candidate.origin = body.origin;
    set_fields(candidate.profile, parse_fields(body.fields));
}
void fold(State& state, Fact const&, PersonSet const& body) {
    if (is_gone(state, body.person)) return;
    set_fields(candidate_of(state, body.person).profile, parse_fields(body.fields));
}

void fold(State& state, Fact const&, PersonErased const& body) {
    if (body.person.is_none()) return;
    state.erased.insert(body.person);
    state.people.erase(body.person);
    std::erase_if(state.preferences,
                  [&](auto const& entry) { return entry.first.first == body.person; });
    std::erase_if(state.meets,
                  [&](auto const& entry) { return entry.second.planned.person == body.person; });
    std::erase_if(state.help, [&](auto const& help) { return help.person == body.person; });
    std::erase_if(state.refused,
                  [&](auto const& entry) { return entry.second.said.meet.person == body.person; });
    if (!state.plan) return;
    auto const is_theirs = [&](auto const& one) { return one.person == body.person; };
    std::erase_if(state.plan->away, is_theirs);
    if (!state.plan->former) return;
    std::erase_if(state.plan->former->meets, is_theirs);
    std::erase_if(state.plan->former->away, is_theirs);
}

void fold(State& state, Fact const& fact, ConsentGiven const& body) {
    if (is_gone(state, body.person)) return;
    candidate_of(state, body.person).consents[body.purpose] = {true, fact.happened_at(),
                                                               body.text_version, body.language};
}
void fold(State& state, Fact const& fact, ConsentWithdrawn const& body) {
    if (is_gone(state, body.person)) return;
    candidate_of(state, body.person).consents[body.purpose] = {
        false, fact.happened_at(), {}, body.language};
}

void fold(State& state, Fact const& fact, CheckIn const& body) {
    if (!body.staff.is_none()) {
        auto& member = state.staff[body.staff];
        if (!member.checked_in) member.checked_in_at = fact.happened_at();
        member.checked_in = true;
    }
    if (is_gone(state, body.person)) return;
    auto& candidate = candidate_of(state, body.person);
    candidate.checked_in_again = candidate.checked_in_again || candidate.checked_in;
    if (!candidate.checked_in) candidate.checked_in_at = fact.happened_at();
    candidate.checked_in = true;
    if (candidate.badge.empty()) candidate.badge = body.badge;
}

void fold(State& state, Fact const&, PreferenceSet const& body) {
    if (is_gone(state, body.person)) return;
    auto& preference = state.preferences[{body.person, body.organisation}];
    (body.side == Side::candidate ? preference.candidate : preference.employer) = body.answer;
}

// What stands before a new plan.
std::optional<FormerPlan> former_plan(State const& state) {
    if (!state.plan) return std::nullopt;
    FormerPlan former{{}, state.plan->away, state.plan->gap_per_mille, state.plan->optimal};
    for (auto const& [id, meet] : state.meets)
        if (meet.status != MeetStatus::cancelled) former.meets.push_back(meet.planned);
    return former;
}

// A new plan replaces what was planned; meets it names again keep what was said about them, and a
// meet with a verdict is never forgotten. Who is away in the round of a meet missed it.
void fold(State& state, Fact const& fact, PlanPublished const& body) {
    auto former = former_plan(state);
    std::erase_if(state.meets, [&](auto const& entry) {
        return entry.second.candidate_verdict == Answer::none &&
               entry.second.employer_verdict == Answer::none;
    });
    for (auto const& planned : body.meets) {
        if (is_gone(state, planned.person)) continue;
        auto& meet = state.meets[planned.meet];
        meet.planned = planned;
        bool const missed = is_in(rounds_away(body.away, planned.person), planned.round);
        meet.status = missed ? MeetStatus::missed : MeetStatus::planned;
    }
    state.plan = PublishedPlan{body.plan,    fact.happened_at(), body.gap_per_mille,
                               body.optimal, body.away,          std::move(former)};
    std::erase_if(state.plan->away,
                  [&](auto const& away) { return state.erased.contains(away.person); });
}

void fold(State& state, Fact const&, MeetBooked const& body) {
    if (is_gone(state, body.meet.person)) return;
    state.meets[body.meet.meet].planned = body.meet;
}
void fold(State& state, Fact const&, MeetCancelled const& body) {
    if (auto found = state.meets.find(body.meet); found != state.meets.end())
        found->second.status = MeetStatus::cancelled;
}
void fold(State& state, Fact const&, VerdictGiven const& body) {
    auto const found = state.meets.find(body.meet);
    if (found == state.meets.end()) return;
    auto& meet = found->second;
    (body.side == Side::candidate ? meet.candidate_verdict : meet.employer_verdict) = body.answer;
    (body.side == Side::candidate ? meet.candidate_reason : meet.employer_reason) = body.reason;
}

void fold(State& state, Fact const& fact, HelpAsked const& body) {
    if (state.erased.contains(body.person)) return;
    state.help.push_back(
        {fact.id, fact.device, body.person, body.screen, body.language, fact.happened_at(), false});
}
void fold(State& state, Fact const&, HelpAnswered const& body) {
    for (auto& help : state.help)
        if (help.id == body.asked) help.answered = true;
}

void fold(State& state, Fact const& fact, FactRefused const& body) {
    if (state.closed_problems.contains(body.fact) || state.erased.contains(body.meet.person))
        return;
    state.refused[body.fact] = {body, fact.happened_at()};
}
void fold(State& state, Fact const&, ProblemClosed const& body) {
    state.closed_problems.insert(body.fact);
    state.refused.erase(body.fact);
}

template <class... Bodies>
void fold_one_of(State& state, Fact const& fact) {
    auto const fold_as = [&]<class Body>() {
        if (fact.type != Body::k_type) return false;
        if (auto body = read_body<Body>(fact); body.ok()) fold(state, fact, *body);
        return true;
    };
    (void)(fold_as.template operator()<Bodies>() || ...);
}

}  // namespace

void apply(State& state, Fact const& fact) {
    if (state.id.is_none()) state.id = fact.event;
    fold_one_of<PersonSet, CheckIn, PreferenceSet, ConsentGiven, ConsentWithdrawn, VerdictGiven,
                PersonRegistered, MeetBooked, MeetCancelled, PlanPublished, HelpAsked, HelpAnswered,
                EventSet, OrganisationSet, OfferSet, StaffSet, TableSet, InterpreterSet,
                PersonErased, FactRefused, ProblemClosed>(state, fact);
    // A server that lost its end decides anew, perhaps otherwise.
    state.refused.erase(fact.id);
    state.cursor = std::max(state.cursor, fact.cursor);
}

}  // namespace ontmoet::domain
