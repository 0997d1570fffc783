// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"
#include "storage/sealer.h"
#include "storage/sqlite.h"
#include "sync/spare_self.h"

#include <filesystem>
#include <optional>

// A kiosk's file may be damaged: a disk that fails, a power cut that a disk lied about. What its
// server knows comes from there again; what this device alone knows is read out of the damage, fact
// by fact, into a new file that takes the place of the damaged one. When some of it could not be
// read, the damaged one is kept beside it (".damaged"), sealed as it was, until somebody is erased
// or concealed whom it may hold. Of one that is damaged from its first page on, the page that was
// kept beside it (spare_self.h) is put in its place for a look; when that does not help, or the
// file is gone, the device goes on as who it was, with nothing of its own.
namespace ontmoet::sync {

struct MendedStore {
    int kept = 0;  // own facts; all are sent once more, the server knows those it has
    // Numbers of own facts whose place could not be read. Of a file of which nothing could be
    // read, all: most of them are with the server.
    int unreadable = 0;
};

// "error.database_damaged" when not even whose the file is and how far its numbers went can be
// read, and there is no spare: then nothing is changed, and the device has to be paired anew.
Result<MendedStore> mend_store(std::filesystem::path const& file, storage::Unlock const& unlock,
                               std::optional<SpareSelf> const& spare = std::nullopt);

// To be called before a store is opened: power may have gone while one was mended.
void finish_mending(std::filesystem::path const& file);
// What was deleted stays neither in the log nor in a file that was put aside. Throws SqliteFailure.
void forget_old_bytes(storage::Database& database);
// As this, and who the device was. Throws SqliteFailure.
void forget_all_beside(storage::Database& database);

}  // namespace ontmoet::sync
