// SPDX-License-Identifier: EUPL-1.2
#include "i18n/name_match.h"

#include "i18n/name_sounds.h"

#include <algorithm>
#include <array>
#include <bit>

namespace ontmoet::i18n {
namespace {

constexpr int k_exact = 100;
constexpr int k_beginning = 90;
constexpr int k_spelling = 84;
constexpr int k_spelling_beginning = 74;
constexpr int k_slip = 48;
constexpr int k_slip_beginning = 38;
constexpr int k_other_space = 4;
// The lowest score of each fit, other spaces counted.
constexpr int k_least_exact = 96;
constexpr int k_least_beginning = 86;
constexpr int k_least_spelling = 50;

// Letters of a word in which a slip is forgiven; an unfinished one has one more.
constexpr std::size_t k_fewest_for_slip = 4;
// Without their vowels, half of all names are a letter apart.
constexpr std::size_t k_fewest_consonants_for_slip = 5;
constexpr int k_first_part_limit = 3;
constexpr std::size_t k_no_slip = 1000;

// How far apart two spellings of a sound of this length may be.
int spelling_limit(std::size_t length, bool vowels_unwritten) {
    constexpr std::array<int, 6> limits{0, 0, 0, 2, 4, 5};
    int const limit = length < limits.size() ? limits[length] : 6;
    return limit + (vowels_unwritten && length > 2 ? 2 : 0);
}

struct Limits {
    int spelling = 0;
    int slip = 0;  // 0: none allowed
};

// With a slip, a longer word may be spelt a little otherwise, too.
Limits limits_for(std::size_t length, bool vowels_unwritten, bool may_slip) {
    int const beside = length >= 6 ? 3 : 1;
    return {spelling_limit(length, vowels_unwritten), may_slip ? slip_cost + beside : 0};
}

int score_of(int cost, Limits limits, int spelling, int slip) {
    if (cost <= limits.spelling) return spelling - cost;
    return cost >= slip_cost && cost <= limits.slip ? slip - (cost - slip_cost) : 0;
}

bool leaves_vowels_out(Writing writing) {
    return writing == Writing::arabic || writing == Writing::ethiopic;
}

// Most words are told apart here, by the consonants that one has and the other cannot have.
bool may_sound_alike(NameWord const& typed, NameWord const& word) {
    auto const missing = std::popcount(typed.firm & ~word.heard);
    auto const surplus = std::popcount(word.firm & ~typed.heard);
    if (missing == 0 || surplus == 0) return true;
    auto const letters = typed.latin.size();
    return missing == 1 &&
           (letters > k_fewest_for_slip || (letters == k_fewest_for_slip && surplus == 1));
}

WordMatch match_sounds(std::string const& typed, std::string const& word, bool vowels_unwritten,
                       std::size_t fewest_for_slip) {
    auto const letters = typed.size();
    auto const longer = std::max(letters, word.size());
    auto const shorter = std::min(letters, word.size());
    auto const whole = limits_for(longer, vowels_unwritten,
                                  longer >= fewest_for_slip && shorter + 1 >= fewest_for_slip);
    auto const unfinished = limits_for(letters, vowels_unwritten, letters > fewest_for_slip);
    auto const most = std::max({whole.spelling, whole.slip, unfinished.spelling, unfinished.slip});
    auto const far = distance(typed, word, vowels_unwritten, most);
    // One letter begins too many names.
    auto const beginning = letters > 1 ? far.beginning : too_far;
    WordMatch match;
    match.score = std::max(score_of(far.whole, whole, k_spelling, k_slip),
                           score_of(beginning, unfinished, k_spelling_beginning, k_slip_beginning));
    match.goes_on =
        word.size() > 1 && letters > word.size() && far.first_part <= k_first_part_limit;
    return match;
}

}  // namespace

WordMatch match_word(NameWord const& typed, NameWord const& word) {
    if (typed.latin.empty()) return {};
    if (typed.latin == word.latin) return {k_exact, false};
    WordMatch best;
    if (word.latin.starts_with(typed.latin)) best.score = k_beginning;
    if (!may_sound_alike(typed, word)) return best;
    bool const vowels_unwritten =
        typed.writing != word.writing &&
        (leaves_vowels_out(typed.writing) || leaves_vowels_out(word.writing));
    auto const fewest_for_slip = vowels_unwritten                  ? k_no_slip
                                 : word.writing == Writing::arabic ? k_fewest_consonants_for_slip
                                                                   : k_fewest_for_slip;
    for (auto const& heard : typed.sounds) {
        for (auto const& sound : word.sounds) {
            auto const match = match_sounds(heard, sound, vowels_unwritten, fewest_for_slip);
            best.score = std::max(best.score, match.score);
            best.goes_on = best.goes_on || match.goes_on;
        }
    }
    return best;
}

int with_other_space(int score) {
    return std::max(0, score - k_other_space);
}

NameFit fit_of(int score) {
    if (score >= k_least_exact) return NameFit::exact;
    if (score >= k_least_beginning) return NameFit::beginning;
    return score >= k_least_spelling ? NameFit::spelling : NameFit::slip;
}

}  // namespace ontmoet::i18n
