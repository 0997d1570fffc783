// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "domain/rules.h"
#include "screens/model.h"

#include <vector>

// What the hosts' pages count (screens/figures_model.h).
namespace ontmoet::kiosk {

screens::Figures figures_of(domain::State const& state, Moment now);
screens::DayEnd day_end_of(screens::Model const& model);
// The best three who are here, free then and may have that place; nobody for a meet that began or
// is over.
std::vector<screens::FillIn> fill_ins(domain::State const& state, MeetId place,
                                      domain::Booker booker);

}  // namespace ontmoet::kiosk
