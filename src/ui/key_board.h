// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/backstage.h"

#include <string>
#include <string_view>
#include <vector>

// The keyboard of one frame; nobody outside this room includes it.
namespace ontmoet::ui {

// A key as it lies on the screen in this frame. The targets touch each other: a finger between two
// keys presses the nearer one.
struct PlacedKey {
    KeyCap const* key = nullptr;
    std::string id;
    Rect place;
    Target target{};
};

struct Board {
    Backstage& back;
    std::string id;
    KeyboardLook const& look;
    KeyboardState& state;
    KeyboardLayout const& layout;
    KeyPage const& page;
    std::vector<PlacedKey> keys{};
};

std::string_view language_of(KeyboardLayout const& layout);
std::string const& label_of(KeyCap const& key);
// Whether a key leads to the page that returns after one letter, or back from it.
bool opens_capitals(Board const& board, KeyCap const& key);
bool closes_capitals(Board const& board, KeyCap const& key);
// Where the script key leads at once: to the person's own, and from there to Latin, because names
// in passports are Latin. Empty: to the choice of all.
std::string other_script(Board const& board);

void draw_key(Board& board, PlacedKey const& key);

}  // namespace ontmoet::ui
