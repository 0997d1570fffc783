// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/intent.h"
#include "screens/model.h"
#include "ui/frame.h"

// The plan as a grid of tables and rounds: the draft, else what stands. A meet is carried to
// another place by a finger, or touched, and its new place then; places where it clashes take it
// not.
namespace ontmoet::screens {

// Whose grid it is, and what the colours of its cells mean; while a meet moves, where it can go.
MaybeIntent draw_plan_title(Model const& model, ui::Frame& frame, ui::Rect head);
// Scrolls both ways where not all of it fits.
MaybeIntent draw_plan_grid(Model const& model, ui::Frame& frame, ui::Rect area);

}  // namespace ontmoet::screens
