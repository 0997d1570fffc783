// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "ui/geometry.h"

#include <cstdint>
#include <string>

namespace ontmoet::ui {

// A finger, or the left mouse button as finger -1. Places are panel pixels.
struct TouchEvent {
    enum class Kind { down, move, up, cancel };
    Kind kind = Kind::down;
    Point at;
    std::int64_t finger = -1;
    Duration when{0};  // uptime
};

struct WheelEvent {
    Point at;
    float steps = 0;  // positive: towards the top
};

enum class Key {
    text,
    other_form,  // `text` instead of the letter before the caret
    enter,
    tab,
    back_tab,
    escape,
    erase,
    erase_forward,
    left,
    right,
    up,
    down,
    home,
    end,
    select_all,
    undo,
    redo
};

// `text` for letters typed, with the key `Key::text`.
struct KeyEvent {
    Key key = Key::text;
    std::string text{};
    Duration when{0};
    bool stretch = false;   // an arrow, Home or End with Shift: takes the selection along
    bool repeated = false;  // by holding the key
};

}  // namespace ontmoet::ui
