// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <filesystem>
#include <vector>

namespace ontmoet::platform {

// Pixels as they were drawn: red, green, blue and 255, row by row from the top.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<unsigned char> pixels;

    // Lays another one over it with its top left corner here, as far as it reaches.
    void paste(Picture const& other, int x, int y);
    // As a PNG. "error.picture_unwritable".
    Status save(std::filesystem::path const& png) const;
};

}  // namespace ontmoet::platform
