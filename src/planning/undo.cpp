// SPDX-License-Identifier: EUPL-1.2
#include "planning/undo.h"

#include "planning/undoing.h"

namespace ontmoet::planning {
namespace {

// Several answers of one person as one: what was said last of each counts.
std::vector<Fact> with_answers_joined(std::span<Fact const> said) {
    std::vector<Fact> joined;
    for (auto const& fact : said) {
        auto const set = domain::read_body<domain::PersonSet>(fact);
        auto const earlier = std::ranges::find_if(joined, [&](Fact const& one) {
            return set.ok() && one.type == fact.type && one.subjects == fact.subjects;
        });
        if (earlier == joined.end()) {
            joined.push_back(fact);
            continue;
        }
        auto body = *domain::read_body<domain::PersonSet>(*earlier);
        auto fields = json::parse(body.fields, nullptr, false);
        fields.update(json::parse(set->fields, nullptr, false));
        body.fields = fields.dump(-1, ' ', false, json::error_handler_t::replace);
        earlier->body = domain::make_fact(body).body;
    }
    return joined;
}

// Whoever was registered with it is erased: nothing else is left to be taken back of them.
std::optional<Fact> registration_in(std::span<Fact const> said) {
    auto const found = std::ranges::find(said, domain::fact_type::person_registered, &Fact::type);
    return found == said.end() ? std::nullopt : std::optional(*found);
}

// Whether all of it will be accepted, one after the other.
std::string first_refusal(State const& now, std::span<Fact const> facts, Moment at) {
    std::optional<State> ground;
    for (auto fact : facts) {
        fact.recorded_at = at;
        auto const& state = ground ? *ground : now;
        if (auto const refusal = domain::refusal(state, fact)) return refusal->message_key;
        if (facts.size() == 1) break;
        if (!ground) ground = now;
        domain::apply(*ground, fact);
    }
    return {};
}

}  // namespace

TakingBack taking_back(State const& before, State const& now, std::span<Fact const> all,
                       Moment at) {
    using namespace domain;
    auto said = with_answers_joined(all);
    if (auto registered = registration_in(said)) said = {std::move(*registered)};
    for (auto const& fact : said)
        for (auto const& subject : fact.subjects)
            if (fact.type != PlanPublished::k_type && now.erased.contains(PersonId{subject}))
                return {{}, "undo.erased"};
    Undoing undoing(before, now, said, at);
    for (auto fact = said.rbegin(); fact != said.rend(); ++fact)
        undoing.take_back_one_of<
            PersonRegistered, PersonSet, ConsentGiven, ConsentWithdrawn, IdentityLinked,
            PersonErased, CheckIn, CheckOut, PreferenceSet, NoteSet, TreatmentRated, ScheduleSeen,
            HelpAsked, HelpAnswered, PlanPublished, MeetBooked, MeetMoved, MeetCancelled,
            MeetMissed, VerdictGiven, NextStepSet, VisitBooked, VisitCancelled, RoundSet,
            AnnouncementPosted, AnnouncementEnded, ProblemClosed, OrganisationConfirmed,
            OrganisationRefused, OrganisationSet, OfferSet, TableSet, InterpreterSet, StaffSet>(
            *fact);
    auto made = std::move(undoing).made();
    if (made.facts.empty() && made.why_not.empty()) made.why_not = "undo.never";
    if (made.why_not.empty()) made.why_not = first_refusal(now, made.facts, at);
    if (!made.why_not.empty()) made.facts.clear();
    return made;
}

}  // namespace ontmoet::planning
