// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::i18n {

enum class Writing : std::uint8_t { latin, arabic, ethiopic, cyrillic, other };

// How one word of a name is found again however it was spelt.
struct NameWord {
    std::string latin;  // ASCII, lower case: as people in the Netherlands would write it
    Writing writing = Writing::other;
    bool is_link = false;             // "bin", "al", "van": often left out
    std::vector<std::string> sounds;  // what it may sound like, in the letters of name_sounds.h
    std::uint32_t firm = 0;           // a bit for each consonant that is in all its sounds
    std::uint32_t heard = 0;          // a bit for each letter that one of its letters may stand for
};

// The words of a name as they were written. Apostrophes belong to a word (Ne'matullah); every other
// sign parts two words. Invalid UTF-8 belongs to no word.
std::vector<std::string> split_name(std::string_view name);
// Takes tens of microseconds for a word that is not ASCII. `latin` is empty for a word without
// letters or digits.
NameWord name_word(std::string const& word);
// The word that two words are when they are written without a space.
NameWord join_words(NameWord const& first, NameWord const& second);

// Lower-case ASCII words with one space between: "Ümit Şahin" → "umit sahin", "ሰላም" → "selam".
std::string search_key(std::string_view name);
// How the first word of `text` is written; `other` for none.
Writing writing_of(std::string_view text);

}  // namespace ontmoet::i18n
