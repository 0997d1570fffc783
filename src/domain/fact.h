// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

// A fact: one small thing that happened, said by one device, never changed (architecture.md §1 and
// §3). The body is a JSON object kept as text, so that a program passes on, whole, also the facts
// and fields that a newer program knows; bodies.h gives the known ones their types.
namespace ontmoet::domain {

// The place of a fact in the one order of its event, given by the server; 1 is the first. A kiosk
// only stores and compares it.
using Cursor = std::int64_t;

namespace fact_type {
inline constexpr std::string_view event_set = "event.set";
inline constexpr std::string_view organisation_set = "organisation.set";
inline constexpr std::string_view organisation_registered = "organisation.registered";
inline constexpr std::string_view organisation_confirmed = "organisation.confirmed";
inline constexpr std::string_view organisation_refused = "organisation.refused";
inline constexpr std::string_view visit_booked = "visit.booked";
inline constexpr std::string_view visit_cancelled = "visit.cancelled";
inline constexpr std::string_view pitch_recorded = "pitch.recorded";
inline constexpr std::string_view pitch_removed = "pitch.removed";
inline constexpr std::string_view offer_set = "offer.set";
inline constexpr std::string_view staff_set = "staff.set";
inline constexpr std::string_view table_set = "table.set";
inline constexpr std::string_view interpreter_set = "interpreter.set";
inline constexpr std::string_view person_registered = "person.registered";
inline constexpr std::string_view person_set = "person.set";
inline constexpr std::string_view identity_linked = "identity.linked";
inline constexpr std::string_view person_erased = "person.erased";
inline constexpr std::string_view consent_given = "consent.given";
inline constexpr std::string_view consent_withdrawn = "consent.withdrawn";
inline constexpr std::string_view check_in = "check.in";
inline constexpr std::string_view check_out = "check.out";
inline constexpr std::string_view preference_set = "preference.set";
inline constexpr std::string_view plan_published = "plan.published";
inline constexpr std::string_view meet_booked = "meet.booked";
inline constexpr std::string_view meet_moved = "meet.moved";
inline constexpr std::string_view meet_cancelled = "meet.cancelled";
inline constexpr std::string_view meet_started = "meet.started";
inline constexpr std::string_view meet_ended = "meet.ended";
inline constexpr std::string_view meet_missed = "meet.missed";
inline constexpr std::string_view verdict_given = "verdict.given";
inline constexpr std::string_view next_step_set = "next_step.set";
inline constexpr std::string_view follow_up_recorded = "follow_up.recorded";
inline constexpr std::string_view contact_informed = "contact.informed";
inline constexpr std::string_view export_made = "export.made";
inline constexpr std::string_view people_seen = "people.seen";
inline constexpr std::string_view lease_given = "lease.given";
inline constexpr std::string_view round_set = "round.set";
inline constexpr std::string_view announcement_posted = "announcement.posted";
inline constexpr std::string_view announcement_ended = "announcement.ended";
inline constexpr std::string_view help_asked = "help.asked";
inline constexpr std::string_view help_answered = "help.answered";
inline constexpr std::string_view fact_refused = "fact.refused";
inline constexpr std::string_view problem_closed = "problem.closed";
inline constexpr std::string_view note_set = "note.set";
inline constexpr std::string_view treatment_rated = "treatment.rated";
inline constexpr std::string_view schedule_seen = "schedule.seen";
inline constexpr std::string_view own_words_recorded = "own_words.recorded";
inline constexpr std::string_view own_words_removed = "own_words.removed";
inline constexpr std::string_view phone_page_opened = "phone_page.opened";
inline constexpr std::string_view follow_up_link_made = "follow_up_link.made";
inline constexpr std::string_view figures_kept = "figures.kept";
inline constexpr std::string_view retention_warned = "retention.warned";
inline constexpr std::string_view device_joined = "device.joined";
inline constexpr std::string_view device_revoked = "device.revoked";
// Stands where a fact was lost with a disk, so that the device's sequence has no gap.
inline constexpr std::string_view lost = "lost";
}  // namespace fact_type

struct Fact {
    FactId id;
    EventId event;
    DeviceId device;
    std::int64_t device_sequence = 0;  // 1, 2, 3, … for each device, without gaps
    std::string actor;  // role:who: "candidate:<id>", "employer:<id>", "host", a host for somebody:
                        // "host:<id>"
    Moment recorded_at;                // the device's clock
    std::int64_t clock_offset_ms = 0;  // server clock minus device clock, as last measured
    std::vector<Uuid> subjects;        // whose data it is
    std::string type;
    int version = 1;
    std::string body = "{}";  // a JSON object

    Cursor cursor = 0;   // 0: not yet confirmed by the server
    Moment received_at;  // the server's clock, 0: not yet

    // When it happened by the server's clock, as far as the device could tell.
    Moment happened_at() const { return {recorded_at.ms + clock_offset_ms}; }
    // When it is decided, by the server's clock: as received, or now, when it was only just said.
    Moment decided_at() const { return received_at == Moment{} ? happened_at() : received_at; }
    friend bool operator==(Fact const&, Fact const&) = default;
};

// Limits on what is taken from outside.
// A plan is one fact: 9,000 meets of some 320 bytes each. It and the people it is about fit into
// one request (server/limits.h).
inline constexpr std::size_t k_most_body_bytes = 3UL * 1024 * 1024;
inline constexpr std::size_t k_most_subjects = 5'000;
// Times lie within this distance of 1970 (the end of the year 9999), so that sums of them do not
// overflow.
inline constexpr std::int64_t k_furthest_moment_ms = 253'402'300'799'999;
// Deeper JSON would cost a recursive writer its stack; the deepest known fact has six levels. A
// message holds facts a few levels down.
inline constexpr int k_most_fact_depth = 24;
inline constexpr int k_most_json_depth = 32;

// Whether the text opens more than `most` braces and brackets at once. To be asked of JSON from
// outside before it is parsed.
bool is_too_deep(std::string_view json, int most = k_most_json_depth);
// One JSON object, the same on the wire, in exports and in tests.
std::string encode_fact(Fact const& fact);
// Message keys "error.bad_fact" (detail: which member) and "error.fact_too_large".
Result<Fact> decode_fact(std::string_view json);

}  // namespace ontmoet::domain
