// SPDX-License-Identifier: EUPL-1.2
#include "domain/apply.h"

#include "domain/fields.h"
#include "domain/fold.h"
#include "domain/rules.h"

#include <algorithm>

#include <nlohmann/json.hpp>

namespace ontmoet::domain {
namespace {

nlohmann::json record_fields(std::string const& text) {
    return nlohmann::json::parse(text, nullptr, false);
}

void end_leases(State& state, DeviceId device) {
    std::erase_if(state.leases, [&](auto const& lease) { return lease.device == device; });
}

}  // namespace

// Rounds are walked through and multiplied in many places: what nobody can mean is held to a limit
// here, once.
void fold(State& state, Fact const&, EventSet const& body) {
    auto& event = state.event;
    set_fields(event, record_fields(body.fields));
    event.rounds = std::clamp(event.rounds, 0, k_most_rounds);
    event.meet_length_min = std::clamp(event.meet_length_min, 1, k_longest_meet_min);
    event.changeover_min = std::clamp(event.changeover_min, 0, k_longest_meet_min);
    event.most_meets = std::clamp(event.most_meets, 0, k_most_rounds);
    event.fair_minimum = std::clamp(event.fair_minimum, 0, k_most_rounds);
    event.max_run = std::clamp(event.max_run, 1, k_most_rounds);
    event.walk_gap = std::clamp(event.walk_gap, 0, k_most_rounds);
    event.retention_days = std::clamp(event.retention_days, 0, k_most_days_kept);
    event.consented_days = std::clamp(event.consented_days, event.retention_days, k_most_days_kept);
}
void fold(State& state, Fact const&, OrganisationSet const& body) {
    set_fields(state.organisations[body.organisation], record_fields(body.fields));
}
// Whoever was announced meanwhile needs nobody's confirmation.
void fold(State& state, Fact const&, OrganisationRegistered const& body) {
    bool const is_new = state.organisations.try_emplace(body.organisation).second;
    set_fields(state.organisations[body.organisation], record_fields(body.fields));
    if (is_new) state.unconfirmed.insert(body.organisation);
}
void fold(State& state, Fact const&, OrganisationConfirmed const& body) {
    if (!state.organisations.contains(body.organisation)) return;
    state.refused_employers.erase(body.organisation);
    if (body.confirmed)
        state.unconfirmed.erase(body.organisation);
    else
        state.unconfirmed.insert(body.organisation);
}
void fold(State& state, Fact const&, OrganisationRefused const& body) {
    if (!body.refused)
        state.refused_employers.erase(body.organisation);
    else if (state.unconfirmed.contains(body.organisation))
        state.refused_employers.insert(body.organisation);
}
void fold(State& state, Fact const&, VisitBooked const& body) {
    state.visits[{body.guest, body.ambassador}] = {body.table, body.guest_table, body.round};
}
void fold(State& state, Fact const&, VisitCancelled const& body) {
    state.visits.erase({body.guest, body.ambassador});
}
void fold(State& state, Fact const& fact, PitchRecorded const& body) {
    state.pitches[body.organisation] = {fact.id, body.staff, body.seconds};
}
void fold(State& state, Fact const&, PitchRemoved const& body) {
    state.pitches.erase(body.organisation);
}
void fold(State& state, Fact const&, OfferSet const& body) {
    set_fields(state.offers[body.offer], record_fields(body.fields));
}
void fold(State& state, Fact const&, StaffSet const& body) {
    set_fields(state.staff[body.staff].record, record_fields(body.fields));
}
void fold(State& state, Fact const&, TableSet const& body) {
    auto known = state.tables_gone.extract(body.table);
    if (known.empty()) known = state.tables.extract(body.table);
    Table table = known.empty() ? Table{} : known.mapped();
    set_fields(table, record_fields(body.fields));
    (table.gone ? state.tables_gone : state.tables)[body.table] = table;
}
void fold(State& state, Fact const&, InterpreterSet const& body) {
    set_fields(state.interpreters[body.interpreter], record_fields(body.fields));
}

void fold(State& state, Fact const& fact, LeaseGiven const& body) {
    state.leases = body.leases;
    state.leases_at = fact.happened_at();
}

// Two hosts who press start do not begin a round twice: the first one counts, and start after a
// pause goes on where it stood.
void fold(State& state, Fact const& fact, RoundSet const& body) {
    if (body.round < 0 || body.round >= state.event.rounds) return;
    auto const at = fact.happened_at();
    bool const touched = state.rounds.contains(body.round);
    RoundClock const planned{round_start(state, body.round), round_end(state, body.round), {}};
    auto& clock = state.rounds.emplace(body.round, planned).first->second;
    switch (body.action) {
        case RoundAction::start:
            if (clock.paused_at != Moment{})
                clock.ends_at = clock.ends_at + std::max(Duration{0}, at - clock.paused_at);
            else if (!touched || clock.skipped)
                clock = {at, at + std::chrono::minutes{state.event.meet_length_min}, {}};
            clock.paused_at = {};
            break;
        case RoundAction::pause:
            if (clock.paused_at == Moment{} && !clock.skipped) clock.paused_at = at;
            break;
        case RoundAction::extend: {
            std::chrono::minutes const by{
                std::clamp(body.minutes, -k_longest_meet_min, k_longest_meet_min)};
            clock.ends_at = std::clamp(clock.ends_at + by, clock.starts_at,
                                       Moment{std::max(k_furthest_moment_ms, clock.starts_at.ms)});
            break;
        }
        case RoundAction::skip:
            clock.skipped = true;
            clock.paused_at = {};
            clock.ends_at =
                std::clamp(at, clock.starts_at, std::max(clock.starts_at, clock.ends_at));
            break;
        case RoundAction::restore:
            clock = body.clock;
            clock.ends_at = std::max(clock.starts_at, clock.ends_at);
            if (clock.starts_at == Moment{}) state.rounds.erase(body.round);
            break;
    }
}

void fold(State& state, Fact const& fact, AnnouncementPosted const& body) {
    state.announcements.push_back({fact.id, fact.happened_at(), body.until, body.texts});
}

// Whoever hears of the end first does not show it at all: there is nothing to end then.
void fold(State& state, Fact const&, AnnouncementEnded const& body) {
    std::erase_if(state.announcements,
                  [&](auto const& each) { return each.id == body.announcement; });
}

void fold(State& state, Fact const& fact, HelpAsked const& body) {
    auto const person = same_person(state, body.person);
    if (state.erased.contains(person)) return;
    int const late_min = std::clamp(body.late_min, 0, k_longest_meet_min);
    state.help.push_back({fact.id, fact.device, person, body.screen, body.language,
                          fact.happened_at(), late_min, false});
}
void fold(State& state, Fact const&, HelpAnswered const& body) {
    for (auto& help : state.help)
        if (help.id == body.asked) help.answered = body.answered;
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

void fold(State& state, Fact const& fact, DeviceJoined const& body) {
    if (body.device.is_none()) return;
    end_leases(state, body.device);
    state.devices[body.device] = {body.role, body.name, body.organisation, fact.happened_at(),
                                  false};
}
void fold(State& state, Fact const&, DeviceRevoked const& body) {
    if (body.device.is_none()) return;
    state.devices[body.device].revoked = true;
    end_leases(state, body.device);
}

namespace {

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
                PersonRegistered, MeetBooked, MeetMoved, MeetCancelled, MeetStarted, MeetEnded,
                MeetMissed, PlanPublished, NextStepSet, CheckOut, HelpAsked, HelpAnswered, NoteSet,
                TreatmentRated, ScheduleSeen, OwnWordsRecorded, OwnWordsRemoved, PhonePageOpened,
                FollowUpRecorded, ContactInformed, ExportMade, PeopleSeen, LeaseGiven, RoundSet,
                AnnouncementPosted, AnnouncementEnded, EventSet, OrganisationSet,
                OrganisationRegistered, OrganisationConfirmed, OrganisationRefused, VisitBooked,
                VisitCancelled, PitchRecorded, PitchRemoved, OfferSet, StaffSet, TableSet,
                InterpreterSet, IdentityLinked, PersonErased, DeviceJoined, DeviceRevoked,
                FactRefused, ProblemClosed, FollowUpLinkMade, RetentionWarned, FiguresKept>(state,
                                                                                            fact);
    fold_emptied(state, fact);
    // A server that lost its end decides anew, perhaps otherwise.
    state.refused.erase(fact.id);
    state.cursor = std::max(state.cursor, fact.cursor);
}

}  // namespace ontmoet::domain
