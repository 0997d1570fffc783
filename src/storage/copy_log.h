// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/devices.h"
#include "storage/fact_log.h"

#include <cstdint>

namespace ontmoet::storage {

// All that a server keeps, but for pairing codes, which live ten minutes.
struct WholeLog {
    FactLog& log;
    Devices& devices;
};

struct Copied {
    std::int64_t events = 0;
    std::int64_t facts = 0;
};

// Copies every event with its facts, cursors, answers, devices and epoch, between any two kinds of
// database, and then reads the copy again: count and hash of all that was copied must be the same.
// Until that is so the copy is marked, and check_finished refuses it. What is appended to `from`
// meanwhile is not copied. "error.target_not_empty" (nothing is touched), "error.copies_differ"
// (detail: the event), those of both databases.
Result<Copied> copy_log(WholeLog const& from, WholeLog const& to);

// "error.copies_differ" (detail: `where`) for a copy that was interrupted.
Status check_finished(FactLog& log, std::string const& where);

}  // namespace ontmoet::storage
