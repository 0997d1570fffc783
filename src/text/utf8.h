// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::text {

// Stands for what cannot be read or drawn.
inline constexpr char32_t replacement_character = 0xFFFD;

// One code point and the bytes it took (1 to 4).
struct Decoded {
    char32_t code = replacement_character;
    std::uint32_t size = 1;
    bool valid = false;
};

// Reads the code point at `position` (< text.size()). Each maximal wrong part becomes one U+FFFD,
// as the Unicode Standard recommends (16.0, 3.9, "U+FFFD Substitution of Maximal Subparts").
Decoded decode_at(std::string_view text, std::size_t position);

// Code points with the byte at which each begins.
struct CodePoint {
    char32_t code = 0;
    std::uint32_t byte = 0;
};
std::vector<CodePoint> decode(std::string_view text);

bool is_valid_utf8(std::string_view text);
// The same text with every wrong part replaced by U+FFFD.
std::string to_valid_utf8(std::string_view text);
// Appends U+FFFD for what is no Unicode scalar value.
void append_utf8(std::string& to, char32_t code);
std::size_t code_point_count(std::string_view text);
// The longest beginning of at most `bytes` bytes that does not cut a code point.
std::string_view cut_to_bytes(std::string_view text, std::size_t bytes);

}  // namespace ontmoet::text
