// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

// Pictures of a page or of a camera: what is shown before printing, what is scanned, and what a
// printer for labels or receipts burns.
namespace ontmoet::printing {

// Rows of pixels from the top, each 0x00RRGGBB.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint32_t> pixels;
};

// Rows of bytes from 0, black, to 255, white.
struct GreyPicture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;
};

// Rows of whole bytes, the highest bit first; a set bit is black.
struct BlackDots {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> bytes;

    int bytes_per_row() const { return (width + 7) / 8; }
    bool is_black(int x, int y) const {
        auto const at = static_cast<std::size_t>(y * bytes_per_row() + x / 8);
        return ((bytes[at] >> (7 - x % 8)) & 1) != 0;
    }
};

GreyPicture grey_of(Picture const& picture);
// What is darker than the middle is black: nothing is dithered, so letters and codes stay sharp.
BlackDots black_dots_of(Picture const& picture);

std::string png_of(Picture const& picture);
// A PNG file of at most k_largest_picture pixels. "error.picture_unreadable".
Result<Picture> read_png(std::filesystem::path const& file);

}  // namespace ontmoet::printing
