// SPDX-License-Identifier: EUPL-1.2
#include "i18n/name_index.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <tuple>

namespace ontmoet::i18n {
namespace {

constexpr std::size_t k_most_typed_words = 6;  // the rest of a long name changes nothing
constexpr std::uint8_t k_goes_on = 0x80;       // beside a score, in one byte

template <class Value>
Value take_last(std::vector<Value>& values) {
    auto const value = values.back();
    values.pop_back();
    return value;
}

std::size_t letters_in(std::string const& text, NameWord const& word) {
    auto const written = std::ranges::count_if(
        text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; });
    return std::max(word.latin.size(), static_cast<std::size_t>(written));
}

// A place for one more: one that is free, else a new one at the end.
template <class Item>
std::uint32_t make_room(std::vector<Item>& items, std::vector<std::uint32_t>& free) {
    if (!free.empty()) return take_last(free);
    items.emplace_back();
    return static_cast<std::uint32_t>(items.size() - 1);
}

}  // namespace

// One query: how each typed word fits each word of the index, and how people's names fit the whole.
class NameIndex::Search {
public:
    explicit Search(NameIndex const& index) : m_index(index) {}

    // Looks for these words in any order, and once more for each two of them written as one.
    void run(std::vector<NameWord> const& words);
    std::vector<NameHit> hits() const;

private:
    // One typed word.
    struct Typed {
        NameWord word;
        bool optional = false;
        std::size_t bearers = 0;
        std::vector<std::uint8_t> scores;  // of each word of the index, with k_goes_on
    };
    struct Score {
        NameFit fit = NameFit::slip;
        int score = 0;
    };

    using Query = std::vector<Typed const*>;

    Typed look_up(NameWord const& word) const;
    void try_everybody(Query typed);
    int best_place(Typed const& typed, Spelling const& spelling, std::vector<char>& taken) const;
    std::optional<Score> score(Query const& typed, Spelling const& spelling) const;
    void try_person(Query const& typed, Place person);

    NameIndex const& m_index;
    std::unordered_map<Place, Score> m_found;
};

NameIndex::Search::Typed NameIndex::Search::look_up(NameWord const& word) const {
    Typed typed{word, false, 0, {}};
    auto const& words = m_index.m_words;
    typed.scores.resize(words.size());
    for (std::size_t at = 0; at < words.size(); ++at) {
        if (words[at].bearers.empty()) continue;
        auto const match = match_word(word, words[at].key);
        typed.scores[at] = static_cast<std::uint8_t>(match.score | (match.goes_on ? k_goes_on : 0));
        if (typed.scores[at] != 0) typed.bearers += words[at].bearers.size();
    }
    return typed;
}

// The score of the word of the name that fits best and is still free; takes it, and the next one
// where the typed word goes on in it.
int NameIndex::Search::best_place(Typed const& typed, Spelling const& spelling,
                                  std::vector<char>& taken) const {
    int best = 0;
    std::size_t best_first = 0;
    std::size_t best_last = 0;
    auto const consider = [&](int score, std::size_t first, std::size_t last) {
        if (score <= best) return;
        best = score;
        best_first = first;
        best_last = last;
    };
    for (std::size_t at = 0; at < spelling.size(); ++at) {
        if (taken[at] != 0) continue;
        auto const byte = typed.scores[spelling[at]];
        consider(byte & ~k_goes_on, at, at);
        if ((byte & k_goes_on) == 0) continue;
        auto next = at + 1;
        while (next + 1 < spelling.size() && m_index.m_words[spelling[next]].key.is_link) ++next;
        if (next >= spelling.size() || taken[next] != 0) continue;
        auto const joined =
            join_words(m_index.m_words[spelling[at]].key, m_index.m_words[spelling[next]].key);
        consider(with_other_space(match_word(typed.word, joined).score), at, next);
    }
    if (best > 0) taken[best_first] = taken[best_last] = 1;
    return best;
}

