// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>

namespace ontmoet::cards {

// A card is read standing: 120 words are 2 kB in the longest script. More than this is no card.
inline constexpr std::size_t k_most_bytes = 8'192;
// Paragraphs and items of one card.
inline constexpr std::size_t k_most_parts = 32;
// Cards of one shelf: nobody looks through more than a few pages of tiles.
inline constexpr std::size_t k_most_cards = 24;
// Of a link: longer ones make codes whose modules a phone cannot tell apart.
inline constexpr std::size_t k_longest_address = 120;

}  // namespace ontmoet::cards
