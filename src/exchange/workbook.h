// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace ontmoet::exchange {

// The first sheet of a workbook (XLSX, ECMA-376) as CSV: its words, numbers as they are, days as
// ISO 8601, yes and no; rows keep their numbers. Formulas count by the value that was kept of them.
// "console.not_a_workbook", "console.workbook_large".
Result<std::string> csv_of_workbook(std::string_view bytes);

}  // namespace ontmoet::exchange
