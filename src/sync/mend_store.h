// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "storage/sealer.h"
#include "storage/sqlite.h"

#include <filesystem>

// A kiosk's file may be damaged: a disk that fails, a power cut that a disk lied about. What its
// server knows comes from there again; what this device alone knows is read out of the damage, fact
// by fact, into a new file that takes the place of the damaged one. When some of it could not be
// read, the damaged one is kept beside it (".damaged"), sealed as it was, until somebody is erased
// or concealed whom it may hold.
namespace ontmoet::sync {

struct MendedStore {
    int kept = 0;        // own facts; all are sent once more, the server knows those it has
    int unreadable = 0;  // numbers of own facts whose place could not be read
};

// "error.database_damaged" when not even whose the file is and how far its numbers went can be
// read: then nothing is changed, and the device has to be paired anew.
Result<MendedStore> mend_store(std::filesystem::path const& file, storage::Unlock const& unlock);

// To be called before a store is opened: power may have gone while one was mended.
void finish_mending(std::filesystem::path const& file);
// What was deleted stays neither in the log nor in a file that was put aside. Throws SqliteFailure.
void forget_old_bytes(storage::Database& database);

}  // namespace ontmoet::sync
