// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "printing/paper.h"
#include "printing/picture.h"

#include <functional>
#include <string>
#include <vector>

namespace ontmoet::printing {

class Canvas;

// Something to print, not yet drawn: drawing takes tens of milliseconds and belongs on another
// thread than the screen's. badge.h, schedule.h and letter.h make them.
struct Document {
    Paper paper;
    std::function<void(Canvas&)> draw;
};

// A PDF with its fonts in it and words that can be selected and searched. It says nothing about
// itself: no title, no name, no time.
std::string pdf_of(Document const& document);
// One picture for each page.
std::vector<Picture> pictures_of(Document const& document, int dpi);

}  // namespace ontmoet::printing
