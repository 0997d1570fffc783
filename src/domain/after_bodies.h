// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "domain/fact.h"
#include "domain/values.h"

#include <string>

// Bodies of what comes after an event; a part of bodies.h.
namespace ontmoet::domain {

// What became of somebody who met an organisation (domain.md §6), asked of those who agreed to it.
// Each answer is kept; the newest on a rung counts.
struct FollowUpRecorded {
    static constexpr auto k_type = fact_type::follow_up_recorded;
    PersonId person;
    OrganisationId organisation;
    Rung rung = Rung::started;
    std::string date;    // ISO 8601, on which it was so
    std::string reason;  // a code: why it ended or did not begin
    // Whether it is so: began, still there, ended. Maybe: nobody could say; none: not answered
    // after all.
    Answer answer = Answer::yes;
    std::string kind{};  // a Way; empty: not asked, as the next ones
    JobLevel level = JobLevel::unknown;
    std::string contract{};  // as of an Offer
    int hours = 0;           // a week
    friend bool operator==(FollowUpRecorded const&, FollowUpRecorded const&) = default;
};
// The fixed contact of the meet's person (klantmanager, jobcoach) heard that it is a match.
struct ContactInformed {
    static constexpr auto k_type = fact_type::contact_informed;
    MeetId meet;
    PersonId person;
};
// Data left the server as files.
struct ExportMade {
    static constexpr auto k_type = fact_type::export_made;
    std::string format;
    std::string purpose;
    std::string by;        // who made it
    std::string made_for;  // the contact whose people are in it; empty: nobody's alone
    PersonId person{};     // whom alone it is about; none: everybody
    friend bool operator==(ExportMade const&, ExportMade const&) = default;
};
// Somebody looked at people in the console: at one of them, or at a list of many. Once a day for
// each account and person, or list. For the central server alone.
struct PeopleSeen {
    static constexpr auto k_type = fact_type::people_seen;
    std::string page;   // people, outcomes, tasks
    PersonId person{};  // who was looked up; none: a list
    friend bool operator==(PeopleSeen const&, PeopleSeen const&) = default;
};
// From here on the person may say how it went by the link with the key of this hash, until that
// day; an earlier link is over. For the central server alone.
struct FollowUpLinkMade {
    static constexpr auto k_type = fact_type::follow_up_link_made;
    PersonId person;
    std::string key_hash;
    Moment until;
};
// The organiser is told that data will be erased by this rule (retention.h): nothing is erased
// unsaid.
struct RetentionWarned {
    static constexpr auto k_type = fact_type::retention_warned;
    std::string rule;
    Moment until;
};
// What the event brought, in figures that tell of nobody, kept when its people are erased.
struct FiguresKept {
    static constexpr auto k_type = fact_type::figures_kept;
    std::string figures;  // JSON, as exchange/open_data.h writes it
};

}  // namespace ontmoet::domain
