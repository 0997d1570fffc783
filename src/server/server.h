// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "i18n/assets.h"
#include "server/call.h"
#include "server/console_updates.h"
#include "server/data_folder.h"
#include "server/http_server.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace ontmoet::server {

struct ServerOptions {
    std::filesystem::path data;  // a folder, or the address of a PostgreSQL
    HttpServerOptions http{};
    platform::KeySource key{};
    // Set: a venue server, this device of the central server at `url`. The folder holds that
    // server's copy then.
    std::optional<sync::Pairing> upstream{};
    // Where this server is found from outside, when it is not as the server calls itself: behind a
    // proxy, or under a name. "https://ontmoet.example.nl"
    std::string public_url{};
    // Webhooks may lead to this computer and its network, and need no TLS.
    bool allow_private_webhooks = false;
    ReleaseSource releases{};
    std::filesystem::path assets = i18n::asset_root();
    std::uint64_t seed = 0;  // of the delays before it tries that one again
};

// The whole server over one data folder: an I/O thread (whoever calls run), a writer thread and a
// slow one for the owner's commands; on a venue server also one that speaks with the central one.
class Server {
public:
    // Opens the folder, binds the port and leaves server.json. Errors: those of DataFolder::open
    // and HttpServer::create. `books` must outlive it.
    static Result<std::unique_ptr<Server>> open(ServerOptions options, Books books);
    ~Server();

    std::string url() const;
    std::uint16_t port() const;
    // Until stop().
    void run();
    // From any thread: answers what waits, then ends run().
    void stop();
    // From any thread: the certificate's files have changed. One that cannot be read is logged, and
    // the one before is kept.
    void read_certificate_again();
    // From any thread: `task` runs on the I/O thread after `delay`, unless run() has ended by then.
    void after(Duration delay, std::function<void()> task);
    DataFolder& folder();

private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

}  // namespace ontmoet::server
