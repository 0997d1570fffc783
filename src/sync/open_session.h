// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/ids.h"
#include "storage/sqlite.h"

#include <string>
#include <string_view>

// The session that is open at a kiosk, one at a time, for KioskStore. Throw SqliteFailure.
namespace ontmoet::sync {

std::string open_session(storage::Database& database);
// Empty: it ended, and nothing of it stays on the disk. Of a device that was revoked nothing is
// kept.
void keep_session(storage::Database& database, std::string_view kept);
// If it names them.
void end_session_of(storage::Database& database, PersonId person);

}  // namespace ontmoet::sync
