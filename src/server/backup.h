// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "platform/key_source.h"

#include <cstdint>
#include <filesystem>

namespace ontmoet::server {

// Copies a server's data, folder or PostgreSQL, as it is at one moment and also while it is served,
// into a new file that only its key opens. "error.file_exists", "error.no_data_folder", those of
// platform::find_key, SqliteFactLog and storage::copy_log; then there is no file.
Status back_up(std::filesystem::path const& data, std::filesystem::path const& file,
               platform::KeySource const& key);

struct Restored {
    std::int64_t erased = 0;  // who were erased after the backup was made, and are again
};

// Puts a backup in the place of what is in the folder, as a whole or not at all: every event begins
// a new epoch, so that kiosks send again what the backup lacks, and whoever was erased in either
// stays so, and who was in `erased_in`, when it is not empty: other data that is not served, or a
// PostgreSQL. A PostgreSQL is restored into a folder and migrated from there. "error.cannot_read"
// (detail: the file), "error.data_in_use" while it is served, "error.folder" for an address, those
// of DataFolder::open and SqliteFactLog::open.
Result<Restored> restore(std::filesystem::path const& file, std::filesystem::path const& data,
                         std::filesystem::path const& erased_in, Clock const& clock,
                         platform::KeySource const& key);

}  // namespace ontmoet::server
