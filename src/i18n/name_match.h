// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/names.h"

namespace ontmoet::i18n {

// How what was typed fits a name, the nearest first.
enum class NameFit {
    whole,      // every word of the name, letter for letter
    exact,      // whole words of the name
    beginning,  // the beginning of words
    spelling,   // the same sound, spelt in another way or script
    slip,       // one letter wrong
};

// 0: they do not fit; else up to 100, and a nearer fit always scores higher.
struct WordMatch {
    int score = 0;
    bool goes_on = false;  // what was typed begins with this word and may go on in the next one
};
WordMatch match_word(NameWord const& typed, NameWord const& word);

// The score of a word written with another space than what was typed.
int with_other_space(int score);
NameFit fit_of(int score);

}  // namespace ontmoet::i18n
