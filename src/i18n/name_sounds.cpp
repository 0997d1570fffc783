// SPDX-License-Identifier: EUPL-1.2
#include "i18n/name_sounds.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace ontmoet::i18n {
namespace {

using Replacement = std::pair<std::string_view, std::string_view>;

// Longest first. One sound, many spellings: Dutch, English, French, German, Turkish, Somali.
constexpr std::array<Replacement, 27> k_spellings{{
    {"shch", "s"}, {"tsch", "C"}, {"sch", "s"}, {"tch", "C"}, {"dzh", "j"}, {"sh", "s"},
    {"sj", "s"},   {"ch", "C"},   {"kh", "x"},  {"gh", "g"},  {"th", "T"},  {"dh", "D"},
    {"ph", "f"},   {"ts", "s"},   {"tz", "s"},  {"dj", "j"},  {"zh", "Z"},  {"ck", "k"},
    {"qu", "k"},   {"ou", "u"},   {"oe", "u"},  {"oo", "u"},  {"ee", "i"},  {"ij", "i"},
    {"iy", "i"},   {"yi", "i"},   {"q", "k"},
}};

constexpr std::size_t k_letters = 30;

constexpr std::size_t place_of(char letter) {
    switch (letter) {
        case 'C': return 26;
        case 'D': return 27;
        case 'T': return 28;
        case 'Z': return 29;
        default:
            return letter >= 'a' && letter <= 'z' ? static_cast<std::size_t>(letter - 'a') : 30;
    }
}

// Letters that stand for one sound somewhere, and how unlikely that is. Digits and letters that
// are not here are a slip.
struct Alike {
    char a;
    char b;
    std::uint8_t cost;
};
constexpr std::array k_alike{
    Alike{'a', 'e', 1}, Alike{'e', 'i', 1}, Alike{'o', 'u', 1}, Alike{'a', 'i', 3},
    Alike{'a', 'o', 2}, Alike{'e', 'o', 2}, Alike{'i', 'u', 2}, Alike{'a', 'u', 2},
    Alike{'e', 'u', 2}, Alike{'i', 'o', 3}, Alike{'w', 'u', 0}, Alike{'w', 'o', 1},
    Alike{'w', 'v', 1}, Alike{'y', 'i', 0}, Alike{'y', 'e', 1}, Alike{'y', 'a', 2},
    Alike{'y', 'j', 1}, Alike{'j', 'i', 1}, Alike{'b', 'p', 2}, Alike{'b', 'v', 2},
    Alike{'f', 'v', 1}, Alike{'p', 'f', 2}, Alike{'d', 't', 2}, Alike{'D', 'd', 1},
    Alike{'D', 'z', 1}, Alike{'D', 't', 3}, Alike{'D', 's', 2}, Alike{'d', 'z', 3},
    Alike{'T', 't', 0}, Alike{'T', 's', 1}, Alike{'T', 'd', 2}, Alike{'k', 'g', 2},
    Alike{'k', 'c', 0}, Alike{'k', 'x', 1}, Alike{'x', 'h', 1}, Alike{'x', 'g', 1},
    Alike{'g', 'h', 2}, Alike{'g', 'j', 2}, Alike{'h', 'k', 3}, Alike{'c', 's', 1},
    Alike{'c', 'j', 1}, Alike{'c', 'C', 0}, Alike{'C', 's', 1}, Alike{'C', 'k', 1},
    Alike{'C', 'x', 1}, Alike{'C', 'h', 1}, Alike{'C', 'j', 2}, Alike{'s', 'z', 1},
    Alike{'Z', 'z', 1}, Alike{'Z', 'j', 1}, Alike{'Z', 's', 2}, Alike{'j', 'z', 2},
    Alike{'m', 'n', 2}, Alike{'T', 'D', 1},
};

using Costs = std::array<std::array<std::uint8_t, k_letters + 1>, k_letters + 1>;

constexpr Costs make_costs() {
    Costs costs{};
    for (std::size_t a = 0; a <= k_letters; ++a)
        for (std::size_t b = 0; b <= k_letters; ++b)
            costs[a][b] = a == b ? 0 : static_cast<std::uint8_t>(slip_cost);
    for (auto const& pair : k_alike) {
        costs[place_of(pair.a)][place_of(pair.b)] = pair.cost;
        costs[place_of(pair.b)][place_of(pair.a)] = pair.cost;
    }
    return costs;
}
constexpr Costs k_costs = make_costs();

constexpr bool is_vowel(char letter) {
    return std::string_view{"aeiou"}.find(letter) != std::string_view::npos;
}

// h, w and y come and go between spellings, and so does the Somali c (ع).
constexpr bool is_firm(char letter) {
    return !is_vowel(letter) && std::string_view{"hwyc"}.find(letter) == std::string_view::npos;
}

using LeavingOut = std::array<std::uint8_t, k_letters + 1>;

constexpr LeavingOut make_leaving_out(std::uint8_t vowel) {
    LeavingOut costs{};
    costs.fill(static_cast<std::uint8_t>(slip_cost));
    for (auto const letter : std::string_view{"aeiou"}) costs[place_of(letter)] = vowel;
    for (auto const letter : std::string_view{"hwy"}) costs[place_of(letter)] = 2;
    costs[place_of('c')] = 1;
    return costs;
}
constexpr LeavingOut k_leaving_out = make_leaving_out(2);
constexpr LeavingOut k_leaving_out_unwritten = make_leaving_out(1);

// A sound by the places of its letters.
struct Places {
    std::array<std::uint8_t, longest_sound> at;
    std::size_t count;

