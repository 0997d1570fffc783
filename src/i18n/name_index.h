// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "i18n/name_match.h"
#include "i18n/names.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

// Finds people by name however it was spelt, in whatever script, in either order of its words.
//
// The index is a list of the distinct words of all names, each with the people who bear it; there
// are far fewer words than people, and a word is transliterated once. A query compares each typed
// word with every distinct word, then looks only at the people who bear the rarest word found.
namespace ontmoet::i18n {

// Privacy: with fewer letters nobody can leaf through the names.
inline constexpr std::size_t fewest_search_letters = 3;

struct NameHit {
    Uuid who;
    NameFit fit = NameFit::slip;
    int score = 0;  // up to 100, for the order among equal fits
};

// Used on one thread at a time.
class NameIndex {
public:
    // `spellings`: every way in which the person writes their name, for instance the passport's and
    // the one in their own script. Replaces what was known; without any word nobody is kept.
    void set(Uuid const& who, std::span<std::string const> spellings);
    // Nothing of the name stays, nor a word that nobody else bears.
    void remove(Uuid const& who);
    void clear() { *this = {}; }

    // Everybody whose name fits, the nearest first. The words may come in any order, unfinished,
    // and with other spaces. Nobody for a query of fewer than `fewest_letters`.
    std::vector<NameHit> find(std::string_view query,
                              std::size_t fewest_letters = fewest_search_letters) const;
    // The first spelling as search_key() writes it: one order for the names of all scripts. Empty
    // for somebody unknown.
    std::string sort_key(Uuid const& who) const;

    std::size_t people() const { return m_place_of.size(); }
    std::size_t distinct_words() const { return m_word_of.size(); }
    std::size_t bytes() const;  // of memory, about

private:
    using Place = std::uint32_t;
    using Spelling = std::vector<Place>;  // places in m_words

    struct Word {
        std::string text;
        NameWord key;
        std::vector<Place> bearers;  // places in m_people
    };
    struct Person {
        Uuid who;
        std::vector<Spelling> spellings;
    };
    class Search;

    Place place_of_word(std::string const& text);
    void drop_word(Place word, Place bearer);

    std::vector<Word> m_words;
    std::vector<Person> m_people;
    std::vector<Place> m_free_words;
    std::vector<Place> m_free_people;
    std::unordered_map<std::string, Place> m_word_of;
    std::unordered_map<Uuid, Place> m_place_of;
};

// An Ethiopic letter is a syllable and an Arabic word lacks its vowels: each word has as many
// letters as its writing or its Latin spelling, whichever has more. "al" and "van" before another
// word count for nothing.
std::size_t search_letters(std::string_view query);

// What may be shown to somebody nobody knows: the nearest groups of equals as long as they have
// `most` people together. Equals are the whole names, the whole words, the beginnings, and the
// spellings and slips of one score. They are shown all or not at all: five of forty people called
// Mohamed would help nobody. No slip is shown beside somebody who fits.
std::vector<NameHit> nearest_groups(std::vector<NameHit> const& hits, std::size_t most);

}  // namespace ontmoet::i18n
