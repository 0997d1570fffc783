// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

// Answers made small for the line (RFC 1951 and 1952, zlib).
namespace ontmoet::sync {

// The end of a text, packed once to be sent behind many beginnings.
struct PackedEnd {
    std::string bytes;           // deflated, looks back at nothing before it
    std::uint32_t checksum = 0;  // CRC-32 of it as it was
    std::size_t plain_bytes = 0;
};

// Fast packs a page in a third of the time and makes it a quarter larger.
enum class Effort { fast, thorough };
PackedEnd pack_end(std::string_view plain, Effort effort);
// The whole text as one gzip file.
std::string gzip(std::string_view beginning, PackedEnd const& end);

}  // namespace ontmoet::sync
