// SPDX-License-Identifier: EUPL-1.2
#include "printing/dot_languages.h"

#include "printing/limits.h"

#include <algorithm>
#include <vector>

namespace ontmoet::printing {
namespace {

void add_hexadecimal(std::string& text, std::uint8_t byte) {
    constexpr char const* k_digits = "0123456789ABCDEF";
    text += k_digits[byte >> 4U];
    text += k_digits[byte & 0xFU];
}

// Two bytes, the lower one first.
void add_number(std::string& bytes, int number) {
    bytes += static_cast<char>(number & 0xFF);
    bytes += static_cast<char>((number >> 8) & 0xFF);
}

}  // namespace

std::string zpl_of(std::span<BlackDots const> pages) {
    std::string text;
    for (auto const& page : pages) {
        auto const count = std::to_string(page.bytes.size());
        text += "^XA^PW" + std::to_string(page.width) + "^LL" + std::to_string(page.height) +
                "^LH0,0^FO0,0^GFA," + count + "," + count + "," +
                std::to_string(page.bytes_per_row()) + ",";
        for (auto const byte : page.bytes) add_hexadecimal(text, byte);
        text += "^FS^XZ\n";
    }
    return text;
}

std::string esc_pos_of(std::span<BlackDots const> pages) {
    constexpr std::string_view k_begin = "\x1B@";
    constexpr std::string_view k_picture{"\x1Dv0\0", 4};
    constexpr std::string_view k_feed_and_cut{"\x1DV\x42\0", 4};
    std::string bytes{k_begin};
    for (auto const& page : pages) {
        auto const row = static_cast<std::size_t>(page.bytes_per_row());
        for (int y = 0; y < page.height; y += k_rows_a_band) {
            int const rows = std::min(k_rows_a_band, page.height - y);
            bytes += k_picture;
            add_number(bytes, page.bytes_per_row());
            add_number(bytes, rows);
            auto const from =
                page.bytes.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(y) * row);
            bytes.append(from,
                         from + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(rows) * row));
        }
        bytes += k_feed_and_cut;
    }
    return bytes;
}

std::string bytes_for(PrinterSettings const& printer, Document const& document) {
    if (printer.wire == Wire::pdf) return pdf_of(document);
    std::vector<BlackDots> pages;
    for (auto const& picture : pictures_of(document, printer.dpi))
        pages.push_back(black_dots_of(picture));
    return printer.wire == Wire::zpl ? zpl_of(pages) : esc_pos_of(pages);
}

}  // namespace ontmoet::printing
