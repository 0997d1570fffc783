// SPDX-License-Identifier: EUPL-1.2
#include "printing/qr_code.h"

#include "base/check.h"

#include <memory>
#include <string>

#include <qrencode.h>

namespace ontmoet::printing {

QrCode make_qr_code(std::string_view text) {
    check(!text.empty() && text.size() <= k_longest_qr_text, "a text fits into a QR code");
    // Digits alone are packed closer by the library itself.
    std::unique_ptr<QRcode, void (*)(QRcode*)> const made(
        QRcode_encodeString(std::string(text).c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1), QRcode_free);
    check(made != nullptr, "a text becomes a QR code");
    QrCode code{made->width, {}};
    auto const squares = static_cast<std::size_t>(code.size * code.size);
    for (std::size_t at = 0; at < squares; ++at) code.dark.push_back((made->data[at] & 1) != 0);
    return code;
}

}  // namespace ontmoet::printing
