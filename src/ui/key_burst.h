// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/input.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::ui {

// Tells a scanner that types like a keyboard from a person: letters that follow each other faster
// than limits::scanner_gap and end in Enter or Tab, or that are more than anyone types so fast, are
// one scanned text, cut off where no code is as long; everything else are plain keys. A letter is
// therefore held back for that gap before it is typed. Keys of the keyboard on the screen do not
// come here: a scan between them is a scan, and they stay what they are.
class KeyBurst {
public:
    void add(KeyEvent const& event);
    // Plain keys that are certain by now, in their order.
    std::vector<KeyEvent> take_keys(Duration now);
    // What was read by now; ask after take_keys.
    std::optional<std::string> take_scanned();
    // When held-back letters become certain.
    std::optional<Duration> wake_at() const;

private:
    Duration patience() const;
    bool is_no_person() const;
    void finish_scan(Duration when);
    void settle(Duration now);
    void give_up();

    std::vector<KeyEvent> m_held;
    std::vector<KeyEvent> m_certain;
    std::optional<std::string> m_scanned;
    Duration m_scan_ended{-1'000'000};
    Duration m_last_letter{-1'000'000};
    // More letters than a code has came: what to do with the rest until there is a pause.
    enum class Rest { none, typed, dropped };
    Rest m_rest = Rest::none;
};

// The digits that a scanner meant whose layout is not the computer's: on a French keyboard they are
// typed with Shift. Any other text comes back as it is.
std::string digits_of_other_layout(std::string_view scanned);

}  // namespace ontmoet::ui
