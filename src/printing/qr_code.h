// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

namespace ontmoet::printing {

// The squares of a QR code (ISO/IEC 18004), without the light edge that belongs around it.
struct QrCode {
    static constexpr int k_quiet_zone = 4;  // squares of light on each side

    int size = 0;  // squares in a row
    std::vector<bool> dark;

    // False outside of it.
    bool is_dark(int x, int y) const {
        if (x < 0 || y < 0 || x >= size || y >= size) return false;
        return dark[static_cast<std::size_t>(y * size + x)];
    }
};

// What fits at error correction M; nobody asks for more.
inline constexpr std::size_t k_longest_qr_text = 2'331;

// With error correction M: 15 % may be damaged. `text` is at most k_longest_qr_text bytes.
QrCode make_qr_code(std::string_view text);

}  // namespace ontmoet::printing
