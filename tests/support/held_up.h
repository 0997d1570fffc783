// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/qr_code.h"
#include "printing/picture.h"

#include <filesystem>
#include <fstream>
#include <string>

namespace ontmoet::test {

// What a camera sees when this code is held before it: the file is there at once and whole.
inline void hold_up(std::filesystem::path const& picture, std::string const& code) {
    constexpr int k_pixels = 6;  // of one module
    auto const square = qr_code(code).value();
    int const side = (square.side + 2 * QrCode::k_quiet_zone) * k_pixels;
    printing::Picture seen{side, side, {}};
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            seen.pixels.push_back(square.is_dark(x / k_pixels - QrCode::k_quiet_zone,
                                                 y / k_pixels - QrCode::k_quiet_zone)
                                      ? 0
                                      : 0xFFFFFF);
    auto const beside = picture.string() + ".new";
    std::ofstream(beside, std::ios::binary) << printing::png_of(seen);
    std::filesystem::rename(beside, picture);
}

// Nothing but the wall.
inline void hold_up_nothing(std::filesystem::path const& picture) {
    auto const beside = picture.string() + ".new";
    std::ofstream(beside, std::ios::binary)
        << printing::png_of({64, 64, std::vector<std::uint32_t>(64 * 64, 0xBBBBBB)});
    std::filesystem::rename(beside, picture);
}

}  // namespace ontmoet::test
