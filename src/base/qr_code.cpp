// SPDX-License-Identifier: EUPL-1.2
#include "base/qr_code.h"

#include <memory>
#include <string>

#include <qrencode.h>

namespace ontmoet {

std::optional<QrCode> qr_code(std::string_view content, Correction correction) {
    if (content.empty() || content.find('\0') != std::string_view::npos) return std::nullopt;
    auto const level = correction == Correction::high ? QR_ECLEVEL_H : QR_ECLEVEL_M;
    // Digits are packed closer by the library itself.
    std::unique_ptr<QRcode, void (*)(QRcode*)> const made(
        QRcode_encodeString(std::string{content}.c_str(), 0, level, QR_MODE_8, 1), QRcode_free);
    if (made == nullptr) return std::nullopt;
    QrCode code{made->width, {}};
    auto const count = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(code.side);
    // The other bits of a module tell libqrencode what it is for.
    for (std::size_t i = 0; i < count; ++i)
        code.modules.push_back(static_cast<std::uint8_t>(made->data[i] & 1U));
    return code;
}

}  // namespace ontmoet
