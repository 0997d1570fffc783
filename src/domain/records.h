// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "domain/values.h"

#include <cstdint>
#include <string>
#include <vector>

// What is known about an event and the people and things in it, as plain data. Which field may be
// seen by whom stands in fields.h; an empty value means "not asked", never "no".
namespace ontmoet::domain {

// Rounds are bits of a mask (scheduling.md).
inline constexpr int k_most_rounds = 32;
inline constexpr int k_longest_meet_min = 24 * 60;

// After its event nobody's data is needed for longer: the last question is asked after two years.
inline constexpr int k_most_days_kept = 3 * 365;

struct Event {
    std::string name;
    std::string place;
    std::string region;  // one of the 35 arbeidsmarktregio's
    std::string theme;
    std::string kind;  // matchingsevent, speed meet, meet & greet, …
    std::string organiser;
    Moment starts_at;  // of the first round
    int rounds = 0;    // at most k_most_rounds
    int meet_length_min = 8;
    int changeover_min = 2;
    std::vector<int> breaks;      // rounds in which nobody meets
    int most_meets = 4;           // for one candidate
    int fair_minimum = 3;         // every candidate should get this many
    int max_run = k_most_rounds;  // a candidate's longest row of meets without a breather
    int walk_gap = 0;             // free rounds a candidate needs between two zones of the hall
    std::vector<Place> places;    // municipalities and workplaces of this event
    std::string profile_key;      // secret: signs portable profiles (exchange/portable_profile.h)
    int retention_days = 30;      // what is kept of people after it (domain/retention.h)
    int consented_days = 730;     // of those who agreed to be asked later, or to be remembered
    std::string legal_hold;       // why nothing may be erased by itself; empty: it may
    std::vector<BoardPlace> boards;
    std::string series;           // events of one organiser and one region with this name
    std::vector<Helper> helpers;  // of other organisers; nobody where there is no series
    friend bool operator==(Event const&, Event const&) = default;

    Moment round_start(int round) const {
        return starts_at + std::chrono::minutes{round * (meet_length_min + changeover_min)};
    }
    Moment round_end(int round) const {
        return round_start(round) + std::chrono::minutes{meet_length_min};
    }
};

inline constexpr int k_most_priority = 3;
inline constexpr int k_most_school_years = 25;

struct Organisation {
    std::string name;
    std::string initials;
    std::string sector;
    std::string size;  // mkb or large
    std::string region;
    std::string place;
    std::string pitch;
    std::vector<std::string> languages;  // spoken at work
    Experience experience = Experience::none;
    int people_trained = 0;  // statushouders, so far
    bool buddy = false;
    bool partner = false;  // has a stand but is no employer
    int priority = 0;      // as a candidate's
    friend bool operator==(Organisation const&, Organisation const&) = default;
};

struct Offer {
    OrganisationId organisation;
    std::string title;
    std::string occupation;
    std::string sector;
    bool shortage = false;  // krapteberoep
    int number = 1;
    Way kind = Way::paid_job;
    std::string contract;  // temporary, permanent or agency
    int hours = 0;         // a week, 0: to be agreed
    Days days;
    bool lessons_fit = false;                      // goes together with school times
    Level dutch_speaking_needed = Level::unknown;  // really needed
    Level dutch_reading_needed = Level::unknown;
    Level dutch_wished = Level::unknown;
    bool english_enough = false;
    bool diploma_needed = false;  // only where the law asks for it
    bool driving_licence_needed = false;
    std::vector<std::string> skills;
    bool learning_on_the_job = false;
    bool language_at_work = false;     // taal op de werkvloer
    std::string learning_goal;         // language, work, both, or the employer's own words
    std::vector<std::string> modules;  // praktijkverklaring, mbo-certificaat, derde_leerweg
    bool growth_path = false;          // to a higher job
    bool job_guarantee = false;        // baangarantie
    std::string end_date;              // ISO 8601, empty: none
    std::string starts;                // ISO 8601, empty: at once
    std::string place;                 // of the work, empty: the organisation's
    bool travel_paid = false;
    std::string pay;                   // wage, benefit (is kept) or allowance
    std::vector<std::string> support;  // what they want to know more of: jobcoach, no_risk, …
    std::string checked_on;            // ISO 8601, the day on which staff last said it is right
    bool filled = false;               // nobody is looked for any more
    friend bool operator==(Offer const&, Offer const&) = default;
};

struct Staff {
    OrganisationId organisation;
    std::string name;
    std::string role;
    std::string code;  // six digits on the invitation
    friend bool operator==(Staff const&, Staff const&) = default;
};

struct Table {
    OrganisationId organisation;
    int number = 0;
    double x = 0;  // place in the hall, 0…1 from the left
    double y = 0;  // 0…1 from the far side; the entrance is at (0.5, 1)
    int zone = 0;
    std::uint32_t rounds = 0xFFFFFFFFU;  // bit r: open in round r
    bool gone = false;                   // carried out of the hall (State::tables_gone)
    friend bool operator==(Table const&, Table const&) = default;
};

struct Interpreter {
    std::string name;
    std::vector<std::string> languages;
    std::uint32_t rounds = 0xFFFFFFFFU;
    friend bool operator==(Interpreter const&, Interpreter const&) = default;
};

// A candidate (domain.md §4).
struct Profile {
    std::string code;  // six digits on the invitation
    std::string given_name;
    std::string family_name;
    std::string own_script_name;  // as the person writes it
    std::string phone;
    std::string email;
    std::string reached_by;  // call, message or email: which they like best
    int birth_year = 0;
    std::string screen_language;
    std::vector<LanguageSkill> languages;
    DutchLevel dutch;
    std::string dutch_measured_by;  // self, test or school
    std::string dutch_measured_on;  // ISO 8601
    Level dutch_aim = Level::unknown;
    bool works_in_english = false;
    std::string interpreter_wanted;  // language
    bool literacy_help = false;
    std::string municipality;
    std::string housing;  // azc or housed
    std::string region;
    Reach reach;
    bool driving_licence = false;
    Days days;
    Days lessons;      // at school then: no work
    int hours = 0;     // a week
    std::string from;  // ISO 8601, empty: at once
    std::vector<WorkDone> work;
    std::vector<std::string> skills;
    std::string education;           // none, primary, secondary, mbo, hbo or wo
    std::string education_field;     // a sector
    int education_years = 0;         // at school altogether, at most k_most_school_years
    std::string education_finished;  // yes or no
    std::string diploma_valuation;
    std::vector<std::string> certificates;  // startkwalificatie, praktijkverklaring, vca, …
    std::vector<std::string> wished_sectors;
    std::vector<std::string> wished_occupations;  // to start with: startbaan
    std::vector<std::string> dream_occupations;   // for later: hartbaan
    bool any_job = false;                         // other work is fine for now: broodbaan
    std::vector<Way> ways;
    std::string own_words;
    std::vector<std::string> prepared;         // cv, pitch, interview, ona
    std::vector<std::string> practical_needs;  // childcare, wheelchair, travel_costs
    std::string contact_person;                // klantmanager, jobcoach or taalmaatje
    std::string brought_by;
    // Who sits beside them at every table. Whoever has the same companion meets in other rounds.
    std::string companion;
    int priority = 0;  // 0 … k_most_priority: how much an organiser wants them to meet first
    friend bool operator==(Profile const&, Profile const&) = default;
};

}  // namespace ontmoet::domain
