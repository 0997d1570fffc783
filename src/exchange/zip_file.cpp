// SPDX-License-Identifier: EUPL-1.2
#include "exchange/zip_file.h"

#include "base/check.h"
#include "exchange/limits.h"
#include "i18n/tongue.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <limits>
#include <optional>

#include <zlib.h>

namespace ontmoet::exchange {
namespace {

constexpr std::uint32_t k_zip_entry = 0x04034b50;
constexpr std::uint32_t k_zip_line = 0x02014b50;
constexpr std::uint32_t k_zip_end = 0x06054b50;
constexpr std::uint16_t k_zip_version = 20;  // deflate
constexpr std::uint16_t k_utf8_names = 1U << 11;
constexpr std::uint16_t k_encrypted = 1U;
constexpr std::uint16_t k_stored = 0;
constexpr std::uint16_t k_deflated = 8;
constexpr std::size_t k_end_bytes = 22;

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

std::optional<std::uint32_t> number_at(std::string_view bytes, std::size_t at, int count) {
    if (at > bytes.size() || bytes.size() - at < static_cast<std::size_t>(count))
        return std::nullopt;
    std::uint32_t value = 0;
    for (int i = 0; i < count; ++i)
        value |= static_cast<std::uint32_t>(
                     static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]))
                 << (8 * i);
    return value;
}

Error zip_damaged() {
    return {ErrorKind::invalid_input, "console.not_a_workbook", {}};
}

Result<std::string> entry_inflated(std::string_view packed, std::size_t size) {
    std::string content(size, '\0');
    z_stream stream{};
    check(inflateInit2(&stream, -MAX_WBITS) == Z_OK, "zlib starts");
    stream.next_in = zlib_bytes(packed.data());
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = zlib_bytes(content.data());
    stream.avail_out = static_cast<uInt>(content.size());
    bool const is_whole = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.avail_out == 0;
    inflateEnd(&stream);
    if (!is_whole) return zip_damaged();
    return content;
}

// One line of the central directory.
struct Listed {
    std::uint32_t flags = 0;
    std::uint32_t method = 0;
    std::uint32_t sum = 0;
    std::uint32_t packed = 0;
    std::uint32_t size = 0;
    std::uint32_t begins = 0;
    std::string_view name;
    std::size_t next = 0;  // where the next line begins
};

std::optional<Listed> listed_at(std::string_view archive, std::size_t at) {
    if (number_at(archive, at, 4) != k_zip_line) return std::nullopt;
    auto const flags = number_at(archive, at + 8, 2);
    auto const method = number_at(archive, at + 10, 2);
    auto const sum = number_at(archive, at + 16, 4);
    auto const packed = number_at(archive, at + 20, 4);
    auto const size = number_at(archive, at + 24, 4);
    auto const name = number_at(archive, at + 28, 2);
    auto const extra = number_at(archive, at + 30, 2);
    auto const comment = number_at(archive, at + 32, 2);
    auto const begins = number_at(archive, at + 42, 4);
    if (!begins || at + 46 + *name > archive.size()) return std::nullopt;
    return Listed{*flags,
                  *method,
                  *sum,
                  *packed,
                  *size,
                  *begins,
                  archive.substr(at + 46, *name),
                  at + 46 + *name + *extra + *comment};
}

Result<std::string> entry_content(std::string_view archive, Listed const& listed) {
    std::size_t const at = listed.begins;
    auto const name = number_at(archive, at + 26, 2);
    auto const extra = number_at(archive, at + 28, 2);
    if (number_at(archive, at, 4) != k_zip_entry || !name || !extra) return zip_damaged();
    auto const from = at + 30 + *name + *extra;
    if (from > archive.size() || archive.size() - from < listed.packed) return zip_damaged();
    auto const packed = archive.substr(from, listed.packed);
    std::string content(packed);
    if (listed.method == k_deflated) {
        TRY_ASSIGN(content, entry_inflated(packed, listed.size));
    } else if (listed.method != k_stored || listed.packed != listed.size) {
        return zip_damaged();
    }
    auto const sum = crc32(0, zlib_bytes(content.data()), static_cast<uInt>(content.size()));
    if (sum != listed.sum) return zip_damaged();
    return content;
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
        directory.append(10, '\0');  // no comment, one disk, no attributes
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

Result<std::map<std::string, std::string>> read_zip(std::string_view archive) {
    std::string end;
    put_number(end, k_zip_end, 4);
    auto const at = archive.rfind(end);
    if (at == archive.npos || archive.size() - at < k_end_bytes) return zip_damaged();
    auto const count = *number_at(archive, at + 10, 2);
    std::size_t line = *number_at(archive, at + 16, 4);
    std::map<std::string, std::string> files;
    std::size_t whole = 0;
    for (std::uint32_t i = 0; i < count; ++i) {
        auto const listed = listed_at(archive, line);
        if (!listed || (listed->flags & k_encrypted) != 0) return zip_damaged();
        whole += listed->size;
        if (whole > k_most_unzipped)
            return Error{ErrorKind::invalid_input, "console.workbook_large", {}};
        TRY_ASSIGN(auto content, entry_content(archive, *listed));
        files.insert_or_assign(std::string(listed->name), std::move(content));
        line = listed->next;
    }
    return files;
}

}  // namespace ontmoet::exchange
