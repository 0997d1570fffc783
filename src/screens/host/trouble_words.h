// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/model.h"
#include "ui/frame.h"

#include <string>

namespace ontmoet::screens {

// "Did not come", "Table closes": a key of the catalogue and an icon.
struct TroubleLook {
    char const* key;
    char const* icon;
};
TroubleLook look_of(scheduling::HappeningKind kind);

// Whom or what it is about and what happened: "A-17 · Did not come".
std::string trouble_words(Model const& model, ui::Frame& frame, planning::Trouble const& trouble);

}  // namespace ontmoet::screens
