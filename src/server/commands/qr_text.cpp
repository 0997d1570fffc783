// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/qr_text.h"

#include "base/check.h"

#include <array>
#include <memory>

#include <qrencode.h>

namespace ontmoet::server {
namespace {

// Light squares around the code (ISO/IEC 18004).
constexpr int k_quiet_zone = 4;

}  // namespace

std::string qr_text(std::string_view content) {
    std::unique_ptr<QRcode, void (*)(QRcode*)> const code(
        QRcode_encodeString(std::string(content).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1),
        QRcode_free);
    check(code != nullptr, "an invitation fits into a QR code");
    auto const is_light = [&](int x, int y) {
        if (x < 0 || y < 0 || x >= code->width || y >= code->width) return true;
        return (code->data[y * code->width + x] & 1) == 0;
    };
    constexpr std::array<std::string_view, 4> k_blocks{" ", "▄", "▀", "█"};
    std::string text;
    for (int y = -k_quiet_zone; y < code->width + k_quiet_zone; y += 2) {
        for (int x = -k_quiet_zone; x < code->width + k_quiet_zone; ++x)
            text += k_blocks.at((is_light(x, y) ? 2U : 0U) + (is_light(x, y + 1) ? 1U : 0U));
        text += '\n';
    }
    return text;
}

}  // namespace ontmoet::server
