// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/names.h"

#include <string>
#include <string_view>
#include <vector>

// What a name sounds like, and how far two names sound apart. The alphabet of a sound: a to z, with
// C for ch, D for the Arabic letters that are a d in one country and a z in another, T for th, x
// for kh and Z for zh. Doubled letters count once.
namespace ontmoet::i18n {

// Longer words are cut: no name needs more to be told from another.
inline constexpr std::size_t longest_sound = 24;

// The sounds that a word's spelling may stand for, most likely first, one to four: "alexander" with
// x as in Somali (a strong h) and as ks; "alsayed" with and without its article.
std::vector<std::string> sounds_of(std::string_view latin, Writing writing);
std::string join_sounds(std::string_view first, std::string_view second);
// Gives `word` these sounds and the letters they are compared by.
void set_sounds(NameWord& word, std::vector<std::string> sounds);

// The cost of one letter too many, too few, wrong or in the wrong place; other spellings of one
// sound cost 0 … 3 for each letter, so that they do not add up to a slip.
inline constexpr int slip_cost = 20;
inline constexpr int too_far = 100;

// The cost of taking one sound for another: `whole` for all of both, `beginning` for all that was
// typed and the beginning of the word, `first_part` for all of the word and the beginning of what
// was typed.
struct Distance {
    int whole = too_far;
    int beginning = too_far;
    int first_part = too_far;
};

// `vowels_unwritten`: one of the two is of a script that leaves vowels out, so they come cheap.
// Costs above `most` may come out as too_far.
Distance distance(std::string_view typed, std::string_view word, bool vowels_unwritten, int most);

}  // namespace ontmoet::i18n
