// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace ontmoet::text {

// The faces of the house. Text falls back from sans to arabic to ethiopic in its own weight.
enum class FaceId : std::uint8_t {
    sans,
    sans_bold,
    arabic,
    arabic_bold,
    ethiopic,
    ethiopic_bold,
    icons,
};
inline constexpr std::size_t face_count = 7;

using FontPaths = std::array<std::filesystem::path, face_count>;

// Looks for every face's file, first in `folders`, then in /usr/share/fonts (both with their
// subfolders). "error.font_missing" when one is nowhere; the detail names the file and the Debian
// package that brings it.
Result<FontPaths> find_fonts(std::vector<std::filesystem::path> const& folders = {});
// The same, looking only in `folders`.
Result<FontPaths> find_fonts_only_in(std::vector<std::filesystem::path> const& folders);

}  // namespace ontmoet::text
