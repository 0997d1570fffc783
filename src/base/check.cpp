// SPDX-License-Identifier: EUPL-1.2
#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace ontmoet {

void check(bool condition, char const* claim, std::source_location where) {
    if (condition) return;
    std::fprintf(stderr, "%s:%u: check failed: %s\n", where.file_name(),
                 static_cast<unsigned>(where.line()), claim);
    std::abort();
}

}  // namespace ontmoet
