// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "screens/model.h"

#include <string>

// A kiosk that fell goes on where the person was, with what they said and were typing. What is
// said is a fact and lies on the disk anyway; this is the rest: which screen, whose session, and
// letters not said yet. It lies sealed in the store while somebody is there and no longer, and is
// good for as long as the screen would have waited for them: falling shows nobody more than
// standing still would have.
namespace ontmoet::kiosk {

// Where and when it was kept. Time is counted from the start of the machine, which nobody sets;
// after another start of it the person says anew who they are.
struct KeptAt {
    std::string boot;     // of this start of the machine; empty: not known, nothing is kept
    Duration touched{0};  // the last touch, in uptime
};

// What to keep of this session; empty when there is none that may come back. A host's is none: the
// PIN is asked for again. Nor is a recording that was not kept yet: it is spoken again.
std::string kept_session(screens::Model const& model, KeptAt const& at);

// Puts it back, and says when it was last touched. False, and the model is as before: there is
// none, it is too old or of another start of the machine, its person is not known here (any more),
// or it is not whole.
bool restore_session(screens::Model& model, std::string const& kept, KeptAt& now);

}  // namespace ontmoet::kiosk
