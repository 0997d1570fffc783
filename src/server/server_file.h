// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace ontmoet::server {

// What a running server leaves in its data folder (server.json, mode 0600) so that commands of the
// same owner find it. It outlives a server that was killed; the lock on the database says whether
// one runs.
struct ServerFile {
    std::string url;
    std::string token;  // of the admin routes, new at each start
    int pid = 0;
    std::string public_key{};  // of its certificate; empty without TLS
};

std::filesystem::path server_file_path(std::filesystem::path const& data);
Status write_server_file(std::filesystem::path const& data, ServerFile const& content);
// "error.server_file_missing" when there is none or it is not one.
Result<ServerFile> read_server_file(std::filesystem::path const& data);
void remove_server_file(std::filesystem::path const& data);

}  // namespace ontmoet::server
