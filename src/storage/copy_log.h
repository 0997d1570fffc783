// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "storage/accounts.h"
#include "storage/devices.h"
#include "storage/fact_log.h"

#include <cstdint>
#include <functional>
#include <span>

namespace ontmoet::storage {

// All that a server keeps, but for pairing codes, which live ten minutes, and who is signed in.
struct WholeLog {
    FactLog& log;
    Devices& devices;
    Accounts& accounts;
};

struct Copied {
    std::int64_t events = 0;
    std::int64_t facts = 0;
};

// Copies every account, and every event with its facts, cursors, answers, devices, their orders and
// epoch, between any two kinds of database, and then reads the copy again: all that was copied must
// be the same. Until that is so the copy is marked, and check_finished refuses it. What is appended
// to `from` meanwhile is not copied. "error.target_not_empty" (nothing is touched),
// "error.copies_differ" (detail: the event), those of both databases.
Result<Copied> copy_log(WholeLog const& from, WholeLog const& to);

// Gives every fact of the event up to that cursor, and then every answer decided by then, a few at
// a time, until one of the two fails. `take_facts` is told which cursor comes before its first.
Status for_each_of(
    FactLog& log, EventId event, domain::Cursor newest,
    std::function<Status(domain::Cursor after, std::span<domain::Fact const>)> const& take_facts,
    std::function<Status(std::span<StoredAnswer const>)> const& take_answers);

// "error.copies_differ" (detail: `where`) for a copy that was interrupted.
Status check_finished(FactLog& log, std::string const& where);

}  // namespace ontmoet::storage
