// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

namespace ontmoet::server {

// A QR code (error correction M) as lines of block letters, two rows of squares in each line. What
// is light is drawn, as it should be on the dark ground of most terminals.
std::string qr_text(std::string_view content);

}  // namespace ontmoet::server
