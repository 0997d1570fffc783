// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/qr_text.h"

#include "base/check.h"
#include "base/qr_code.h"

#include <array>

namespace ontmoet::server {
std::string qr_text(std::string_view content) {
    auto const code = qr_code(content);
    check(code.has_value(), "an invitation fits into a QR code");
    auto const is_light = [&](int x, int y) { return !code->is_dark(x, y); };
    constexpr int k_edge = QrCode::k_quiet_zone;
    constexpr std::array<std::string_view, 4> k_blocks{" ", "▄", "▀", "█"};
    std::string text;
    for (int y = -k_edge; y < code->side + k_edge; y += 2) {
        for (int x = -k_edge; x < code->side + k_edge; ++x)
            text += k_blocks.at((is_light(x, y) ? 2U : 0U) + (is_light(x, y + 1) ? 1U : 0U));
        text += '\n';
    }
    return text;
}

}  // namespace ontmoet::server