    explicit Places(std::string_view sound) : count(std::min(sound.size(), longest_sound)) {
        for (std::size_t i = 0; i < count; ++i)
            at[i] = static_cast<std::uint8_t>(place_of(sound[i]));
    }
};

std::string spoken(std::string_view latin) {
    std::string sound;
    while (!latin.empty() && sound.size() < longest_sound) {
        auto const found = std::ranges::find_if(k_spellings, [latin](Replacement const& pair) {
            return latin.starts_with(pair.first);
        });
        auto const next = found == k_spellings.end() ? latin.substr(0, 1) : found->second;
        latin.remove_prefix(found == k_spellings.end() ? 1 : found->first.size());
        if (sound.empty() || sound.back() != next.back()) sound += next;
    }
    return sound;
}

// Abdulrahman, Abdel Rahman and عبد الرحمن: the article in the middle goes.
std::string without_inner_article(std::string_view latin, Writing writing) {
    constexpr std::array<std::string_view, 7> articles{"oul", "ul", "el", "al", "il", "ol", "ur"};
    std::size_t const fewest_after = writing == Writing::arabic ? 2 : 4;
    auto const servant = latin.substr(0, latin.find('d') + 1);
    bool const is_servant =
        servant == "abd" || servant == "cabd" || (servant == "bd" && writing == Writing::arabic);
    if (!is_servant) return std::string{latin};
    auto const rest = latin.substr(servant.size());
    for (auto const article : articles) {
        if (rest == article) return std::string{servant};
        if (rest.starts_with(article) && rest.size() >= article.size() + fewest_after)
            return std::string{servant}.append(rest.substr(article.size()));
    }
    return std::string{latin};
}

std::string_view without_article(std::string_view latin, Writing writing) {
    std::size_t const fewest_after = writing == Writing::arabic ? 2 : 4;
    bool const has_one = latin.starts_with("al") || latin.starts_with("el");
    return has_one && latin.size() >= 2 + fewest_after ? latin.substr(2) : std::string_view{};
}

}  // namespace

std::vector<std::string> sounds_of(std::string_view latin, Writing writing) {
    std::vector<std::string> spellings{without_inner_article(latin, writing)};
    if (auto const bare = without_article(latin, writing); !bare.empty())
        spellings.emplace_back(bare);
    std::vector<std::string> sounds;
    for (auto const& spelling : spellings) {
        sounds.push_back(spoken(spelling));
        auto const cross = spelling.find('x');
        if (cross == std::string::npos) continue;
        auto latin_x = spelling;
        sounds.push_back(spoken(latin_x.replace(cross, 1, "ks")));
    }
    return sounds;
}

std::string join_sounds(std::string_view first, std::string_view second) {
    std::string joined{first};
    if (!first.empty() && !second.empty() && first.back() == second.front())
        second.remove_prefix(1);
    joined += second;
    if (joined.size() > longest_sound) joined.resize(longest_sound);
    return joined;
}

void set_sounds(NameWord& word, std::vector<std::string> sounds) {
    word.sounds = std::move(sounds);
    word.firm = word.sounds.empty() ? 0 : ~0U;
    word.heard = 0;
    for (auto const& sound : word.sounds) {
        std::uint32_t firm = 0;
        for (auto const letter : sound) {
            auto const place = place_of(letter);
            if (is_firm(letter)) firm |= 1U << place;
            for (std::size_t other = 0; other <= k_letters; ++other)
                if (k_costs[place][other] < slip_cost) word.heard |= 1U << other;
        }
        word.firm &= firm;
    }
}

// Damerau and Levenshtein's distance with these costs. A part ends in a letter that both have: an
// ending left out would make every beginning a match.
Distance distance(std::string_view typed_sound, std::string_view word_sound, bool vowels_unwritten,
                  int most) {
    Places const typed(typed_sound);
    Places const word(word_sound);
    auto const& leaving_out = vowels_unwritten ? k_leaving_out_unwritten : k_leaving_out;
    std::array<std::array<int, longest_sound + 1>, longest_sound + 1> cost;
    Distance far;
    cost[0][0] = 0;
    for (std::size_t j = 1; j <= word.count; ++j)
        cost[0][j] = cost[0][j - 1] + leaving_out[word.at[j - 1]];
    for (std::size_t i = 1; i <= typed.count; ++i) {
        auto const letter = typed.at[i - 1];
        auto const& costs = k_costs[letter];
        int const left_out = leaving_out[letter];
        int least = cost[i][0] = cost[i - 1][0] + left_out;
        for (std::size_t j = 1; j <= word.count; ++j) {
            auto const other = word.at[j - 1];
            int const both = cost[i - 1][j - 1] + costs[other];
            int best = std::min(both, cost[i - 1][j] + left_out);
            best = std::min(best, cost[i][j - 1] + leaving_out[other]);
            if (i > 1 && j > 1 && letter == word.at[j - 2] && typed.at[i - 2] == other)
                best = std::min(best, cost[i - 2][j - 2] + slip_cost);
            cost[i][j] = best;
            least = std::min(least, best);
            if (i == typed.count) far.beginning = std::min(far.beginning, both);
            if (j == word.count) far.first_part = std::min(far.first_part, both);
        }
        if (least > most) return far;
    }
    far.whole = cost[typed.count][word.count];
    return far;
}

}  // namespace ontmoet::i18n