std::optional<NameIndex::Search::Score> NameIndex::Search::score(Query const& typed,
                                                                 Spelling const& spelling) const {
    std::vector<char> taken(spelling.size(), 0);
    int sum = 0;
    int least = 100;
    int fitting = 0;
    for (auto const* one : typed) {
        int const best = best_place(*one, spelling, taken);
        if (best == 0 && one->optional) continue;
        if (best == 0) return std::nullopt;
        sum += best;
        least = std::min(least, best);
        ++fitting;
    }
    int untyped = 0;
    for (std::size_t at = 0; at < spelling.size(); ++at)
        untyped += taken[at] == 0 && !m_index.m_words[spelling[at]].key.is_link ? 1 : 0;
    auto const fit = fit_of(least);
    bool const all = fit == NameFit::exact && untyped == 0;
    return Score{all ? NameFit::whole : fit, std::max(1, sum / fitting - untyped)};
}

void NameIndex::Search::try_person(Query const& typed, Place person) {
    for (auto const& spelling : m_index.m_people[person].spellings) {
        auto const scored = score(typed, spelling);
        if (!scored) continue;
        auto const [known, is_new] = m_found.try_emplace(person, *scored);
        auto& best = known->second;
        if (!is_new && std::tuple{-static_cast<int>(scored->fit), scored->score} >
                           std::tuple{-static_cast<int>(best.fit), best.score})
            best = *scored;
    }
}

void NameIndex::Search::run(std::vector<NameWord> const& words) {
    std::vector<Typed> single;
    for (auto const& word : words) single.push_back(look_up(word));
    for (std::size_t at = 0; at + 1 < words.size(); ++at) single[at].optional = words[at].is_link;
    Query query;
    for (auto const& one : single) query.push_back(&one);
    try_everybody(query);
    for (std::size_t at = 0; at + 1 < words.size(); ++at) {
        auto next = at + 1;
        while (single[next].optional) ++next;
        auto const joined = look_up(join_words(words[at], words[next]));
        Query together(query.begin(), query.begin() + static_cast<std::ptrdiff_t>(at));
        together.push_back(&joined);
        together.insert(together.end(), query.begin() + static_cast<std::ptrdiff_t>(next) + 1,
                        query.end());
        try_everybody(std::move(together));
    }
}

void NameIndex::Search::try_everybody(Query typed) {
    // Long words first: they leave the least doubt about which word of the name they are.
    std::ranges::stable_sort(typed, std::ranges::greater{},
                             [](Typed const* one) { return one->word.latin.size(); });
    Typed const* rarest = nullptr;
    for (auto const* one : typed)
        if (!one->optional && (rarest == nullptr || one->bearers < rarest->bearers)) rarest = one;
    if (rarest == nullptr) return;
    std::vector<bool> tried(m_index.m_people.size(), false);
    for (std::size_t at = 0; at < rarest->scores.size(); ++at) {
        if (rarest->scores[at] == 0) continue;
        for (auto const person : m_index.m_words[at].bearers) {
            if (tried[person]) continue;
            tried[person] = true;
            try_person(typed, person);
        }
    }
}

std::vector<NameHit> NameIndex::Search::hits() const {
    std::vector<NameHit> hits;
    hits.reserve(m_found.size());
    for (auto const& [person, score] : m_found)
        hits.push_back({m_index.m_people[person].who, score.fit, score.score});
    std::ranges::sort(hits, {}, [](NameHit const& hit) {
        return std::tuple{hit.fit, -hit.score, hit.who};
    });
    return hits;
}

void NameIndex::set(Uuid const& who, std::span<std::string const> spellings) {
    remove(who);
    std::vector<std::vector<std::string>> split;
    for (auto const& spelling : spellings)
        if (auto words = split_name(spelling); !words.empty()) split.push_back(std::move(words));
    if (split.empty()) return;
    auto const place = make_room(m_people, m_free_people);
    m_place_of.emplace(who, place);
    m_people[place].who = who;
    for (auto const& words : split) {
        Spelling made;
        for (auto const& text : words) {
            auto const word = place_of_word(text);
            made.push_back(word);
            auto& bearers = m_words[word].bearers;
            if (bearers.empty() || bearers.back() != place) bearers.push_back(place);
        }
        m_people[place].spellings.push_back(std::move(made));
    }
}

