// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/qr_text.h"

#include "base/check.h"
#include "base/qr_code.h"

#include <array>

namespace ontmoet::server {
namespace {

// Light squares around the code (ISO/IEC 18004).
constexpr int k_quiet_zone = 4;

}  // namespace

std::string qr_text(std::string_view content) {
    auto const code = qr_code(content);
    check(code.has_value(), "an invitation fits into a QR code");
    auto const is_light = [&](int x, int y) {
        if (x < 0 || y < 0 || x >= code->side || y >= code->side) return true;
        return code->modules.at(static_cast<std::size_t>(y * code->side + x)) == 0;
    };
    constexpr std::array<std::string_view, 4> k_blocks{" ", "▄", "▀", "█"};
    std::string text;
    for (int y = -k_quiet_zone; y < code->side + k_quiet_zone; y += 2) {
        for (int x = -k_quiet_zone; x < code->side + k_quiet_zone; ++x)
            text += k_blocks.at((is_light(x, y) ? 2U : 0U) + (is_light(x, y + 1) ? 1U : 0U));
        text += '\n';
    }
    return text;
}

}  // namespace ontmoet::server
