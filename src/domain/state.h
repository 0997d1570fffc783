// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/bodies.h"
#include "domain/fact.h"
#include "domain/records.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

// The state of one event: nothing but the fold of its facts (apply.h). Plain data; the same facts
// in the same order give an equal State on a kiosk, on the server and in a test.
namespace ontmoet::domain {

struct Consent {
    bool given = false;
    Moment at;
    std::string text_version;
    std::string language;
    DeviceId device;      // on which it was said
    bool spoken = false;  // to a host, who wrote it down
    friend bool operator==(Consent const&, Consent const&) = default;
};

// Where and when a meet was when its candidate looked at their schedule.
struct SeenMeet {
    TableId table;
    int round = 0;
    friend bool operator==(SeenMeet const&, SeenMeet const&) = default;
};

// What somebody said in their own voice, without the sound: that stays in the log, in this fact.
struct Recording {
    FactId fact;  // none: taken back at that time
    int seconds = 0;
    Moment at;
    DeviceId device;  // on which it was said
    friend bool operator==(Recording const&, Recording const&) = default;
};

// What an organisation's staff said for candidates to hear; the sound stays in the log.
struct Pitch {
    FactId fact;
    StaffId staff;
    int seconds = 0;
    friend bool operator==(Pitch const&, Pitch const&) = default;
};

struct Candidate {
    PersonId id;
    Profile profile;
    Origin origin = Origin::import;
    bool registered = false;  // false: a check-in came before the registration and waits for it
    bool checked_in = false;
    bool checked_in_again = false;  // two check-ins were said; both are kept
    Moment checked_in_at;
    std::string badge;  // empty before check-in
    std::map<Purpose, Consent> consents;
    bool left = false;                   // checked out and not back
    int treatment = 0;                   // how they felt treated on the whole day, 0: not said
    std::map<MeetId, int> treatment_at;  // the same at a meet
    // Their meets as they last looked at them; nothing when they never did.
    std::optional<std::map<MeetId, SeenMeet>> seen;
    std::optional<Recording> recording;
    // Codes and badges of their other registrations, and badges that a second desk gave: they keep
    // standing for this person.
    std::vector<std::string> other_codes;

    bool consents_to(Purpose purpose) const {
        auto const found = consents.find(purpose);
        return found != consents.end() && found->second.given;
    }
    bool is_recorded() const { return recording && !recording->fact.is_none(); }
    friend bool operator==(Candidate const&, Candidate const&) = default;
};

struct StaffMember {
    Staff record;
    bool checked_in = false;
    Moment checked_in_at;
    bool left = false;
    friend bool operator==(StaffMember const&, StaffMember const&) = default;
};

struct Preference {
    Answer candidate = Answer::none;
    Answer employer = Answer::none;  // yes: starred
    friend bool operator==(Preference const&, Preference const&) = default;
};

struct Meet {
    PlannedMeet planned;
    MeetStatus status = MeetStatus::planned;
    bool invited = false;  // by the employer, without the candidate being asked first
    Answer candidate_verdict = Answer::none;
    Answer employer_verdict = Answer::none;
    std::string candidate_reason;
    std::string employer_reason;
    Moment started_at;  // 0: not (yet)
    Moment ended_at;
    Moment missed_at;  // somebody said that the candidate did not come
    std::map<Side, NextStep> next_steps;
    Moment contact_informed_at;  // 0: the candidate's fixed contact did not hear of it (yet)

