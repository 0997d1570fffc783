// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "text/line_rules.h"

#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::text {

// For each code point, whether a letter as a person sees it begins there (UAX 29).
std::vector<bool> letter_starts(std::u32string_view codes);

// For each code point, whether a line may begin there (UAX 14, refined by line_rules.h).
std::vector<LineStart> line_starts(std::u32string_view codes);

// True for spaces and for the Ethiopic wordspace, which is written between words.
bool separates_words(char32_t code);

}  // namespace ontmoet::text
