// SPDX-License-Identifier: EUPL-1.2
#include "server/data_folder.h"

#include "storage/copy_log.h"
#include "storage/postgres.h"
#include "storage/postgres_fact_log.h"
#include "storage/sqlite_fact_log.h"

#include <system_error>

namespace ontmoet::server {
namespace {

namespace fs = std::filesystem;

// Names and wishes of people lie in it: nobody but its owner looks in.
Status make_folder(fs::path const& path) {
    std::error_code error;
    bool const is_new = fs::create_directories(path, error);
    if (!error && is_new)
        fs::permissions(path, fs::perms::owner_all, fs::perm_options::replace, error);
    if (!error) return {};
    return Error{ErrorKind::storage, "error.cannot_write", path.string() + ": " + error.message()};
}

Result<std::unique_ptr<storage::SqliteFactLog>> open_log(fs::path const& folder,
                                                         fs::path const& file,
                                                         storage::Unlock const& unlock) {
    auto log = storage::SqliteFactLog::open(file, unlock);
    if (!log.ok() && log.error().message_key == "error.database_busy")
        return Error{ErrorKind::unavailable, "error.data_in_use", folder.string()};
    return log;
}

}  // namespace

bool is_database_address(std::string const& place) {
    return place.starts_with("postgresql://") || place.starts_with("postgres://");
}

fs::path database_file(fs::path const& folder) {
    return folder / "ontmoet.sqlite";
}

DataFolder::DataFolder(fs::path path, std::unique_ptr<storage::SqliteFactLog> log,
                       std::unique_ptr<sync::HallList> hall, Clock const& clock)
    : m_path(std::move(path)),
      m_file_log(log.get()),
      m_devices(log->devices()),
      m_accounts(log->accounts()),
      m_hall(std::move(hall)),
      m_hub(std::make_unique<sync::Hub>(*log, clock, m_hall.get())) {
    m_log = std::move(log);
}

DataFolder::DataFolder(std::unique_ptr<storage::FactLog> log, storage::Devices& devices,
                       storage::Accounts& accounts, Clock const& clock)
    : m_log(std::move(log)),
      m_devices(devices),
      m_accounts(accounts),
      m_hub(std::make_unique<sync::Hub>(*m_log, clock, nullptr)) {}

DataFolder::~DataFolder() {
    m_log->listen({});
}

void DataFolder::follow_others() {
    m_log->listen([this](EventId event) { m_hub->news(event); });
}

Result<std::unique_ptr<DataFolder>> DataFolder::open(fs::path const& path, WhenMissing when_missing,
                                                     Clock const& clock,
                                                     platform::KeySource const& key) {
    if (is_database_address(path.string())) {
        TRY_ASSIGN(auto const unlock, platform::find_key(key, {}));
        auto const when_empty = when_missing == WhenMissing::create ? storage::WhenEmpty::create
                                                                    : storage::WhenEmpty::fail;
        TRY_ASSIGN(auto log, storage::PostgresFactLog::open(path.string(), unlock, when_empty));
        TRY(storage::check_finished(*log, storage::without_password(path.string())));
        auto& devices = log->devices();
        auto& accounts = log->accounts();
        return std::unique_ptr<DataFolder>(
            new DataFolder(std::move(log), devices, accounts, clock));
    }
    auto const file = database_file(path);
    std::error_code ignored;
    if (when_missing == WhenMissing::fail && !fs::exists(file, ignored))
        return Error{ErrorKind::not_found, "error.no_data_folder", path.string()};
    TRY_ASSIGN(auto const unlock, platform::find_key(key, path));
    TRY(make_folder(path));
    TRY_ASSIGN(auto log, open_log(path, file, unlock));
    TRY(storage::check_finished(*log, path.string()));
    return std::unique_ptr<DataFolder>(new DataFolder(path, std::move(log), nullptr, clock));
}

Result<std::unique_ptr<DataFolder>> DataFolder::open_venue(fs::path const& path,
                                                           sync::Pairing const& pairing,
                                                           Clock const& clock,
                                                           platform::KeySource const& key) {
    TRY_ASSIGN(auto const unlock, platform::find_key(key, path));
    TRY(make_folder(path));
    TRY_ASSIGN(auto log, open_log(path, path / "venue.sqlite", unlock));
    TRY_ASSIGN(auto hall,
               sync::HallList::open(path / "hall.sqlite", pairing.event, pairing.device, unlock));
    return std::unique_ptr<DataFolder>(
        new DataFolder(path, std::move(log), std::move(hall), clock));
}

}  // namespace ontmoet::server
