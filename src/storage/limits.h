// SPDX-License-Identifier: EUPL-1.2
#pragma once

namespace ontmoet::storage {

// How long one connection waits for another's short lock (recovery after a crash), milliseconds.
inline constexpr int k_busy_wait_ms = 5'000;
// The log beside the file is moved into it every so many pages (of 4 KiB): 4 MB.
inline constexpr int k_checkpoint_pages = 1'000;

}  // namespace ontmoet::storage
