// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "platform/key_source.h"
#include "storage/accounts.h"
#include "storage/devices.h"
#include "storage/sqlite_fact_log.h"
#include "sync/hall_list.h"
#include "sync/hub.h"
#include "sync/protocol.h"

#include <filesystem>
#include <memory>

namespace ontmoet::server {

enum class WhenMissing { create, fail };

// Whether a place of data is the address of a PostgreSQL (postgresql://…) and no folder.
bool is_database_address(std::string const& place);

// Where the database of a data folder is.
std::filesystem::path database_file(std::filesystem::path const& folder);

// A server's data: a folder with its database, held for writing by one process at a time, or a
// PostgreSQL that any number of processes share.
class DataFolder {
public:
    // "error.data_in_use" when another process holds it, "error.no_data_folder" (fail), those of
    // SqliteFactLog::open, PostgresFactLog::open, check_finished and platform::find_key.
    static Result<std::unique_ptr<DataFolder>> open(std::filesystem::path const& path,
                                                    WhenMissing when_missing, Clock const& clock,
                                                    platform::KeySource const& key = {});

    // The folder of a venue server: a copy of the central server's log and what the hall said, in
    // files of their own, so that a central server's folder is never taken for one. Errors: those
    // of SqliteFactLog::open and HallList::open, "error.data_in_use".
    static Result<std::unique_ptr<DataFolder>> open_venue(std::filesystem::path const& path,
                                                          sync::Pairing const& pairing,
                                                          Clock const& clock,
                                                          platform::KeySource const& key = {});

    DataFolder(DataFolder const&) = delete;
    DataFolder& operator=(DataFolder const&) = delete;
    ~DataFolder();

    // Empty for a PostgreSQL.
    std::filesystem::path const& path() const { return m_path; }
    storage::FactLog& log() { return *m_log; }
    storage::Devices& devices() { return m_devices; }
    storage::Accounts& accounts() { return m_accounts; }
    sync::Hub& hub() { return *m_hub; }
    sync::HallList* hall() { return m_hall.get(); }  // of a venue server, else none
    // The log of a folder; none for a PostgreSQL.
    storage::SqliteFactLog* file_log() { return m_file_log; }
    // From now on the hub hears what other processes append.
    void follow_others();

private:
    DataFolder(std::filesystem::path path, std::unique_ptr<storage::SqliteFactLog> log,
               std::unique_ptr<sync::HallList> hall, Clock const& clock);
    DataFolder(std::unique_ptr<storage::FactLog> log, storage::Devices& devices,
               storage::Accounts& accounts, Clock const& clock);

    std::filesystem::path m_path;
    std::unique_ptr<storage::FactLog> m_log;
    storage::SqliteFactLog* m_file_log = nullptr;
    storage::Devices& m_devices;
    storage::Accounts& m_accounts;
    std::unique_ptr<sync::HallList> m_hall;
    std::unique_ptr<sync::Hub> m_hub;
};

}  // namespace ontmoet::server
