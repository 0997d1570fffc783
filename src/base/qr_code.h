// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ontmoet {

// A QR code without its quiet zone: `side` × `side` modules row by row, 1 is dark.
struct QrCode {
    static constexpr int k_quiet_zone = 4;  // light modules that belong around it

    int side = 0;
    std::vector<std::uint8_t> modules{};

    // False outside of it.
    bool is_dark(int x, int y) const {
        if (x < 0 || y < 0 || x >= side || y >= side) return false;
        auto const row = static_cast<std::size_t>(y) * static_cast<std::size_t>(side);
        return modules[row + static_cast<std::size_t>(x)] != 0;
    }

    friend bool operator==(QrCode const&, QrCode const&) = default;
};

// How much of it may be damaged: 15 % (level M) on a screen or a clean sheet; 30 % (level H) on
// what is worn and folded all day. A blot on a tenth of a badge's code, away from its three corner
// squares, leaves it readable wherever it lies at H, in one of five places at M (measured with
// zbar).
enum class Correction { medium, high };

// The smallest code of this text (ISO/IEC 18004); nothing when it is empty, has a NUL, or is more
// than a code holds (2,331 bytes at M, 1,273 at H; more of digits alone).
std::optional<QrCode> qr_code(std::string_view content, Correction correction = Correction::medium);

}  // namespace ontmoet
