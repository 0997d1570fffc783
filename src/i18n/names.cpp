// SPDX-License-Identifier: EUPL-1.2
#include "i18n/names.h"

#include "base/check.h"
#include "i18n/name_sounds.h"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace ontmoet::i18n {
namespace {

// The passports of Eritrea and Ethiopia write the first vowel as e and leave the sixth out; ጸ and
// ፀ are one sound by now.
constexpr auto ethiopic_rules =
    ":: Ethiopic-Latin; :: NFC; a > e; ā > a; ǝ > ; [ḍṣ] > ts; "
    ":: NFD; :: [:Nonspacing Mark:] Remove; :: Latin-ASCII; :: Any-Lower;";

// Letters of Persian, Pashto and Kurdish that ICU leaves alone; the ending ة; ض and ظ, which are a
// d here and a z there, as ذ.
constexpr auto arabic_rules =
    "ة > ه; [ۍېیىئێ] > ي; [ۆۇ] > و; ە > ه; ښ > ش; ږ > ژ; [ړڕ] > ر; ټ > ت; ډ > د; ځ > ز; څ > س; "
    "[ضظ] > ذ; ڼ > ن; [گګ] > g; [کڪ] > ك; ڵ > ل; ڤ > v; "
    ":: Arabic-Latin; :: Any-Latin; :: Latin-ASCII; :: Any-Lower;";

constexpr auto cyrillic_rules =
    ":: Ukrainian-Latin/BGN; :: Any-Latin; :: Latin-ASCII; :: Any-Lower;";

constexpr auto other_rules = ":: Any-Latin; :: Latin-ASCII; :: Any-Lower;";

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

icu::UnicodeString letters_of_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece{text.data(), static_cast<std::int32_t>(text.size())});
}

Writing writing_in(icu::UnicodeString const& text) {
    for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        auto status = U_ZERO_ERROR;
        switch (uscript_getScript(text.char32At(at), &status)) {
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

bool is_part_of_word(UChar32 point) {
    return u_isalnum(point) || u_charType(point) == U_NON_SPACING_MARK || point == 0x27 ||
           point == 0x2019 || point == 0x02bc || point == 0x60 || point == 0x200c;
}

bool is_ascii(std::string_view text) {
    return std::ranges::none_of(text, [](char byte) { return (byte & 0x80) != 0; });
}

// The ASCII letters and digits of `text`, in lower case.
void add_ascii(std::string& latin, char32_t unit) {
    if (unit >= U'A' && unit <= U'Z') unit += U'a' - U'A';
    if ((unit >= U'a' && unit <= U'z') || (unit >= U'0' && unit <= U'9'))
        latin += static_cast<char>(unit);
}

bool is_link(std::string_view latin) {
    // Articles before sun letters, "son of" in many spellings, and the Dutch ones.
    constexpr std::array<std::string_view, 37> links{
        "al",   "el",    "ul",  "as",   "es",  "ar",   "er",  "ur",   "an",  "en",
        "ash",  "ad",    "ed",  "at",   "az",  "bin",  "ibn", "ben",  "bn",  "abn",
        "bint", "binti", "bnt", "ould", "oul", "wuld", "wld", "mint", "wad", "wd",
        "van",  "de",    "der", "den",  "von", "la",   "da"};
    return std::ranges::find(links, latin) != links.end();
}

}  // namespace

std::vector<std::string> split_name(std::string_view name) {
    auto const text = letters_of_utf8(name);
    std::vector<std::string> words;
    for (std::int32_t at = 0; at < text.length();) {
        auto end = at;
        while (end < text.length() && is_part_of_word(text.char32At(end)))
            end = text.moveIndex32(end, 1);
        if (end > at) text.tempSubStringBetween(at, end).toUTF8String(words.emplace_back());
        at = end > at ? end : text.moveIndex32(at, 1);
    }
    return words;
}

NameWord name_word(std::string const& word) {
    NameWord made;
    if (is_ascii(word)) {
        made.writing = Writing::latin;
        for (auto const letter : word) add_ascii(made.latin, static_cast<unsigned char>(letter));
    } else {
        auto text = letters_of_utf8(word);
        made.writing = writing_in(text);
        transliterator(made.writing).transliterate(text);
        for (std::int32_t at = 0; at < text.length(); ++at) add_ascii(made.latin, text.charAt(at));
    }
    made.is_link = is_link(made.latin);
    if (!made.latin.empty()) set_sounds(made, sounds_of(made.latin, made.writing));
    return made;
}

NameWord join_words(NameWord const& first, NameWord const& second) {
    NameWord joined;
    joined.latin = first.latin + second.latin;
    joined.writing = first.writing;
    std::vector<std::string> sounds;
    for (auto const& begin : first.sounds)
        for (auto const& end : second.sounds) sounds.push_back(join_sounds(begin, end));
    set_sounds(joined, std::move(sounds));
    return joined;
}

std::string search_key(std::string_view name) {
    std::string key;
    for (auto const& word : split_name(name)) {
        auto const latin = name_word(word).latin;
        if (!latin.empty()) key += (key.empty() ? "" : " ") + latin;
    }
    return key;
}

Writing writing_of(std::string_view text) {
    return writing_in(letters_of_utf8(text));
}

}  // namespace ontmoet::i18n
