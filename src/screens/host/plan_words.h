// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "planning/changes.h"
#include "screens/model.h"
#include "ui/frame.h"

#include <span>
#include <string>

// What the host's pages about the plan share: words for people, places and changes.
namespace ontmoet::screens {

// The meets of the draft, else those that stand.
std::vector<domain::PlannedMeet> shown_plan(Model const& model);

// The number, before check-in the public name: "A-17", "Selam T.".
std::string who_is(domain::State const& state, PersonId person);
std::string organisation_of(domain::State const& state, OrganisationId organisation);
std::string interpreter_of(domain::State const& state, InterpreterId interpreter);
// "14:10, table 3".
std::string place_words(domain::State const& state, ui::Frame& frame, int round, TableId table);
// How far the plan is from the best possible one at most; below 0: nobody knows.
std::string gap_words(ui::Frame& frame, int gap_per_mille, bool optimal);
// Changes below each other: who with whom, and from where to where. Gives the height of all.
float changes_height(Model const& model, ui::Frame& frame, float width,
                     std::span<planning::Change const> changes);
void draw_changes(Model const& model, ui::Frame& frame, ui::Rect& rest,
                  std::span<planning::Change const> changes);

// The foot of a page that lies upon the plan: the button that leads back, cut off the body.
// True when it was pressed; `bar` is what is left beside it.
bool back_button(ui::Frame& frame, ui::Rect& body, ui::Rect& bar);

}  // namespace ontmoet::screens
