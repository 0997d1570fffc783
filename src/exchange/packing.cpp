// SPDX-License-Identifier: EUPL-1.2
#include "exchange/packing.h"

#include "base/check.h"

#include <memory>

#include <zlib.h>

namespace ontmoet::exchange {
namespace {

// Below zero: without the header and the checksum of zlib's own format.
constexpr int k_raw_window_bits = -15;

// zlib's interface predates const; it does not write through next_in.
Bytef* bytes_of(std::string_view text) {
    return reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
}

uInt size_of(std::string_view text) {
    return static_cast<uInt>(text.size());
}

}  // namespace

std::string pack(std::string_view plain, std::string_view dictionary) {
    z_stream stream{};
    check(deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, k_raw_window_bits, 9,
                       Z_DEFAULT_STRATEGY) == Z_OK,
          "zlib has memory for one stream");
    check(deflateSetDictionary(&stream, bytes_of(dictionary), size_of(dictionary)) == Z_OK,
          "zlib takes a dictionary before the text");
    std::string packed(deflateBound(&stream, static_cast<uLong>(plain.size())), '\0');
    stream.next_in = bytes_of(plain);
    stream.avail_in = size_of(plain);
    stream.next_out = bytes_of(packed);
    stream.avail_out = size_of(packed);
    check(deflate(&stream, Z_FINISH) == Z_STREAM_END, "deflateBound is enough for one call");
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

std::optional<std::string> unpack(std::string_view packed, std::string_view dictionary,
                                  std::size_t most) {
    z_stream stream{};
    check(inflateInit2(&stream, k_raw_window_bits) == Z_OK, "zlib has memory for one stream");
    std::unique_ptr<z_stream, int (*)(z_stream*)> const open(&stream, inflateEnd);
    check(inflateSetDictionary(&stream, bytes_of(dictionary), size_of(dictionary)) == Z_OK,
          "zlib takes a dictionary before the text");
    // One more than may be there, to see that there is more.
    std::string plain(most + 1, '\0');
    stream.next_in = bytes_of(packed);
    stream.avail_in = size_of(packed);
    stream.next_out = bytes_of(plain);
    stream.avail_out = size_of(plain);
    bool const is_whole = inflate(&stream, Z_FINISH) == Z_STREAM_END;
    if (!is_whole || stream.avail_in != 0 || stream.total_out > most) return std::nullopt;
    plain.resize(stream.total_out);
    return plain;
}

}  // namespace ontmoet::exchange
