// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/intent.h"
#include "screens/model.h"
#include "ui/frame.h"

#include <string>

// What an employer chooses candidates by: the offer, the level of Dutch, and what one can.
namespace ontmoet::screens {

// `who`: the organisation, where the top bar has no room for its name.
MaybeIntent draw_filters(Model const& model, ui::Frame& frame, ui::Rect area,
                         std::string const& who);
// The height of all but the last line, which may be scrolled to.
float filters_height(Model const& model, ui::Frame& frame, float width, std::string const& who);

}  // namespace ontmoet::screens
