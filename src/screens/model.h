// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "cards/shelf.h"
#include "domain/rules.h"
#include "domain/state.h"
#include "i18n/name_index.h"
#include "i18n/tongue.h"
#include "i18n/vocabulary.h"
#include "matching/fit.h"
#include "planning/explain.h"
#include "planning/make_plan.h"
#include "planning/mend.h"
#include "screens/browse_model.h"
#include "screens/device_model.h"
#include "screens/employer_model.h"
#include "screens/figures_model.h"
#include "screens/hall_model.h"
#include "screens/host_model.h"
#include "screens/table_model.h"
#include "screens/talk_model.h"
#include "screens/visitor_model.h"
#include "ui/tree.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// Everything the screens of a kiosk read: the event as far as this kiosk knows it, and what the
// person in front of it is doing. Plain data; kiosk/update.cpp alone changes it.
namespace ontmoet::screens {

enum class Screen {
    // visitor
    languages,
    welcome,
    code,
    search,
    identity,
    consent,
    name,
    are_you,  // somebody who was registered before?
    language_skills,
    language_levels,
    dutch_reading,
    work,
    work_years,
    can,  // skills
    papers,
    school,
    wish,
    dream,
    days,
    reach,
    helping,         // what helps today
    companion,       // the name of who comes along
    brought_by,      // through whom they came
    contact_person,  // the name of who goes on helping them
    own_words,
    contact,
    card,   // of the person, as employers see it, and everything that can be changed
    erase,  // is everything about them to be erased?
    ready,  // checked in: number and what comes next
    take_along,
    take_code,  // a QR to take a picture of
    employers,
    employer,  // one employer's page
    employers_filter,
    schedule,
    late,  // by how much
    stop,  // are the meets to come cancelled?
    more,  // what is free now
    verdict,
    leave,      // what came of the day, and checking out
    info,       // good to know: all cards
    info_card,  // one of them
    // employer
    staff_code,
    staff_choice,
    browse,
    candidate,  // one candidate's card
    our_schedule,
    compare,  // two candidates beside each other
    invite,   // the open candidate to a talk: when and where, or why not
    note,     // about the open candidate
    ambassadors,
    offers,          // are they still right?
    offer,           // one of them, with the pages that change it:
    offer_work,      // which occupation
    offer_kind,      // way, number, contract, pay
    offer_when,      // days, hours, from when until when
    offer_dutch,     // what is really needed, and who drops out by it
    offer_learning,  // what somebody learns
    offer_terms,     // needs, place, support
    offer_text,      // the keys for title, goal or place
    our_organisation,
    our_pitch,
    new_colleague,    // somebody who is not on the list
    register_name,    // of an organisation nobody announced
    register_sector,  // and its size
    employer_waits,   // for a host's confirmation
    // host
    pin,
    arrivals,
    hall,  // the rounds, who is missing, and announcements
    plan,
    touched,       // what the host touched on the plan: why it is so, and what happened
    mend,          // ways to go on
    plan_changes,  // of the draft against what stands
    figures,       // of the day, as pictures
    export_event,
    problems,
    printing,      // what waits at this kiosk's printers
    sync,          // this device and all others
    new_employer,  // is one who registered here confirmed?
    doings,        // what was just done here, to be taken back
    on_behalf,     // may a host answer for somebody? Read to them
    interpreters,  // where each of them sits, and when
    table_code,    // an employer's own phone or laptop becomes the device of their table
    // at an employer's table
    table,
    table_choice,  // where the device stands
    agreed,        // what comes after a meet, or why nothing
    table_note,
    their_answer,  // of the candidate, turned to them
    talk,          // sentences to touch, for who does not speak the other one's language
    talk_shown,    // one of them and its answers, turned to who listens
    board,         // a public screen that nobody touches
    first_start,   // of a device that belongs to no event
    cannot_begin,  // of one that has nothing to write on, or cannot read what it knew
    // for everybody
    change_language,
    accessibility,
};

constexpr int loudest_volume = 10;

// How a person wants the kiosk to look, to sound and to be worked; for one session.
struct Accessibility {
    int text_step = 0;  // 0, 1, 2: 100, 125, 150 %
    bool high_contrast = false;
    bool reduced_motion = false;
    bool sound = true;
    int volume = 7;            // 0 … loudest_volume
    bool reach = false;        // everything can be brought into the lower half of the panel
    bool two_buttons = false;  // worked by "next" and "choose" alone

