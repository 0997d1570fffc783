// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/intent.h"
#include "screens/model.h"
#include "ui/frame.h"

// What the host's pages share: the top bar with its tabs.
namespace ontmoet::screens {

// Draws the bars of the host's pages; `body` becomes what is left for the page.
MaybeIntent host_bars(Model const& model, ui::Frame& frame, Screen here, ui::Rect& body);
// A number large above its word, on a card.
void figure(ui::Frame& frame, ui::Rect rect, std::string const& word, std::string const& number,
            std::string const& of, ui::Paint paint = ui::Paint::ink);

}  // namespace ontmoet::screens