void NameIndex::remove(Uuid const& who) {
    auto const found = m_place_of.find(who);
    if (found == m_place_of.end()) return;
    auto const place = found->second;
    for (auto const& spelling : m_people[place].spellings)
        for (auto const word : spelling) drop_word(word, place);
    m_people[place] = {};
    m_free_people.push_back(place);
    m_place_of.erase(found);
}

NameIndex::Place NameIndex::place_of_word(std::string const& text) {
    auto const known = m_word_of.find(text);
    if (known != m_word_of.end()) return known->second;
    auto const place = make_room(m_words, m_free_words);
    m_words[place] = {text, name_word(text), {}};
    m_word_of.emplace(text, place);
    return place;
}

void NameIndex::drop_word(Place word, Place bearer) {
    auto& bearers = m_words[word].bearers;
    if (std::erase(bearers, bearer) == 0 || !bearers.empty()) return;
    m_word_of.erase(m_words[word].text);
    m_words[word] = {};
    m_free_words.push_back(word);
}

std::vector<NameHit> NameIndex::find(std::string_view query, std::size_t fewest_letters) const {
    if (search_letters(query) < fewest_letters) return {};
    std::vector<NameWord> typed;
    for (auto const& text : split_name(query)) {
        auto word = name_word(text);
        if (!word.latin.empty() && typed.size() < k_most_typed_words)
            typed.push_back(std::move(word));
    }
    if (typed.empty()) return {};
    Search search(*this);
    search.run(typed);
    return search.hits();
}

std::string NameIndex::sort_key(Uuid const& who) const {
    auto const found = m_place_of.find(who);
    if (found == m_place_of.end()) return {};
    std::string key;
    for (auto const word : m_people[found->second].spellings.front())
        key += (key.empty() ? "" : " ") + m_words[word].key.latin;
    return key;
}

std::size_t NameIndex::bytes() const {
    constexpr std::size_t node = 40;  // of a hash map, beside its value
    auto const text = [](std::string const& one) {
        return one.capacity() > 15 ? one.capacity() + 1 : 0;
    };
    std::size_t sum = m_words.capacity() * sizeof(Word) + m_people.capacity() * sizeof(Person);
    for (auto const& word : m_words) {
        sum += text(word.text) + text(word.key.latin) + word.bearers.capacity() * sizeof(Place) +
               word.key.sounds.capacity() * sizeof(std::string);
        for (auto const& sound : word.key.sounds) sum += text(sound);
    }
    for (auto const& person : m_people)
        for (auto const& spelling : person.spellings)
            sum += sizeof(Spelling) + spelling.capacity() * sizeof(Place);
    return sum + m_word_of.size() * (sizeof(std::string) + sizeof(Place) + node) +
           m_place_of.size() * (sizeof(Uuid) + sizeof(Place) + node);
}

std::size_t search_letters(std::string_view query) {
    auto const texts = split_name(query);
    std::size_t letters = 0;
    for (auto const& text : texts) {
        auto const word = name_word(text);
        if (!word.is_link || &text == &texts.back()) letters += letters_in(text, word);
    }
    return letters;
}

std::vector<NameHit> nearest_groups(std::vector<NameHit> const& hits, std::size_t most) {
    std::vector<NameHit> shown;
    for (auto group = hits.begin(); group != hits.end();) {
        bool const letter_for_letter = group->fit < NameFit::spelling;
        auto const end = std::find_if(group, hits.end(), [&](NameHit const& hit) {
            return hit.fit != group->fit || (!letter_for_letter && hit.score != group->score);
        });
        if (shown.size() + static_cast<std::size_t>(end - group) > most) break;
        if (group->fit == NameFit::slip && !shown.empty()) break;
        shown.insert(shown.end(), group, end);
        group = end;
    }
    return shown;
}

}  // namespace ontmoet::i18n
