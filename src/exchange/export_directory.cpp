// SPDX-License-Identifier: EUPL-1.2
#include "exchange/export.h"

#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace ontmoet::exchange {
namespace {

namespace fs = std::filesystem;

Error export_failed(std::string const& file, std::error_code reason) {
    return {ErrorKind::storage, "error.export_failed", file + ": " + reason.message()};
}
std::error_code system_reason() {
    return {errno, std::generic_category()};
}

// Whole and on the disk, or an error.
Status write_whole(fs::path const& path, std::string const& name, std::string_view content) {
    int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (file < 0) return export_failed(name, system_reason());
    std::error_code reason;
    while (!content.empty() && !reason) {
        auto const written = ::write(file, content.data(), content.size());
        if (written >= 0)
            content.remove_prefix(static_cast<std::size_t>(written));
        else if (errno != EINTR)
            reason = system_reason();
    }
    if (!reason && ::fsync(file) != 0) reason = system_reason();
    if (::close(file) != 0 && !reason) reason = system_reason();
    if (reason) return export_failed(name, reason);
    return {};
}

fs::path unfinished(fs::path const& directory, std::string const& name) {
    return directory / (name + ".unfinished");
}

Status write_all(std::span<ExportFile const> files, fs::path const& directory) {
    for (auto const& file : files) {
        std::error_code none;
        if (fs::is_directory(directory / file.name, none))
            return export_failed(file.name, std::make_error_code(std::errc::is_a_directory));
        TRY(write_whole(unfinished(directory, file.name), file.name, file.content));
    }
    for (auto const& file : files) {
        std::error_code reason;
        fs::rename(unfinished(directory, file.name), directory / file.name, reason);
        if (reason) return export_failed(file.name, reason);
    }
    return {};
}

}  // namespace

Status write_files(std::span<ExportFile const> files, fs::path const& directory) {
    std::error_code reason;
    fs::create_directories(directory, reason);
    if (reason) return export_failed(directory.filename().string(), reason);
    auto status = write_all(files, directory);
    for (auto const& file : files) {
        std::error_code none;
        if (!status.ok() && fs::is_regular_file(unfinished(directory, file.name), none))
            fs::remove(unfinished(directory, file.name), none);
    }
    return status;
}

}  // namespace ontmoet::exchange
