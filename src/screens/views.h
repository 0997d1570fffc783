// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/intent.h"
#include "screens/model.h"
#include "ui/frame.h"
#include "ui/stage.h"

// One function for each screen: it draws the model and gives back what the person wants, if
// anything. No side effects; what must survive a frame is in the Model.
namespace ontmoet::screens {

// The screen on top of the stack, with what lies above every screen: toast, "are you still there?".
MaybeIntent view(Model const& model, ui::Frame& frame);

// How the stage shows the screen on top to who reads it.
ui::Setting setting_of(Model const& model, i18n::Tongues const& tongues);

MaybeIntent view_languages(Model const& model, ui::Frame& frame);
MaybeIntent view_welcome(Model const& model, ui::Frame& frame);
MaybeIntent view_code(Model const& model, ui::Frame& frame);
MaybeIntent view_search(Model const& model, ui::Frame& frame);
MaybeIntent view_identity(Model const& model, ui::Frame& frame);
MaybeIntent view_consent(Model const& model, ui::Frame& frame);
MaybeIntent view_name(Model const& model, ui::Frame& frame);
MaybeIntent view_are_you(Model const& model, ui::Frame& frame);
MaybeIntent view_language_skills(Model const& model, ui::Frame& frame);
MaybeIntent view_language_levels(Model const& model, ui::Frame& frame);
MaybeIntent view_dutch_reading(Model const& model, ui::Frame& frame);
MaybeIntent view_work(Model const& model, ui::Frame& frame);
MaybeIntent view_work_years(Model const& model, ui::Frame& frame);
MaybeIntent view_can(Model const& model, ui::Frame& frame);
MaybeIntent view_papers(Model const& model, ui::Frame& frame);
MaybeIntent view_school(Model const& model, ui::Frame& frame);
MaybeIntent view_wish(Model const& model, ui::Frame& frame);
MaybeIntent view_dream(Model const& model, ui::Frame& frame);
MaybeIntent view_days(Model const& model, ui::Frame& frame);
MaybeIntent view_reach(Model const& model, ui::Frame& frame);
MaybeIntent view_helping(Model const& model, ui::Frame& frame);
MaybeIntent view_companion(Model const& model, ui::Frame& frame);
MaybeIntent view_brought_by(Model const& model, ui::Frame& frame);
MaybeIntent view_contact_person(Model const& model, ui::Frame& frame);
MaybeIntent view_own_words(Model const& model, ui::Frame& frame);
MaybeIntent view_contact(Model const& model, ui::Frame& frame);
MaybeIntent view_card(Model const& model, ui::Frame& frame);
MaybeIntent view_erase(Model const& model, ui::Frame& frame);
MaybeIntent view_ready(Model const& model, ui::Frame& frame);
MaybeIntent view_take_along(Model const& model, ui::Frame& frame);
MaybeIntent view_take_code(Model const& model, ui::Frame& frame);
MaybeIntent view_employers(Model const& model, ui::Frame& frame);
MaybeIntent view_employer(Model const& model, ui::Frame& frame);
MaybeIntent view_employers_filter(Model const& model, ui::Frame& frame);
MaybeIntent view_schedule(Model const& model, ui::Frame& frame);
MaybeIntent view_late(Model const& model, ui::Frame& frame);
MaybeIntent view_stop(Model const& model, ui::Frame& frame);
MaybeIntent view_more(Model const& model, ui::Frame& frame);
MaybeIntent view_verdict(Model const& model, ui::Frame& frame);
MaybeIntent view_leave(Model const& model, ui::Frame& frame);
MaybeIntent view_info(Model const& model, ui::Frame& frame);
MaybeIntent view_info_card(Model const& model, ui::Frame& frame);

MaybeIntent view_staff_code(Model const& model, ui::Frame& frame);
MaybeIntent view_staff_choice(Model const& model, ui::Frame& frame);
MaybeIntent view_browse(Model const& model, ui::Frame& frame);
MaybeIntent view_candidate(Model const& model, ui::Frame& frame);
MaybeIntent view_our_schedule(Model const& model, ui::Frame& frame);
MaybeIntent view_compare(Model const& model, ui::Frame& frame);
MaybeIntent view_invite(Model const& model, ui::Frame& frame);
MaybeIntent view_note(Model const& model, ui::Frame& frame);
MaybeIntent view_ambassadors(Model const& model, ui::Frame& frame);
MaybeIntent view_offers(Model const& model, ui::Frame& frame);
MaybeIntent view_offer(Model const& model, ui::Frame& frame);
MaybeIntent view_offer_work(Model const& model, ui::Frame& frame);
MaybeIntent view_offer_kind(Model const& model, ui::Frame& frame);
MaybeIntent view_offer_when(Model const& model, ui::Frame& frame);
MaybeIntent view_offer_dutch(Model const& model, ui::Frame& frame);
MaybeIntent view_offer_learning(Model const& model, ui::Frame& frame);
MaybeIntent view_offer_terms(Model const& model, ui::Frame& frame);
MaybeIntent view_offer_text(Model const& model, ui::Frame& frame);
MaybeIntent view_our_organisation(Model const& model, ui::Frame& frame);
MaybeIntent view_our_pitch(Model const& model, ui::Frame& frame);
MaybeIntent view_new_colleague(Model const& model, ui::Frame& frame);
MaybeIntent view_register_name(Model const& model, ui::Frame& frame);
MaybeIntent view_register_sector(Model const& model, ui::Frame& frame);
MaybeIntent view_employer_waits(Model const& model, ui::Frame& frame);

MaybeIntent view_pin(Model const& model, ui::Frame& frame);
MaybeIntent view_arrivals(Model const& model, ui::Frame& frame);
MaybeIntent view_hall(Model const& model, ui::Frame& frame);
MaybeIntent view_plan(Model const& model, ui::Frame& frame);
MaybeIntent view_touched(Model const& model, ui::Frame& frame);
MaybeIntent view_mend(Model const& model, ui::Frame& frame);
MaybeIntent view_plan_changes(Model const& model, ui::Frame& frame);
MaybeIntent view_figures(Model const& model, ui::Frame& frame);
MaybeIntent view_export_event(Model const& model, ui::Frame& frame);
MaybeIntent view_problems(Model const& model, ui::Frame& frame);
MaybeIntent view_printing(Model const& model, ui::Frame& frame);
MaybeIntent view_sync(Model const& model, ui::Frame& frame);
MaybeIntent view_new_employer(Model const& model, ui::Frame& frame);
MaybeIntent view_doings(Model const& model, ui::Frame& frame);
MaybeIntent view_on_behalf(Model const& model, ui::Frame& frame);
MaybeIntent view_interpreters(Model const& model, ui::Frame& frame);
MaybeIntent view_table_code(Model const& model, ui::Frame& frame);

MaybeIntent view_table(Model const& model, ui::Frame& frame);
MaybeIntent view_table_choice(Model const& model, ui::Frame& frame);
MaybeIntent view_agreed(Model const& model, ui::Frame& frame);
MaybeIntent view_table_note(Model const& model, ui::Frame& frame);
MaybeIntent view_their_answer(Model const& model, ui::Frame& frame);
MaybeIntent view_talk(Model const& model, ui::Frame& frame);
MaybeIntent view_talk_shown(Model const& model, ui::Frame& frame);
MaybeIntent view_board(Model const& model, ui::Frame& frame);

MaybeIntent view_first_start(Model const& model, ui::Frame& frame);
MaybeIntent view_cannot_begin(Model const& model, ui::Frame& frame);

MaybeIntent view_change_language(Model const& model, ui::Frame& frame);
MaybeIntent view_accessibility(Model const& model, ui::Frame& frame);

}  // namespace ontmoet::screens
