// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace ontmoet {

// Says on standard error what should have held, and ends the process.
[[noreturn]] void fail_check(char const* claim, char const* file, unsigned line);

// Ends the process when `condition` is false: a bug, never a reaction to input. `claim` says what
// should have held. The supervisor starts the process again; nothing saved is lost. File and line
// are the caller's; clang 14, our static analysis, has these builtins and no std::source_location.
inline void check(bool condition, char const* claim, char const* file = __builtin_FILE(),
                  unsigned line = __builtin_LINE()) {
    if (!condition) fail_check(claim, file, line);
}

}  // namespace ontmoet
