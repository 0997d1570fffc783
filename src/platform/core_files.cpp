// SPDX-License-Identifier: EUPL-1.2
#include "platform/core_files.h"

#include "base/check.h"

#include <algorithm>

#include <sys/resource.h>

namespace ontmoet::platform {
namespace {

constexpr rlim_t k_no_core = 1;

}  // namespace

void forbid_core_files() {
    rlimit limit{};
    check(::getrlimit(RLIMIT_CORE, &limit) == 0, "a process knows its limits");
    limit.rlim_cur = limit.rlim_max = std::min(limit.rlim_max, k_no_core);
    check(::setrlimit(RLIMIT_CORE, &limit) == 0, "a process may lower its limits");
}

}  // namespace ontmoet::platform
