// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/input.h"

#include <optional>
#include <string>
#include <vector>

namespace ontmoet::ui {

// Tells a scanner that types like a keyboard from a person: letters that follow each other faster
// than limits::scanner_gap and end in Enter are one scanned text; everything else are plain keys.
// A letter is therefore held back for that gap before it is typed.
class KeyBurst {
public:
    void add(KeyEvent const& event);
    // Plain keys that are certain by now, in their order.
    std::vector<KeyEvent> take_keys(Duration now);
    std::optional<std::string> take_scanned();
    // When held-back letters become certain.
    std::optional<Duration> wake_at() const;

private:
    void give_up();

    std::vector<KeyEvent> m_held;
    std::vector<KeyEvent> m_certain;
    std::optional<std::string> m_scanned;
};

}  // namespace ontmoet::ui
