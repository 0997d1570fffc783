// SPDX-License-Identifier: EUPL-1.2
#include "sync/gzip.h"

#include "base/check.h"

#include <zlib.h>

namespace ontmoet::sync {
namespace {

// What is packed with Z_SYNC_FLUSH ends at a whole byte, so that more can follow.
std::string deflated(std::string_view plain, Effort effort, int flush) {
    z_stream stream{};
    int const without_header = -15;
    int const level = effort == Effort::fast ? Z_BEST_SPEED : Z_DEFAULT_COMPRESSION;
    check(deflateInit2(&stream, level, Z_DEFLATED, without_header, 8, Z_DEFAULT_STRATEGY) == Z_OK,
          "zlib has memory for one stream");
    constexpr std::size_t k_flush_bytes = 16;
    std::string packed(deflateBound(&stream, static_cast<uLong>(plain.size())) + k_flush_bytes,
                       '\0');
    // zlib's interface predates const; it does not write through next_in.
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef*>(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    int const done = deflate(&stream, flush);
    check(done == (flush == Z_FINISH ? Z_STREAM_END : Z_OK) && stream.avail_in == 0,
          "deflateBound is enough for one call");
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

std::uint32_t checksum_of(std::string_view plain) {
    return static_cast<std::uint32_t>(
        crc32_z(0, reinterpret_cast<Bytef const*>(plain.data()), plain.size()));
}

void append_little_endian(std::string& bytes, std::uint32_t number) {
    for (unsigned shift = 0; shift < 32; shift += 8)
        bytes += static_cast<char>(number >> shift & 0xFFU);
}

}  // namespace

PackedEnd pack_end(std::string_view plain, Effort effort) {
    return {deflated(plain, effort, Z_FINISH), checksum_of(plain), plain.size()};
}

std::string gzip(std::string_view beginning, PackedEnd const& end) {
    // No name, no time, no flags, of an unknown system.
    std::string file("\x1F\x8B\x08\0\0\0\0\0\0\xFF", 10);
    if (!beginning.empty()) file += deflated(beginning, Effort::fast, Z_SYNC_FLUSH);
    file += end.bytes;
    append_little_endian(
        file, static_cast<std::uint32_t>(crc32_combine(checksum_of(beginning), end.checksum,
                                                       static_cast<z_off_t>(end.plain_bytes))));
    append_little_endian(file, static_cast<std::uint32_t>(beginning.size() + end.plain_bytes));
    return file;
}

}  // namespace ontmoet::sync
