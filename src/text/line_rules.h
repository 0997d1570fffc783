// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ontmoet::text {

// Whether a line may begin at a place: never, only where nothing better fits, or gladly.
enum class LineStart : std::uint8_t { no, if_needed, yes };

// Refines what UAX 14 allows. Ethiopic punctuation ends a word also without a space after it, and
// never begins a line. A number stays with its unit or the short word after it, with the other
// groups of its digits, with the sign of its currency and with the end of its span ("32 uur",
// "€ 12,50", "06 1234 5678", "9:00–12:00"), if that fits on a line at all.
void refine_line_starts(std::u32string_view codes, std::vector<LineStart>& starts);

// The letters of a word written without spaces, signs and digits in it, in an alphabet that breaks
// words with a hyphen; empty when there is no such word. Code points [begin, end) are what stands
// between two places to break.
struct LetterSpan {
    std::size_t begin = 0;
    std::size_t end = 0;
};
LetterSpan word_to_hyphenate(std::u32string_view codes, std::size_t begin, std::size_t end);

}  // namespace ontmoet::text
