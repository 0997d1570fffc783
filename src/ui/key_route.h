// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::ui {

class Stage;

// One touch of a key on the screen; `hold`: the finger rests until the key shows its other letters.
struct KeyTouch {
    std::string id;
    bool hold = false;
};

// The touches that type `letter` on the keyboard of the last frame, beginning with what it shows
// now: over another page, from what a held key offers, by choosing a form, in another script.
// Empty when there is no keyboard or none has the letter.
std::vector<KeyTouch> touches_for(Stage& stage, std::string_view letter);

// A text in the pieces that keys type: letters as a person sees them, or the codes of one where no
// key has it whole.
std::vector<std::string> pieces_for_keys(Stage& stage, std::string_view text);

}  // namespace ontmoet::ui
