// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "base/clock.h"
#include "base/result.h"
#include "server/http_message.h"
#include "server/limits.h"
#include "server/tls.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

// An HTTP/1.1 server that can leave thousands of requests unanswered for a while (long polls) at
// the cost of a few kilobytes each. One thread, the I/O thread, accepts, reads, runs the handler
// and writes; a handler that needs the disk hands the Exchange to another thread and returns.
// Boost.Beast and Asio are seen by http_server.cpp alone.
namespace ontmoet::server {

// One request that waits for its answer. The threads that answer end before the server does.
class Exchange {
public:
    virtual ~Exchange() = default;
    virtual Request const& request() const = 0;
    // Once, from any thread; later ones are ignored. After the other side has gone it is dropped.
    virtual void answer(Response response) = 0;
    // `gone` runs once on the I/O thread when the other side closes before there is an answer.
    // Set on the I/O thread.
    virtual void on_gone(std::function<void()> gone) = 0;
};

struct HttpServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = k_default_port;  // 0: the system chooses
    // Beyond loopback one of these is needed: a certificate, a proxy that does the TLS, or somebody
    // who has said that everybody on the network may read along.
    std::optional<TlsFiles> tls{};
    bool behind_proxy = false;
    bool plain_for_all = false;
    HttpLimits limits{};
    // Asked when the header is in, before the body is read: how large a body may this one send?
    // Empty: HttpLimits::body_bytes for all.
    std::function<std::size_t(Request const& head)> body_limit{};
    // Told of each request that was answered without the handler: too large, not HTTP.
    std::function<void(int status)> on_refused{};
};

class HttpServer {
public:
    // Runs on the I/O thread for each whole request.
    using Handler = std::function<void(std::shared_ptr<Exchange>)>;

    // Binds the port; nothing is answered before run(). Errors: "error.port_in_use" (detail: the
    // port), "error.address_not_usable", "error.address_needs_tls", those of load_tls.
    static Result<std::unique_ptr<HttpServer>> create(HttpServerOptions options, Handler handler);
    ~HttpServer();

    // The port it listens on.
    std::uint16_t port() const;
    // "https://127.0.0.1:8470"
    std::string url() const;
    // Of the certificate it began with; empty without TLS.
    std::string public_key() const;
    // From any thread: new connections get this certificate, those there are keep theirs. Errors:
    // load_tls.
    Status use_certificate(TlsFiles const& files);

    // Makes the calling thread the I/O thread until stop() has been obeyed.
    void run();
    // From any thread: takes no new connections, closes idle ones, waits for answers under way (at
    // most HttpLimits::drain), ends run().
    void stop();
    // From any thread: `task` runs on the I/O thread soon, or after `delay`.
    void post(std::function<void()> task);
    void after(Duration delay, std::function<void()> task);
    // Open connections now. On the I/O thread.
    std::size_t connections() const;

    class Impl;

private:
    explicit HttpServer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

}  // namespace ontmoet::server
