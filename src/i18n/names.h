// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::i18n {

// How one word of a name is found again however it was spelt. `latin` is the ASCII spelling, lower
// case; `sound` evens out the ways to write one sound ("ou", "oe", "u"); `skeleton` is its
// consonants only, because Arabic script does not write short vowels.
struct NameWord {
    std::string latin;
    std::string sound;
    std::string skeleton;
    bool without_vowels = false;  // it was written in a script that leaves vowels out
};

// One way in which a person writes their name: its words, and all of them as one word, because
// "Abdulrahman" and "Abdul Rahman" are one name.
struct NameSpelling {
    std::vector<NameWord> words;
    NameWord whole;
};

// A person's name in every way in which the person writes it. Make it once per person and keep it:
// making one takes tens of microseconds, matching about one.
struct NameKeys {
    std::vector<NameSpelling> spellings;
};

// Lower-case ASCII words with one space between: "Ümit Şahin" → "umit sahin", "ሰላም" → "selam".
std::string search_key(std::string_view name);
// The consonants of search_key(), word by word: "Mohamed" and "محمد" → "mhmd".
std::string skeleton_key(std::string_view name);

// `spellings`: for instance the passport's name and the name in the person's own script.
NameKeys name_keys(std::vector<std::string> const& spellings);

// How well a typed query fits a name: 0 is no match, 100 the same name. Words may come in either
// order and the last ones may be unfinished. Fewer than three letters match nobody (privacy).
int match_name(NameKeys const& query, NameKeys const& candidate);
int match_name(std::string_view query, NameKeys const& candidate);

}  // namespace ontmoet::i18n
