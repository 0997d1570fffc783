// SPDX-License-Identifier: EUPL-1.2
#include "server/http_server.h"

#include "base/check.h"

#include <limits>
#include <optional>
#include <unordered_set>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>

namespace ontmoet::server {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using tcp = asio::ip::tcp;
using boost::system::error_code;

auto into(error_code& error) {
    return asio::redirect_error(asio::use_awaitable, error);
}

Request plain_request(http::request<http::string_body>& message, std::string const& peer) {
    Request request;
    request.method = std::string(message.method_string());
    request.target = std::string(message.target());
    for (auto const& field : message) {
        auto const name = field.name_string();
        request.headers.emplace_back(lower_case({name.data(), name.size()}),
                                     std::string(field.value()));
    }
    request.body = std::move(message.body());
    request.peer = peer;
    return request;
}

http::response<http::string_body> wire_response(Response response, Request const& request) {
    pack_for(request, response);
    http::response<http::string_body> message;
    message.result(static_cast<unsigned>(response.status));
    message.set(http::field::content_type, response.content_type);
    message.set(http::field::cache_control, "no-store");
    for (auto const& [name, value] : response.headers) message.set(name, value);
    message.body() = std::move(response.body);
    message.content_length(message.body().size());
    if (request.method == "HEAD") message.body().clear();
    return message;
}

// What a request that cannot be read is answered; nothing when the other side has gone or was so
// slow that its time is over (the stream is closed then).
std::optional<Response> refusal_of(error_code const& error) {
    if (error == http::error::header_limit)
        return error_response(431, "error.http_header_too_large");
    if (error == http::error::body_limit) return error_response(413, "error.http_body_too_large");
    if (error == http::error::end_of_stream || error == http::error::partial_message)
        return std::nullopt;
    if (error.category() == make_error_code(http::error::bad_method).category())
        return error_response(400, "error.http_malformed", error.message());
    return std::nullopt;
}

class Connection;

// What the handler holds: it may outlive the connection.
class PendingExchange final : public Exchange {
public:
    PendingExchange(asio::io_context& io, std::weak_ptr<Connection> connection, Request request)
        : m_io(io), m_connection(std::move(connection)), m_request(std::move(request)) {}

    Request const& request() const override { return m_request; }
    void answer(Response response) override;
    void on_gone(std::function<void()> gone) override { m_gone = std::move(gone); }

    // Below: on the I/O thread.
    void tell_gone() {
        auto const gone = std::exchange(m_gone, {});
        if (gone) gone();
    }
    void forget_gone() { m_gone = {}; }

private:
    asio::io_context& m_io;
    std::weak_ptr<Connection> m_connection;
    Request const m_request;
    std::function<void()> m_gone;
};

}  // namespace

class HttpServer::Impl {
public:
    Impl(HttpServerOptions given, Handler handler)
        : m_options(std::move(given)), m_handler(std::move(handler)) {}
    ~Impl();

    Status listen();
    void stop();
    asio::awaitable<void> accept_all();
    void forget(Connection* connection);
    void refuse(int status) const {
        if (m_options.on_refused) m_options.on_refused(status);
    }
    std::size_t body_limit(Request const& head) const {
        return m_options.body_limit ? m_options.body_limit(head) : m_options.limits.body_bytes;
    }

    HttpServerOptions m_options;
    Handler m_handler;
    std::uint16_t m_port = 0;
    std::unique_ptr<asio::io_context> m_io = std::make_unique<asio::io_context>(1);
    std::optional<tcp::acceptor> m_acceptor;
    std::optional<asio::steady_timer> m_drain;
    std::unordered_set<Connection*> m_open;
    bool m_stopping = false;
};

namespace {

class Connection : public std::enable_shared_from_this<Connection> {
public:
    Connection(HttpServer::Impl& server, tcp::socket socket)
        : m_server(server), m_stream(std::move(socket)), m_answered(*server.m_io) {
        error_code ignored;
        m_stream.socket().set_option(tcp::no_delay(true), ignored);
        auto const peer = m_stream.socket().remote_endpoint(ignored);
        m_peer = peer.address().to_string();
        m_server.m_open.insert(this);
    }
    Connection(Connection const&) = delete;
    Connection& operator=(Connection const&) = delete;
    ~Connection() { m_server.forget(this); }

