// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "ui/tree.h"

#include <string>
#include <string_view>
#include <vector>

// What to say of a screen, and in which order: pure, from the tree alone.
namespace ontmoet::ui {

struct Utterance {
    NodeName node;  // where the words stand
    std::string words;
    std::string language;  // of the words; empty: the screen's
    bool selected = false;
};

// The whole screen as eyes go over it: from the top down and from the start to the end, a column
// before the next one, what lies inside a card after the card. Only what lies on the top layer.
// Left out: pictures, keys, cells, what cannot be pressed now, what was typed, and nodes that are
// marked silent.
std::vector<Utterance> reading_of(Tree const& tree, bool right_to_left);
// One node that the focus has come to; silent ones too, for somebody went there to hear it. Keys
// stay silent: a PIN or a name is being typed.
std::vector<Utterance> reading_of_node(Tree const& tree, std::string_view id);

}  // namespace ontmoet::ui
