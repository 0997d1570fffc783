// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/model.h"
#include "ui/frame.h"

#include <string>
#include <vector>

namespace ontmoet::screens {

// One sentence of a problem's card.
struct ProblemLine {
    enum class Kind { plain, quiet, reason };
    Kind kind = Kind::plain;
    std::string words;
    char const* icon = "";  // of a reason
    ui::Tint tint = ui::Tint::bad;
};

// Whom or what it is about: "A-17 · Haagse Bakkers", "Are these the same person?".
std::string problem_title(Model const& model, ui::Frame const& frame, Problem const& problem);
// What was said, why it does not hold, what that means, and who said it when.
std::vector<ProblemLine> problem_lines(Model const& model, ui::Frame& frame,
                                       Problem const& problem);

}  // namespace ontmoet::screens