    // Something was said about it besides when it would be: no plan makes it forgotten.
    bool is_told() const {
        return candidate_verdict != Answer::none || employer_verdict != Answer::none ||
               started_at != Moment{} || ended_at != Moment{} || missed_at != Moment{} ||
               !next_steps.empty();
    }
    friend bool operator==(Meet const&, Meet const&) = default;
};

// What a plan replaced, so that it can be taken back.
struct FormerPlan {
    std::vector<PlannedMeet> meets;
    std::vector<Away> away{};
    int gap_per_mille = 0;
    bool optimal = false;
    friend bool operator==(FormerPlan const&, FormerPlan const&) = default;
};

struct PublishedPlan {
    PlanId id;
    Moment at;
    int gap_per_mille = 0;
    bool optimal = false;
    std::vector<Away> away{};
    std::optional<FormerPlan> former{};  // none for the first plan
    friend bool operator==(PublishedPlan const&, PublishedPlan const&) = default;
};

struct HelpRequest {
    FactId id;
    DeviceId device;
    PersonId person;
    std::string screen;
    std::string language;
    Moment at;
    int late_min = 0;  // 0: they ask for help
    bool answered = false;
    friend bool operator==(HelpRequest const&, HelpRequest const&) = default;
};

// A fact the server refused and nobody has taken care of yet.
struct RefusedFact {
    FactRefused said;
    Moment refused_at;
    friend bool operator==(RefusedFact const&, RefusedFact const&) = default;
};

// One answer about what became of somebody.
struct FollowUp {
    FollowUpRecorded said;
    Moment at;
    std::string by;  // as of the fact's actor
    friend bool operator==(FollowUp const&, FollowUp const&) = default;
};

// Somebody looked at a person, or at a list.
struct Look {
    std::string by;  // as of the fact's actor
    std::string page;
    Moment at;
    friend bool operator==(Look const&, Look const&) = default;
};

struct Export {
    ExportMade said;
    Moment at;
    friend bool operator==(Export const&, Export const&) = default;
};

// A person's schedule as a phone shows it, until they open another page in the same way, stop
// taking part or are erased.
struct PhonePage {
    PersonId person;
    Moment opened_at;
    Moment first_opened_at;  // of the first of their pages
    bool on_paper = false;   // its link was printed, not shown on a screen
    friend bool operator==(PhonePage const&, PhonePage const&) = default;
};

// Where somebody may say how it went.
struct FollowUpLink {
    PersonId person;
    Moment made_at;
    Moment until;
    friend bool operator==(FollowUpLink const&, FollowUpLink const&) = default;
};

// That somebody was erased, and nothing of who it was.
struct ErasureDone {
    std::string rule;
    Erased kind = Erased::candidate;
    Moment at;
    friend bool operator==(ErasureDone const&, ErasureDone const&) = default;
};

// When it was said that data will be erased, and after when.
struct RetentionWarning {
    Moment until;
    Moment at;
    friend bool operator==(RetentionWarning const&, RetentionWarning const&) = default;
};

// A talk of two employers (visit.booked).
struct Visit {
    TableId table;
    TableId guest_table;
    int round = 0;
    friend bool operator==(Visit const&, Visit const&) = default;
};

struct Announcement {
    FactId id;
    Moment at;
    Moment until;
    std::map<std::string, std::string> texts;
    friend bool operator==(Announcement const&, Announcement const&) = default;
};

struct JoinedDevice {
    std::string role;
    std::string name;
    OrganisationId organisation;
    Moment at;
    bool revoked = false;
    friend bool operator==(JoinedDevice const&, JoinedDevice const&) = default;
};

struct State {
    EventId id;
    Event event;
    std::map<PersonId, Candidate> people;
    std::map<OrganisationId, Organisation> organisations;
    std::set<OrganisationId> unconfirmed;        // registered here, and no host confirmed them yet
    std::set<OrganisationId> refused_employers;  // of those a host did not let in
    std::map<std::pair<OrganisationId, OrganisationId>, Visit> visits;  // by guest and ambassador
    std::map<OrganisationId, Pitch> pitches;
    std::map<OfferId, Offer> offers;
    std::map<StaffId, StaffMember> staff;
    std::map<TableId, Table> tables;
    std::map<TableId, Table> tables_gone;  // carried out of the hall; they may come back
    std::map<InterpreterId, Interpreter> interpreters;
    std::map<std::pair<PersonId, OrganisationId>, Preference> preferences;
    std::map<MeetId, Meet> meets;
    std::optional<PublishedPlan> plan;
    std::vector<HelpRequest> help;
    std::map<FactId, RefusedFact> refused;  // by the fact that was refused
    std::set<FactId> closed_problems;
    // Every answer, in the order they were said; the newest on a rung counts.
    std::map<std::pair<PersonId, OrganisationId>, std::vector<FollowUp>> follow_ups;
    std::vector<Export> exports;
    std::map<PersonId, std::vector<Look>> looks;  // of nobody: at lists
    std::map<std::pair<PersonId, OrganisationId>, std::string> notes;
    std::map<std::string, PhonePage> phone_pages;  // by the hash of its key
    std::map<int, RoundClock> rounds;  // by round; the others follow from these and the event
    std::vector<Announcement> announcements;
    std::vector<Lease> leases;
    Moment leases_at;  // the server's clock, when it gave them
    std::map<DeviceId, JoinedDevice> devices;
    std::map<PersonId, PersonId> linked;  // another id of somebody, and the one they go by
    std::set<PersonId> erased;
    std::vector<ErasureDone> erasures;                         // those that say by which rule
    std::map<std::string, RetentionWarning> retention_warned;  // by rule
    std::map<std::string, FollowUpLink> follow_up_links;       // by the hash of its key
    std::string kept_figures;  // of before people were erased (figures.kept); empty: none yet
    Cursor cursor = 0;         // of the newest confirmed fact in it

    friend bool operator==(State const&, State const&) = default;
};

}  // namespace ontmoet::domain