    friend bool operator==(Accessibility const&, Accessibility const&) = default;
};

// One candidate as an employer sees it for the chosen offer: no identity.
struct CandidateCard {
    PersonId person;
    matching::Fit fit;
    bool starred = false;
    bool here = false;  // checked in
};

// For a host: a fact that does not hold, or a doubt about people, until closed or solved by itself.
struct Problem {
    enum class Kind {
        refused,      // the server did not accept it
        foreseen,     // the server has not decided yet and would not accept it now
        alike,        // two registrations that may be one person's
        again,        // two check-ins of one person
        unknown,      // a check-in of somebody who is not registered
        provisional,  // a booking that the server has not confirmed yet: there is nothing to do
    };
    FactId id;  // a problem.closed names it
    Kind kind = Kind::refused;
    std::string message_key{};  // why the fact does not hold
    std::string fact_type{};
    std::string actor{};  // who said it: candidate:…, employer:…, host
    DeviceId device{};    // where
    Moment at{};          // and when, by the server's clock; 0: not known
    PersonId person{};
    PersonId other{};            // of two who look alike
    domain::PlannedMeet meet{};  // of a booking
    bool has_meet = false;
    std::vector<domain::PlannedMeet> alternatives{};  // from now on, the best first
    bool fits_again = false;                          // the first one is what was asked for

    // Something for a host to do.
    bool is_open() const { return kind != Kind::provisional; }
    friend bool operator==(Problem const&, Problem const&) = default;
};

// Somebody closed a problem; for some seconds they can take that back.
struct Closing {
    FactId problem;
    Moment until;
};

struct Employer {
    OrganisationId organisation;
    StaffId staff;
    OfferId offer;  // the candidates are sorted for this one
    std::string typed_code;
    std::vector<domain::Level> levels;  // only these Dutch speaking levels; empty: all
    bool only_now = false;              // can start at once
    bool only_licence = false;
    bool only_evenings = false;
    bool only_starred = false;
    PersonId open_candidate;
    int on_my_list = 0;  // starred, whatever the filters leave
    Browsing browsing{};
    OfferDraft draft;  // of the offer that is being changed
    OurDraft ours;
};

struct PlanDraft {
    domain::PlanPublished plan;
    std::vector<int> people_with_at_least;  // [k]: with more than k meets
    int people = 0;
    int unmet_wishes = 0;
    std::optional<planning::Shortage> shortage{};  // the worst lack of interpreters
};

// Made anew by update() whenever what it leans on changed; never in a view.
struct Arrivals {
    int here = 0;
    int expected = 0;
    int staff_here = 0;
    int staff = 0;
    int companions = 0;
    std::vector<PersonId> people;  // by name; while somebody is searched for, the matches only
};

// What of the plan a host looks at: one of these.
struct Touched {
    MeetId meet{};
    PersonId person{};
    TableId table{};
    int round = -1;
    friend bool operator==(Touched const&, Touched const&) = default;
};

// Ways to go on that wait for the host's choice.
struct Mend {
    planning::Trouble trouble;
    PlanId draft{};           // into which what is chosen goes; none: it is published at once
    bool takes_back = false;  // the plan before comes back; the trouble says nothing then
    std::vector<planning::MendOption> options;
};

struct Host {
    std::string typed_pin;
    Helping helping;
    bool unlocked = false;
    bool pin_was_wrong = false;
    std::optional<std::string> search;  // none: nobody is searched for
    Arrivals arrivals;
    bool planning = false;
    bool stopped = false;                    // the running planner comes to its end
    std::optional<double> planning_gap_pct;  // as plan.h; none: little is found as yet
    std::optional<PlanDraft> draft;
    std::string planning_error;  // message key
    Touched touched;
    std::optional<scheduling::HappeningKind> asks_until;  // late or meet_extended: until when?
    std::optional<Mend> mend;
    std::optional<std::string> announcement;  // being typed; none: none is
    MeetId moving;  // the next free place that is touched is its new one; none: nothing moves
    // Made anew by update() for the screens that show them.
    planning::Account account;     // of whom was touched
    planning::MeetReason reason;   // of the meet that was touched
    std::vector<FillIn> fill_ins;  // for the meet that was touched
    Figures figures;
    DayEnd day_end;
    std::vector<planning::Change> changes;  // of the draft against what stands
    std::vector<Problem> doubts;            // about people
    std::vector<Problem> problems;          // of facts and people, with what can be done now
    std::vector<Closing> closing;           // problems that are as good as closed
    OrganisationId new_employer;            // that is looked at
    InterpreterId interpreter;              // whose day is looked at; none: the first one's
    TableCode table_code;                   // for the phone of an employer
    int new_table = 0;                      // its number, if it is confirmed with one
    std::string exported_to;                // folder
    std::string export_error;               // message key
};

struct Toast {
    std::string message_key;
    bool good = true;
    Moment until;
};

struct Model {
    domain::State const* state = nullptr;  // the event with this kiosk's own pending facts
    i18n::Vocabulary const* vocabulary = nullptr;
    i18n::Tongues const* tongues = nullptr;  // for words in a second language; may be null
    cards::Shelf const* info = nullptr;      // "good to know"; null or empty: nothing leads there
    Screen home = Screen::languages;         // where every session of this device begins and ends
    std::vector<Screen> stack{Screen::languages};
    std::string language = "nl";
    std::string usual_language = "nl";  // this device's own, when a session begins
    Moment now;
    Duration idle{0};            // since the last touch, in steps of a second
    bool asks_presence = false;  // "are you still there?"
    bool help_asked = false;
    std::vector<std::string> first_languages;  // of its screen of languages
    int quarter_turns = 0;                     // clockwise, of the picture on the panel
    Accessibility accessibility;
    Accessibility usual_accessibility;  // this device's own, when a session begins
    Speech speech;
    Network network;
    FirstStart first_start;
    CannotBegin cannot_begin;
    Devices devices;
    Care care;
    Printers printers;
    bool has_phone_page = false;  // phones can find the server
    // For employers alone: it knows no meets, and notes of its own organisation only.
    bool is_browse_screen = false;
    Microphone microphone;
    bool camera_works = false;  // a code can be held before it now
    std::string version;        // of this program
    DeviceId device;            // this one
    Visitor visitor;
    Employer employer;
    Host host;
    Board board;
    AtTable at_table;
    std::vector<Doing> doings;  // of hosts at this device, the latest first
    // What the hall was last seen to do, where each turn is heard once.
    std::optional<domain::HallMoment> heard;
    Talk talk;
    std::optional<Toast> toast;
    std::vector<Problem> problems;  // of facts, as this kiosk knows them
    std::set<MeetId> provisional;   // booked here, not confirmed, and no network to ask
    char badge_letter = 'A';
    Moment pin_locked_until;  // after too many wrong PINs

