// SPDX-License-Identifier: EUPL-1.2
#include "server/server_file.h"

#include "platform/private_file.h"

#include <fstream>
#include <sstream>
#include <system_error>

#include <nlohmann/json.hpp>

namespace ontmoet::server {
namespace {

using nlohmann::json;

}  // namespace

std::filesystem::path server_file_path(std::filesystem::path const& data) {
    return data / "server.json";
}

Status write_server_file(std::filesystem::path const& data, ServerFile const& content) {
    json const object = {{"url", content.url},
                         {"token", content.token},
                         {"pid", content.pid},
                         {"public_key", content.public_key}};
    return platform::write_private_file(server_file_path(data), object.dump(2) + "\n");
}

Result<ServerFile> read_server_file(std::filesystem::path const& data) {
    std::ifstream stream(server_file_path(data), std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    auto const object = json::parse(text.str(), nullptr, false);
    Error const missing{ErrorKind::unavailable, "error.server_file_missing",
                        server_file_path(data).string()};
    if (!object.is_object()) return missing;
    auto const url = object.find("url");
    auto const token = object.find("token");
    if (url == object.end() || token == object.end() || !url->is_string() || !token->is_string())
        return missing;
    auto const key = object.find("public_key");
    bool const has_key = key != object.end() && key->is_string();
    return ServerFile{url->get<std::string>(), token->get<std::string>(), 0,
                      has_key ? key->get<std::string>() : std::string{}};
}

void remove_server_file(std::filesystem::path const& data) {
    std::error_code ignored;
    std::filesystem::remove(server_file_path(data), ignored);
}

}  // namespace ontmoet::server
