// SPDX-License-Identifier: EUPL-1.2
#include "printing/qr_code.h"

#include "base/check.h"
#include "base/qr_code.h"

namespace ontmoet::printing {

QrCode make_qr_code(std::string_view text) {
    check(!text.empty() && text.size() <= k_longest_qr_text, "a text fits into a QR code");
    auto const made = qr_code(text);
    check(made.has_value(), "a text becomes a QR code");
    return {made->side, {made->modules.begin(), made->modules.end()}};
}

}  // namespace ontmoet::printing
