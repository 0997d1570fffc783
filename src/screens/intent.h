// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/bodies.h"
#include "domain/records.h"
#include "domain/values.h"
#include "screens/model.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

// What a person wants, as a screen understood their touch. A screen never acts; it says one of
// these and kiosk/update.cpp decides what follows.
namespace ontmoet::screens {

struct Open {
    Screen screen;
};  // go on to a screen, "back" returns
struct Back {};
struct Finish {};  // done: to the languages, private data gone
struct Next {};    // the primary button of a step of the registration
struct StillHere {};
struct ChooseLanguage {
    std::string tag;
};
struct SetAccessibility {
    Accessibility accessibility;
};  // all of it, with the change made
struct AskHelp {};
struct Listen {};  // read this screen aloud
struct HearLanguage {
    std::string tag;
};  // how to begin, said in this language

struct BeginNew {};  // "I am new here"
struct TypeCode {
    std::string code;
};  // what stands in the field now
struct GiveCode {
    std::string code;
};  // complete: typed six digits, or scanned
struct TypeSearch {
    std::string text;
};
struct ChoosePerson {
    PersonId person;
};
struct ConfirmIdentity {
    bool is_me;
};
struct AnswerWho {
    PersonId person;  // none: none of those that were shown
};
struct SetConsent {
    domain::Purpose purpose;
    bool given;
};
struct EditProfile {
    domain::Profile profile;
};                       // the whole profile with the change made
struct EnoughForNow {};  // the rest of the registration is left out
struct ShowLessons {
    bool shown;
};  // of the days screen
struct ChooseSector {
    std::string sector;
};  // of the work screen; empty closes it

struct PrintBadge {};
struct PrintSchedule {};
struct PrintProfile {};
struct TakeOnPhone {};
struct TakeProfile {};
struct EraseMe {};
struct FilterEmployers {
    EmployerFilter filter;
};
struct BeLate {
    int minutes;
};
struct StopToday {};  // the meets to come are cancelled
struct LeaveNow {};   // "I am leaving": asks about meets to come first
struct CheckOutNow {};
struct RateTreatment {
    MeetId meet;  // none: the whole day
    int rating;
};
struct TurnPage {
    int page;
};  // of the employers' cards
struct OpenEmployer {
    OrganisationId organisation;
};
struct AnswerEmployer {
    OrganisationId organisation;
    domain::Answer answer;
};
struct BookMeet {
    OrganisationId organisation;
};  // the first round both are free
struct OpenVerdict {
    MeetId meet;
};
struct GiveVerdict {
    MeetId meet;
    domain::Side side;
    domain::Answer answer;
};

struct OpenCard {
    std::string name;
};  // of "good to know"

struct ChooseOrganisation {
    OrganisationId organisation;
};
struct ChooseStaff {
    StaffId staff;
};
struct ChooseOffer {
    OfferId offer;
};
struct SetFilter {
    Employer filter;
};  // only the filter members count
struct OpenCandidate {
    PersonId person;
};
struct Star {
    PersonId person;
    bool starred;
};

struct TypePin {
    std::string digits;
};
struct HostSearch {
    std::optional<std::string> text;
};  // what stands in the field now; nothing closes it
struct HostCheckIn {
    PersonId person;
};
struct AnswerHelp {
    FactId asked;
};
struct CloseProblem {
    FactId problem;
};
struct ReopenProblem {
    FactId problem;
};  // while it is being closed
struct BookInstead {
    FactId problem;
    int round;  // of the alternative
};
struct LinkPeople {
    FactId problem;
};                  // two who look alike are one
struct TrySync {};  // now, and not when it is due; printers, too
struct PrintAgain {
    std::uint64_t job;
};
struct CancelPrint {
    std::uint64_t job;
};
struct LookAtInterpreter {
    InterpreterId interpreter;
};
struct PrintInterpreter {
    InterpreterId interpreter;
};
struct RunPlan {};
struct StopPlan {};
struct PublishPlan {};
struct DiscardPlan {};
struct TouchPlan {
    Touched touched;
};
struct AskUntil {
    std::optional<scheduling::HappeningKind> kind;
};  // nothing: not asked any more
struct MendPlan {
    planning::Trouble trouble;
};
struct TakePlanBack {};
struct ChooseMend {
    std::size_t option;
};
struct BeginMove {
    MeetId meet;
};  // none: nothing moves any more
struct MoveMeet {
    MeetId meet;
    TableId table;
    int round;
};
struct LockMeet {
    MeetId meet;
    bool locked;
};
struct SetRound {
    int round;
    domain::RoundAction action;
    int minutes = 0;  // of an extension
};
struct RestartRound {
    int round;
};
struct Announce {
    std::string key;  // of a ready text
};
struct TypeAnnouncement {
    std::optional<std::string> text;
};  // what stands in the field now; nothing closes it
struct AnnounceTyped {};
struct EndAnnouncement {
    FactId announcement;
};
struct ChooseTable {
    TableId table;
};  // where this device stands
struct StartMeet {
    MeetId meet;
};
struct MissMeet {
    MeetId meet;
};                     // nobody came
struct TakeLonger {};  // a minute, for this table alone
struct Agree {
    MeetId meet;
    std::string kind;  // of the step (table_parts.h); empty: not any further
};
struct ChangeAgreed {
    domain::NextStep step;
};  // with the change made
struct SayWhyNot {
    std::string reason;
};
struct AskTheirAnswer {
    MeetId meet;
};  // turned to the candidate
struct OpenTableNote {
    MeetId meet;
};
struct TypeTableNote {
    std::string text;
};  // what stands in the field now
// Somebody else comes to the place of that meet.
struct FillPlace {
    MeetId place;
    PersonId person;
};
struct ExportEvent {};
// Own words in one's own voice.
struct UseVoice {
    enum class Do { open, close, record, stop, listen, keep, remove };
    Do what;
};
// What a candidate said, for an employer.
struct HearPerson {
    PersonId person;
};

// Of a device that belongs to no event yet.
struct TypeServer {
    std::optional<std::string> text;
};                     // what stands in the field now; nothing closes it
struct GiveServer {};  // what was typed is its address
using FirstStartIntent = std::variant<TypeServer, GiveServer>;

using Intent = std::variant<
    Open, Back, Finish, Next, StillHere, ChooseLanguage, SetAccessibility, AskHelp, Listen,
    HearLanguage, BeginNew, TypeCode, GiveCode, TypeSearch, ChoosePerson, ConfirmIdentity,
    AnswerWho, SetConsent, EditProfile, EnoughForNow, ShowLessons, PrintBadge, PrintSchedule,
    PrintProfile, TakeOnPhone, TakeProfile, EraseMe, FilterEmployers, BeLate, StopToday, LeaveNow,
    CheckOutNow, RateTreatment, ChooseSector, TurnPage, OpenEmployer, AnswerEmployer, BookMeet,
    OpenVerdict, GiveVerdict, OpenCard, ChooseOrganisation, ChooseStaff, ChooseOffer, SetFilter,
    OpenCandidate, Star, TypePin, HostSearch, HostCheckIn, AnswerHelp, CloseProblem, ReopenProblem,
    BookInstead, LinkPeople, TrySync, PrintAgain, CancelPrint, RunPlan, StopPlan, PublishPlan,
    DiscardPlan, TouchPlan, AskUntil, MendPlan, TakePlanBack, ChooseMend, BeginMove, MoveMeet,
    LockMeet, SetRound, RestartRound, Announce, TypeAnnouncement, AnnounceTyped, EndAnnouncement,
    ChooseTable, StartMeet, MissMeet, TakeLonger, Agree, ChangeAgreed, SayWhyNot, AskTheirAnswer,
    OpenTableNote, TypeTableNote, FillPlace, ExportEvent, UseVoice, HearPerson, TalkIntent,
    BrowseIntent, OffersIntent, HostIntent, LookAtInterpreter, PrintInterpreter, FirstStartIntent>;
using MaybeIntent = std::optional<Intent>;

}  // namespace ontmoet::screens
