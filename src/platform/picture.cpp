// SPDX-License-Identifier: EUPL-1.2
#include "platform/picture.h"

#include <algorithm>
#include <cstddef>

#include <stb/stb_image_write.h>

namespace ontmoet::platform {

void Picture::paste(Picture const& other, int x, int y) {
    int const columns = std::min(other.width, width - x);
    int const rows = std::min(other.height, height - y);
    if (x < 0 || y < 0 || columns <= 0) return;
    constexpr int bytes = 4;
    for (int row = 0; row < rows; ++row) {
        auto const from = other.pixels.begin() + std::ptrdiff_t{row} * other.width * bytes;
        auto const to = pixels.begin() + (std::ptrdiff_t{y + row} * width + x) * bytes;
        std::copy_n(from, std::ptrdiff_t{columns} * bytes, to);
    }
}

Status Picture::save(std::filesystem::path const& png) const {
    if (stbi_write_png(png.c_str(), width, height, 4, pixels.data(), width * 4) == 0)
        return Error{ErrorKind::storage, "error.picture_unwritable", png.string()};
    return {};
}

}  // namespace ontmoet::platform
