// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/check.h"

#include <curl/curl.h>

namespace ontmoet::platform {

// libcurl is made ready once for the whole program, and never undone.
inline void start_curl() {
    static bool const ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
    check(ready, "libcurl starts");
}

}  // namespace ontmoet::platform
