// SPDX-License-Identifier: EUPL-1.2
#include "server/data_folder.h"

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
                                                         fs::path const& file) {
    auto log = storage::SqliteFactLog::open(file);
    if (!log.ok() && log.error().message_key == "error.database_busy")
        return Error{ErrorKind::unavailable, "error.data_in_use", folder.string()};
    return log;
}

}  // namespace

Result<std::unique_ptr<DataFolder>> DataFolder::open(fs::path const& path, WhenMissing when_missing,
                                                     Clock const& clock) {
    auto const file = path / "ontmoet.sqlite";
    std::error_code ignored;
    if (when_missing == WhenMissing::fail && !fs::exists(file, ignored))
        return Error{ErrorKind::not_found, "error.no_data_folder", path.string()};
    TRY(make_folder(path));
    TRY_ASSIGN(auto log, open_log(path, file));
    return std::unique_ptr<DataFolder>(new DataFolder(path, std::move(log), nullptr, clock));
}

Result<std::unique_ptr<DataFolder>> DataFolder::open_venue(fs::path const& path,
                                                           sync::Pairing const& pairing,
                                                           Clock const& clock) {
    TRY(make_folder(path));
    TRY_ASSIGN(auto log, open_log(path, path / "venue.sqlite"));
    TRY_ASSIGN(auto hall,
               sync::HallList::open(path / "hall.sqlite", pairing.event, pairing.device));
    return std::unique_ptr<DataFolder>(
        new DataFolder(path, std::move(log), std::move(hall), clock));
}

}  // namespace ontmoet::server
