// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/bodies.h"
#include "domain/rules.h"
#include "kiosk/update.h"

#include <string>
#include <vector>

// The parts of update() by who stands at the kiosk. Each handles its own intents and adds effects.
namespace ontmoet::kiosk {

// One step of update: the model, where ids come from, and what has to happen outside.
struct Step {
    screens::Model& model;
    Making making;
    std::vector<Effect> effects;

    // Has a fact appended, said by `actor` ("candidate:<id>", "employer:<staff id>", "host", a host
    // for somebody: "host:<id>", or who takes a fact back: "host:back:<fact>"). What is said
    // together is saved together.
    template <class Body>
    void say(Body const& body, std::string actor) {
        domain::Fact fact = domain::make_fact(body);
        fact.actor = std::move(actor);
        append(std::move(fact));
    }
    void append(domain::Fact draft);
    void open(screens::Screen screen);
    // As somebody asked for it: a host's pages lie beside each other, not upon each other.
    void open_asked(screens::Screen screen);
    // Opens `screen` with nothing but the start below it: "back" leads to the languages.
    void open_alone(screens::Screen screen);
    void back();
    // Everybody's session ends; nothing of it stays on the screen.
    void finish();
    // Somebody is done: so is everything, but for a host who helped them and goes on.
    void end_session();
    void toast(std::string message_key, bool good = true);
};

// Which wording of the consent the person saw and heard; it goes with every yes.
inline constexpr char const* k_consent_text_version = "2026-11";

std::string actor_of(screens::Model const& model);
// Who books here, and when.
domain::Booker booker_of(screens::Model const& model);
// By how much longer this person has for everything.
int patience(screens::Model const& model);

// visitor_flow.cpp
void choose_language(Step& step, std::string const& tag);
void begin_new(Step& step);
void give_code(Step& step, std::string const& code);
void type_search(Step& step, std::string const& text);
void choose_person(Step& step, PersonId person);
void confirm_identity(Step& step, bool is_me);
void set_consent(Step& step, domain::Purpose purpose, bool given);
void next_step(Step& step);
void enough_for_now(Step& step);
void edit_profile(Step& step, domain::Profile const& profile);
// Saves what was typed and not yet said.
void save_profile(Step& step);
// What has to be said before another screen is shown.
void leave_screen(Step& step);
// The same for a while only: what is not kept yet stays.
void pause_screen(Step& step);

// own_voice_flow.cpp
void use_voice(Step& step, screens::UseVoice::Do what);
// What is being recorded, or was and is not kept, is forgotten.
void leave_voice(Step& step);
void hear_person(Step& step, PersonId person);
void take_recorded(Step& step, VoiceRecorded const& taken);
// alike_flow.cpp
// Whether the one who registers may be somebody known, and is asked.
bool asks_who(Step& step);
void answer_who(Step& step, PersonId person);

// day_flow.cpp
void be_late(Step& step, int minutes);
void stop_today(Step& step);
void leave_now(Step& step);
void check_out_now(Step& step);
void rate_treatment(Step& step, MeetId meet, int rating);
void erase_me(Step& step);
void print_badge(Step& step);
void print_schedule(Step& step);
void print_profile(Step& step);
void take_on_phone(Step& step);
void take_profile(Step& step);
// Says that the schedule was seen, when it shows something they did not know.
void note_seen_schedule(Step& step);

// meeting_flow.cpp
// Of places for a meet, the best first, the one to take: without a server to ask, what may be
// promised comes first.
struct BestMeet {
    domain::PlannedMeet meet;
    bool is_promised = false;
};
BestMeet best_meet(screens::Model const& model, std::vector<domain::PlannedMeet> const& free);
void answer_employer(Step& step, OrganisationId organisation, domain::Answer answer);
void book_meet(Step& step, OrganisationId organisation);
void give_verdict(Step& step, screens::GiveVerdict const& verdict);
void begin_employer(Step& step, OrganisationId organisation, StaffId staff, std::string by);
void star(Step& step, PersonId person, bool starred);
void check_in(Step& step, PersonId person, std::string by, std::string actor);

// browse_flow.cpp
void browse(Step& step, screens::BrowseIntent const& intent);
void save_note(Step& step);
// offers_flow.cpp
void offers(Step& step, screens::OffersIntent const& intent);
// From one page of an offer to the next one; false on any other screen.
bool next_offer_page(Step& step);
// Says what was changed, if somebody may make such an offer.
void save_offer(Step& step);
// Whoever goes back from an offer that nobody may make is told that it is not kept.
void leave_offer(Step& step);
// Somebody else may have changed it.
void follow_offer(screens::Model& model);
// Whether the staff of this organisation said today that each of its offers is right.
bool offers_are_checked(screens::Model const& model, OrganisationId organisation);

// our_flow.cpp
void carry_out(Step& step, screens::BeginEmployer const& intent);
void carry_out(Step& step, screens::EditOrganisation const& intent);
void carry_out(Step& step, screens::NameColleague const& intent);
void carry_out(Step& step, screens::HearPitch const& intent);
void carry_out(Step& step, screens::OpenNewEmployer const& intent);
void carry_out(Step& step, screens::ChooseNewTable const& intent);
void carry_out(Step& step, screens::ConfirmEmployer const& intent);
// From one page of a registration, or of the organisation, to the next; false on any other screen.
bool next_page_of_ours(Step& step);
// Says what was changed of the organisation.
void save_ours(Step& step);
// What others said of it; and whether a host confirmed who waits here.
void follow_ours(Step& step);
// To what the staff of this organisation see first.
void enter_employer(Step& step);
// Below all that they open: the candidates, or that a host has to confirm them.
screens::Screen employer_home(screens::Model const& model);

// talk_flow.cpp
void talk(Step& step, screens::TalkIntent const& intent);

// problem_flow.cpp
// A problem is closed when nobody has taken that back for k_undo_time.
void close_problem(Step& step, FactId id);
void reopen_problem(Step& step, FactId id);
void say_closed_problems(Step& step, Moment before);
void book_instead(Step& step, FactId id, int round);
void link_people(Step& step, FactId id);

// hall_flow.cpp
void set_round(Step& step, screens::SetRound const& intent);
// From its beginning, as if it had not run.
void restart_round(Step& step, int round);
void announce(Step& step, std::string const& key);
void announce_typed(Step& step);
void fill_place(Step& step, MeetId place, PersonId person);
void end_announcement(Step& step, FactId announcement);
// At a board: the gong, and what to do, when a round begins or ends or soon will.
void call_the_hall(Step& step);

// table_flow.cpp
void choose_table(Step& step, TableId table);
void start_meet(Step& step, MeetId meet);
void miss_meet(Step& step, MeetId meet);
void take_longer(Step& step);
void agree(Step& step, MeetId meet, std::string const& kind);
void change_agreed(Step& step, domain::NextStep const& next);
void say_why_not(Step& step, std::string const& reason);
void ask_their_answer(Step& step, MeetId meet);
void open_table_note(Step& step, MeetId meet);
void save_table_note(Step& step);
// Their card, for the offer they meet about.
void open_candidate(Step& step, PersonId person);
// Says that meets are over when their round is, and sounds the gong.
void follow_table(Step& step);

// helping_flow.cpp: a host does something for somebody
void help_person(Step& step, PersonId person);
void begin_agreed(Step& step);
// The session of who was helped ends; the host's goes on.
void end_helping(Step& step);
// host_flow.cpp
// A code that was asked for, shown while somebody waits for it.
void table_code_made(Step& step, TableCodeMade const& event);

// doings_flow.cpp
// The facts that take back this doing are said.
void take_back_doing(Step& step, FactId first);
// Nothing is kept of people who are erased.
void forget_erased_doings(screens::Model& model);
// What can be taken back now, for the page that shows it.
void refresh_doings(screens::Model& model);
// host_flow.cpp
void host_touch(Step& step, screens::HostIntent const& intent);

// plan_flow.cpp
void run_plan(Step& step);
void publish_draft(Step& step);
void touch_plan(Step& step, screens::Touched const& touched);
void mend_plan(Step& step, planning::Trouble const& trouble);
void take_plan_back(Step& step);
void choose_mend(Step& step, std::size_t option);
void begin_move(Step& step, MeetId meet);
void move_meet(Step& step, screens::MoveMeet const& move);
void lock_meet(Step& step, screens::LockMeet const& lock);

}  // namespace ontmoet::kiosk
