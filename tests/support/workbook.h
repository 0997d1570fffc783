// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/check.h"

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <zlib.h>

// What a workbook says, read as a spreadsheet program reads it: out of its ZIP, by its XML.
namespace ontmoet::test {

inline std::uint32_t little_endian(std::string_view bytes, std::size_t at, int count) {
    std::uint32_t value = 0;
    for (int i = count; i-- > 0;)
        value = value << 8 | static_cast<unsigned char>(bytes[at + static_cast<std::size_t>(i)]);
    return value;
}

inline std::string plain_of(std::string_view packed, std::size_t size) {
    std::string plain(size, '\0');
    z_stream stream{};
    check(inflateInit2(&stream, -15) == Z_OK, "zlib starts");
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream.avail_in = static_cast<uInt>(packed.size());
    stream.next_out = reinterpret_cast<Bytef*>(plain.data());
    stream.avail_out = static_cast<uInt>(plain.size());
    check(inflate(&stream, Z_FINISH) == Z_STREAM_END, "the part is whole");
    inflateEnd(&stream);
    return plain;
}

// The files in a ZIP, by name.
inline std::map<std::string, std::string> unzipped(std::string_view zip) {
    std::map<std::string, std::string> parts;
    auto const end = zip.rfind("PK\x05\x06");
    check(end != zip.npos, "it is a ZIP");
    std::size_t at = little_endian(zip, end + 16, 4);
    for (auto left = little_endian(zip, end + 10, 2); left > 0; --left) {
        bool const is_packed = little_endian(zip, at + 10, 2) == 8;
        auto const packed = little_endian(zip, at + 20, 4);
        auto const size = little_endian(zip, at + 24, 4);
        auto const name = little_endian(zip, at + 28, 2);
        auto const local = little_endian(zip, at + 42, 4);
        auto const data =
            local + 30 + little_endian(zip, local + 26, 2) + little_endian(zip, local + 28, 2);
        auto const bytes = zip.substr(data, packed);
        parts[std::string(zip.substr(at + 46, name))] =
            is_packed ? plain_of(bytes, size) : std::string(bytes);
        at += 46 + name + little_endian(zip, at + 30, 2) + little_endian(zip, at + 32, 2);
    }
    return parts;
}

inline std::string unescaped(std::string text) {
    constexpr std::pair<std::string_view, std::string_view> k_names[] = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&apos;", "'"}, {"&amp;", "&"}};
    for (auto const& [name, sign] : k_names)
        for (auto at = text.find(name); at != text.npos; at = text.find(name, at + 1))
            text.replace(at, name.size(), sign);
    return text;
}

// What stands between `begin` and `end`, from `at` on, which moves behind it; false: no more.
inline bool next_between(std::string_view text, std::size_t& at, std::string_view begin,
                         std::string_view end, std::string& found) {
    auto const from = text.find(begin, at);
    if (from == text.npos) return false;
    auto const to = text.find(end, from + begin.size());
    check(to != text.npos, "the XML is whole");
    found = text.substr(from + begin.size(), to - from - begin.size());
    at = to + end.size();
    return true;
}

// A cell as it lies in the file: `type` is s (a text), b or nothing (a number).
struct SheetCell {
    std::string type;
    std::string value;
    int style = 0;
    bool is_formula = false;
};

struct Workbook {
    std::map<std::string, std::string> parts;
    std::vector<std::string> texts;
    std::vector<std::string> sheets;  // their names in order

    explicit Workbook(std::string_view bytes) : parts(unzipped(bytes)) {
        std::string one;
        auto const& shared = parts.at("xl/sharedStrings.xml");
        for (std::size_t at = 0; next_between(shared, at, "<si>", "</si>", one);) {
            auto const from = one.find('>') + 1;
            texts.push_back(unescaped(one.substr(from, one.rfind("</t>") - from)));
        }
        auto const& book = parts.at("xl/workbook.xml");
        for (std::size_t at = 0; next_between(book, at, "<sheet name=\"", "\"", one);)
            sheets.push_back(one);
    }
    std::string const& xml(std::string const& sheet) const {
        for (std::size_t i = 0; i < sheets.size(); ++i)
            if (sheets[i] == sheet)
                return parts.at("xl/worksheets/sheet" + std::to_string(i + 1) + ".xml");
        check(false, "there is such a sheet");
        return sheets.front();
    }
    // By its place, "B2".
    std::map<std::string, SheetCell> cells(std::string const& sheet) const {
        std::map<std::string, SheetCell> found;
        std::string one;
        auto const& text = xml(sheet);
        for (std::size_t at = 0; next_between(text, at, "<c r=\"", "</c>", one);) {
            SheetCell cell;
            auto const head = one.substr(0, one.find('>'));
            std::size_t from = 0;
            (void)next_between(head, from, "t=\"", "\"", cell.type);
            std::string style;
            from = 0;
            if (next_between(head, from, "s=\"", "\"", style)) cell.style = std::stoi(style);
            cell.is_formula = one.find("<f>") != one.npos;
            from = 0;
            (void)next_between(one, from, "<v>", "</v>", cell.value);
            if (cell.type == "s") cell.value = texts.at(std::stoul(cell.value));
            found[head.substr(0, head.find('"'))] = cell;
        }
        return found;
    }
};

}  // namespace ontmoet::test
