// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "platform/real_clock.h"
#include "server/push_body.h"
#include "server/server.h"
#include "server/socket_client.h"
#include "support/sample_event.h"
#include "support/temp_folder.h"

#include <memory>
#include <mutex>
#include <thread>

#include <catch2/catch.hpp>

namespace ontmoet::test {

// The whole server on a port of its own, over a data folder that may have been used before.
class ServerForTest {
public:
    // With a pairing: a venue server of the central one it names.
    explicit ServerForTest(std::filesystem::path const& data,
                           std::optional<sync::Pairing> upstream = std::nullopt,
                           std::string public_url = {}, server::ReleaseSource releases = {})
        : m_log(m_clock, [this](std::string_view line) {
              std::scoped_lock const lock(m_mutex);
              m_lines += line;
          }) {
        server::ServerOptions options;
        options.data = data;
        options.http.port = 0;
        options.upstream = std::move(upstream);
        options.public_url = std::move(public_url);
        options.releases = std::move(releases);
        auto opened = server::Server::open(std::move(options), {m_clock, m_metrics, m_log});
        REQUIRE(opened.ok());
        m_server = std::move(opened).value();
        m_thread = std::thread([this] { m_server->run(); });
    }
    ~ServerForTest() {
        m_server->stop();
        m_thread.join();
    }

    SocketClient client() { return SocketClient(m_server->port()); }
    server::Server& server() { return *m_server; }
    // All that was logged so far.
    std::string log_lines() {
        std::scoped_lock const lock(m_mutex);
        return m_lines;
    }
    server::Metrics const& metrics() const { return m_metrics; }

    void begin_event(int people = 4) {
        auto const said =
            m_server->folder().hub().append_own(k_event, sample_event(people), "organiser");
        REQUIRE(said.ok());
    }
    storage::NewDevice pair(storage::Role role) {
        auto made = m_server->folder().devices().pair(k_event, role, "kiosk", m_clock.now());
        REQUIRE(made.ok());
        return *made;
    }
    domain::Cursor newest() { return m_server->folder().log().head(k_event).value().newest; }

private:
    std::mutex m_mutex;
    std::string m_lines;
    platform::RealClock m_clock;
    server::Metrics m_metrics;
    server::RequestLog m_log;
    std::unique_ptr<server::Server> m_server;
    std::thread m_thread;
};

inline std::string head_of(std::string const& method, std::string const& target,
                           std::string const& token) {
    return method + " " + target + " HTTP/1.1\r\nHost: x\r\nOntmoet-Protocol: 1\r\n" +
           "Authorization: Bearer " + token + "\r\n";
}
inline std::string get_request(std::string const& query, std::string const& token) {
    return head_of("GET", sync::facts_path(k_event) + query, token) + "\r\n";
}
inline std::string post_request(std::string const& token, std::string const& body) {
    return head_of("POST", sync::facts_path(k_event), token) +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace ontmoet::test
