// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/intent.h"
#include "screens/model.h"
#include "ui/frame.h"

namespace ontmoet::screens {

// The candidates for the chosen offer, the best fit first; all of them by number where the
// employer offers nothing.
MaybeIntent draw_candidates(Model const& model, ui::Frame& frame, ui::Rect area);

}  // namespace ontmoet::screens
