// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ontmoet::text {

// Bytes [begin, end) of a text.
struct TextRange {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool empty() const { return begin == end; }
    friend bool operator==(TextRange const&, TextRange const&) = default;
};

// Bytes before which a letter as a person sees it (an extended grapheme cluster, UAX 29) begins,
// and the size of the text at the end: {0} for an empty text.
std::vector<std::uint32_t> grapheme_boundaries(std::string_view text);

// The words of a text (UAX 29) and the gaps between them, spaces and signs, in reading order.
struct WordOrGap {
    TextRange range;
    bool is_word = false;
};
std::vector<WordOrGap> words_and_gaps(std::string_view text);

}  // namespace ontmoet::text
