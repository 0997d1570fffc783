// SPDX-License-Identifier: EUPL-1.2
#include "domain/body_io.h"

namespace ontmoet::domain {

ONTMOET_VISIT(PersonRegistered) {
    v.member("person", b.person);
    v.member("origin", b.origin);
    v.fields(b.fields);
    v.subject(b.person);
}
ONTMOET_VISIT(PersonSet) {
    v.member("person", b.person);
    v.fields(b.fields);
    v.subject(b.person);
}
ONTMOET_VISIT(IdentityLinked) {
    v.member("person", b.person);
    v.member("duplicate", b.duplicate);
    v.subject(b.person);
    v.subject(b.duplicate);
}
ONTMOET_VISIT(PersonErased) {
    v.member("person", b.person);
    v.member("rule", b.rule);
    v.member("kind", b.kind);
    v.subject(b.person);
}
ONTMOET_VISIT(ConsentGiven) {
    v.member("person", b.person);
    v.member("purpose", b.purpose);
    v.member("text_version", b.text_version);
    v.member("language", b.language);
    v.member("spoken", b.spoken);
    v.subject(b.person);
}
ONTMOET_VISIT(ConsentWithdrawn) {
    v.member("person", b.person);
    v.member("purpose", b.purpose);
    v.member("language", b.language);
    v.subject(b.person);
}
ONTMOET_VISIT(CheckIn) {
    v.member("person", b.person);
    v.member("staff", b.staff);
    v.member("badge", b.badge);
    v.member("by", b.by);
    v.subject(b.person);
    v.subject(b.staff);
}
ONTMOET_VISIT(CheckOut) {
    v.member("person", b.person);
    v.member("staff", b.staff);
    v.member("never_came", b.never_came);
    v.subject(b.person);
    v.subject(b.staff);
}
ONTMOET_VISIT(PreferenceSet) {
    v.member("person", b.person);
    v.member("organisation", b.organisation);
    v.member("side", b.side);
    v.member("answer", b.answer);
    v.subject(b.person);
}
ONTMOET_VISIT(NoteSet) {
    v.member("person", b.person);
    v.member("organisation", b.organisation);
    v.member("text", b.text);
    v.subject(b.person);
}
ONTMOET_VISIT(TreatmentRated) {
    v.member("person", b.person);
    v.member("rating", b.rating);
    v.member("meet", b.meet);
    v.subject(b.person);
}
ONTMOET_VISIT(ScheduleSeen) {
    v.member("person", b.person);
    v.subject(b.person);
}
ONTMOET_VISIT(OwnWordsRecorded) {
    v.member("person", b.person);
    v.member("seconds", b.seconds);
    v.member("sound", b.sound);
    v.member("text_version", b.text_version);
    v.member("language", b.language);
    v.subject(b.person);
}
ONTMOET_VISIT(OwnWordsRemoved) {
    v.member("person", b.person);
    v.subject(b.person);
}
ONTMOET_VISIT(PhonePageOpened) {
    v.member("person", b.person);
    v.member("key_hash", b.key_hash);
    v.member("on_paper", b.on_paper);
    v.subject(b.person);
}
ONTMOET_VISIT(FollowUpLinkMade) {
    v.member("person", b.person);
    v.member("key_hash", b.key_hash);
    v.member("until", b.until);
    v.subject(b.person);
}
ONTMOET_VISIT(RetentionWarned) {
    v.member("rule", b.rule);
    v.member("until", b.until);
}
ONTMOET_VISIT(FiguresKept) {
    v.member("figures", b.figures);
}
ONTMOET_VISIT(HelpAsked) {
    v.member("person", b.person);
    v.member("screen", b.screen);
    v.member("language", b.language);
    v.member("late_min", b.late_min);
    v.subject(b.person);
}
ONTMOET_VISIT(HelpAnswered) {
    v.member("asked", b.asked);
    v.member("answered", b.answered);
}

ONTMOET_BODY(PersonRegistered)
ONTMOET_BODY(PersonSet)
ONTMOET_BODY(IdentityLinked)
ONTMOET_BODY(PersonErased)
ONTMOET_BODY(ConsentGiven)
ONTMOET_BODY(ConsentWithdrawn)
ONTMOET_BODY(CheckIn)
ONTMOET_BODY(CheckOut)
ONTMOET_BODY(PreferenceSet)
ONTMOET_BODY(NoteSet)
ONTMOET_BODY(TreatmentRated)
ONTMOET_BODY(ScheduleSeen)
ONTMOET_BODY(OwnWordsRecorded)
ONTMOET_BODY(OwnWordsRemoved)
ONTMOET_BODY(PhonePageOpened)
ONTMOET_BODY(FollowUpLinkMade)
ONTMOET_BODY(RetentionWarned)
ONTMOET_BODY(FiguresKept)
ONTMOET_BODY(HelpAsked)
ONTMOET_BODY(HelpAnswered)

}  // namespace ontmoet::domain
