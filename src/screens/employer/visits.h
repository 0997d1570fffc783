// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/visits.h"
#include "screens/intent.h"
#include "screens/model.h"
#include "ui/frame.h"

#include <vector>

// Talks of two employers (domain/visits.h), as staff see them.
namespace ontmoet::screens {

// When staff of the organisation in front of this device could talk with that ambassador, the best
// first. Where nobody knows the meets of others: the breaks.
std::vector<domain::VisitBooked> possible_visits(Model const& model, OrganisationId ambassador);
// "10:40, table 4".
std::string visit_words(Model const& model, ui::Frame& frame, domain::VisitBooked const& visit);
// A card in a schedule: with whom, where, and the button that calls it off; cut off the list.
MaybeIntent draw_visit(Model const& model, ui::Frame& frame, ui::Rect& list,
                       domain::VisitBooked const& visit);

}  // namespace ontmoet::screens
