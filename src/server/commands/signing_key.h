// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>

namespace ontmoet::server {

// Without the end of the line. "error.cannot_read" (detail: the file).
Result<std::string> first_line_of(std::filesystem::path const& file);
// The key to sign with that lies in this file, made when there is none.
Result<std::string> signing_key(std::filesystem::path const& file);

}  // namespace ontmoet::server
