// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string_view>

namespace ontmoet::platform {

// Writes a file that only its owner can read, whole or not at all, and durably.
// "error.cannot_write" (detail: the file and the system's reason).
Status write_private_file(std::filesystem::path const& file, std::string_view content);

}  // namespace ontmoet::platform
