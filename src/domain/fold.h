// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/bodies.h"
#include "domain/state.h"

// One fold for each body; apply() picks the right one. Each is total: whatever the body names and
// the state does not hold, the state stays whole.
namespace ontmoet::domain {

void fold(State& state, Fact const& fact, EventSet const& body);
void fold(State& state, Fact const& fact, OrganisationSet const& body);
void fold(State& state, Fact const& fact, OfferSet const& body);
void fold(State& state, Fact const& fact, StaffSet const& body);
void fold(State& state, Fact const& fact, OrganisationRegistered const& body);
void fold(State& state, Fact const& fact, OrganisationConfirmed const& body);
void fold(State& state, Fact const& fact, OrganisationRefused const& body);
void fold(State& state, Fact const& fact, VisitBooked const& body);
void fold(State& state, Fact const& fact, VisitCancelled const& body);
void fold(State& state, Fact const& fact, PitchRecorded const& body);
void fold(State& state, Fact const& fact, PitchRemoved const& body);
void fold(State& state, Fact const& fact, TableSet const& body);
void fold(State& state, Fact const& fact, InterpreterSet const& body);
void fold(State& state, Fact const& fact, PersonRegistered const& body);
void fold(State& state, Fact const& fact, PersonSet const& body);
void fold(State& state, Fact const& fact, IdentityLinked const& body);
void fold(State& state, Fact const& fact, PersonErased const& body);
void fold(State& state, Fact const& fact, ConsentGiven const& body);
void fold(State& state, Fact const& fact, ConsentWithdrawn const& body);
void fold(State& state, Fact const& fact, CheckIn const& body);
void fold(State& state, Fact const& fact, CheckOut const& body);
void fold(State& state, Fact const& fact, PreferenceSet const& body);
void fold(State& state, Fact const& fact, NoteSet const& body);
void fold(State& state, Fact const& fact, TreatmentRated const& body);
void fold(State& state, Fact const& fact, ScheduleSeen const& body);
void fold(State& state, Fact const& fact, OwnWordsRecorded const& body);
void fold(State& state, Fact const& fact, OwnWordsRemoved const& body);
void fold(State& state, Fact const& fact, PhonePageOpened const& body);
void fold(State& state, Fact const& fact, FollowUpLinkMade const& body);
void fold(State& state, Fact const& fact, RetentionWarned const& body);
void fold(State& state, Fact const& fact, FiguresKept const& body);
void fold(State& state, Fact const& fact, PlanPublished const& body);
void fold(State& state, Fact const& fact, MeetBooked const& body);
void fold(State& state, Fact const& fact, MeetMoved const& body);
void fold(State& state, Fact const& fact, MeetCancelled const& body);
void fold(State& state, Fact const& fact, MeetStarted const& body);
void fold(State& state, Fact const& fact, MeetEnded const& body);
void fold(State& state, Fact const& fact, MeetMissed const& body);
void fold(State& state, Fact const& fact, VerdictGiven const& body);
void fold(State& state, Fact const& fact, NextStepSet const& body);
void fold(State& state, Fact const& fact, FollowUpRecorded const& body);
void fold(State& state, Fact const& fact, ContactInformed const& body);
void fold(State& state, Fact const& fact, ExportMade const& body);
void fold(State& state, Fact const& fact, PeopleSeen const& body);
void fold(State& state, Fact const& fact, LeaseGiven const& body);
void fold(State& state, Fact const& fact, RoundSet const& body);
void fold(State& state, Fact const& fact, AnnouncementPosted const& body);
void fold(State& state, Fact const& fact, AnnouncementEnded const& body);
void fold(State& state, Fact const& fact, HelpAsked const& body);
void fold(State& state, Fact const& fact, HelpAnswered const& body);
void fold(State& state, Fact const& fact, FactRefused const& body);
void fold(State& state, Fact const& fact, ProblemClosed const& body);
void fold(State& state, Fact const& fact, DeviceJoined const& body);
void fold(State& state, Fact const& fact, DeviceRevoked const& body);

// What is left of the cancelling, moving or missing of a meet after its person was erased
// (storage/tombstone.h): the meet no longer stands where it did.
void fold_emptied(State& state, Fact const& fact);

}  // namespace ontmoet::domain
