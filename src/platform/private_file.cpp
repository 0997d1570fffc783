// SPDX-License-Identifier: EUPL-1.2
#include "platform/private_file.h"

#include <cerrno>
#include <string>
#include <system_error>

#include <fcntl.h>
#include <unistd.h>

namespace ontmoet::platform {
namespace {

Error cannot_write(std::filesystem::path const& file, int reason) {
    return {ErrorKind::storage, "error.cannot_write",
            file.string() + ": " + std::generic_category().message(reason)};
}

bool write_all(int descriptor, std::string_view content) {
    while (!content.empty()) {
        auto const written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        content.remove_prefix(static_cast<std::size_t>(written));
    }
    return ::fsync(descriptor) == 0;
}

}  // namespace

Status write_private_file(std::filesystem::path const& file, std::string_view content) {
    auto const beside = file.string() + ".new";
    ::unlink(beside.c_str());
    int const descriptor = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (descriptor < 0) return cannot_write(file, errno);
    bool const is_written = write_all(descriptor, content);
    int const reason = errno;
    ::close(descriptor);
    if (is_written && ::rename(beside.c_str(), file.c_str()) == 0) return {};
    auto const error = cannot_write(file, is_written ? errno : reason);
    ::unlink(beside.c_str());
    return error;
}

}  // namespace ontmoet::platform
