// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "cards/shelf.h"
#include "domain/state.h"
#include "i18n/name_index.h"
#include "i18n/spoken.h"
#include "i18n/tongue.h"
#include "i18n/vocabulary.h"
#include "matching/fit.h"
#include "planning/explain.h"
#include "planning/make_plan.h"
#include "planning/mend.h"
#include "screens/visitor_model.h"
#include "ui/tree.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <set>
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
    language_skills,
    dutch_reading,
    work,
    work_years,
    can,  // skills
    papers,
    wish,
    dream,
    days,
    reach,
    helping,    // what helps today
    companion,  // the name of who comes along
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
    // host
    pin,
    arrivals,
    plan,
    touched,       // what the host touched on the plan: why it is so, and what happened
    mend,          // ways to go on
    plan_changes,  // of the draft against what stands
    export_event,
    problems,
    printing,  // what waits at this kiosk's printers
    sync,      // this device and all others
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

// What a host has to look at: a fact that does not hold, or a doubt about people. It stays until
// somebody closes it or it solves itself.
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
    bool takes_back = false;  // the plan before comes back; the trouble says nothing then
    std::vector<planning::MendOption> options;
};

struct Host {
    std::string typed_pin;
    bool unlocked = false;
    bool pin_was_wrong = false;
    std::optional<std::string> search;  // none: nobody is searched for
    Arrivals arrivals;
    bool planning = false;
    bool stopped = false;  // the running planner's plan is not wanted any more
    double planning_gap_pct = 0;
    std::optional<PlanDraft> draft;
    std::string planning_error;  // message key
    Touched touched;
    std::optional<scheduling::HappeningKind> asks_until;  // late or meet_extended: until when?
    std::optional<Mend> mend;
    MeetId moving;  // the next free place that is touched is its new one; none: nothing moves
    // Made anew by update() for the screens that show them.
    planning::Account account;              // of whom was touched
    planning::MeetReason reason;            // of the meet that was touched
    std::vector<planning::Change> changes;  // of the draft against what stands
    std::vector<Problem> doubts;            // about people
    std::vector<Problem> problems;          // of facts and people, with what can be done now
    std::vector<Closing> closing;           // problems that are as good as closed
    std::string exported_to;                // folder
    std::string export_error;               // message key
};

struct Network {
    bool online = false;
    bool ever_online = false;
    int pending = 0;             // facts not yet with the server
    std::string trouble;         // message key, empty: none
    Moment offline_since{};      // by the hall's clock; 0: online, or never was
    Moment last_contact{};       // the same; 0: never
    std::int64_t offset_ms = 0;  // the hall's clock minus this device's
};

// One of the devices of the event, as the server has heard of it.
struct Device {
    // What is wrong with it; the first ones need help.
    enum class State {
        too_old,    // its program: it cannot deliver
        silent,     // was heard of today, but not for a while
        clock_off,  // in contact
        behind,     // in contact, and something waits there
        well,
        never_seen,  // not today
        revoked,
    };
    DeviceId id;
    std::string name;
    std::string role{};  // as storage::to_text
    State state = State::well;
    Moment last_seen{};  // 0: never
    std::int64_t backlog = 0;
    std::int64_t offset_ms = 0;
    std::string version{};  // empty: not known
    bool is_this = false;

    bool needs_help() const { return state <= State::clock_off; }
    friend bool operator==(Device const&, Device const&) = default;
};

// All devices of the event, who needs help first, as they were at that moment.
struct Devices {
    std::vector<Device> list;
    Moment at;  // 0: the server has not told yet
};

// Something that waits at a printer or has been there lately.
struct PrintLine {
    enum class State { waiting, printing, done, failed };
    std::uint64_t job = 0;
    PersonId person;       // whose it is
    std::string kind_key;  // words for what it is
    State state = State::waiting;
    std::string state_key;    // its words
    std::string trouble_key;  // why it was not printed; empty: it was, or it will be
    Moment at;

    bool is_over() const { return state == State::done || state == State::failed; }
    friend bool operator==(PrintLine const&, PrintLine const&) = default;
};

// A printer of this kiosk, as hosts see it.
struct PrinterLine {
    std::string name;
    std::string state_key;  // its words
    bool needs_help = false;
    int waiting = 0;
    std::string advice_key{};       // what to do, when it needs help
    std::vector<PrintLine> jobs{};  // who waits longest first, then what is over, the latest first
    int more_waiting = 0;           // than `jobs` names
    friend bool operator==(PrinterLine const&, PrinterLine const&) = default;
};
struct Printers {
    bool labels = false;  // badges can be printed
    bool pages = false;   // schedules can
    std::vector<PrinterLine> lines{};
    friend bool operator==(Printers const&, Printers const&) = default;
};

struct Toast {
    std::string message_key;
    bool good = true;
    Moment until;
};

// What this kiosk can say and says now.
struct Speech {
    std::shared_ptr<i18n::Voices const> voices;  // null until they are known
    bool works = false;                          // there is something to hear it with
    bool failed = false;                         // there is not, as far as has been tried
    bool speaking = false;
    std::optional<ui::NodeName> at;  // where the words stand that are being said

    // Whether this message can be heard in this language.
    bool can_say(std::string_view language, std::string_view key) const {
        return works && voices && voices->can_say(language, key);
    }
    friend bool operator==(Speech const&, Speech const&) = default;
};

struct Model {
    domain::State const* state = nullptr;  // the event with this kiosk's own pending facts
    i18n::Vocabulary const* vocabulary = nullptr;
    i18n::Tongues const* tongues = nullptr;  // for words in a second language; may be null
    cards::Shelf const* info = nullptr;      // "good to know"; null or empty: nothing leads there
    std::vector<Screen> stack{Screen::languages};
    std::string language = "nl";
    Moment now;
    Duration idle{0};            // since the last touch, in steps of a second
    bool asks_presence = false;  // "are you still there?"
    bool help_asked = false;
    Accessibility accessibility;
    Accessibility usual_accessibility;  // this device's own, when a session begins
    Speech speech;
    Network network;
    Devices devices;
    Printers printers;
    bool has_phone_page = false;  // phones can find the server
    std::string version;          // of this program
    DeviceId device;              // this one
    Visitor visitor;
    Employer employer;
    Host host;
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
    bool has_info() const { return info != nullptr && !info->empty(); }
    // The card that is open, or null.
    cards::Card const* card() const {
        return has_info() ? info->find(language, visitor.open_card) : nullptr;
    }
};

}  // namespace ontmoet::screens