    asio::awaitable<void> serve() {
        while (!m_server.m_stopping && co_await next_request_begins()) {
            auto request = co_await read_request();
            if (!request) break;
            auto exchange = std::make_shared<PendingExchange>(*m_server.m_io, weak_from_this(),
                                                              std::move(*request));
            m_response.reset();
            m_is_gone = false;
            watch_for_gone(exchange);
            m_server.m_handler(exchange);
            while (!m_response && !m_is_gone) co_await wait_for_answer();
            exchange->forget_gone();
            if (m_is_gone) break;
            error_code ignored;
            m_stream.socket().cancel(ignored);  // the watch
            bool const sent = co_await write(std::move(*m_response), exchange->request());
            if (!sent || !m_keep_alive) break;
        }
        error_code ignored;
        m_stream.socket().shutdown(tcp::socket::shutdown_both, ignored);
    }

    void close_if_idle() {
        if (m_is_idle) m_stream.cancel();
    }
    void settle(Response response) {
        if (m_response || m_is_gone) return;
        m_response = std::move(response);
        m_answered.cancel();
    }

private:
    // Waits between requests. False when the other side is done or idle for too long.
    asio::awaitable<bool> next_request_begins() {
        if (m_buffer.size() > 0) co_return true;
        m_is_idle = true;
        m_stream.expires_after(m_server.m_options.limits.idle);
        error_code error;
        auto const count = co_await m_stream.async_read_some(m_buffer.prepare(2048), into(error));
        m_buffer.commit(count);
        m_is_idle = false;
        co_return !error;
    }

    asio::awaitable<std::optional<Request>> read_request() {
        auto const& limits = m_server.m_options.limits;
        http::request_parser<http::string_body> parser;
        parser.header_limit(static_cast<std::uint32_t>(limits.header_bytes));
        parser.body_limit(std::numeric_limits<std::uint64_t>::max());
        m_stream.expires_after(limits.header);
        error_code error;
        co_await http::async_read_header(m_stream, m_buffer, parser, into(error));
        if (!error) {
            auto const limit = m_server.body_limit(plain_request(parser.get(), m_peer));
            parser.body_limit(limit);
            auto const length = parser.content_length();
            if (length && *length > limit) error = http::error::body_limit;
        }
        if (!error && beast::iequals(parser.get()[http::field::expect], "100-continue")) {
            http::response<http::empty_body> go_on{http::status::continue_, 11};
            co_await http::async_write(m_stream, go_on, into(error));
        }
        if (!error) {
            m_stream.expires_after(limits.body);
            co_await http::async_read(m_stream, m_buffer, parser, into(error));
        }
        if (error) {
            if (auto refusal = refusal_of(error)) co_await refuse(std::move(*refusal));
            co_return std::nullopt;
        }
        m_keep_alive = parser.get().keep_alive();
        co_return plain_request(parser.get(), m_peer);
    }

