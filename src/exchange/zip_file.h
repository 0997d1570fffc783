// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "exchange/export.h"

#include <map>
#include <span>
#include <string>
#include <string_view>

// Several files as one (PKWARE APPNOTE 6.3, without its later additions).
namespace ontmoet::exchange {

// In this order, packed; names are UTF-8. `at` is what they say when they were made.
std::string zip_of(std::span<ExportFile const> files, Moment at);

// The files of an archive by name. Of strangers: everything together is at most k_most_unzipped
// bytes, whatever the archive promises. "console.not_a_workbook" when it is none, is encrypted, or
// is damaged; "console.workbook_large".
Result<std::map<std::string, std::string>> read_zip(std::string_view archive);

}  // namespace ontmoet::exchange
