// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "storage/sqlite_fact_log.h"
#include "sync/hall_list.h"
#include "sync/hub.h"
#include "sync/protocol.h"

#include <filesystem>
#include <memory>

namespace ontmoet::server {

enum class WhenMissing { create, fail };

// A server's folder with its database, held for writing: by one process at a time.
class DataFolder {
public:
    // "error.data_in_use" when another process holds it, "error.no_data_folder" (fail), those of
    // SqliteFactLog::open.
    static Result<std::unique_ptr<DataFolder>> open(std::filesystem::path const& path,
                                                    WhenMissing when_missing, Clock const& clock);

    // The folder of a venue server: a copy of the central server's log and what the hall said, in
    // files of their own, so that a central server's folder is never taken for one. Errors: those
    // of SqliteFactLog::open and HallList::open, "error.data_in_use".
    static Result<std::unique_ptr<DataFolder>> open_venue(std::filesystem::path const& path,
                                                          sync::Pairing const& pairing,
                                                          Clock const& clock);

    std::filesystem::path const& path() const { return m_path; }
    storage::SqliteFactLog& log() { return *m_log; }
    storage::Devices& devices() { return m_log->devices(); }
    sync::Hub& hub() { return *m_hub; }
    sync::HallList* hall() { return m_hall.get(); }  // of a venue server, else none

private:
    DataFolder(std::filesystem::path path, std::unique_ptr<storage::SqliteFactLog> log,
               std::unique_ptr<sync::HallList> hall, Clock const& clock)
        : m_path(std::move(path)),
          m_log(std::move(log)),
          m_hall(std::move(hall)),
          m_hub(std::make_unique<sync::Hub>(*m_log, clock, m_hall.get())) {}

    std::filesystem::path m_path;
    std::unique_ptr<storage::SqliteFactLog> m_log;
    std::unique_ptr<sync::HallList> m_hall;
    std::unique_ptr<sync::Hub> m_hub;
};

}  // namespace ontmoet::server
