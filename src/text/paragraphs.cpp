// SPDX-License-Identifier: EUPL-1.2
#include "text/paragraphs.h"

#include "text/utf8.h"

namespace ontmoet::text {
namespace {

bool is_line_end(char32_t code) {
    return (code >= '\n' && code <= '\r') || code == 0x85 || code == 0x2028 || code == 0x2029;
}

bool is_control(char32_t code) {
    return code < 0x20 || (code >= 0x7F && code < 0xA0);
}

char32_t drawable(char32_t code) {
    if (code == '\t') return ' ';
    return is_control(code) ? replacement_character : code;
}

}  // namespace

std::vector<SourceParagraph> split_paragraphs(std::string_view text) {
    std::vector<SourceParagraph> paragraphs(1);
    for (std::size_t at = 0; at < text.size();) {
        auto const next = decode_at(text, at);
        auto const byte = static_cast<std::uint32_t>(at);
        at += next.size;
        if (!is_line_end(next.code)) {
            paragraphs.back().codes.push_back(drawable(next.code));
            paragraphs.back().bytes.push_back(byte);
            continue;
        }
        paragraphs.back().bytes.push_back(byte);
        paragraphs.emplace_back();
        if (next.code == '\r' && at < text.size() && text[at] == '\n') ++at;
    }
    paragraphs.back().bytes.push_back(static_cast<std::uint32_t>(text.size()));
    return paragraphs;
}

}  // namespace ontmoet::text
