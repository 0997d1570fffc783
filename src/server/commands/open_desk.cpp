// SPDX-License-Identifier: EUPL-1.2
#include "server/commands/open_desk.h"

#include "platform/http_client.h"
#include "server/local_desk.h"
#include "server/remote_desk.h"
#include "server/server_file.h"

#include <condition_variable>
#include <mutex>
#include <utility>

namespace ontmoet::server {
namespace {

// A large import is folded and written within it.
constexpr Duration k_order_timeout{120'000};

// One order after the other over one connection.
class AdminConnection {
public:
    explicit AdminConnection(ServerFile const& server)
        : m_client(server.url, server.token, [this](sync::Channel, sync::Response response) {
              std::lock_guard const lock(m_mutex);
              m_answer = std::move(response);
              m_answered.notify_one();
          }) {}

    Result<AdminReply> ask(std::string const& method, std::string const& path,
                           std::string const& body) {
        m_client.start({sync::Channel::push, method, path, body, k_order_timeout});
        std::unique_lock lock(m_mutex);
        m_answered.wait(lock, [&] { return m_answer.has_value(); });
        auto const response = *std::exchange(m_answer, std::nullopt);
        if (response.failure != sync::Response::Failure::none)
            return Error{ErrorKind::unavailable, "error.data_in_use", path};
        return AdminReply{response.status, response.body};
    }

private:
    std::mutex m_mutex;
    std::condition_variable m_answered;
    std::optional<sync::Response> m_answer;
    platform::HttpClient m_client;  // last: its thread uses the rest
};

Result<OpenDesk> desk_of_server(std::filesystem::path const& data, Surroundings const& around) {
    auto const server = read_server_file(data);
    if (!server.ok()) return Error{ErrorKind::unavailable, "error.data_in_use", data.string()};
    auto const connection = std::make_shared<AdminConnection>(*server);
    AdminLine const line = [connection](auto const& method, auto const& path, auto const& body) {
        return connection->ask(method, path, body);
    };
    OpenDesk open;
    open.desk = std::make_unique<RemoteDesk>(line, around.clock, around.random);
    return open;
}

}  // namespace

Result<OpenDesk> open_desk(std::filesystem::path const& data, WhenMissing when_missing,
                           Surroundings const& around) {
    auto folder = DataFolder::open(data, when_missing, around.clock);
    if (!folder.ok() && folder.error().message_key == "error.data_in_use")
        return desk_of_server(data, around);
    if (!folder.ok()) return std::move(folder).error();
    OpenDesk open;
    open.folder = std::move(folder).value();
    auto& held = *open.folder;
    open.desk = std::make_unique<LocalDesk>(held.log(), held.devices(), held.hub(), around.clock,
                                            "http://127.0.0.1:" + std::to_string(k_default_port));
    return open;
}

}  // namespace ontmoet::server
