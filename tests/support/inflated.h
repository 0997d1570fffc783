// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/check.h"

#include <string>
#include <string_view>

#include <zlib.h>

namespace ontmoet::test {

// What a gzip file holds, whole and proved by its checksum.
inline std::string inflated(std::string_view packed) {
    z_stream stream{};
    check(inflateInit2(&stream, 15 + 16) == Z_OK, "zlib starts");
    std::string plain;
    std::string piece(1 << 16, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    for (int told = Z_OK; told != Z_STREAM_END;) {
        stream.next_out = reinterpret_cast<Bytef*>(piece.data());
        stream.avail_out = static_cast<uInt>(piece.size());
        told = inflate(&stream, Z_NO_FLUSH);
        check(told == Z_OK || told == Z_STREAM_END, "it is gzip, and whole");
        plain.append(piece, 0, piece.size() - stream.avail_out);
    }
    check(stream.avail_in == 0, "nothing comes after it");
    inflateEnd(&stream);
    return plain;
}

}  // namespace ontmoet::test
