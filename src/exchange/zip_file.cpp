// SPDX-License-Identifier: EUPL-1.2
#include "exchange/zip_file.h"

#include "base/check.h"
#include "i18n/tongue.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>

#include <zlib.h>

namespace ontmoet::exchange {
namespace {

constexpr std::uint32_t k_zip_entry = 0x04034b50;
constexpr std::uint32_t k_zip_line = 0x02014b50;
constexpr std::uint32_t k_zip_end = 0x06054b50;
constexpr std::uint16_t k_zip_version = 20;  // deflate
constexpr std::uint16_t k_utf8_names = 1U << 11;
constexpr std::uint16_t k_deflated = 8;

void put_number(std::string& out, std::uint64_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

Bytef* zlib_bytes(char const* text) {
    return reinterpret_cast<Bytef*>(const_cast<char*>(text));
}

std::string zip_packed(std::string const& content) {
    z_stream stream{};
    check(deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8,
                       Z_DEFAULT_STRATEGY) == Z_OK,
          "zlib starts");
    std::string packed(deflateBound(&stream, content.size()), '\0');
    stream.next_in = zlib_bytes(content.data());
    stream.avail_in = static_cast<uInt>(content.size());
    stream.next_out = zlib_bytes(packed.data());
    stream.avail_out = static_cast<uInt>(packed.size());
    check(deflate(&stream, Z_FINISH) == Z_STREAM_END, "what fits is packed at once");
    packed.resize(stream.total_out);
    deflateEnd(&stream);
    return packed;
}

// Date and time as MS-DOS had them, by the wall clock in the Netherlands.
std::uint32_t dos_time(Moment at) {
    auto const part = [](std::string const& text, std::size_t first, std::size_t count) {
        unsigned value = 0;
        std::from_chars(text.data() + first, text.data() + first + count, value);
        return value;
    };
    auto const day = i18n::iso_date(at);
    auto const time = i18n::clock_time(at);
    auto const year = std::max(1980U, part(day, 0, 4));
    auto const date = (year - 1980) << 9 | part(day, 5, 2) << 5 | part(day, 8, 2);
    return date << 16 | part(time, 0, 2) << 11 | part(time, 3, 2) << 5;
}

// What a local header and the central directory say alike.
void put_entry(std::string& out, ExportFile const& file, std::string const& packed, Moment at) {
    auto const sum =
        crc32(0, zlib_bytes(file.content.data()), static_cast<uInt>(file.content.size()));
    put_number(out, k_zip_version, 2);
    put_number(out, k_utf8_names, 2);
    put_number(out, k_deflated, 2);
    put_number(out, dos_time(at), 4);
    put_number(out, sum, 4);
    put_number(out, packed.size(), 4);
    put_number(out, file.content.size(), 4);
    put_number(out, file.name.size(), 2);
    put_number(out, 0, 2);  // nothing besides
}

}  // namespace

std::string zip_of(std::span<ExportFile const> files, Moment at) {
    std::string archive;
    std::string directory;
    for (auto const& file : files) {
        auto const packed = zip_packed(file.content);
        check(file.content.size() <= std::numeric_limits<uInt>::max(), "an export is below 4 GB");
        put_number(directory, k_zip_line, 4);
        put_number(directory, k_zip_version, 2);  // made by
        put_entry(directory, file, packed, at);
        put_number(directory, 0, 10);  // no comment, one disk, no attributes
        put_number(directory, archive.size(), 4);
        directory += file.name;
        put_number(archive, k_zip_entry, 4);
        put_entry(archive, file, packed, at);
        archive += file.name + packed;
    }
    auto const begins = archive.size();
    archive += directory;
    put_number(archive, k_zip_end, 4);
    put_number(archive, 0, 4);
    put_number(archive, files.size(), 2);
    put_number(archive, files.size(), 2);
    put_number(archive, directory.size(), 4);
    put_number(archive, begins, 4);
    put_number(archive, 0, 2);
    return archive;
}

}  // namespace ontmoet::exchange
