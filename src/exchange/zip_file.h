// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "exchange/export.h"

#include <span>
#include <string>

// Several files as one (PKWARE APPNOTE 6.3, without its later additions).
namespace ontmoet::exchange {

// In this order, packed; names are UTF-8. `at` is what they say when they were made.
std::string zip_of(std::span<ExportFile const> files, Moment at);

}  // namespace ontmoet::exchange
