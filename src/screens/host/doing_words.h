// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/model.h"
#include "ui/frame.h"

#include <string>

namespace ontmoet::screens {

// What a host did, in words for a host, and what it looks like.
struct DoingWords {
    std::string words;
    std::string icon;
};
DoingWords doing_words(Model const& model, ui::Frame& frame, Doing const& doing);

}  // namespace ontmoet::screens
