// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/signing_key.h"

#include "platform/key_source.h"

#include <fstream>
#include <system_error>

namespace ontmoet::server {

Result<std::string> first_line_of(std::filesystem::path const& file) {
    std::ifstream stream(file);
    std::string line;
    if (!std::getline(stream, line))
        return Error{ErrorKind::not_found, "error.cannot_read", file.string()};
    while (line.ends_with('\r')) line.pop_back();
    return line;
}

Result<std::string> signing_key(std::filesystem::path const& file) {
    std::error_code unknown;
    if (!std::filesystem::exists(file, unknown)) TRY(platform::make_key_file(file));
    return first_line_of(file);
}

}  // namespace ontmoet::server
