// SPDX-License-Identifier: EUPL-1.2
#include "server/server_file.h"

#include <array>
#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <sodium.h>
#include <unistd.h>

namespace ontmoet::server {
namespace {

using nlohmann::json;

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

std::filesystem::path server_file_path(std::filesystem::path const& data) {
    return data / "server.json";
}

Status write_server_file(std::filesystem::path const& data, ServerFile const& content) {
    json const object = {{"url", content.url}, {"token", content.token}, {"pid", content.pid}};
    return write_private_file(server_file_path(data), object.dump(2) + "\n");
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
    return ServerFile{url->get<std::string>(), token->get<std::string>(), 0};
}

void remove_server_file(std::filesystem::path const& data) {
    std::error_code ignored;
    std::filesystem::remove(server_file_path(data), ignored);
}

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

std::string fresh_token() {
    std::array<unsigned char, 32> bits{};
    randombytes_buf(bits.data(), bits.size());
    std::string text(bits.size() * 2 + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bits.data(), bits.size());
    text.pop_back();
    return text;
}

}  // namespace ontmoet::server
