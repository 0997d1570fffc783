// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/open_desk.h"

#include "platform/http_client.h"
#include "server/http_message.h"
#include "server/local_desk.h"
#include "server/remote_desk.h"
#include "server/server_file.h"

#include <utility>

namespace ontmoet::server {
namespace {

// A large import is folded and written within it.
constexpr Duration k_order_timeout{120'000};

Result<OpenDesk> desk_of_server(std::filesystem::path const& data, Surroundings const& around) {
    auto const server = read_server_file(data);
    if (!server.ok()) return Error{ErrorKind::unavailable, "error.data_in_use", data.string()};
    platform::ServerAccess const access{{server->url, server->public_key}, {server->token}};
    AdminLine const line = [access](auto const& method, auto const& path,
                                    auto const& body) -> Result<AdminReply> {
        auto response = platform::ask_once(access, method, path, body, k_order_timeout);
        if (!response.ok()) return Error{ErrorKind::unavailable, "error.data_in_use", path};
        return AdminReply{response->status, std::move(response->body)};
    };
    OpenDesk open;
    open.desk = std::make_unique<RemoteDesk>(line, around.clock, around.random);
    open.public_key = server->public_key;
    return open;
}

}  // namespace

Result<OpenDesk> open_desk(std::filesystem::path const& data, WhenMissing when_missing,
                           Surroundings const& around) {
    auto folder = DataFolder::open(data, when_missing, around.clock, around.key);
    if (!folder.ok() && folder.error().message_key == "error.data_in_use")
        return desk_of_server(data, around);
    if (!folder.ok()) return std::move(folder).error();
    OpenDesk open;
    open.folder = std::move(folder).value();
    auto& held = *open.folder;
    open.desk =
        std::make_unique<LocalDesk>(held, around.key, around.clock,
                                    sync::Address{url_of("http", "127.0.0.1", k_default_port), {}});
    return open;
}

}  // namespace ontmoet::server
