// SPDX-License-Identifier: EUPL-1.2
#include "domain/body_io.h"

namespace ontmoet::domain {

ONTMOET_VISIT(EventSet) {
    v.fields(b.fields);
}
ONTMOET_VISIT(OrganisationSet) {
    v.member("organisation", b.organisation);
    v.fields(b.fields);
}
ONTMOET_VISIT(OrganisationRegistered) {
    v.member("organisation", b.organisation);
    v.fields(b.fields);
}
ONTMOET_VISIT(OrganisationConfirmed) {
    v.member("organisation", b.organisation);
    v.member("confirmed", b.confirmed);
}
ONTMOET_VISIT(OrganisationRefused) {
    v.member("organisation", b.organisation);
    v.member("refused", b.refused);
}
ONTMOET_VISIT(VisitBooked) {
    v.member("guest", b.guest);
    v.member("ambassador", b.ambassador);
    v.member("table", b.table);
    v.member("guest_table", b.guest_table);
    v.member("round", b.round);
}
ONTMOET_VISIT(VisitCancelled) {
    v.member("guest", b.guest);
    v.member("ambassador", b.ambassador);
}
ONTMOET_VISIT(PitchRecorded) {
    v.member("organisation", b.organisation);
    v.member("staff", b.staff);
    v.member("seconds", b.seconds);
    v.member("sound", b.sound);
    v.member("language", b.language);
    v.subject(b.organisation);
}
ONTMOET_VISIT(PitchRemoved) {
    v.member("organisation", b.organisation);
    v.member("staff", b.staff);
    v.subject(b.organisation);
}
ONTMOET_VISIT(OfferSet) {
    v.member("offer", b.offer);
    v.fields(b.fields);
}
ONTMOET_VISIT(StaffSet) {
    v.member("staff", b.staff);
    v.fields(b.fields);
    v.subject(b.staff);
}
ONTMOET_VISIT(TableSet) {
    v.member("table", b.table);
    v.fields(b.fields);
}
ONTMOET_VISIT(InterpreterSet) {
    v.member("interpreter", b.interpreter);
    v.fields(b.fields);
    v.subject(b.interpreter);
}
ONTMOET_VISIT(Lease) {
    v.member("device", b.device);
    v.member("table", b.table);
    v.member("round", b.round);
    v.member("until", b.until);
}
ONTMOET_VISIT(LeaseGiven) {
    v.list("leases", b.leases);
}
ONTMOET_VISIT(RoundSet) {
    v.member("round", b.round);
    v.member("action", b.action);
    v.member("minutes", b.minutes);
    v.member("starts_at", b.clock.starts_at);
    v.member("ends_at", b.clock.ends_at);
    v.member("paused_at", b.clock.paused_at);
    v.member("skipped", b.clock.skipped);
}
ONTMOET_VISIT(AnnouncementPosted) {
    v.member("texts", b.texts);
    v.member("until", b.until);
}
ONTMOET_VISIT(AnnouncementEnded) {
    v.member("announcement", b.announcement);
}
ONTMOET_VISIT(DeviceJoined) {
    v.member("device", b.device);
    v.member("role", b.role);
    v.member("name", b.name);
    v.member("organisation", b.organisation);
}
ONTMOET_VISIT(DeviceRevoked) {
    v.member("device", b.device);
}

ONTMOET_BODY(EventSet)
ONTMOET_BODY(OrganisationSet)
ONTMOET_BODY(OrganisationRegistered)
ONTMOET_BODY(OrganisationConfirmed)
ONTMOET_BODY(OrganisationRefused)
ONTMOET_BODY(VisitBooked)
ONTMOET_BODY(VisitCancelled)
ONTMOET_BODY(PitchRecorded)
ONTMOET_BODY(PitchRemoved)
ONTMOET_BODY(OfferSet)
ONTMOET_BODY(StaffSet)
ONTMOET_BODY(TableSet)
ONTMOET_BODY(InterpreterSet)
ONTMOET_BODY(LeaseGiven)
ONTMOET_BODY(RoundSet)
ONTMOET_BODY(AnnouncementPosted)
ONTMOET_BODY(AnnouncementEnded)
ONTMOET_BODY(DeviceJoined)
ONTMOET_BODY(DeviceRevoked)

}  // namespace ontmoet::domain
