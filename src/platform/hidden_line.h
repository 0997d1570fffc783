// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace ontmoet::platform {

// A line that nobody else shall read: at a terminal it is asked for there and typed without echo;
// of a pipe or a file it is the next line, and nobody is asked. Signals wait until it is read, so
// that the terminal shows again what is typed. "error.cannot_read" when there is none, an empty
// one, or one above k_most_hidden_letters.
Result<std::string> read_hidden_line(int descriptor, std::string_view question);

}  // namespace ontmoet::platform
