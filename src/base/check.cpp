// SPDX-License-Identifier: EUPL-1.2
#include "base/check.h"

#include <cstdio>
#include <cstdlib>

namespace ontmoet {

void fail_check(char const* claim, char const* file, unsigned line) {
    std::fprintf(stderr, "%s:%u: check failed: %s\n", file, line, claim);
    std::abort();
}

}  // namespace ontmoet
