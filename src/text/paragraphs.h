// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace ontmoet::text {

// The code points between two line ends. `bytes[i]` is where code point i begins in the text; one
// more entry says where the paragraph ends.
struct SourceParagraph {
    std::u32string codes;
    std::vector<std::uint32_t> bytes;
};

// Cuts at line ends of every kind (CR LF counts as one). Tabs become spaces, other control
// characters U+FFFD. Always gives at least one paragraph.
std::vector<SourceParagraph> split_paragraphs(std::string_view text);

}  // namespace ontmoet::text
