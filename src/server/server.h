// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/call.h"
#include "server/data_folder.h"
#include "server/http_server.h"

#include <filesystem>
#include <memory>
#include <string>

namespace ontmoet::server {

struct ServerOptions {
    std::filesystem::path data;
    HttpServerOptions http{};
};

// The whole server over one data folder: an I/O thread (whoever calls run), a writer thread and a
// slow one for the owner's commands.
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
    DataFolder& folder();

private:
    struct Parts;
    explicit Server(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

}  // namespace ontmoet::server
