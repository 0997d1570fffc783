// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "base/qr_code.h"
#include "domain/state.h"
#include "matching/fit.h"
#include "planning/explain.h"

#include <set>
#include <string>
#include <vector>

// What a visitor at this kiosk is doing; a part of Model (model.h).
namespace ontmoet::screens {

// One employer as a candidate sees it.
struct EmployerCard {
    OrganisationId organisation;
    OfferId best_offer;
    matching::Fit fit;
    domain::Answer answer = domain::Answer::none;
};

// What came of the letters typed by somebody who looks for their own name.
enum class NameSearch {
    too_short,  // nobody is looked for yet
    nobody,
    too_many,  // more people fit equally well than may be shown
    found,
};

// What of the employers is shown.
struct EmployerFilter {
    bool no_dutch = false;
    bool near = false;     // not further than they travel
    bool days = false;     // on days they can
    bool later = false;    // answered "maybe later"
    std::string sector{};  // empty: all
    bool is_set() const { return no_dutch || near || days || later || !sector.empty(); }
    friend bool operator==(EmployerFilter const&, EmployerFilter const&) = default;
};

// A square to take along on a telephone.
struct TakenCode {
    enum class Kind { none, phone_page, profile };
    Kind kind = Kind::none;
    QrCode square{};
    bool is_shortened = false;  // not all of the profile found room
};

// What somebody says instead of typing it, until they keep it or leave the screen.
struct OwnVoice {
    bool is_open = false;   // the screen is for speaking, not for typing
    std::string draft{};    // the sound, not kept yet; empty: none
    int seconds = 0;        // of it
    bool is_said = false;   // it was kept, and is here until that is on the disk
    std::string trouble{};  // message key: why there is none
};

struct Visitor {
    PersonId person;          // none until somebody is found or begins
    bool is_new = false;      // registers here and now
    bool confirmed = false;   // said "yes, that is me"
    domain::Profile profile;  // the registration's answers, with what is being typed
    bool profile_is_saved = true;
    std::string typed_code;
    std::string typed_name;
    NameSearch search = NameSearch::too_short;
    std::vector<PersonId> found;  // at most five
    std::vector<PersonId> alike;  // who the person that registers here may be; at most three
    std::set<PersonId> not_them;  // they said that they are none of these
    std::string chosen_sector;    // of the work screen: its occupations are shown
    bool shows_lessons = false;   // of the days screen: the times of lessons are touched
    int page = 0;                 // of the employers' cards
    EmployerFilter filter;
    bool near_misses = false;               // nothing passed the filter: the cards are the closest
    std::vector<domain::PlannedMeet> free;  // of the screen `more`, made anew by update()
    OrganisationId open_employer;
    MeetId open_meet;
    TakenCode code;
    OwnVoice voice;
    planning::Account account;           // of the schedule; made anew by update()
    bool asked_without_consent = false;  // explain why taking part needs a yes
    std::string open_card;               // its name
};

}  // namespace ontmoet::screens
