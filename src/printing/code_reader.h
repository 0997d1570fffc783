// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "printing/picture.h"

#include <string>
#include <vector>

namespace ontmoet::printing {

// The texts of the QR codes in a camera's frame or another picture; empty when there are none. Ten
// milliseconds for a frame of 640 × 480.
std::vector<std::string> read_qr_codes(GreyPicture const& picture);

}  // namespace ontmoet::printing
