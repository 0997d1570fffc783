// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/font_set.h"
#include "text/layout.h"
#include "text/shaper.h"

namespace ontmoet::text {

// Makes a layout: paragraphs, shaped, broken into lines, placed. The request's numbers are already
// sane. `more_follows`: the text was cut before, so the last line ends in an ellipsis.
Layout compose(LayoutRequest const& request, bool more_follows, Shaper& shaper,
               FontSet const& fonts);

// One glyph in a square of `size_px`, or the U+FFFD box.
Layout compose_icon(std::string_view name, float size_px, Shaper& shaper, FontSet const& fonts);

}  // namespace ontmoet::text
