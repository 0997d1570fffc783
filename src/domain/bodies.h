// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "base/result.h"
#include "domain/after_bodies.h"
#include "domain/fact.h"
#include "domain/host_bodies.h"
#include "domain/records.h"
#include "domain/values.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

// The bodies of the facts this program knows. `fields` members are JSON objects as text, by the
// names of fields.h; several fields at once are one fact, and each field is decided apart.
namespace ontmoet::domain {

struct EventSet {
    static constexpr auto k_type = fact_type::event_set;
    std::string fields = "{}";
};
struct OrganisationSet {
    static constexpr auto k_type = fact_type::organisation_set;
    OrganisationId organisation;
    std::string fields = "{}";
};
// An employer nobody announced says who they are. Until a host confirms them no candidate sees
// them, and they see no candidate.
struct OrganisationRegistered {
    static constexpr auto k_type = fact_type::organisation_registered;
    OrganisationId organisation;
    std::string fields = "{}";
};
struct OfferSet {
    static constexpr auto k_type = fact_type::offer_set;
    OfferId offer;
    std::string fields = "{}";
};
struct StaffSet {
    static constexpr auto k_type = fact_type::staff_set;
    StaffId staff;
    std::string fields = "{}";
};
struct TableSet {
    static constexpr auto k_type = fact_type::table_set;
    TableId table;
    std::string fields = "{}";
};
struct InterpreterSet {
    static constexpr auto k_type = fact_type::interpreter_set;
    InterpreterId interpreter;
    std::string fields = "{}";
};
struct PersonRegistered {
    static constexpr auto k_type = fact_type::person_registered;
    PersonId person;
    Origin origin = Origin::kiosk;
    std::string fields = "{}";
};
struct PersonSet {
    static constexpr auto k_type = fact_type::person_set;
    PersonId person;
    std::string fields = "{}";
};
// Two registrations of one person: from here on `duplicate` is another name of `person`.
struct IdentityLinked {
    static constexpr auto k_type = fact_type::identity_linked;
    PersonId person;
    PersonId duplicate;
};
// Somebody's data is taken away for good: a candidate's, or that of staff or an interpreter, whose
// id then stands as `person`.
struct PersonErased {
    static constexpr auto k_type = fact_type::person_erased;
    PersonId person;
    // What it followed from (retention.h), counted for the certificate; empty: it follows from
    // another erasure, or nothing was known of them yet.
    std::string rule{};
    Erased kind = Erased::candidate;
};
struct ConsentGiven {
    static constexpr auto k_type = fact_type::consent_given;
    PersonId person;
    Purpose purpose = Purpose::take_part;
    std::string text_version;
    std::string language;
    bool spoken = false;  // read aloud by a host (the actor), who saw them say yes
};
struct ConsentWithdrawn {
    static constexpr auto k_type = fact_type::consent_withdrawn;
    PersonId person;
    Purpose purpose = Purpose::take_part;
    std::string language;
};
struct CheckIn {
    static constexpr auto k_type = fact_type::check_in;
    PersonId person;    // none for an employer's staff
    StaffId staff;      // none for a candidate
    std::string badge;  // the badge number this kiosk gives if the person has none yet
    std::string by;     // code, name, new or host
};
struct CheckOut {
    static constexpr auto k_type = fact_type::check_out;
    PersonId person;          // none for an employer's staff
    StaffId staff;            // none for a candidate
    bool never_came = false;  // the check-in was a mistake
};
struct PreferenceSet {
    static constexpr auto k_type = fact_type::preference_set;
    PersonId person;
    OrganisationId organisation;
    Side side = Side::candidate;
    Answer answer = Answer::none;
};
struct PlannedMeet {
    MeetId meet;
    PersonId person;
    OrganisationId organisation;
    OfferId offer;
    TableId table;
    int round = 0;
    InterpreterId interpreter;  // none when not needed
    bool locked = false;        // a host wants it to stay as it is in the plans to come
    friend bool operator==(PlannedMeet const&, PlannedMeet const&) = default;
};
// Who or what is not there in some rounds, though it was expected; nobody named: nobody meets.
struct Away {
    PersonId person;
    TableId table;
    InterpreterId interpreter;
    std::uint32_t rounds = 0;  // bit r: not in round r
    friend bool operator==(Away const&, Away const&) = default;
};
inline constexpr int k_gap_unknown = -1;
struct PlanPublished {
    static constexpr auto k_type = fact_type::plan_published;
    PlanId plan;
    PlanId replaces;  // the plan it was computed on; none for the first
    std::vector<PlannedMeet> meets;
    int gap_per_mille = 0;  // at most this far from the best possible, or k_gap_unknown
    bool optimal = false;
    std::vector<Away> away{};  // everything that went otherwise so far and that it was made for
};
struct MeetBooked {
    static constexpr auto k_type = fact_type::meet_booked;
    PlannedMeet meet;
    bool any_time = false;  // another round is fine: the server may choose it
    bool invited = false;  // the employer wants it and the candidate was not asked: they may say no
};
// The meet as it shall be: its table, round or interpreter is new, the rest as it was.
struct MeetMoved {
    static constexpr auto k_type = fact_type::meet_moved;
    PlannedMeet meet;
    bool any_time = false;
};
struct MeetCancelled {
    static constexpr auto k_type = fact_type::meet_cancelled;
    MeetId meet;
    PersonId person;  // whose meet it is, so that an erasure reaches this fact too
    std::string reason;
};
// Facts about a meet name its person, so that an erasure reaches them too.
struct MeetStarted {
    static constexpr auto k_type = fact_type::meet_started;
    MeetId meet;
    PersonId person;
};
struct MeetEnded {
    static constexpr auto k_type = fact_type::meet_ended;
    MeetId meet;
    PersonId person;
};
// The candidate did not come.
struct MeetMissed {
    static constexpr auto k_type = fact_type::meet_missed;
    MeetId meet;
    PersonId person;
    bool missed = true;  // false: that was a mistake
};
struct VerdictGiven {
    static constexpr auto k_type = fact_type::verdict_given;
    MeetId meet;
    PersonId person;  // whose meet it is, so that an erasure reaches this fact too
    Side side = Side::candidate;
    Answer answer = Answer::none;
    std::string reason;  // a job-related reason code, may be empty
};
// What was agreed at the table (domain.md §6).
struct NextStep {
    std::string kind;  // a code, empty: none after all
    StepOwner owner = StepOwner::employer;
    std::string due{};            // ISO 8601, empty: none
    std::string learning_goal{};  // conditions
    bool language_at_work = false;
    bool regular_job = false;  // with a view on one
    friend bool operator==(NextStep const&, NextStep const&) = default;
};
struct NextStepSet {
    static constexpr auto k_type = fact_type::next_step_set;
    MeetId meet;
    PersonId person;
    Side side = Side::employer;
    NextStep step;
};
// Rights to book offline: only this device books at that table in that round.
struct Lease {
    DeviceId device;
    TableId table;
    int round = 0;
    Moment until;  // by the server's clock
    friend bool operator==(Lease const&, Lease const&) = default;
};
// All leases that stand from here on. Said by the server.
struct LeaseGiven {
    static constexpr auto k_type = fact_type::lease_given;
    std::vector<Lease> leases;
};
// It counts from when it happened (Fact::happened_at), so all clocks count down together.
struct RoundSet {
    static constexpr auto k_type = fact_type::round_set;
    int round = 0;
    RoundAction action = RoundAction::start;
    int minutes = 0;  // of an extension, below zero: shorter
    // To restore: the clock as it was, without a start as if no host had touched the round.
    RoundClock clock{};
};
struct AnnouncementPosted {
    static constexpr auto k_type = fact_type::announcement_posted;
    std::map<std::string, std::string> texts;  // by language
    Moment until;                              // 0: to the end of the event
};
// It is not shown any more, though its time is not over.
struct AnnouncementEnded {
    static constexpr auto k_type = fact_type::announcement_ended;
    FactId announcement;
};
struct HelpAsked {
    static constexpr auto k_type = fact_type::help_asked;
    PersonId person;  // none when nobody is known yet
    std::string screen;
    std::string language;
    int late_min = 0;  // not help is asked for: they are this much late for their meets
};
struct HelpAnswered {
    static constexpr auto k_type = fact_type::help_answered;
    FactId asked;
    bool answered = true;  // false: it is still needed
};
// A fact the server did not accept, said by the server itself, so that every host hears of it and
// not only the device that said it.
struct FactRefused {
    static constexpr auto k_type = fact_type::fact_refused;
    FactId fact;
    std::string type;         // of that fact
    std::string message_key;  // why it does not hold
    DeviceId device;          // that said it
    std::string actor;        // as of that fact
    Moment said_at;           // the server's clock
    PlannedMeet meet;         // the meet of a booking; else the person alone, if there is one
    bool any_time = false;
    friend bool operator==(FactRefused const&, FactRefused const&) = default;
};
// Somebody has taken care of a fact that was refused, or of a doubt (rules.h).
struct ProblemClosed {
    static constexpr auto k_type = fact_type::problem_closed;
    FactId fact;
};
// The note of the server about a fact it refused, with an id that is the same each time.
Fact make_refusal_note(Fact const& refused, std::string message_key);
// What hosts write down about a person, or, with an organisation, its staff. The last text
// counts; an empty one takes it away.
struct NoteSet {
    static constexpr auto k_type = fact_type::note_set;
    PersonId person;
    OrganisationId organisation;
    std::string text;
};
inline constexpr int k_best_rating = 5;
// How the candidate felt treated, by an employer at a meet or by everybody on the whole day:
// 1 … k_best_rating, or 0 to take it back. Counted, never shown.
struct TreatmentRated {
    static constexpr auto k_type = fact_type::treatment_rated;
    PersonId person;
    int rating = 0;
    MeetId meet{};  // none: the whole day
};
// The person has seen their schedule as it stood; what changes from here on is new to them.
struct ScheduleSeen {
    static constexpr auto k_type = fact_type::schedule_seen;
    PersonId person;
};
inline constexpr int k_longest_own_words_s = 30;
// Of base64: half a minute of speech in Opus has 64,000; one fact in eight of a push.
inline constexpr std::size_t k_most_sound_letters = 80'000;
// What employers may hear the person say, said after this wording of what becomes of it. The last
// recording counts.
struct OwnWordsRecorded {
    static constexpr auto k_type = fact_type::own_words_recorded;
    PersonId person;
    int seconds = 0;    // 1 … k_longest_own_words_s
    std::string sound;  // Opus in Ogg, as base64
    std::string text_version;
    std::string language;
};
// The person takes that back: the sound of all that was recorded is emptied (storage/tombstone.h).
struct OwnWordsRemoved {
    static constexpr auto k_type = fact_type::own_words_removed;
    PersonId person;
};
// What candidates may hear an organisation's staff say: of the same length and form as own words.
// The last recording counts.
struct PitchRecorded {
    static constexpr auto k_type = fact_type::pitch_recorded;
    OrganisationId organisation;
    StaffId staff;  // whose voice it is
    int seconds = 0;
    std::string sound;
    std::string language;
};
// They take that back: the sound of all that was recorded for them is emptied.
struct PitchRemoved {
    static constexpr auto k_type = fact_type::pitch_removed;
    OrganisationId organisation;
    StaffId staff;
};
// From here on the person's own schedule is shown to whoever holds the key with this hash
// (storage/phone_key.h); an earlier key is over, of those on paper or of those on a phone. For the
// central server alone.
struct PhonePageOpened {
    static constexpr auto k_type = fact_type::phone_page_opened;
    PersonId person;
    std::string key_hash;
    bool on_paper = false;
};
// A device may speak from here on, or in another role, or for another organisation.
struct DeviceJoined {
    static constexpr auto k_type = fact_type::device_joined;
    DeviceId device;
    std::string role;
    std::string name;
    OrganisationId organisation;  // whose table it stands at, if it does
};
struct DeviceRevoked {
    static constexpr auto k_type = fact_type::device_revoked;
    DeviceId device;
};

// The fact for a body: type, subjects and body are set; ids, times and sequence are the device's.
template <class Body>
Fact make_fact(Body const& body);
// Message key "error.bad_fact" when the body is not of this form. Unknown members are ignored.
template <class Body>
Result<Body> read_body(Fact const& fact);

}  // namespace ontmoet::domain
