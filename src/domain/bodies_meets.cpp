// SPDX-License-Identifier: EUPL-1.2
#include "domain/body_io.h"

namespace ontmoet::domain {

ONTMOET_VISIT(PlannedMeet) {
    v.member("meet", b.meet);
    v.member("person", b.person);
    v.member("organisation", b.organisation);
    v.member("offer", b.offer);
    v.member("table", b.table);
    v.member("round", b.round);
    v.member("interpreter", b.interpreter);
    v.member("locked", b.locked);
    v.subject(b.person);
}
ONTMOET_VISIT(Away) {
    v.member("person", b.person);
    v.member("table", b.table);
    v.member("interpreter", b.interpreter);
    v.member("rounds", b.rounds);
    v.subject(b.person);
    v.subject(b.interpreter);
}
ONTMOET_VISIT(PlanPublished) {
    v.member("plan", b.plan);
    v.member("replaces", b.replaces);
    v.list("meets", b.meets, true);
    v.member("gap_per_mille", b.gap_per_mille);
    v.member("optimal", b.optimal);
    v.list("away", b.away);
}
ONTMOET_VISIT(MeetBooked) {
    visit(v, b.meet);
    v.member("any_time", b.any_time);
    v.member("invited", b.invited);
}
ONTMOET_VISIT(MeetMoved) {
    visit(v, b.meet);
    v.member("any_time", b.any_time);
}
ONTMOET_VISIT(MeetCancelled) {
    v.member("meet", b.meet);
    v.member("person", b.person);
    v.subject(b.person);
    v.member("reason", b.reason);
}
ONTMOET_VISIT(MeetStarted) {
    v.member("meet", b.meet);
    v.member("person", b.person);
    v.subject(b.person);
}
ONTMOET_VISIT(MeetEnded) {
    v.member("meet", b.meet);
    v.member("person", b.person);
    v.subject(b.person);
}
ONTMOET_VISIT(MeetMissed) {
    v.member("meet", b.meet);
    v.member("person", b.person);
    v.subject(b.person);
    v.member("missed", b.missed);
}
ONTMOET_VISIT(VerdictGiven) {
    v.member("meet", b.meet);
    v.member("person", b.person);
    v.subject(b.person);
    v.member("side", b.side);
    v.member("answer", b.answer);
    v.member("reason", b.reason);
}
ONTMOET_VISIT(NextStepSet) {
    v.member("meet", b.meet);
    v.member("person", b.person);
    v.subject(b.person);
    v.member("side", b.side);
    v.member("kind", b.step.kind);
    v.member("owner", b.step.owner);
    v.member("due", b.step.due);
    v.member("learning_goal", b.step.learning_goal);
    v.member("language_at_work", b.step.language_at_work);
    v.member("regular_job", b.step.regular_job);
}
ONTMOET_VISIT(FollowUpRecorded) {
    v.member("person", b.person);
    v.member("organisation", b.organisation);
    v.member("rung", b.rung);
    v.member("date", b.date);
    v.member("reason", b.reason);
    v.member("answer", b.answer);
    v.member("kind", b.kind);
    v.member("level", b.level);
    v.member("contract", b.contract);
    v.member("hours", b.hours);
    v.subject(b.person);
}
ONTMOET_VISIT(ContactInformed) {
    v.member("meet", b.meet);
    v.member("person", b.person);
    v.subject(b.person);
}
ONTMOET_VISIT(ExportMade) {
    v.member("format", b.format);
    v.member("purpose", b.purpose);
    v.member("by", b.by);
    v.member("made_for", b.made_for);
    v.member("person", b.person);
    v.subject(b.person);
}
ONTMOET_VISIT(PeopleSeen) {
    v.member("page", b.page);
    v.member("person", b.person);
    v.subject(b.person);
}
ONTMOET_VISIT(FactRefused) {
    v.member("fact", b.fact);
    v.member("type", b.type);
    v.member("message_key", b.message_key);
    v.member("device", b.device);
    v.member("actor", b.actor);
    v.member("said_at", b.said_at);
    visit(v, b.meet);
    v.member("any_time", b.any_time);
}
ONTMOET_VISIT(ProblemClosed) {
    v.member("fact", b.fact);
}

ONTMOET_BODY(PlanPublished)
ONTMOET_BODY(MeetBooked)
ONTMOET_BODY(MeetMoved)
ONTMOET_BODY(MeetCancelled)
ONTMOET_BODY(MeetStarted)
ONTMOET_BODY(MeetEnded)
ONTMOET_BODY(MeetMissed)
ONTMOET_BODY(VerdictGiven)
ONTMOET_BODY(NextStepSet)
ONTMOET_BODY(FollowUpRecorded)
ONTMOET_BODY(ContactInformed)
ONTMOET_BODY(ExportMade)
ONTMOET_BODY(PeopleSeen)
ONTMOET_BODY(FactRefused)
ONTMOET_BODY(ProblemClosed)

Fact make_refusal_note(Fact const& refused, std::string message_key) {
    FactRefused body{refused.id,
                     refused.type,
                     std::move(message_key),
                     refused.device,
                     refused.actor,
                     refused.happened_at(),
                     {},
                     false};
    if (auto const booked = read_body<MeetBooked>(refused); booked.ok()) {
        body.meet = booked->meet;
        body.any_time = booked->any_time;
    } else if (auto const moved = read_body<MeetMoved>(refused); moved.ok()) {
        body.meet = moved->meet;
        body.any_time = moved->any_time;
    } else if (refused.type != fact_type::plan_published && !refused.subjects.empty()) {
        body.meet.person.uuid = refused.subjects.front();
    }
    auto note = make_fact(body);
    note.id = FactId::from_name(refused.id.uuid, "refused");
    return note;
}

}  // namespace ontmoet::domain
