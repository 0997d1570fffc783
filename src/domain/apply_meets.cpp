// SPDX-License-Identifier: EUPL-1.2
#include "domain/fold.h"
#include "domain/json_values.h"
#include "domain/rules.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace ontmoet::domain {
namespace {

// What stands before a new plan.
std::optional<FormerPlan> former_plan(State const& state) {
    if (!state.plan) return std::nullopt;
    FormerPlan former{{}, state.plan->away, state.plan->gap_per_mille, state.plan->optimal};
    for (auto const& [id, meet] : state.meets)
        if (meet.status != MeetStatus::cancelled) former.meets.push_back(meet.planned);
    return former;
}

Meet* find_meet(State& state, MeetId id) {
    auto const found = state.meets.find(id);
    return found == state.meets.end() ? nullptr : &found->second;
}

}  // namespace

// A new plan replaces what was planned; meets it names again keep what was said about them, and a
// meet about which something was said is never forgotten. Who is away in the round of a meet missed
// it, and so did whom somebody saw missing, unless the meet is in another round now.
void fold(State& state, Fact const& fact, PlanPublished const& body) {
    auto former = former_plan(state);
    std::set<MeetId> invited;
    for (auto const& [id, meet] : state.meets)
        if (meet.invited) invited.insert(id);
    std::erase_if(state.meets, [&](auto const& entry) { return !entry.second.is_told(); });
    for (auto planned : body.meets) {
        planned.person = same_person(state, planned.person);
        if (state.erased.contains(planned.person) || planned.person.is_none()) continue;
        auto& meet = state.meets[planned.meet];
        if (meet.planned.round != planned.round) meet.missed_at = {};
        meet.planned = planned;
        meet.invited = invited.contains(planned.meet);
        bool const missed = is_in(rounds_away(body.away, planned.person), planned.round) ||
                            meet.missed_at != Moment{};
        meet.status = missed ? MeetStatus::missed : MeetStatus::planned;
    }
    state.plan = PublishedPlan{body.plan,    fact.happened_at(), body.gap_per_mille,
                               body.optimal, body.away,          std::move(former)};
    std::erase_if(state.plan->away,
                  [&](auto const& away) { return state.erased.contains(away.person); });
    for (auto& away : state.plan->away) away.person = same_person(state, away.person);
}

void fold(State& state, Fact const&, MeetBooked const& body) {
    auto const person = same_person(state, body.meet.person);
    if (person.is_none() || state.erased.contains(person)) return;
    auto& meet = state.meets[body.meet.meet];
    meet.planned = body.meet;
    meet.planned.person = person;
    meet.invited = body.invited;
}

// What was said about the meet stays; nobody missed it at its new time yet.
void fold(State& state, Fact const&, MeetMoved const& body) {
    auto const person = same_person(state, body.meet.person);
    if (person.is_none() || state.erased.contains(person)) return;
    auto& meet = state.meets[body.meet.meet];
    meet.planned = body.meet;
    meet.planned.person = person;
    meet.status = MeetStatus::planned;
    meet.missed_at = {};
}

void fold(State& state, Fact const&, MeetCancelled const& body) {
    if (auto* meet = find_meet(state, body.meet)) meet->status = MeetStatus::cancelled;
}

// Whoever comes after all did not miss it. The first start counts, and the last end.
void fold(State& state, Fact const& fact, MeetStarted const& body) {
    auto* meet = find_meet(state, body.meet);
    if (meet == nullptr) return;
    if (meet->started_at == Moment{}) meet->started_at = fact.happened_at();
    meet->missed_at = {};
    if (meet->status == MeetStatus::missed) meet->status = MeetStatus::planned;
}
void fold(State& state, Fact const& fact, MeetEnded const& body) {
    if (auto* meet = find_meet(state, body.meet)) meet->ended_at = fact.happened_at();
}
void fold(State& state, Fact const& fact, MeetMissed const& body) {
    auto* meet = find_meet(state, body.meet);
    if (meet == nullptr || meet->status == MeetStatus::cancelled) return;
    meet->missed_at = body.missed ? fact.happened_at() : Moment{};
    meet->status = body.missed ? MeetStatus::missed : MeetStatus::planned;
}

void fold_emptied(State& state, Fact const& fact) {
    bool const is_off = fact.type == fact_type::meet_cancelled ||
                        fact.type == fact_type::meet_moved || fact.type == fact_type::meet_missed;
    if (!is_off || !fact.body.starts_with(R"({"erased")")) return;
    auto const body = nlohmann::json::parse(fact.body, nullptr, false);
    MeetId id;
    if (!body.is_object() || !from_json_member(body, "meet", id)) return;
    auto* meet = find_meet(state, id);
    if (meet != nullptr &&
        std::ranges::find(fact.subjects, meet->planned.person.uuid) != fact.subjects.end())
        meet->status = MeetStatus::cancelled;
}

void fold(State& state, Fact const&, VerdictGiven const& body) {
    auto* meet = find_meet(state, body.meet);
    if (meet == nullptr) return;
    (body.side == Side::candidate ? meet->candidate_verdict : meet->employer_verdict) = body.answer;
    (body.side == Side::candidate ? meet->candidate_reason : meet->employer_reason) = body.reason;
}
void fold(State& state, Fact const&, NextStepSet const& body) {
    auto* meet = find_meet(state, body.meet);
    if (meet == nullptr) return;
    if (body.step.kind.empty())
        meet->next_steps.erase(body.side);
    else
        meet->next_steps[body.side] = body.step;
}
void fold(State& state, Fact const& fact, FollowUpRecorded const& body) {
    auto const person = same_person(state, body.person);
    if (person.is_none() || state.erased.contains(person)) return;
    auto& said = state.follow_ups[{person, body.organisation}];
    said.push_back({body, fact.happened_at(), fact.actor});
    said.back().said.person = person;
}
void fold(State& state, Fact const& fact, ContactInformed const& body) {
    if (auto* meet = find_meet(state, body.meet)) meet->contact_informed_at = fact.happened_at();
}
void fold(State& state, Fact const& fact, ExportMade const& body) {
    auto said = body;
    said.person = same_person(state, body.person);
    if (!state.erased.contains(said.person))
        state.exports.push_back({std::move(said), fact.happened_at()});
}
void fold(State& state, Fact const& fact, PeopleSeen const& body) {
    auto const person = same_person(state, body.person);
    if (!state.erased.contains(person))
        state.looks[person].push_back({fact.actor, body.page, fact.happened_at()});
}

}  // namespace ontmoet::domain
