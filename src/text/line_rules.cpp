// SPDX-License-Identifier: EUPL-1.2
#include "text/line_rules.h"

#include "text/itemise.h"

#include <algorithm>

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace ontmoet::text {
namespace {

// The longest word after a number that is taken for its unit: "uur", "jaar", "год", "ሰዓት", "ساعة".
constexpr std::size_t k_unit_letters = 4;

UChar32 as_icu(char32_t code) {
    return static_cast<UChar32>(code);
}

bool is_letter(char32_t code) {
    return u_isalpha(as_icu(code)) != 0;
}

bool is_digit(char32_t code) {
    return u_isdigit(as_icu(code)) != 0;
}

bool is_mark(char32_t code) {
    return (U_GET_GC_MASK(as_icu(code)) & U_GC_M_MASK) != 0;
}

bool is_currency(char32_t code) {
    return u_charType(as_icu(code)) == U_CURRENCY_SYMBOL;
}

bool is_ethiopic_punctuation(char32_t code) {
    return code >= 0x1361 && code <= 0x1368;
}

UScriptCode script_of(char32_t code) {
    UErrorCode failure = U_ZERO_ERROR;
    return uscript_getScript(as_icu(code), &failure);
}

bool is_unit(std::u32string_view after) {
    constexpr std::u32string_view k_signs = U"%‰°٪";
    if (is_currency(after.front()) || k_signs.find(after.front()) != std::u32string_view::npos) {
        return true;
    }
    std::size_t letters = 0;
    for (auto const code : after) {
        if (!is_letter(code) && !is_mark(code)) break;
        if (is_letter(code)) ++letters;
    }
    return letters > 0 && letters <= k_unit_letters;
}

// Whether what stands on both sides of a place to break belongs to one number.
bool is_inside_number(std::u32string_view codes, std::size_t at) {
    constexpr std::u32string_view k_links = U"-–/:";
    auto end = at;
    while (end > 0 && is_space(codes[end - 1])) --end;
    if (end == 0) return false;
    auto const before = codes[end - 1];
    auto const after = codes.substr(at);
    if (end < at) {
        if (is_currency(before)) return is_digit(after.front());
        return is_digit(before) && (is_digit(after.front()) || is_unit(after));
    }
    return end > 1 && k_links.find(before) != std::u32string_view::npos && is_digit(codes[end - 2]);
}

bool may_stand_in_word(char32_t code) {
    constexpr std::u32string_view k_signs = U"'’ʼ-\u00AD\u2010";
    return is_letter(code) || is_mark(code) || k_signs.find(code) != std::u32string_view::npos;
}

bool is_hyphenated_script(char32_t code) {
    auto const script = script_of(code);
    return script == USCRIPT_LATIN || script == USCRIPT_CYRILLIC || script == USCRIPT_COMMON ||
           script == USCRIPT_INHERITED;
}

}  // namespace

void refine_line_starts(std::u32string_view codes, std::vector<LineStart>& starts) {
    for (std::size_t i = 1; i < codes.size(); ++i) {
        auto const ends_word = is_ethiopic_punctuation(codes[i - 1]);
        if (is_ethiopic_punctuation(codes[i])) {
            starts[i] = LineStart::no;
        } else if (ends_word && script_of(codes[i]) == USCRIPT_ETHIOPIC) {
            starts[i] = LineStart::yes;
        } else if (starts[i] == LineStart::yes && is_inside_number(codes, i)) {
            starts[i] = LineStart::if_needed;
        }
    }
}

LetterSpan word_to_hyphenate(std::u32string_view codes, std::size_t begin, std::size_t end) {
    while (begin < end && !is_letter(codes[begin])) ++begin;
    while (end > begin && !is_letter(codes[end - 1]) && !is_mark(codes[end - 1])) --end;
    auto const word = codes.substr(begin, end - begin);
    auto const can_be = std::all_of(word.begin(), word.end(), [](char32_t code) {
        return may_stand_in_word(code) && is_hyphenated_script(code);
    });
    return can_be ? LetterSpan{begin, end} : LetterSpan{};
}

}  // namespace ontmoet::text
