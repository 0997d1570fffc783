// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/frame.h"

#include <optional>
#include <string_view>

namespace ontmoet::screens {

// Three faces in colours and words for how something was, at most so high that a thumb finds them.
// `rating` is what was said (0: nothing); gives the rating of the face that was touched:
// domain::k_best_rating, the middle, or 1.
std::optional<int> rating_faces(ui::Frame& frame, std::string_view id, ui::Rect rect, int rating);

}  // namespace ontmoet::screens
