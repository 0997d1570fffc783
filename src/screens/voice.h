// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/intent.h"
#include "screens/model.h"
#include "ui/frame.h"

#include <string_view>

namespace ontmoet::screens {

struct VoiceLook {
    std::string_view title;  // keys of the catalogue: what is asked,
    std::string_view body;   // and what becomes of it
    bool is_recorded = false;
    bool is_step = false;  // of the registration
};

// Something said in one's own voice instead of typed: recorded, heard again, kept or taken away.
MaybeIntent view_voice(Model const& model, ui::Frame& frame, VoiceLook const& voice);

}  // namespace ontmoet::screens
