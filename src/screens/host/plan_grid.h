// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/model.h"
#include "ui/frame.h"

// The plan as a grid of tables and rounds: the draft, else what stands.
namespace ontmoet::screens {

// Whose grid it is, and what the colours of its cells mean.
void draw_plan_title(Model const& model, ui::Frame& frame, ui::Rect head);
// Scrolls both ways where not all of it fits.
void draw_plan_grid(Model const& model, ui::Frame& frame, ui::Rect area);

}  // namespace ontmoet::screens
