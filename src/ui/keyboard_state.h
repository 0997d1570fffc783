// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "ui/geometry.h"

#include <string>
#include <vector>

// What a keyboard on the screen remembers between frames; nobody outside this room includes it.
namespace ontmoet::ui {

struct KeyboardState {
    std::string own;     // the layout that the screen asks for; another one begins anew
    std::string layout;  // the layout that is shown
    std::string page;
    bool locked = false;  // capitals stay
    Duration shifted{0};  // when the page of capitals was opened
    int erased = 0;       // letters erased since the finger rests on the erase key
};

// What a key offers while it is held, or the scripts to choose from.
struct Popup {
    struct Key {
        std::string name;  // what it types, or the layout it shows
        std::string label;
        std::string language;
    };
    std::string key_id;
    std::string prefix;  // of the ids
    Rect from;           // the held key, after mirroring
    float key_width = 0;
    std::vector<Key> keys;
};

// A letter shown large above the finger that covers it.
struct Bubble {
    Rect from;
    std::string label;
    std::string language;
};

}  // namespace ontmoet::ui
