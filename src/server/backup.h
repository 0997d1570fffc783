// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "platform/key_source.h"
#include "server/desk.h"

#include <filesystem>

namespace ontmoet::server {

class DataFolder;

// Copies a server's data, folder or PostgreSQL, as it is at one moment and also while it is served,
// into a new file that only its key opens. "error.file_exists", "error.no_data_folder", those of
// platform::find_key, SqliteFactLog and storage::copy_log; then there is no file.
Status back_up(std::filesystem::path const& data, std::filesystem::path const& file,
               platform::KeySource const& key);

// Puts each event of a backup in the place of the same event of the data, also while kiosks are
// served from it, and each as a whole or not at all: it begins a new epoch, so that kiosks send
// again what the backup lacks, and whoever was erased in either stays so, and who was in
// `erased_in`. Devices stay as they are; an event without any gets those of the backup,
// with what is wanted of them but for a restart or a wipe that was not answered. Events that
// the backup does not have stay. The key opens the backup. "error.cannot_read" (detail: the file),
// "error.ask_central_server" on a venue server, those of DataFolder::open, SqliteFactLog::open and
// Hub::restore.
Result<Restored> restore(RestoreOrder const& order, DataFolder& data, Clock const& clock,
                         platform::KeySource const& key);

}  // namespace ontmoet::server
