// SPDX-License-Identifier: EUPL-1.2
#include "text/breaks.h"

#include "base/check.h"
#include "text/graphemes.h"
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

std::vector<bool> find_breaks(UBreakIterator* iterator, std::u32string_view codes) {
    std::vector<bool> starts(codes.size(), false);
    if (codes.empty()) return starts;
    auto const text = to_utf16(codes);
    UErrorCode failure = U_ZERO_ERROR;
    ubrk_setText(iterator, text.units.data(), static_cast<std::int32_t>(text.units.size()),
                 &failure);
    check(U_SUCCESS(failure) != 0, "text can be given to ICU");
    for (auto at = ubrk_first(iterator); at != UBRK_DONE; at = ubrk_next(iterator)) {
        auto const unit = static_cast<std::size_t>(at);
        if (unit < text.units.size()) starts[text.index_of[unit]] = true;
    }
    return starts;
}

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

std::vector<bool> line_starts(std::u32string_view codes) {
    thread_local auto const iterator = open_breaks(UBRK_LINE);
    return find_breaks(iterator.get(), codes);
}

std::vector<std::uint32_t> grapheme_boundaries(std::string_view text) {
    auto const points = decode(text);
    std::u32string codes;
    codes.reserve(points.size());
    for (auto const& point : points) codes.push_back(point.code);
    auto const starts = letter_starts(codes);
    std::vector<std::uint32_t> boundaries;
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (starts[i]) boundaries.push_back(points[i].byte);
    }
    boundaries.push_back(static_cast<std::uint32_t>(text.size()));
    return boundaries;
}

}  // namespace ontmoet::text
