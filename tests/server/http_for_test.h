// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "server/http_server.h"
#include "server/socket_client.h"

#include <future>
#include <thread>

#include <catch2/catch.hpp>

namespace ontmoet::test {

// A server whose handler the test writes, on a port of its own.
class HttpForTest {
public:
    explicit HttpForTest(server::HttpServer::Handler handler,
                         server::HttpServerOptions options = {}) {
        options.port = 0;
        auto made = server::HttpServer::create(std::move(options), std::move(handler));
        REQUIRE(made.ok());
        m_server = std::move(made).value();
        m_thread = std::thread([this] { m_server->run(); });
    }
    ~HttpForTest() { stop(); }

    server::HttpServer& server() { return *m_server; }
    SocketClient client() { return SocketClient(m_server->port()); }
    void wait_until_connections_are(std::size_t wanted) {
        for (std::size_t open = wanted + 1; open != wanted;) {
            std::promise<std::size_t> count;
            m_server->after(Duration{10}, [&] { count.set_value(m_server->connections()); });
            open = count.get_future().get();
        }
    }
    void stop() {
        m_server->stop();
        if (m_thread.joinable()) m_thread.join();
    }

private:
    std::unique_ptr<server::HttpServer> m_server;
    std::thread m_thread;
};

inline server::HttpServer::Handler const echo = [](std::shared_ptr<server::Exchange> exchange) {
    auto const& request = exchange->request();
    exchange->answer(
        {200, "text/plain", {}, request.method + " " + request.target + " " + request.body});
};

}  // namespace ontmoet::test
