// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "storage/sqlite.h"

#include <vector>

// Who was erased stays erased when a server loses its disk and goes on with an older copy: the
// kiosks that heard of it remember the ids, and say it again. Inside a transaction of a KioskStore.
namespace ontmoet::sync {

// Before the inbox is emptied for another epoch.
void keep_erasures(storage::Database& database, EventId event);
// Those kept that neither the inbox nor the outbox names by now; forgets those of the inbox.
std::vector<PersonId> lost_erasures(storage::Database& database, EventId event);

}  // namespace ontmoet::sync