    // Made anew by update() whenever what they lean on changed; never in a view.
    std::vector<EmployerCard> employer_cards;
    std::vector<CandidateCard> candidate_cards;
    i18n::NameIndex names;
    std::vector<PersonId> unread_names;  // new or changed people, not yet in `names`
    std::vector<MeetId> meets;           // of the visitor or the employer whose schedule is shown

    Screen screen() const { return stack.back(); }
    // The visitor's record, or null while nobody is known.
    domain::Candidate const* candidate() const {
        auto const found = state->people.find(visitor.person);
        return found == state->people.end() ? nullptr : &found->second;
    }
    // Whether the screen is turned to who sits across the table, in their language.
    bool faces_other() const {
        if (screen() == Screen::their_answer) return true;
        if (screen() == Screen::talk) return talk.across && !talk.other.empty();
        return screen() == Screen::talk_shown && talk.across == talk.answered;
    }
    // The language of who reads this screen now.
    std::string const& reader_language() const {
        return faces_other() && !talk.other.empty() ? talk.other : language;
    }
    // Whether what the employer in front of it writes about people is kept where they find it
    // again.
    bool keeps_notes() const {
        return !employer.staff.is_none() &&
               (!is_browse_screen || at_table.organisation == employer.organisation);
    }
    // "Good to know" for who stands in front of it.
    cards::Audience info_audience() const {
        return employer.organisation.is_none() ? cards::Audience::visitors
                                               : cards::Audience::employers;
    }
    std::span<cards::Card const> info_cards() const {
        if (info == nullptr) return {};
        return info->in(language, info_audience());
    }
    bool has_info() const { return !info_cards().empty(); }
    // The card that is open, or null.
    cards::Card const* card() const {
        return has_info() ? info->find(language, visitor.open_card) : nullptr;
    }
};

}  // namespace ontmoet::screens
