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

}  // namespace

Result<std::unique_ptr<DataFolder>> DataFolder::open(fs::path const& path, WhenMissing when_missing,
                                                     Clock const& clock) {
    auto const file = path / "ontmoet.sqlite";
    std::error_code ignored;
    if (when_missing == WhenMissing::fail && !fs::exists(file, ignored))
        return Error{ErrorKind::not_found, "error.no_data_folder", path.string()};
    TRY(make_folder(path));
    auto log = storage::SqliteFactLog::open(file);
    if (!log.ok() && log.error().message_key == "error.database_busy")
        return Error{ErrorKind::unavailable, "error.data_in_use", path.string()};
    if (!log.ok()) return std::move(log).error();
    auto hub = std::make_unique<sync::Hub>(**log, clock);
    return std::unique_ptr<DataFolder>(
        new DataFolder(path, std::move(log).value(), std::move(hub)));
}

}  // namespace ontmoet::server