    // The rest of the request is read and thrown away, so that the answer is not lost in a reset.
    asio::awaitable<void> refuse(Response response) {
        m_server.refuse(response.status);
        m_keep_alive = false;
        // g++ 12 destroys an aggregate temporary in a co_await expression twice.
        Request const unread;
        bool const sent = co_await write(std::move(response), unread);
        if (!sent) co_return;
        error_code error;
        m_stream.socket().shutdown(tcp::socket::shutdown_send, error);
        m_stream.expires_after(k_discard_time);
        std::size_t discarded = 0;
        while (!error && discarded < k_most_discarded_bytes) {
            m_buffer.clear();
            discarded += co_await m_stream.async_read_some(m_buffer.prepare(65'536), into(error));
        }
    }

    void watch_for_gone(std::shared_ptr<PendingExchange> exchange) {
        m_stream.expires_never();
        m_stream.socket().async_wait(
            tcp::socket::wait_read,
            [self = weak_from_this(), exchange = std::move(exchange)](error_code error) {
                auto const connection = self.lock();
                if (!connection || error == asio::error::operation_aborted) return;
                error_code broken;
                if (connection->m_stream.socket().available(broken) > 0 && !broken) return;
                connection->m_is_gone = true;
                connection->m_answered.cancel();
                exchange->tell_gone();
            });
    }

    asio::awaitable<void> wait_for_answer() {
        m_answered.expires_at(asio::steady_timer::time_point::max());
        error_code cancelled;
        co_await m_answered.async_wait(into(cancelled));
    }

    asio::awaitable<bool> write(Response response, Request const& request) {
        if (m_server.m_stopping) m_keep_alive = false;
        auto message = wire_response(std::move(response), request);
        message.keep_alive(m_keep_alive);
        m_stream.expires_after(m_server.m_options.limits.write);
        error_code error;
        co_await http::async_write(m_stream, message, into(error));
        co_return !error || error == http::error::end_of_stream;
    }

    HttpServer::Impl& m_server;
    beast::tcp_stream m_stream;
    beast::flat_buffer m_buffer;
    asio::steady_timer m_answered;
    std::optional<Response> m_response;
    std::string m_peer;
    bool m_is_idle = false;
    bool m_is_gone = false;
    bool m_keep_alive = false;
};

void PendingExchange::answer(Response response) {
    asio::post(m_io, [connection = m_connection, response = std::move(response)]() mutable {
        if (auto const open = connection.lock()) open->settle(std::move(response));
    });
}

}  // namespace

HttpServer::Impl::~Impl() {
    m_drain.reset();
    m_acceptor.reset();
    m_io.reset();  // ends what still waits, while the rest of this object stands
}

Status HttpServer::Impl::listen() {
    auto const& name = m_options.address == "localhost" ? "127.0.0.1" : m_options.address;
    error_code error;
    auto const address = asio::ip::make_address(name, error);
    if (error)
        return Error{ErrorKind::invalid_input, "error.address_not_usable", m_options.address};
    if (!address.is_loopback() && !m_options.behind_proxy)
        return Error{ErrorKind::refused, "error.address_needs_tls", m_options.address};
    tcp::endpoint const endpoint(address, m_options.port);
    m_acceptor.emplace(*m_io);
    m_acceptor->open(endpoint.protocol(), error);
    if (!error) m_acceptor->set_option(tcp::acceptor::reuse_address(true), error);
    if (!error) m_acceptor->bind(endpoint, error);
    if (!error) m_acceptor->listen(asio::socket_base::max_listen_connections, error);
    if (error == asio::error::address_in_use)
        return Error{ErrorKind::unavailable, "error.port_in_use", std::to_string(m_options.port)};
    if (error)
        return Error{ErrorKind::invalid_input, "error.address_not_usable",
                     m_options.address + ": " + error.message()};
    m_port = m_acceptor->local_endpoint().port();
    asio::co_spawn(*m_io, accept_all(), asio::detached);
    return {};
}

asio::awaitable<void> HttpServer::Impl::accept_all() {
    while (!m_stopping) {
        error_code error;
        auto socket = co_await m_acceptor->async_accept(into(error));
        if (m_stopping) co_return;
        if (error) {  // out of file descriptors: wait until some are back
            asio::steady_timer pause(*m_io, std::chrono::milliseconds(50));
            co_await pause.async_wait(into(error));
            continue;
        }
        if (m_open.size() >= m_options.limits.connections) {
            refuse(503);
            continue;  // closes it
        }
        auto connection = std::make_shared<Connection>(*this, std::move(socket));
        asio::co_spawn(
            *m_io, [connection] { return connection->serve(); }, asio::detached);
    }
}

void HttpServer::Impl::forget(Connection* connection) {
    m_open.erase(connection);
    if (m_stopping && m_open.empty() && m_io) m_io->stop();  // null in the destructor
}

void HttpServer::Impl::stop() {
    if (m_stopping) return;
    m_stopping = true;
    error_code ignored;
    m_acceptor->close(ignored);
    if (m_open.empty()) return m_io->stop();
    for (auto* connection : m_open) connection->close_if_idle();
    m_drain.emplace(*m_io, m_options.limits.drain);
    m_drain->async_wait([this](error_code cancelled) {
        if (!cancelled) m_io->stop();
    });
}

HttpServer::HttpServer(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
HttpServer::~HttpServer() = default;

Result<std::unique_ptr<HttpServer>> HttpServer::create(HttpServerOptions options, Handler handler) {
    check(static_cast<bool>(handler), "a server has somebody who answers");
    auto impl = std::make_unique<Impl>(std::move(options), std::move(handler));
    TRY(impl->listen());
    return std::unique_ptr<HttpServer>(new HttpServer(std::move(impl)));
}

std::uint16_t HttpServer::port() const {
    return m_impl->m_port;
}
std::string HttpServer::url() const {
    return url_of(m_impl->m_options.address, port());
}

void HttpServer::run() {
    m_impl->m_io->run();
}

void HttpServer::stop() {
    post([this] { m_impl->stop(); });
}

void HttpServer::post(std::function<void()> task) {
    asio::post(*m_impl->m_io, std::move(task));
}

void HttpServer::after(Duration delay, std::function<void()> task) {
    post([this, delay, task = std::move(task)] {
        auto timer = std::make_shared<asio::steady_timer>(*m_impl->m_io, delay);
        timer->async_wait([timer, task](error_code cancelled) {
            if (!cancelled) task();
        });
    });
}

std::size_t HttpServer::connections() const {
    return m_impl->m_open.size();
}

}  // namespace ontmoet::server
