// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

// Small texts made smaller: raw DEFLATE (RFC 1951) that begins with a dictionary both sides know.
namespace ontmoet::exchange {

// As small as zlib can make it.
std::string pack(std::string_view plain, std::string_view dictionary);
// Nothing when it is damaged, has something behind its end, or would be more than `most` bytes:
// memory is used for no more than that.
std::optional<std::string> unpack(std::string_view packed, std::string_view dictionary,
                                  std::size_t most);

}  // namespace ontmoet::exchange
