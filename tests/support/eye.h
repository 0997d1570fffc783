// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/tree.h"

#include <string>
#include <vector>

// What can be said against a picture by somebody who has to read and touch it, measured from the
// tree and from what was painted. One sentence for each complaint; none for a good picture.
namespace ontmoet::test {

namespace eye_rules {

// Text on its ground (WCAG 1.4.6), text of what cannot be pressed now, and icons (1.4.11).
constexpr double text_contrast = 7;
constexpr double disabled_contrast = 4.5;
constexpr double icon_contrast = 3;
constexpr float smallest_text = 18;
constexpr float target = 64;
// Between targets: room for a finger that is a little off.
constexpr float target_gap = 8;
// What scrolls shows one line of it whole and that there is more.
constexpr float scroll_height = 88;
// The keys of a keyboard share what lies between them: a touch there goes to the nearest.
constexpr float key_gap = 0;
// Soft edges of letters.
constexpr float tolerance = 1.5F;

}  // namespace eye_rules

// Our own words are never divided between letters; names that somebody typed may have to be.
enum class LongWords { stay_whole, may_divide };

// Words that are cut off, too small, too pale, over each other, over an edge or covered.
std::vector<std::string> complaints_of_a_reader(ui::Tree const& tree, LongWords long_words);
// Targets that are too small, too close, over each other, nameless, or out of reach.
std::vector<std::string> complaints_of_a_finger(ui::Tree const& tree);
// Targets that stand beside each other in the same order in a picture and in the same one in a
// language that runs the other way.
std::vector<std::string> complaints_of_a_mirror(ui::Tree const& left_to_right,
                                                ui::Tree const& right_to_left);

}  // namespace ontmoet::test
