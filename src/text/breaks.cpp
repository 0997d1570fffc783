// SPDX-License-Identifier: EUPL-1.2
#include "text/breaks.h"

#include "base/check.h"
#include "text/graphemes.h"
#include "text/itemise.h"
#include "text/utf8.h"

#include <algorithm>
#include <cstdint>
#include <memory>

#include <unicode/ubrk.h>

namespace ontmoet::text {
namespace {

struct CloseBreaks {
    void operator()(UBreakIterator* iterator) const { ubrk_close(iterator); }
};
using BreakIterator = std::unique_ptr<UBreakIterator, CloseBreaks>;

BreakIterator open_breaks(UBreakIteratorType type) {
    UErrorCode failure = U_ZERO_ERROR;
    BreakIterator iterator(ubrk_open(type, "", nullptr, 0, &failure));
    check(U_SUCCESS(failure) != 0, "ICU carries its own break rules");
    return iterator;
}

// ICU reads UTF-16: `index_of[unit]` is the code point a unit belongs to.
struct Utf16 {
    std::u16string units;
    std::vector<std::uint32_t> index_of;
};

Utf16 to_utf16(std::u32string_view codes) {
    Utf16 text;
    text.units.reserve(codes.size());
    text.index_of.reserve(codes.size() + 1);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        auto const code = codes[i];
        auto const index = static_cast<std::uint32_t>(i);
        if (code < 0x10000) {
            text.units.push_back(static_cast<char16_t>(code));
        } else {
            text.units.push_back(static_cast<char16_t>(0xD7C0U + (code >> 10U)));
            text.units.push_back(static_cast<char16_t>(0xDC00U + (code & 0x3FFU)));
            text.index_of.push_back(index);
        }
        text.index_of.push_back(index);
    }
    return text;
}

void set_text(UBreakIterator* iterator, Utf16 const& text) {
    UErrorCode failure = U_ZERO_ERROR;
    ubrk_setText(iterator, text.units.data(), static_cast<std::int32_t>(text.units.size()),
                 &failure);
    check(U_SUCCESS(failure) != 0, "text can be given to ICU");
}

std::vector<bool> find_breaks(UBreakIterator* iterator, std::u32string_view codes) {
    std::vector<bool> starts(codes.size(), false);
    if (codes.empty()) return starts;
    auto const text = to_utf16(codes);
    set_text(iterator, text);
    for (auto at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
        auto const unit = static_cast<std::size_t>(at);
        if (unit < text.units.size()) starts[text.index_of[unit]] = true;
    }
    return starts;
}

// The code points of a text, and where each begins in it.
struct DecodedText {
    std::u32string codes;
    std::vector<std::uint32_t> bytes;

    explicit DecodedText(std::string_view text) {
        auto const points = decode(text);
        codes.reserve(points.size());
        bytes.reserve(points.size() + 1);
        for (auto const& point : points) {
            codes.push_back(point.code);
            bytes.push_back(point.byte);
        }
        bytes.push_back(static_cast<std::uint32_t>(text.size()));
    }
};

// Below the combining marks every character but CR LF is a letter of its own.
bool every_code_is_a_letter(std::u32string_view codes) {
    return std::all_of(codes.begin(), codes.end(),
                       [](char32_t code) { return code < 0x300 && code != '\r'; });
}

}  // namespace

std::vector<bool> letter_starts(std::u32string_view codes) {
    if (every_code_is_a_letter(codes)) return std::vector<bool>(codes.size(), true);
    thread_local auto const iterator = open_breaks(UBRK_CHARACTER);
    return find_breaks(iterator.get(), codes);
}

std::vector<LineStart> line_starts(std::u32string_view codes) {
    thread_local auto const iterator = open_breaks(UBRK_LINE);
    auto const allowed = find_breaks(iterator.get(), codes);
    std::vector<LineStart> starts(codes.size(), LineStart::no);
    std::transform(allowed.begin(), allowed.end(), starts.begin(),
                   [](bool may) { return may ? LineStart::yes : LineStart::no; });
    refine_line_starts(codes, starts);
    return starts;
}

bool separates_words(char32_t code) {
    constexpr char32_t k_no_break_space = 0xA0;
    constexpr char32_t k_ethiopic_wordspace = 0x1361;
    return is_space(code) || code == k_no_break_space || code == k_ethiopic_wordspace;
}

std::vector<std::uint32_t> grapheme_boundaries(std::string_view text) {
    DecodedText const decoded(text);
    auto const starts = letter_starts(decoded.codes);
    std::vector<std::uint32_t> boundaries;
    for (std::size_t i = 0; i < starts.size(); ++i) {
        if (starts[i]) boundaries.push_back(decoded.bytes[i]);
    }
    boundaries.push_back(decoded.bytes.back());
    return boundaries;
}

std::vector<WordOrGap> words_and_gaps(std::string_view text) {
    std::vector<WordOrGap> pieces;
    if (text.empty()) return pieces;
    thread_local auto const iterator = open_breaks(UBRK_WORD);
    DecodedText const decoded(text);
    auto const utf16 = to_utf16(decoded.codes);
    set_text(iterator.get(), utf16);
    std::size_t begin = 0;
    ubrk_first(iterator.get());
    for (auto at = ubrk_next(iterator.get()); at != UBRK_DONE; at = ubrk_next(iterator.get())) {
        auto const unit = static_cast<std::size_t>(at);
        auto const is_end = unit >= utf16.units.size();
        auto const end = is_end ? text.size() : decoded.bytes[utf16.index_of[unit]];
        auto const is_word = ubrk_getRuleStatus(iterator.get()) >= UBRK_WORD_NONE_LIMIT;
        if (!is_word && !pieces.empty() && !pieces.back().is_word) {
            pieces.back().range.end = end;
        } else {
            pieces.push_back({{begin, end}, is_word});
        }
        begin = end;
    }
    return pieces;
}

}  // namespace ontmoet::text
