// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "bench/figures.h"

#include <filesystem>

namespace ontmoet::test {

// What `ontmoet serve` stands with this data folder or PostgreSQL, empty so far, over real sockets:
// clients and server are on the same cores. Files lie in `folder`.
void measure_over_http(std::filesystem::path const& data, std::filesystem::path const& folder,
                       Figures& figures);

}  // namespace ontmoet::test
