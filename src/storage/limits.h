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
// Of the code of a device that waits so many stand in the console: they tell two in one hall apart.
inline constexpr std::size_t k_shown_code_signs = 2;

// A hall has some dozens; more are strangers, who must not fill the disk.
inline constexpr std::size_t k_most_knocking = 200;

// Facts, or answers, of a copy that are held in memory: each may have a megabyte (domain/fact.h).
inline constexpr std::size_t k_copied_at_once = 256;

// PostgreSQL. A database in the same house answers within milliseconds; what takes longer than
// this is down, and a kiosk that waits keeps its facts.
inline constexpr int k_connect_wait_s = 5;
// Half a minute for the slowest statement, a vacuum after an erasure; less for a lock, which
// another replica holds while it decides one group of facts.
inline constexpr int k_statement_wait_ms = 30'000;
inline constexpr int k_lock_wait_ms = 10'000;
// A replica that froze while it decided must not hold its event for ever.
inline constexpr int k_idle_transaction_ms = 15'000;
// A line on which nothing comes back for this long is dead.
inline constexpr int k_dead_line_ms = 15'000;
// How often a replica that lost the line of news tries again.
inline constexpr int k_news_retry_ms = 1'000;

}  // namespace ontmoet::storage
