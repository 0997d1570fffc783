// SPDX-License-Identifier: EUPL-1.2
#include "i18n/names.h"

#include "base/check.h"

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

// Names are compared in three layers. `latin`: ICU's transliteration, as people in the Netherlands
// would read it. `sound`: the spellings of one sound brought together, so that Moussa, Musa and
// Moesa meet. `skeleton`: consonants alone, so that they meet موسى too. A layer further from the
// writing gives a lower score.
namespace ontmoet::i18n {

namespace {

constexpr std::size_t fewest_letters = 3;  // privacy: nobody can leaf through the names

// The passports of Eritrea and Ethiopia write the first vowel as e and leave the sixth out.
constexpr auto ethiopic_rules =
    ":: Ethiopic-Latin; :: NFC; a > e; ā > a; ǝ > ; "
    ":: NFD; :: [:Nonspacing Mark:] Remove; :: Latin-ASCII; :: Any-Lower;";

// Letters of Persian, Pashto and Kurdish that ICU leaves alone, and the silent ending ة.
constexpr auto arabic_rules =
    "ة > ه; [ۍېیىئێ] > ي; [ۆۇ] > و; ە > ه; ښ > ش; ږ > ژ; [ړڕ] > ر; ټ > ت; ډ > د; ځ > ز; څ > س; "
    "ڼ > ن; [گګ] > g; [کڪ] > ك; ڵ > ل; ڤ > v; "
    ":: Arabic-Latin; :: Any-Latin; :: Latin-ASCII; :: Any-Lower;";

constexpr auto cyrillic_rules =
    ":: Ukrainian-Latin/BGN; :: Any-Latin; :: Latin-ASCII; :: Any-Lower;";

constexpr auto other_rules = ":: Any-Latin; :: Latin-ASCII; :: Any-Lower;";

enum class Writing { latin, arabic, ethiopic, cyrillic, other };

std::unique_ptr<icu::Transliterator const> make_transliterator(char const* rules) {
    UParseError where;
    auto status = U_ZERO_ERROR;
    std::unique_ptr<icu::Transliterator const> made{icu::Transliterator::createFromRules(
        "names", icu::UnicodeString::fromUTF8(rules), UTRANS_FORWARD, where, status)};
    check(U_SUCCESS(status) && made, "ICU takes our transliteration rules");
    return made;
}

icu::Transliterator const& transliterator(Writing writing) {
    static auto const arabic = make_transliterator(arabic_rules);
    static auto const ethiopic = make_transliterator(ethiopic_rules);
    static auto const cyrillic = make_transliterator(cyrillic_rules);
    static auto const other = make_transliterator(other_rules);
    switch (writing) {
        case Writing::arabic: return *arabic;
        case Writing::ethiopic: return *ethiopic;
        case Writing::cyrillic: return *cyrillic;
        case Writing::latin:
        case Writing::other: break;
    }
    return *other;
}

Writing writing_of(icu::UnicodeString const& word) {
    for (std::int32_t at = 0; at < word.length(); at = word.moveIndex32(at, 1)) {
        auto status = U_ZERO_ERROR;
        switch (uscript_getScript(word.char32At(at), &status)) {
            case USCRIPT_LATIN: return Writing::latin;
            case USCRIPT_ARABIC: return Writing::arabic;
            case USCRIPT_ETHIOPIC: return Writing::ethiopic;
            case USCRIPT_CYRILLIC: return Writing::cyrillic;
            case USCRIPT_COMMON:
            case USCRIPT_INHERITED: break;
            default: return Writing::other;
        }
    }
    return Writing::other;
}

// Apostrophes belong to a word (Ne'matullah); every other sign parts two words.
bool is_part_of_word(UChar32 point) {
    return u_isalnum(point) || u_charType(point) == U_NON_SPACING_MARK || point == 0x27 ||
           point == 0x2019 || point == 0x02bc || point == 0x60 || point == 0x200c;
}

std::vector<icu::UnicodeString> words_of(std::string_view name) {
    auto const text = icu::UnicodeString::fromUTF8(
        icu::StringPiece{name.data(), static_cast<std::int32_t>(name.size())});
    std::vector<icu::UnicodeString> words;
    bool inside = false;
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        auto const point = text.char32At(at);
        if (!is_part_of_word(point)) {
            inside = false;
            continue;
        }
        if (!inside) words.emplace_back();
        words.back().append(point);
        inside = true;
    }
    return words;
}

std::string latin_of(icu::UnicodeString word, Writing writing) {
    transliterator(writing).transliterate(word);
    std::string latin;
    for (std::int32_t at = 0; at < word.length(); ++at) {
        auto const unit = word.charAt(at);
        if ((unit >= u'a' && unit <= u'z') || (unit >= u'0' && unit <= u'9'))
            latin += static_cast<char>(unit);
    }
    return latin;
}

using Replacement = std::pair<std::string_view, std::string_view>;

// Longest first. One sound, many spellings: Dutch, English, French, German, Turkish, Somali.
constexpr std::array<Replacement, 24> sounds{{
    {"sch", "s"}, {"tch", "c"}, {"dzh", "j"}, {"sh", "s"}, {"sj", "s"}, {"ch", "s"},
    {"kh", "k"},  {"gh", "g"},  {"th", "t"},  {"dh", "d"}, {"ph", "f"}, {"ts", "s"},
    {"dj", "j"},  {"zh", "j"},  {"ck", "k"},  {"ou", "u"}, {"oe", "u"}, {"oo", "u"},
    {"ee", "i"},  {"ij", "i"},  {"q", "k"},   {"x", "h"},  {"z", "s"},  {"y", "i"},
}};

std::string sound_of(std::string_view latin) {
    std::string sound;
    while (!latin.empty()) {
        auto const found = std::ranges::find_if(
            sounds, [latin](Replacement const& pair) { return latin.starts_with(pair.first); });
        auto const next = found == sounds.end() ? latin.substr(0, 1) : found->second;
        latin.remove_prefix(found == sounds.end() ? 1 : found->first.size());
        if (sound.empty() || sound.back() != next.back()) sound += next;
    }
    return sound;
}

// w and j are written for vowels as often as for consonants (Walid, Joesoef); a last h is silent.
std::string skeleton_of(std::string_view sound) {
    std::string skeleton;
    for (auto const letter : sound) {
        if (std::string_view{"aeiouwj"}.find(letter) != std::string_view::npos) continue;
        if (skeleton.empty() || skeleton.back() != letter) skeleton += letter;
    }
    if (skeleton.size() > 1 && skeleton.back() == 'h') skeleton.pop_back();
    return skeleton;
}

std::vector<NameWord> name_words(std::string_view name) {
    std::vector<NameWord> words;
    for (auto const& word : words_of(name)) {
        auto const writing = writing_of(word);
        NameWord made;
        made.latin = latin_of(word, writing);
        made.sound = sound_of(made.latin);
        made.skeleton = skeleton_of(made.sound);
        made.without_vowels = writing == Writing::arabic;
        if (!made.latin.empty()) words.push_back(std::move(made));
    }
    return words;
}

bool one_letter_apart(std::string_view a, std::string_view b) {
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > 1) return false;
    auto const start = std::ranges::mismatch(a, b);
    auto const same = static_cast<std::size_t>(start.in1 - a.begin());
    auto const rest = a.size() == b.size() ? same + 1 : same;
    return a.substr(std::min(rest, a.size())) == b.substr(std::min(same + 1, b.size()));
}

