// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace ontmoet::text {

// Bytes before which a letter as a person sees it (an extended grapheme cluster, UAX 29) begins,
// and the size of the text at the end: {0} for an empty text.
std::vector<std::uint32_t> grapheme_boundaries(std::string_view text);

}  // namespace ontmoet::text
