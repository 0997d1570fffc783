// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "screens/intent.h"
#include "screens/model.h"
#include "ui/frame.h"

#include <span>
#include <string>

// What the host's pages share: the top bar with its tabs, and figures on cards.
namespace ontmoet::screens {

// Draws the bars of the host's pages; `body` becomes what is left for the page.
MaybeIntent host_bars(Model const& model, ui::Frame& frame, Screen here, ui::Rect& body);

// A number large below its word: "41 / 48".
struct Figure {
    std::string word;
    std::string number;
    std::string of{};
    ui::Paint paint = ui::Paint::ink;
};
// The figures beside each other, or in two lines where they are too narrow; cut off the top.
float figures_height(ui::Frame& frame, float width, std::span<Figure const> figures);
void draw_figures(ui::Frame& frame, ui::Rect& rest, std::span<Figure const> figures);

}  // namespace ontmoet::screens
