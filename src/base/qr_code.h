// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ontmoet {

// A QR code without its quiet zone: `side` × `side` modules row by row, 1 is dark.
struct QrCode {
    int side = 0;
    std::vector<std::uint8_t> modules{};

    friend bool operator==(QrCode const&, QrCode const&) = default;
};

// The smallest code of this text at error correction level M (ISO/IEC 18004); nothing when it is
// empty, has a NUL, or is more than a code holds (2,331 bytes, more of digits alone).
std::optional<QrCode> qr_code(std::string_view content);

}  // namespace ontmoet
