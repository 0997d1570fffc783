// SPDX-License-Identifier: EUPL-1.2
#include "kiosk/update.h"

#include "domain/rules.h"
#include "kiosk/flow.h"
#include "kiosk/limits.h"
#include "kiosk/open_problems.h"
#include "kiosk/people_search.h"
#include "screens/screen_names.h"

#include <algorithm>
#include <utility>

namespace ontmoet::kiosk {
namespace {

using namespace screens;  // the names of all intents

// --- intents: one small function each, chosen by overload -----------------------------------
void on(Step& step, Open const& intent) {
    step.open_asked(intent.screen);
}
void on(Step& step, Back const&) {
    leave_offer(step);
    step.back();
}
void on(Step& step, Finish const&) {
    step.end_session();
}
void on(Step& step, StillHere const&) {
    step.model.asks_presence = false;
}
void on(Step& step, ChooseLanguage const& intent) {
    choose_language(step, intent.tag);
}
void on(Step& step, SetAccessibility const& intent) {
    auto& now = step.model.accessibility;
    now = intent.accessibility;
    now.text_step = std::clamp(now.text_step, 0, 2);
    now.volume = std::clamp(now.volume, 0, screens::loudest_volume);
}
void on(Step& step, AskHelp const&) {
    step.say(
        domain::HelpAsked{step.model.visitor.person,
                          std::string(screens::name_of(step.model.screen())), step.model.language},
        actor_of(step.model));
    step.model.help_asked = true;
    step.toast("help.coming");
}

void on(Step& step, Listen const&) {
    step.effects.push_back(ReadScreen{});
}
void on(Step& step, HearLanguage const& intent) {
    step.effects.push_back(SayGreeting{intent.tag});
}

void on(Step& step, BeginNew const&) {
    begin_new(step);
}
void on(Step& step, TypeCode const& intent) {
    auto& typed = step.model.screen() == Screen::staff_code ? step.model.employer.typed_code
                                                            : step.model.visitor.typed_code;
    typed = intent.code;
    if (typed.size() >= k_code_digits) give_code(step, std::string(typed));
}
void on(Step& step, GiveCode const& intent) {
    give_code(step, intent.code);
}
void on(Step& step, TypeSearch const& intent) {
    type_search(step, intent.text);
}
void on(Step& step, ChoosePerson const& intent) {
    choose_person(step, intent.person);
}
void on(Step& step, ConfirmIdentity const& intent) {
    confirm_identity(step, intent.is_me);
}
void on(Step& step, AnswerWho const& intent) {
    answer_who(step, intent.person);
}
void on(Step& step, SetConsent const& intent) {
    set_consent(step, intent.purpose, intent.given);
}
void on(Step& step, EditProfile const& intent) {
    edit_profile(step, intent.profile);
}
void on(Step& step, EnoughForNow const&) {
    enough_for_now(step);
}
void on(Step& step, ShowLessons const& intent) {
    step.model.visitor.shows_lessons = intent.shown;
}
void on(Step& step, PrintBadge const&) {
    print_badge(step);
}
void on(Step& step, PrintSchedule const&) {
    print_schedule(step);
}
void on(Step& step, PrintProfile const&) {
    print_profile(step);
}
void on(Step& step, TakeOnPhone const&) {
    take_on_phone(step);
}
void on(Step& step, TakeProfile const&) {
    take_profile(step);
}
void on(Step& step, EraseMe const&) {
    erase_me(step);
}
void on(Step& step, FilterEmployers const& intent) {
    step.model.visitor.filter = intent.filter;
    step.model.visitor.page = 0;
}
void on(Step& step, BeLate const& intent) {
    be_late(step, intent.minutes);
}
void on(Step& step, StopToday const&) {
    stop_today(step);
}
void on(Step& step, LeaveNow const&) {
    leave_now(step);
}
void on(Step& step, CheckOutNow const&) {
    check_out_now(step);
}
void on(Step& step, RateTreatment const& intent) {
    rate_treatment(step, intent.meet, intent.rating);
}
void on(Step& step, ChooseSector const& intent) {
    step.model.visitor.chosen_sector = intent.sector;
}
void on(Step& step, TurnPage const& intent) {
    step.model.visitor.page = intent.page;
}
void on(Step& step, OpenEmployer const& intent) {
    step.model.visitor.open_employer = intent.organisation;
    step.open(Screen::employer);
}
void on(Step& step, AnswerEmployer const& intent) {
    answer_employer(step, intent.organisation, intent.answer);
}
void on(Step& step, BookMeet const& intent) {
    book_meet(step, intent.organisation);
}
void on(Step& step, OpenVerdict const& intent) {
    step.model.visitor.open_meet = intent.meet;
    step.open(Screen::verdict);
}
void on(Step& step, GiveVerdict const& intent) {
    give_verdict(step, intent);
}

void on(Step& step, OpenCard const& intent) {
    step.model.visitor.open_card = intent.name;
    step.open(Screen::info_card);
}

void on(Step& step, ChooseOrganisation const& intent) {
    step.model.employer.organisation = intent.organisation;
    step.open(Screen::staff_choice);
}
void on(Step& step, ChooseStaff const& intent) {
    begin_employer(step, step.model.employer.organisation, intent.staff, "name");
}
void on(Step& step, ChooseOffer const& intent) {
    step.model.employer.offer = intent.offer;
}
void on(Step& step, SetFilter const& intent) {
    auto& now = step.model.employer;
    if (now.only_starred != intent.filter.only_starred) now.browsing.taken_off.clear();
    now.levels = intent.filter.levels;
    now.only_now = intent.filter.only_now;
    now.only_licence = intent.filter.only_licence;
    now.only_evenings = intent.filter.only_evenings;
    now.only_starred = intent.filter.only_starred;
}
void on(Step& step, OpenCandidate const& intent) {
    open_candidate(step, intent.person);
}
void on(Step& step, Star const& intent) {
    star(step, intent.person, intent.starred);
}

void on(Step& step, TypePin const& intent) {
    step.model.host.typed_pin = intent.digits;
}
void on(Step& step, HostSearch const& intent) {
    step.model.host.search = intent.text;
}
void on(Step& step, HostCheckIn const& intent) {
    if (step.model.host.unlocked) check_in(step, intent.person, "host", "host");
}
void on(Step& step, AnswerHelp const& intent) {
    if (step.model.host.unlocked) step.say(domain::HelpAnswered{intent.asked}, "host");
}
void on(Step& step, CloseProblem const& intent) {
    close_problem(step, intent.problem);
}
void on(Step& step, ReopenProblem const& intent) {
    reopen_problem(step, intent.problem);
}
void on(Step& step, BookInstead const& intent) {
    book_instead(step, intent.problem, intent.round);
}
void on(Step& step, LinkPeople const& intent) {
    link_people(step, intent.problem);
}
void on(Step& step, TrySync const&) {
    if (step.model.host.unlocked) step.effects.push_back(RetrySync{});
}
void on(Step& step, LookAtInterpreter const& intent) {
    step.model.host.interpreter = intent.interpreter;
}
void on(Step& step, PrintInterpreter const& intent) {
    if (!step.model.host.unlocked || !step.model.state->interpreters.contains(intent.interpreter))
        return;
    step.effects.push_back(PrintInterpreterDay{intent.interpreter});
    step.toast("take.queued");
}
void on(Step& step, PrintAgain const& intent) {
    if (!step.model.host.unlocked) return;
    step.effects.push_back(ReprintJob{intent.job});
    step.toast("take.queued");
}
void on(Step& step, CancelPrint const& intent) {
    if (step.model.host.unlocked) step.effects.push_back(CancelJob{intent.job});
}
void on(Step& step, RunPlan const&) {
    run_plan(step);
}
void on(Step& step, StopPlan const&) {
    step.model.host.stopped = step.model.host.planning;
    step.effects.push_back(StopPlanner{});
}
void on(Step& step, PublishPlan const&) {
    publish_draft(step);
}
void on(Step& step, DiscardPlan const&) {
    step.model.host.draft.reset();
    step.model.host.moving = {};
}
void on(Step& step, FillPlace const& intent) {
    fill_place(step, intent.place, intent.person);
}
void on(Step& step, TouchPlan const& intent) {
    touch_plan(step, intent.touched);
}
void on(Step& step, AskUntil const& intent) {
    step.model.host.asks_until = intent.kind;
}
void on(Step& step, MendPlan const& intent) {
    mend_plan(step, intent.trouble);
}
void on(Step& step, TakePlanBack const&) {
    take_plan_back(step);
}
void on(Step& step, ChooseMend const& intent) {
    choose_mend(step, intent.option);
}
void on(Step& step, BeginMove const& intent) {
    begin_move(step, intent.meet);
}
void on(Step& step, MoveMeet const& intent) {
    move_meet(step, intent);
}
void on(Step& step, LockMeet const& intent) {
    lock_meet(step, intent);
}
void on(Step& step, SetRound const& intent) {
    set_round(step, intent);
}
void on(Step& step, RestartRound const& intent) {
    restart_round(step, intent.round);
}
void on(Step& step, Announce const& intent) {
    announce(step, intent.key);
}
void on(Step& step, TypeAnnouncement const& intent) {
    step.model.host.announcement = intent.text;
}
void on(Step& step, AnnounceTyped const&) {
    announce_typed(step);
}
void on(Step& step, EndAnnouncement const& intent) {
    end_announcement(step, intent.announcement);
}
void on(Step& step, ChooseTable const& intent) {
    choose_table(step, intent.table);
}
void on(Step& step, StartMeet const& intent) {
    start_meet(step, intent.meet);
}
void on(Step& step, MissMeet const& intent) {
    miss_meet(step, intent.meet);
}
void on(Step& step, TakeLonger const&) {
    take_longer(step);
}
void on(Step& step, Agree const& intent) {
    agree(step, intent.meet, intent.kind);
}
void on(Step& step, ChangeAgreed const& intent) {
    change_agreed(step, intent.step);
}
void on(Step& step, SayWhyNot const& intent) {
    say_why_not(step, intent.reason);
}
void on(Step& step, AskTheirAnswer const& intent) {
    ask_their_answer(step, intent.meet);
}
void on(Step& step, OpenTableNote const& intent) {
    open_table_note(step, intent.meet);
}
void on(Step& step, TypeTableNote const& intent) {
    step.model.at_table.note = intent.text;
}
void on(Step& step, ExportEvent const&) {
    if (step.model.host.unlocked) step.effects.push_back(WriteExport{});
}
void on(Step& step, UseVoice const& intent) {
    use_voice(step, intent.what);
}
void on(Step& step, HearPerson const& intent) {
    hear_person(step, intent.person);
}
void on(Step& step, TalkIntent const& intent) {
    talk(step, intent);
}
void on(Step& step, BrowseIntent const& intent) {
    browse(step, intent);
}
void on(Step& step, OffersIntent const& intent) {
    offers(step, intent);
}
void on(Step& step, HostIntent const& intent) {
    if (step.model.host.unlocked || !step.model.employer.staff.is_none()) host_touch(step, intent);
}
// Theirs is a kiosk that belongs to no event (first_start.cpp).
void on(Step&, FirstStartIntent const&) {}
void on(Step& step, Next const&) {
    auto& model = step.model;
    if (model.screen() == Screen::pin) {
        if (!model.host.typed_pin.empty() && model.now >= model.pin_locked_until)
            step.effects.push_back(CheckPin{model.host.typed_pin});
        model.host.typed_pin.clear();
    } else if (!next_offer_page(step) && !next_page_of_ours(step)) {
        next_step(step);
    }
}

}  // namespace

bool looks_for_codes(Model const& model) {
    return model.screen() == Screen::welcome || model.screen() == Screen::code;
}

std::vector<Effect> update(Model& model, Intent const& intent, Making making) {
    model.now = making.clock.now();
    Step step{model, making, {}};
    std::visit([&](auto const& one) { on(step, one); }, intent);
    return std::move(step.effects);
}

}  // namespace ontmoet::kiosk