// 0 … 100 for one typed word against one word of a name.
int match_word(NameWord const& typed, NameWord const& word) {
    constexpr std::size_t long_enough_for_a_slip = 5;
    if (word.latin == typed.latin) return 100;
    if (word.latin.starts_with(typed.latin)) return 90;
    if (word.sound == typed.sound) return 85;
    if (word.sound.starts_with(typed.sound)) return 75;
    auto const& bones = typed.skeleton;
    bool const vowels_missing = typed.without_vowels != word.without_vowels;
    std::size_t const fewest = vowels_missing ? 1 : 3;
    if (bones.size() >= fewest && word.skeleton == bones) return 65;
    if (bones.size() >= std::max<std::size_t>(fewest, 2) && word.skeleton.starts_with(bones))
        return 55;
    if (typed.sound.size() >= long_enough_for_a_slip && one_letter_apart(typed.sound, word.sound))
        return 50;
    return 0;
}

// Each typed word takes the best word of the name that is still free.
int match_words(std::vector<NameWord> const& typed, std::vector<NameWord> const& words) {
    std::vector<bool> taken(words.size(), false);
    int sum = 0;
    for (auto const& one : typed) {
        int best = 0;
        std::size_t best_at = 0;
        for (std::size_t at = 0; at < words.size(); ++at) {
            int const score = taken[at] ? 0 : match_word(one, words[at]);
            if (score > best) {
                best = score;
                best_at = at;
            }
        }
        if (best == 0) return 0;
        taken[best_at] = true;
        sum += best;
    }
    auto const mean = sum / static_cast<int>(typed.size());
    auto const untyped = static_cast<int>(words.size() - typed.size());
    return std::max(1, mean - 3 * untyped);
}

NameWord whole_of(std::vector<NameWord> const& words) {
    NameWord whole;
    for (auto const& word : words) {
        whole.latin += word.latin;
        whole.without_vowels = whole.without_vowels || word.without_vowels;
    }
    whole.sound = sound_of(whole.latin);
    whole.skeleton = skeleton_of(whole.sound);
    return whole;
}

// What a name written with other spaces than the query costs.
constexpr int other_spaces = 10;

int match_spelling(NameSpelling const& typed, NameSpelling const& name) {
    int best = 0;
    if (typed.words.size() <= name.words.size()) best = match_words(typed.words, name.words);
    if (typed.words.size() != name.words.size())
        best = std::max(best, match_word(typed.whole, name.whole) - other_spaces);
    return best;
}

}  // namespace

std::string search_key(std::string_view name) {
    std::string key;
    for (auto const& word : name_words(name)) key += (key.empty() ? "" : " ") + word.latin;
    return key;
}

std::string skeleton_key(std::string_view name) {
    std::string key;
    for (auto const& word : name_words(name)) key += (key.empty() ? "" : " ") + word.skeleton;
    return key;
}

NameKeys name_keys(std::vector<std::string> const& spellings) {
    NameKeys keys;
    for (auto const& spelling : spellings) {
        auto words = name_words(spelling);
        if (words.empty()) continue;
        auto whole = whole_of(words);
        keys.spellings.push_back({std::move(words), std::move(whole)});
    }
    return keys;
}

int match_name(NameKeys const& query, NameKeys const& candidate) {
    int best = 0;
    for (auto const& typed : query.spellings) {
        if (typed.whole.latin.size() < fewest_letters) continue;
        for (auto const& name : candidate.spellings)
            best = std::max(best, match_spelling(typed, name));
    }
    return best;
}

int match_name(std::string_view query, NameKeys const& candidate) {
    return match_name(name_keys({std::string{query}}), candidate);
}

}  // namespace ontmoet::i18n
