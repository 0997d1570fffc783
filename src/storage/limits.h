// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"

#include <cstddef>

namespace ontmoet::storage {

// How long one connection waits for another's short lock (recovery after a crash), milliseconds.
inline constexpr int k_busy_wait_ms = 5'000;
// The log beside the file is moved into it every so many pages (of 4 KiB): 4 MB.
inline constexpr int k_checkpoint_pages = 1'000;

// A pairing code is read from one screen and typed on another: long enough for a walk through the
// hall, too short for a code on a photograph to be of use.
inline constexpr Duration k_pairing_code_life{10 * 60'000};
// In two groups of four.
inline constexpr std::size_t k_pairing_code_signs = 8;

}  // namespace ontmoet::storage
